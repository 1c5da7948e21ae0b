"""The page of a search: a danger first, then what was found, by kind."""

from __future__ import annotations

from collections.abc import Mapping

from backinfo import wording
from backinfo.document import Document, Line, Notice, Span, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Term
from backinfo.pages.builder import COMMANDS, Page
from backinfo.search.engine import Answer, Result
from backinfo.text import clean

# How many results of each kind are shown, unless more are asked for.
BRIEF_RESULTS = 4
# The headings, in words for a reader.
_KINDS = {
    "cause": "What may be behind it",
    "treatment": "Treatments",
    "symptom": "Symptoms",
    "warning-sign": "Warning signs",
    "number": "Numbers",
    "term": "Words explained",
}


def page(
    knowledge: Knowledge, query: str, answer: Answer, limit: int | None, *, full: bool = False
) -> Document:
    """The results in groups; the kind with the best result stands first."""
    made = Page(knowledge, full=full)
    found = wording.count(len(answer.results), "result")
    made.add(Title(f"Search: {clean(query)}", found))
    if answer.signs:
        _danger(made, answer.signs)
    else:
        made.urgent()
    _repaired(made, answer.repaired)
    groups: dict[str, list[Result]] = {}
    for result in answer.results[:limit]:
        groups.setdefault(result.kind, []).append(result)
    for kind, results in groups.items():
        made.heading(_KINDS[kind])
        shown = results if limit or full else results[:BRIEF_RESULTS]
        made.facts((_label(made, each), _about(made, each)) for each in shown)
    best = answer.results[0]
    made.next(
        (COMMANDS[best.kind].format(best.id), clean(_head(made, best))),
        ("backinfo urgent", "warning signs, and how fast to act"),
    )
    made.sources()
    made.footer()
    return made.document()


def _danger(made: Page, signs: tuple[str, ...]) -> None:
    """What the words sound like, how fast to act, and the urgent-help line."""
    made.add(Notice((Span("Your words may point to something urgent. Do not wait."),), "urgent"))
    made.facts(
        (clean(sign.label), line(wording.URGENCY[sign.urgency], "."))
        for sign in (made.knowledge.warning_signs[id] for id in signs)
    )
    made.urgent()


def _repaired(made: Page, repaired: Mapping[str, str]) -> None:
    if repaired:
        read = ", ".join(f"{clean(typed)} as {meant}" for typed, meant in repaired.items())
        made.add(Notice((Span(f"We read {read}."),)))


def _label(made: Page, result: Result) -> str:
    return wording.capital(_head(made, result))


def _head(made: Page, result: Result) -> str:
    head = made.knowledge.topics[result.kind].heads[result.id]
    return clean(head.short or head.name)


def _about(made: Page, result: Result) -> Line:
    """The main message of an entry, and the words by which it was found."""
    entry = made.knowledge.topics[result.kind][result.id]
    message = entry.definition if isinstance(entry, Term) else entry.summary
    if not result.reason:
        return made.first(message)
    return line(*made.first(message), Span(f" Found by: {clean(result.reason)}.", "quiet"))
