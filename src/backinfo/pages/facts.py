"""The numbers about back pain: each with its bar, and how good the number is."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Bar, Document, Span, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Number
from backinfo.pages.builder import Page
from backinfo.text import clean

_QUALITY = {
    "good": "a good number",
    "fair": "a fair number",
    "weak": "a weak number",
    "unknown-origin": "nobody can say where it comes from",
}


def page(knowledge: Knowledge, numbers: list[Number], *, full: bool = False) -> Document:
    """The numbers asked for; how each was counted and what else is said, when full."""
    made = Page(knowledge, full=full)
    made.add(Title("Numbers about back pain", wording.count(len(numbers), "number")))
    made.urgent()
    for number in numbers:
        _number(made, number)
    made.next(
        ("backinfo facts --full", "how each was counted, and other figures"),
        ("backinfo facts NAME", "one number"),
    )
    made.sources()
    made.footer()
    return made.document()


def _number(made: Page, number: Number) -> None:
    made.heading(clean(number.name))
    if number.share is not None:
        made.add(Bar(number.share, f"{clean(number.figure)} ({number.share:g} of 100)"))
    else:
        made.say(Span(clean(number.figure), "strong"))
    made.prose(number.summary)
    made.facts(
        [
            (
                "How good is it?",
                line(f"{_QUALITY[number.quality].capitalize()}. ", *made.first(number.how_good)),
            )
        ]
    )
    if made.full:
        made.facts(
            [
                ("Of whom", made.inline(number.of_whom)),
                ("When", line(clean(number.when))),
                ("How counted", made.inline(number.how_counted)),
                ("How good", made.inline(number.how_good)),
                ("Other figures", made.inline(number.other_figures or "")),
            ]
        )
        for claim in number.claims:
            made.claim(claim, made.inline(claim.answer or ""))
