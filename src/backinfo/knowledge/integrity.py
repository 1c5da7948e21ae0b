"""The rules without which a knowledge base is not shown: all resolves, all is cited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

from backinfo import text
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.choices import TreatmentGroup
from backinfo.knowledge.model import (
    Cause,
    Effect,
    Number,
    Per100,
    Points,
    Symptom,
    Term,
    Treatment,
    WarningSign,
)
from backinfo.knowledge.problem import Problem
from backinfo.knowledge.reference import Source
from backinfo.knowledge.walk import entries, texts

# A paragraph that only says what is not known needs no source.
_UNKNOWN = ("We found no ", "We do not know ", "Nobody knows ", "Not known")


def problems_of(knowledge: Knowledge) -> Iterator[Problem]:
    """Every problem for which a knowledge base is refused."""
    for file, entry in entries(knowledge):
        for field, what, do in _of_entry(knowledge, entry):
            yield Problem(file, entry.id, field, what, do)
    for field, _, words in texts(knowledge.about):
        if hidden := _hidden(words):
            yield Problem("about.toml", "", field, hidden, "Remove it")
    known = {*get_args(TreatmentGroup), *knowledge.causes}
    for place in knowledge.about.support:
        for id in sorted(set(place.only_for) - known):
            what = f"there is no cause and no group of treatments {id}"
            yield Problem("about.toml", place.name, "support.only_for", what, "Name another")


def _of_entry(knowledge: Knowledge, entry: Any) -> Iterator[tuple[str, str, str]]:
    for field, kind, words in texts(entry):
        if hidden := _hidden(words):
            yield field, hidden, "Remove it"
        for id in text.citations(words):
            yield from _must_be(id, knowledge.sources, field, "source", "sources.toml")
        for target in text.links(words):
            yield from _link(knowledge, target, field)
        if kind == "cited":
            yield from _uncited(words, field)
    if isinstance(entry, Treatment):
        yield from _treatment(knowledge, entry)
    elif isinstance(entry, Cause):
        yield from _ids(knowledge.symptoms, entry.symptoms, "symptoms", "symptom")
        yield from _ids(
            knowledge.warning_signs, entry.warning_signs, "warning_signs", "warning sign"
        )
        yield from _ids(knowledge.causes, [p.id for p in entry.looks_like], "looks_like", "cause")
        yield from _ids(knowledge.causes, [p.id for p in entry.see_also], "see_also", "cause")
        shown = [id for pointer in entry.see_also for id in pointer.show]
        yield from _ids(knowledge.treatments, shown, "see_also.show", "treatment")
        yield from _claims(knowledge, entry, ())
    elif isinstance(entry, Symptom):
        pointers = [*entry.may_mean, *entry.rarely_means]
        yield from _ids(knowledge.causes, [p.id for p in pointers], "may_mean", "cause")
        yield from _ids(
            knowledge.warning_signs, entry.warning_signs, "warning_signs", "warning sign"
        )
    elif isinstance(entry, WarningSign):
        yield from _ids(knowledge.causes, entry.may_mean, "may_mean", "cause")
    elif isinstance(entry, Number):
        yield from _claims(knowledge, entry, ())
    elif isinstance(entry, Source):
        for name in ("issued", "accessed"):
            value = getattr(entry, name)
            if value is not None and not _is_date(value):
                yield name, f'"{value}" is no date', "Write it as 2024, 2024-05 or 2024-05-17"
    elif isinstance(entry, Term) and entry.see and knowledge.get(entry.see) is None:
        yield "see", f"there is no entry {entry.see}", "Name another, or remove it"


def _treatment(knowledge: Knowledge, entry: Treatment) -> Iterator[tuple[str, str, str]]:
    yield from _ids(
        knowledge.treatments, [p.id for p in entry.alternatives], "alternatives", "treatment"
    )
    yield from _ids(knowledge.warning_signs, entry.warning_signs, "warning_signs", "warning sign")
    seen: set[str] = set()
    for effect in entry.effects:
        field = f"effects {effect.id}"
        if effect.id in seen:
            yield field, "this effect id is used twice", "Rename one of them"
        seen.add(effect.id)
        yield from _must_be(
            effect.condition, knowledge.causes, f"{field}.condition", "cause", "causes/"
        )
        if effect.graded_by != "backinfo":
            yield from _must_be(
                effect.graded_by, knowledge.sources, f"{field}.graded_by", "source", "sources.toml"
            )
        yield from _comparison(effect, field)
        if effect.per_100:
            yield from _counts(knowledge, effect.per_100, f"{field}.per_100")
        if effect.points:
            yield from _points(knowledge, effect.points, f"{field}.points")
    for number, harm in enumerate(entry.harms, start=1):
        field = f"harms[{number}]"
        yield from _ids(knowledge.sources, harm.sources, f"{field}.sources", "source")
        if not harm.sources and not harm.how_often.lower().startswith("not known"):
            yield field, "has a frequency but no source", "Cite it, or say that it is not known"
        if harm.per_100:
            yield from _counts(knowledge, harm.per_100, f"{field}.per_100")
    for number, advice in enumerate(entry.advice, start=1):
        yield from _cited_record(knowledge, advice.sources, f"advice[{number}]")
        if advice.condition:
            yield from _must_be(
                advice.condition,
                knowledge.causes,
                f"advice[{number}].condition",
                "cause",
                "causes/",
            )
    yield from _claims(knowledge, entry, seen)


def _comparison(effect: Effect, field: str) -> Iterator[tuple[str, str, str]]:
    """Each effect says against what, when, for whom and which way, or that nobody looked."""
    if effect.certainty == "none":
        if effect.size != "unclear" or effect.per_100 or effect.points or effect.comparator:
            yield (
                field,
                "certainty is none, yet a comparison is given",
                "Grade it, or remove the comparison",
            )
        return
    for name in ("comparator", "comparator_kind", "time", "population"):
        if getattr(effect, name) is None:
            yield (
                f"{field}.{name}",
                "is missing",
                "Say it, or set certainty to none where no trial was found",
            )
    if effect.size in ("large", "moderate", "small") and effect.direction is None:
        yield f"{field}.direction", "is missing", "Say better or worse"
    if effect.size in ("little-or-none", "unclear") and effect.direction is not None:
        yield f"{field}.direction", f"size {effect.size} has no direction", "Remove it"
    if effect.size == "unclear" and effect.certainty != "very-low":
        yield (
            f"{field}.certainty",
            "an unclear effect has very low certainty",
            "Set very-low, or give the size",
        )


def _points(knowledge: Knowledge, points: Points, field: str) -> Iterator[tuple[str, str, str]]:
    values = {"with": points.with_, "without": points.without, "gap": points.gap}
    given = {name: value for name, value in values.items() if value is not None}
    if set(given) not in ({"with", "without"}, {"gap"}):
        yield field, "needs with and without, or gap alone", "Give both values, or the gap"
    for name, value in given.items():
        if value > points.scale:
            yield (
                f"{field}.{name}",
                f"{value:g} is off the scale, which ends at {points.scale}",
                "Correct the figure or the scale",
            )
    yield from _cited_record(knowledge, points.sources, field)


def _is_date(value: str) -> bool:
    """Whether it is a year, a year and month, or a day, as ISO 8601 writes them."""
    parts = value.split("-")
    try:
        date(*[int(part) for part in parts], *[1] * (3 - len(parts)))
    except (ValueError, TypeError):
        return False
    return [len(part) for part in parts] == [4, 2, 2][: len(parts)]


def _counts(knowledge: Knowledge, counts: Per100, field: str) -> Iterator[tuple[str, str, str]]:
    for name, value in (("with", counts.with_), ("without", counts.without)):
        if value > 100:
            yield (
                f"{field}.{name}",
                f"{value} is more than 100",
                "Give the number out of 100 people",
            )
    yield from _cited_record(knowledge, counts.sources, field)


def _claims(
    knowledge: Knowledge, entry: Treatment | Cause | Number, effects: set[str] | tuple[()]
) -> Iterator[tuple[str, str, str]]:
    for number, claim in enumerate(entry.claims, start=1):
        field = f"claims[{number}]"
        yield from _cited_record(knowledge, claim.sources, field)
        for id in claim.answered_by:
            if id not in effects:
                yield (
                    f"{field}.answered_by",
                    f"this entry has no effect {id}",
                    "Name one of its effects",
                )
        if not claim.answered_by and claim.answer is None:
            yield (
                field,
                "the claim is not answered",
                "Name the effects that answer it, or write an answer",
            )


def _cited_record(
    knowledge: Knowledge, sources: tuple[str, ...], field: str
) -> Iterator[tuple[str, str, str]]:
    if not sources:
        yield f"{field}.sources", "names no source", "Cite the source that says so"
    yield from _ids(knowledge.sources, sources, f"{field}.sources", "source")


def _uncited(words: str, field: str) -> Iterator[tuple[str, str, str]]:
    for piece in text.pieces(words):
        start = text.bare(piece)
        # A line that only leads into a list is covered by the list's own citations.
        if not text.is_cited(piece) and not start.startswith(_UNKNOWN) and not start.endswith(":"):
            yield field, f'no source for "{start[-60:]}"', "End it with a citation, [@source-id]"


def _hidden(words: str) -> str:
    found = next((char for char in words if text.is_hidden(char)), None)
    return f"holds the hidden character U+{ord(found):04X}" if found else ""


def _link(knowledge: Knowledge, target: str, field: str) -> Iterator[tuple[str, str, str]]:
    kind, _, id = target.partition(":")
    if kind in knowledge.topics:
        yield from _must_be(id, knowledge.topics[kind], field, kind, kind)
    elif kind not in ("https", "http"):
        kinds = ", ".join(knowledge.topics)
        yield field, f"the link {target} leads nowhere", f"Links start with https: or with {kinds}:"


def _must_be(
    id: str, records: Any, field: str, kind: str, place: str
) -> Iterator[tuple[str, str, str]]:
    if id not in records:
        from difflib import get_close_matches

        near = get_close_matches(id, list(records), n=1)
        do = f"Did you mean {near[0]}?" if near else f"Add it to {place}, or name another"
        yield field, f"there is no {kind} {id}", do.rstrip("?") if near else do


def _ids(records: Any, ids: Any, field: str, kind: str) -> Iterator[tuple[str, str, str]]:
    for id in ids:
        yield from _must_be(id, records, field, kind, "the knowledge base")
