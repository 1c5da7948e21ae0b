"""From a question to its answer: which entries it means, their page and their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from backinfo.asked import Ask, Shown
from backinfo.document import Document
from backinfo.find import Hit, find
from backinfo.interchange import answers
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.choices import CauseGroup, TreatmentGroup
from backinfo.knowledge.model import Cause
from backinfo.knowledge.walk import cited
from backinfo.output import ExitCode

if TYPE_CHECKING:
    from backinfo.search import engine

# The command that lists what there is of a kind.
_LISTS = {
    "cause": "backinfo causes",
    "treatment": "backinfo treatments",
    "symptom": "backinfo symptoms",
    "number": "backinfo facts",
    "term": "backinfo glossary",
    "treatment or cause": "backinfo treatments or backinfo causes",
    "entry or source": "backinfo sources",
}


def causes(ask: Ask, symptom: str | None, group: CauseGroup | None) -> Shown:
    """The causes, of one group or one symptom where that is asked for."""
    from backinfo.pages import lists

    shown = [cause for cause in ask.knowledge.causes.values() if group in (None, cause.group)]
    if symptom is not None:
        found = find(ask.knowledge, symptom, "symptom")
        hit = next((hit for hit in found.hits if hit.kind == "symptom"), None)
        if hit is None:
            return not_found(ask, symptom, "symptom", found.near)
        shown = _with_symptom(ask.knowledge, shown, hit.head.id)
    return Shown(
        lambda: lists.causes(ask.knowledge, shown, full=ask.full),
        lambda: answers.results(ask.knowledge, (answers.row("cause", c) for c in shown)),
        code=ExitCode.SHOWN if shown else ExitCode.NOT_FOUND,
    )


def _with_symptom(knowledge: Knowledge, causes: list[Cause], symptom: str) -> list[Cause]:
    """The causes that a symptom may mean, most likely first, then others that have it."""
    likely = [pointer.id for pointer in knowledge.symptoms[symptom].may_mean]
    having = [cause for cause in causes if cause.id in likely or symptom in cause.symptoms]
    last = len(likely)
    return sorted(having, key=lambda c: likely.index(c.id) if c.id in likely else last)


def treatments(ask: Ask, group: TreatmentGroup | None) -> Shown:
    """The treatments, of one group where that is asked for."""
    from backinfo.pages import lists

    shown = [t for t in ask.knowledge.treatments.values() if group in (None, t.group)]
    return Shown(
        lambda: lists.treatments(ask.knowledge, shown, full=ask.full),
        lambda: answers.results(ask.knowledge, (answers.row("treatment", t) for t in shown)),
        code=ExitCode.SHOWN if shown else ExitCode.NOT_FOUND,
    )


def treatments_for(ask: Ask, cause: str, group: TreatmentGroup | None) -> Shown:
    """The treatments of one cause, ranked by evidence."""
    from backinfo.pages import lists
    from backinfo.ranking import for_cause

    found = find(ask.knowledge, cause, "cause")
    hits = [hit for hit in found.hits if hit.kind == "cause"]
    if len(hits) != 1:
        near = tuple(hits) or tuple(hit for hit in found.near if hit.kind == "cause")
        return not_found(ask, cause, "cause", near)
    entry = ask.knowledge.causes[hits[0].head.id]
    ranked = for_cause(ask.knowledge, entry.id)
    if group:
        ranked = [each for each in ranked if each.treatment.group == group]
    return Shown(
        lambda: lists.for_cause(ask.knowledge, entry, ranked, full=ask.full),
        lambda: answers.results(
            ask.knowledge,
            map(answers.ranked, ranked),
            cause=entry.id,
            if_nothing=entry.if_nothing,
        ),
        notes=guess_note(cause, hits[0]),
    )


def symptoms(ask: Ask) -> Shown:
    """The symptoms."""
    from backinfo.pages import lists

    shown = list(ask.knowledge.symptoms.values())
    return Shown(
        lambda: lists.symptoms(ask.knowledge, shown, full=ask.full),
        lambda: answers.results(ask.knowledge, (answers.row("symptom", s) for s in shown)),
    )


def glossary(ask: Ask, words: str) -> Shown:
    """The terms, or the one that the words name."""
    from backinfo.pages import lists

    if words:
        return topic(ask, words, "term")
    shown = list(ask.knowledge.glossary.values())
    rows = ({"kind": "term", **answers.plain(term)} for term in shown)
    return Shown(
        lambda: lists.glossary(ask.knowledge, shown, full=ask.full),
        lambda: answers.results(ask.knowledge, rows),
    )


def facts(ask: Ask, words: str) -> Shown:
    """The numbers, or the one that the words name."""
    from backinfo.pages import facts as page

    numbers = list(ask.knowledge.numbers.values())
    if words:
        found = find(ask.knowledge, words, "number")
        numbers = [ask.knowledge.numbers[h.head.id] for h in found.hits if h.kind == "number"]
        if not numbers:
            return not_found(ask, words, "number", found.near)
    rows = ({"kind": "number", **answers.plain(number)} for number in numbers)
    return Shown(
        lambda: page.page(ask.knowledge, numbers, full=ask.full),
        lambda: answers.results(ask.knowledge, rows),
    )


def urgent(ask: Ask) -> Shown:
    """The warning signs."""
    from backinfo.pages import urgent as page

    signs = ask.knowledge.warning_signs.values()
    rows = ({"kind": "warning-sign", **answers.plain(sign)} for sign in signs)
    return Shown(
        lambda: page.page(ask.knowledge, full=ask.full),
        lambda: answers.results(ask.knowledge, rows),
    )


def sources(ask: Ask, words: str) -> Shown:
    """All sources, those of the entry that the words name, or the one with that id."""
    from backinfo.interchange import citations
    from backinfo.pages import sources as page

    knowledge = ask.knowledge
    title, full = "everything", ask.full
    notes: tuple[str, ...] = ()
    if not words:
        shown = list(knowledge.sources.values())
    elif words in knowledge.sources:
        title, shown, full = words, [knowledge.sources[words]], True
    else:
        found = find(knowledge, words, "treatment")
        if len(found.hits) != 1:
            return not_found(ask, words, "entry or source", found.hits or found.near)
        hit = found.hits[0]
        notes = guess_note(words, hit)
        entry = knowledge.topics[hit.kind][hit.head.id]
        title, shown = hit.head.name, [knowledge.sources[id] for id in cited(entry)]
    return Shown(
        lambda: page.page(knowledge, title, shown, full=full),
        lambda: answers.results(knowledge, (answers.row("source", s) for s in shown)),
        notes=notes,
        others={
            "csl": lambda: citations.csl(shown),
            "bibtex": lambda: citations.bibtex(shown),
            "ris": lambda: citations.ris(shown),
        },
    )


def search(ask: Ask, words: str, kind: str | None, limit: int | None) -> Shown:
    """What fits the words best, of one kind where that is asked for; dangers first."""
    from backinfo.search import engine, index

    found = engine.search(ask.knowledge, index.load(ask.knowledge), words)
    if kind:
        found = found._replace(results=tuple(r for r in found.results if r.kind == kind))
    if not found.results:
        return nothing_found(ask, words, found)
    from backinfo.pages import search as page

    return Shown(
        lambda: page.page(ask.knowledge, words, found, limit, full=ask.full),
        lambda: answers.found(ask.knowledge, words, found, limit),
    )


def about(ask: Ask, version: str) -> Shown:
    """What the tool is, for a program of this version."""
    from backinfo.pages import about as page

    said = answers.plain(ask.knowledge.about)
    return Shown(
        lambda: page.page(ask.knowledge, version, full=ask.full),
        lambda: answers.envelope(ask.knowledge, version=version, about=said, sources=[]),
    )


def topic(ask: Ask, words: str, kind: str) -> Shown:
    """The page of the entry that the words name, of this kind if there is one."""
    found = find(ask.knowledge, words, kind)
    if not found.hits:
        return not_found(ask, words, kind, found.near)
    if len(found.hits) > 1:
        return choices(ask, words, found.hits)
    hit = found.hits[0]
    notes = list(guess_note(words, hit))
    if hit.kind != kind:
        notes.append(f"{hit.head.name} is a {hit.kind.replace('-', ' ')}, not a {kind}")
    entry = ask.knowledge.topics[hit.kind][hit.head.id]
    return Shown(
        lambda: page_of(ask, hit),
        lambda: answers.topic(ask.knowledge, hit.kind, entry, words if hit.guessed else ""),
        notes=tuple(notes),
    )


def page_of(ask: Ask, hit: Hit) -> Document:
    """The page of one entry, by its kind."""
    from backinfo.pages import cause, entry, facts, treatment

    knowledge, id = ask.knowledge, hit.head.id
    if hit.kind == "treatment":
        return treatment.page(knowledge, knowledge.treatments[id], full=ask.full)
    if hit.kind == "cause":
        return cause.page(knowledge, knowledge.causes[id], full=ask.full)
    if hit.kind == "number":
        return facts.page(knowledge, [knowledge.numbers[id]], full=ask.full)
    return entry.page(knowledge, hit.kind, id, full=ask.full)


def guess_note(words: str, hit: Hit) -> tuple[str, ...]:
    """What to say when the entry shown is a guess at a misspelt name."""
    return (f'nothing is called "{words}"; this is {hit.head.name}',) if hit.guessed else ()


def not_found(ask: Ask, words: str, kind: str, near: tuple[Hit, ...]) -> Shown:
    """Nothing, with the names that may have been meant."""
    names = ", ".join(hit.head.id for hit in near[:3])
    what = kind.replace("-", " ")
    hint = f"Did you mean: {names}?" if names else f"See {_LISTS.get(kind, 'backinfo')}."
    rows = [answers.near(hit.kind, hit.head) for hit in near[:3]]
    return Shown(
        None,
        lambda: answers.results(ask.knowledge, (), query=words, did_you_mean=rows),
        notes=(f'no {what} is called "{words}". {hint}',),
        code=ExitCode.NOT_FOUND,
    )


def nothing_found(ask: Ask, words: str, found: engine.Answer) -> Shown:
    """Nothing that fits the words, and what to try."""
    return Shown(
        None,
        lambda: answers.found(ask.knowledge, words, found, None),
        notes=(
            f'nothing fits "{words}". Try other words, such as where it hurts, '
            "or see backinfo causes, backinfo treatments, backinfo urgent.",
        ),
        code=ExitCode.NOT_FOUND,
    )


def choices(ask: Ask, words: str, hits: tuple[Hit, ...]) -> Shown:
    """Several entries that fit equally well, to choose from."""
    from backinfo.pages import entry

    return Shown(
        lambda: entry.choices(ask.knowledge, words, [(h.kind, h.head) for h in hits]),
        lambda: answers.results(
            ask.knowledge, (answers.near(h.kind, h.head) for h in hits), query=words
        ),
    )
