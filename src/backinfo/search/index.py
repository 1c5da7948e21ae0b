"""What the search looks words up in: made once when the knowledge base is compiled.

Two kinds of text are indexed: phrases (names, and how people put it), which say alone
what an entry is about, and the running text of an entry, which only adds to it.
"""

from __future__ import annotations

from math import log
from pathlib import Path

import msgspec
from msgspec import Struct

from backinfo import text
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Symptom, Term, Topic, WarningSign
from backinfo.knowledge.walk import texts
from backinfo.search.signs import Rule, read_rule
from backinfo.search.tokens import Tables, Tokenizer, raw_words, tables

SHIPPED = Path(__file__).with_name("index.json")
# The fields of running text that tell one entry from another. Evidence, costs and sources
# use the same words everywhere and would only blur it.
_TEXTS = ("summary", "where", "what_it_is", "feels_like", "worse", "better", "definition", "what")


class Phrase(Struct, frozen=True, array_like=True):
    """A name or a way people put it: of which document, its words, what its tokens weigh."""

    document: int
    words: str
    weight: float
    is_name: bool


class Index(Struct, frozen=True):
    """The documents, and for each token the phrases and texts where it stands.

    `rarity` is what a token weighs: the fewer documents have it, the more. `spelled` holds
    the words that a misspelt one may be meant for. `leads` are the causes that a symptom or
    a term points at, best first; `signs` how each warning sign is heard; `tables` how
    words become tokens.
    """

    documents: list[tuple[str, str]]
    phrases: list[Phrase]
    in_phrases: dict[str, list[int]]
    in_texts: dict[str, list[int]]
    rarity: dict[str, float]
    spelled: list[str]
    leads: dict[str, list[str]]
    signs: dict[str, list[Rule]]
    tables: Tables


def load(knowledge: Knowledge) -> Index:
    """The index that is shipped with the knowledge base, or one made now for another."""
    if knowledge.shipped and SHIPPED.exists():
        return msgspec.json.decode(SHIPPED.read_bytes(), type=Index)
    return build(knowledge)


def build(knowledge: Knowledge) -> Index:
    """Index every entry that has a page of its own."""
    read = tables(knowledge.words)
    tokenizer = Tokenizer(read)
    documents: list[tuple[str, str]] = []
    found: list[tuple[int, str, frozenset[str]]] = []
    in_texts: dict[str, list[int]] = {}
    names_of: list[set[str]] = []
    spelled: set[str] = set()
    leads: dict[str, list[str]] = {}
    for kind, records in knowledge.topics.items():
        for id in records:
            entry = records[id]
            number = len(documents)
            documents.append((kind, id))
            names_of.append({entry.name, *entry.aliases, *entry.misspellings})
            for phrase in phrases_of(entry):
                found.append((number, phrase, frozenset(tokenizer.texts(phrase))))
            words = running_text(entry)
            for part in texts(entry):
                if part.field.startswith("misspellings"):
                    continue
                spelled.update(w for w in raw_words(part.words) if len(w) > 3 and w.isalpha())
            for token in dict.fromkeys(tokenizer.texts(words)):
                in_texts.setdefault(token, []).append(number)
            if targets := _leads(knowledge, entry):
                leads[f"{kind}:{id}"] = targets
    rarity = _rarity(len(documents), found, in_texts)
    phrases: list[Phrase] = []
    in_phrases: dict[str, list[int]] = {}
    for number, words, tokens in found:
        if not tokens:
            continue
        for token in tokens:
            in_phrases.setdefault(token, []).append(len(phrases))
        weight = round(sum(rarity[t] for t in tokens), 3)
        phrases.append(Phrase(number, words, weight, words in names_of[number]))
    signs = {
        sign.id: [read_rule(rule, tokenizer) for rule in sign.heard_as]
        for sign in knowledge.warning_signs.values()
    }
    return Index(
        documents, phrases, in_phrases, in_texts, rarity, sorted(spelled), leads, signs, read
    )


def phrases_of(entry: Topic) -> list[str]:
    """The names of an entry and how people put it, the name first."""
    short = (entry.short,) if entry.short else ()
    own = (entry.name, *short, *entry.aliases, *entry.misspellings, *entry.people_say)
    return list(dict.fromkeys(map(text.clean, own)))


def running_text(entry: Topic) -> str:
    """The texts of an entry that tell it from others, without citations and markup."""
    texts = [getattr(entry, name) for name in _TEXTS if isinstance(getattr(entry, name, 0), str)]
    return " ".join(run.text for t in texts for p in text.pieces(t) for run in p.inlines)


def _leads(knowledge: Knowledge, entry: Topic) -> list[str]:
    """The entries, as "kind:id", that this one points a reader on to."""
    if isinstance(entry, WarningSign):
        return [f"cause:{id}" for id in entry.may_mean]
    if isinstance(entry, Symptom):
        return [f"cause:{pointer.id}" for pointer in entry.may_mean]
    if isinstance(entry, Term) and entry.see:
        return [
            f"{kind}:{entry.see}"
            for kind in knowledge.topics
            if entry.see in knowledge.topics[kind]
        ]
    return []


def _rarity(
    count: int, phrases: list[tuple[int, str, frozenset[str]]], in_texts: dict[str, list[int]]
) -> dict[str, float]:
    """How much each token weighs, by the share of documents that have it (as in BM25)."""
    having: dict[str, set[int]] = {token: set(numbers) for token, numbers in in_texts.items()}
    for number, _, tokens in phrases:
        for token in tokens:
            having.setdefault(token, set()).add(number)
    return {
        token: round(log(1 + (count - len(numbers) + 0.5) / (len(numbers) + 0.5)), 3)
        for token, numbers in having.items()
    }
