"""What can go wrong with a treatment: in one line, and as a table with pictures."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Line, Table, line
from backinfo.knowledge.model import Harm, Treatment
from backinfo.pages.builder import Page
from backinfo.pages.pictures import harm_icons
from backinfo.text import clean


def in_brief(made: Page, harms: tuple[Harm, ...]) -> Line:
    """The first serious harm with its number, and how many more there are to read of."""
    more = wording.count(len(harms) - 1, "more harm")
    where = "below" if made.full else "are known" if made.paper else "with --full"
    return line(*first(made, harms), f" {more} {where}." if len(harms) > 1 else "")


def first(made: Page, harms: tuple[Harm, ...]) -> Line:
    """The first serious harm, else the first of all, with how often it happens."""
    if not harms:
        return ()
    harm = min(harms, key=lambda harm: not harm.serious)
    return line(f"{clean(harm.what)}: {often(harm)}", *made.cite(harm.sources), ".")


def often(harm: Harm) -> str:
    """The first figure of how often a harm happens, or that it is not known."""
    often = clean(harm.how_often)
    if often.lower().startswith("not known"):
        return "not known"
    for cut in (". ", "; ", ", and "):
        start = often.split(cut)[0]
        if start.count("(") == start.count(")"):
            often = start
    return often


def section(made: Page, treatment: Treatment) -> None:
    """Add every harm with its number, the serious ones first."""
    made.heading("What can go wrong")
    timed = any(harm.when for harm in treatment.harms)
    rows = tuple(
        (
            line(clean(harm.what)),
            line(clean(harm.how_often), *made.cite(harm.sources)),
            line("yes" if harm.serious else "no"),
            *((line(clean(harm.when or "")),) if timed else ()),
        )
        for harm in sorted(treatment.harms, key=lambda harm: not harm.serious)
    )
    header = ("Harm", "How often", "Serious", *(("When",) if timed else ()))
    made.add(Table(header, rows, "harm"))
    for harm in treatment.harms:
        if harm.per_100:
            made.add(harm_icons(made, treatment, harm.per_100))
