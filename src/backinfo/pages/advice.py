"""What guidelines and insurers say of a treatment, and whether they agree."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Line, Span, Table, line
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
            line(f"{clean(each.body)}, {each.year or 'no date'} ({clean(each.country)})"),
            line(wording.STANCE[each.stance]),
            line(clean(each.for_whom), *made.cite(each.sources)),
        )
        for each in treatment.advice
    )
    made.add(Table(("Who", "What it says", "For whom"), rows, "body"))
    if disagree(treatment.advice):
        made.say("They do not agree. We show what each says and do not settle it.")


def in_brief(made: Page, advice: tuple[Advice, ...]) -> Line:
    """Who says what, stance by stance: "Against it: NICE 2016."."""
    told: list[str | Span] = []
    several = len({each.condition for each in advice}) > 1
    for stance, words in wording.STANCE_IN_BRIEF.items():
        same = [each for each in advice if each.stance == stance]
        bodies = list({(each.body, each.year): each for each in same}.values())
        if not bodies:
            continue
        told += [" " if told else "", f"{words}: "]
        for number, each in enumerate(bodies[:BRIEF_BODIES]):
            told += [", " if number else "", f"{clean(each.body)} {each.year or '(no date)'}"]
            if several and each.condition:
                told += [" for ", made.link("cause", each.condition, wording.lower_first)]
            told += made.cite(each.sources)
        more = len(bodies) - BRIEF_BODIES
        told.append(f", and {more} more." if more > 0 else ".")
    if disagree(advice):
        told.append(" They do not agree.")
    return line(*told)


def disagree(advice: tuple[Advice, ...]) -> bool:
    """Whether one body is for the treatment and another against it, for the same people."""
    against = [each for each in advice if each.stance == "against"]
    in_favour = [a for a in advice if a.stance in ("recommends", "may-be-considered")]
    return any(
        no.body != yes.body
        and (no.condition == yes.condition or None in (no.condition, yes.condition))
        for no in against
        for yes in in_favour
    )
