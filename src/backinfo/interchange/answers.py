"""JSON answers: one object each, with `schema` and `data_version` at the top.

Keys are only ever added within a schema number. JSON never comes from page blocks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from backinfo import text, wording
from backinfo.knowledge.base import Head, Knowledge
from backinfo.knowledge.model import Cause, Entry, Treatment
from backinfo.knowledge.reference import Source
from backinfo.knowledge.walk import cited
from backinfo.ranking import Ranked

if TYPE_CHECKING:
    from backinfo.search import engine as search

Answer = dict[str, Any]


def encode(answer: Answer) -> str:
    """An answer as indented JSON text, ending in one newline."""
    return msgspec.json.format(msgspec.json.encode(answer), indent=2).decode() + "\n"


def envelope(knowledge: Knowledge, **content: Any) -> Answer:
    """What every answer holds, and then its own content."""
    return {
        "schema": knowledge.schema,
        "data_version": knowledge.data_version,
        "urgent_help": knowledge.about.urgent_help,
        "not_medical_advice": knowledge.about.not_medical_advice,
        **content,
    }


def topic(knowledge: Knowledge, kind: str, entry: Entry, guessed_from: str = "") -> Answer:
    """One entry whole, with the sources that it cites."""
    content: Answer = {"kind": kind, **plain(entry)}
    if isinstance(entry, Treatment):
        content["sentences"] = {e.id: wording.sentence(entry, e) for e in entry.effects}
    if isinstance(entry, Cause):
        from backinfo.ranking import for_cause

        content["treatments"] = [ranked(each) for each in for_cause(knowledge, entry.id)]
    content["sources"] = [plain(knowledge.sources[id]) for id in cited(entry)]
    if guessed_from:
        content["guessed_from"] = guessed_from
    return envelope(knowledge, **content)


def results(knowledge: Knowledge, rows: Iterable[Answer], **more: Any) -> Answer:
    """A list of entries, and the sources that their summaries cite."""
    found = list(rows)
    ids = dict.fromkeys(
        id
        for row in found
        for id in text.citations(row.get("summary", ""))
        if id in knowledge.sources
    )
    sources = [plain(knowledge.sources[id]) for id in ids]
    return envelope(knowledge, **more, results=found, sources=sources)


def row(kind: str, entry: Entry | Source) -> Answer:
    """One line of a list: what it is, its names, its summary, its group."""
    if isinstance(entry, Source):
        return {"kind": "source", **plain(entry)}
    wanted = ("id", "name", "short", "group", "serious", "urgency", "summary", "figure", "share")
    fields = plain(entry)
    return {"kind": kind, **{key: fields[key] for key in wanted if key in fields}}


def ranked(each: Ranked) -> Answer:
    """One treatment of a cause, with the finding that decides its place."""
    return {
        **row("treatment", each.treatment),
        "effect": plain(each.effect),
        "sentence": wording.sentence(each.treatment, each.effect),
        "advised_against": each.against,
        "tier": each.tier.name.lower().replace("_", "-"),
    }


def found(knowledge: Knowledge, query: str, answer: search.Answer, limit: int | None) -> Answer:
    """What a search gave, best first; `urgent` when the words sound like a warning sign."""
    rows = [
        {
            **row(each.kind, knowledge.topics[each.kind][each.id]),
            "score": each.score,
            "matched": each.reason,
        }
        for each in answer.results[:limit]
    ]
    signs = [row("warning-sign", knowledge.warning_signs[id]) for id in answer.signs]
    return results(
        knowledge,
        rows,
        query=query,
        urgent=bool(signs),
        warning_signs=signs,
        read_as=answer.repaired,
    )


def compared(
    knowledge: Knowledge, options: Sequence[Treatment | Cause], cause: Cause | None
) -> Answer:
    """Options side by side: each whole, a treatment with its findings for the cause alone."""
    rows = []
    for option in options:
        kind = "treatment" if isinstance(option, Treatment) else "cause"
        fields = {"kind": kind, **plain(option)}
        if isinstance(option, Treatment):
            effects = [e for e in option.effects if cause is None or e.condition == cause.id]
            fields["effects"] = [plain(effect) for effect in effects]
            fields["sentences"] = {e.id: wording.sentence(option, e) for e in effects}
        rows.append(fields)
    ids = dict.fromkeys(id for option in options for id in cited(option))
    return envelope(
        knowledge,
        cause=cause.id if cause else None,
        if_nothing=cause.if_nothing if cause else None,
        results=rows,
        sources=[plain(knowledge.sources[id]) for id in ids],
    )


def near(kind: str, head: Head) -> Answer:
    """A name that may have been meant."""
    return {"kind": kind, "id": head.id, "name": head.name}


def plain(record: msgspec.Struct) -> Answer:
    """A record as JSON data."""
    made: Answer = msgspec.to_builtins(record)
    return made
