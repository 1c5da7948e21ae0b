"""How well and how fast the search finds: `python tests/benchmarks/search.py [QUERIES.json]`.

Prints, for our search and for SQLite's FTS5 on the same texts, the share of queries with a
right entry first and among the first three, the mean reciprocal rank, and milliseconds a
query, with the knowledge base as it is and with 12,000 entries. Then ours: each miss.
"""

from __future__ import annotations

import json
import re
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

import backinfo
from backinfo.knowledge.base import Compiled, Knowledge
from backinfo.search import engine
from backinfo.search.index import Index, build, phrases_of, running_text
from backinfo.search.tokens import Tokenizer, tables

QUERIES = Path(__file__).with_name("queries.json")
LARGE = 12_000
Search = Callable[[str], list[str]]


def queries(path: Path = QUERIES) -> list[dict[str, Any]]:
    """The questions, each with the ids that answer it."""
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def ours(knowledge: Knowledge, index: Index) -> Search:
    """The search of backinfo: the ids of the results, best first."""
    return lambda query: [r.id for r in engine.search(knowledge, index, query).results]


def fts5(knowledge: Knowledge, copies: int = 1) -> Search:
    """The same texts in SQLite's full-text index: Porter stems, BM25, names weighing more."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table t using fts5(id, names, words, tokenize='porter unicode61')")
    for records in knowledge.topics.values():
        for id in records:
            entry = records[id]
            row = (" . ".join(phrases_of(entry)), running_text(entry))
            for number in range(copies):
                base.execute("insert into t values (?, ?, ?)", (f"{id}#{number}", *row))
    tokenizer = Tokenizer(tables(knowledge.words))

    def search(query: str) -> list[str]:
        words = [w for w in re.findall(r"\w+", query.lower()) if tokenizer.texts(w)]
        if not words:
            return []
        match = " OR ".join(f'"{word}"' for word in words)
        found = base.execute(
            "select id from t where t match ? order by bm25(t, 0, 5, 1) limit 10", (match,)
        )
        return [row[0].split("#")[0] for row in found]

    return search


def larger(knowledge: Knowledge, entries: int) -> Knowledge:
    """The knowledge base many times over, the words of each copy's names made its own."""
    whole = json.loads(knowledge.to_json())
    sections = ("causes", "treatments", "symptoms", "warning_signs", "numbers", "glossary")
    size = sum(len(whole[section]) for section in sections)
    for section in sections:
        rows = list(whole[section])
        for number in range(1, entries // size):
            for row in rows:
                copy = {**row, "id": f"{row['id']}-{number}", "misspellings": []}
                copy["name"] = f"{row['name']} {number}"
                copy["aliases"] = [f"{alias} {number}" for alias in row.get("aliases", ())]
                whole[section].append(copy)
    return Knowledge.of(msgspec.convert(_raw(whole), Compiled))


def _raw(whole: dict[str, Any]) -> dict[str, Any]:
    """The tree with its records encoded, as the compiled file holds them."""
    encode = msgspec.json.encode
    made: dict[str, Any] = {}
    for key, value in whole.items():
        if isinstance(value, list):
            made[key] = tuple(msgspec.Raw(encode(row)) for row in value)
        else:
            made[key] = msgspec.Raw(encode(value)) if key == "words" else value
    return made


def rank(search: Search, query: dict[str, Any]) -> int | None:
    """The place of the first right entry, from 1, or None."""
    for place, id in enumerate(search(query["query"]), start=1):
        if id in query["expect"]:
            return place
    return None


def milliseconds(search: Search, asked: list[dict[str, Any]]) -> float:
    """The median time of a query."""
    times = []
    for query in asked:
        start = time.perf_counter()
        search(query["query"])
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def main() -> None:
    """Measure, and print a table and the misses."""
    asked = queries(Path(sys.argv[1]) if len(sys.argv) > 1 else QUERIES)
    knowledge = backinfo.load()
    entries = sum(len(records) for records in knowledge.topics.values())
    copies = LARGE // entries
    start = time.perf_counter()
    index = build(knowledge)
    print(f"{entries} entries, {len(index.phrases)} phrases, indexed in", end=" ")
    print(f"{time.perf_counter() - start:.2f} s; {len(asked)} queries")
    many = larger(knowledge, LARGE)
    rows = {
        "ours": (ours(knowledge, index), ours(many, build(many))),
        "FTS5": (fts5(knowledge), fts5(knowledge, copies)),
    }
    print(f"{'':6} {'hit@1':>6} {'hit@3':>6} {'MRR':>6} {'ms':>7} {'ms at 12,000':>13}")
    for name, (search, large) in rows.items():
        places = [rank(search, query) for query in asked]
        first = sum(place == 1 for place in places)
        three = sum(place is not None and place <= 3 for place in places)
        mean = sum(1 / place for place in places if place) / len(asked)
        print(
            f"{name:6} {first:6} {three:6} {mean:6.3f} {milliseconds(search, asked):7.2f} "
            f"{milliseconds(large, asked):13.1f}"
        )
    dangers = queries(QUERIES.with_name("dangers.json"))
    loud = {True: 0, False: 0}
    for query in dangers:
        loud[query["urgent"]] += bool(engine.search(knowledge, index, query["query"]).signs)
    urgent = sum(query["urgent"] for query in dangers)
    print(f"dangers heard: {loud[True]} of {urgent}; false alarms: {loud[False]}", end=" ")
    print(f"of {len(dangers) - urgent}")
    search = ours(knowledge, index)
    for query in asked:
        place = rank(search, query)
        if place != 1:
            print(
                f"  {place or '-'}: {query['query']}\n     {', '.join(search(query['query'])[:3])}"
            )
            print(f"     wanted {', '.join(query['expect'])}")


if __name__ == "__main__":
    main()
