"""What can go wrong with a treatment: in one line, and as a table with pictures."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Line, Span, Table, line
from backinfo.knowledge.model import Harm, Treatment
from backinfo.pages.builder import Page
from backinfo.pages.pictures import harm_icons
from backinfo.text import clean


def in_brief(made: Page, harms: tuple[Harm, ...]) -> Line:
    """The gravest harm with its number, a common one, and how many more there are."""
    common = next((harm for harm in harms if not harm.serious and is_counted(harm)), None)
    told = first(made, harms)
    shown = min(len(harms), 1)
    if common and gravest(harms) is not common:
        told = (*told, Span(" "), *_told(made, common))
        shown = 2
    left = len(harms) - shown
    where = "below" if made.full else "are known" if made.paper else "with --full"
    return line(*told, f" {wording.count(left, 'more harm')} {where}." if left else "")


def first(made: Page, harms: tuple[Harm, ...]) -> Line:
    """The gravest harm with how often it happens, one that was counted if there is one."""
    return _told(made, gravest(harms)) if harms else ()


def gravest(harms: tuple[Harm, ...]) -> Harm:
    """The first serious harm that was counted, else the first serious one, else the first."""
    return min(harms, key=lambda harm: (not harm.serious, not is_counted(harm)))


def is_counted(harm: Harm) -> bool:
    """Whether it is known how often a harm happens."""
    return not harm.how_often.lower().startswith("not known")


def _told(made: Page, harm: Harm) -> Line:
    return line(f"{clean(harm.what)}: {often(harm)}", *made.cite(harm.sources), ".")


def often(harm: Harm) -> str:
    """The first figure of how often a harm happens, or that it is not known."""
    often = clean(harm.how_often)
    if not is_counted(harm):
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
