"""What can go wrong with a treatment: in short, and as a table with pictures."""

from __future__ import annotations

from backinfo.document import Line, Table, line
from backinfo.knowledge.model import Treatment
from backinfo.pages.builder import Page
from backinfo.pages.pictures import harm_icons
from backinfo.text import clean


def in_short(made: Page, treatment: Treatment) -> Line:
    """The harms in short, and where all of them stand."""
    where = " All of them stand below." if made.full else " All of them stand under --full."
    return line(*made.inline(treatment.in_short.harms), "" if made.paper else where)


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
