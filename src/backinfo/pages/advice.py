"""What guidelines and insurers say of a treatment, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterator

from backinfo import wording
from backinfo.document import Line, Table, line
from backinfo.knowledge.model import Advice, Treatment
from backinfo.pages.builder import Page
from backinfo.text import clean

# How many bodies of one stance the short page names.
BRIEF_BODIES = 3


def section(made: Page, treatment: Treatment) -> None:
    """Add who says what, and for whom, body by body."""
    made.heading("What guidelines and insurers say")
    if not treatment.advice:
        made.say("We found no guideline that speaks of it.")
        return
    rows = tuple(
        (
            line(f"{clean(each.body)}, {each.year or 'undated'} ({clean(each.country)})"),
            line(wording.STANCE[each.stance]),
            line(clean(each.for_whom), *made.cite(each.sources)),
        )
        for each in treatment.advice
    )
    made.add(Table(("Who", "What it says", "For whom"), rows, "body"))
    if disagree(treatment.advice):
        made.say("They do not agree. We show what each says and do not settle it.")


def in_brief(made: Page, advice: tuple[Advice, ...]) -> Iterator[Line]:
    """Who says what, and for whom, stance by stance: "Against it: NICE, 2016, for people ..."."""
    for stance, words in wording.STANCE_IN_BRIEF.items():
        same = [each for each in advice if each.stance == stance]
        for each in same[:BRIEF_BODIES]:
            told = f"{words}: {clean(each.body)}, {each.year or 'undated'}, {_whom(each)}"
            yield line(told, *made.cite(each.sources), ".")
        more = len(same) - BRIEF_BODIES
        if more > 0:
            yield line(f"{words}: {more} more.")
    if disagree(advice):
        yield line("They do not agree.")


def _whom(advice: Advice) -> str:
    """For whom the advice is, as a phrase that can follow the body's name."""
    whom = wording.lower_first(clean(advice.for_whom).rstrip("."))
    return whom if whom.startswith(("for ", "in ", "to ")) else f"for {whom}"


def disagree(advice: tuple[Advice, ...]) -> bool:
    """Whether one body is for the treatment and another against it, for the same people."""
    for_all = [each for each in advice if not each.for_some]
    against = [each for each in for_all if each.stance == "against"]
    in_favour = [a for a in for_all if a.stance in ("recommends", "may-be-considered")]
    return any(
        no.body != yes.body
        and (no.condition == yes.condition or None in (no.condition, yes.condition))
        for no in against
        for yes in in_favour
    )
