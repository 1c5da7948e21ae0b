"""The lists: causes and treatments by group, and the treatments of one cause, ranked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeVar

from backinfo import wording
from backinfo.document import Document, Line, Span, Table, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Symptom, Term, Treatment
from backinfo.pages import options
from backinfo.pages.builder import Page
from backinfo.pages.groups import CAUSE_GROUPS, SYMPTOM_GROUPS, TREATMENT_GROUPS
from backinfo.pages.pictures import meter
from backinfo.ranking import Ranked
from backinfo.text import clean

G = TypeVar("G", Cause, Treatment, Symptom)


def causes(knowledge: Knowledge, shown: list[Cause], *, full: bool = False) -> Document:
    """The causes, group by group, one line each; the serious ones first and marked."""
    made = Page(knowledge, full=full)
    made.add(Title("Causes of back pain", wording.count(len(shown), "cause")))
    made.urgent()
    for members in _grouped(made, CAUSE_GROUPS, shown):
        made.facts((_label(cause), _one_line(made, cause.summary)) for cause in members)
    made.next(
        ("backinfo cause NAME", "one cause: what it is, how long it lasts, what helps"),
        ("backinfo treatments --for NAME", "its treatments, ranked by evidence"),
    )
    made.sources()
    made.footer()
    return made.document()


def _grouped(made: Page, titles: Mapping[Any, str], shown: list[G]) -> Iterator[list[G]]:
    """The entries group by group, under a heading each; empty groups are left out."""
    for group, title in titles.items():
        members = [entry for entry in shown if entry.group == group]
        if members:
            made.heading(title)
            yield members


def _label(cause: Cause) -> str:
    return f"{clean(cause.label)} (urgent)" if cause.serious else clean(cause.label)


def _one_line(made: Page, summary: str) -> Line:
    return made.inline(summary) if made.full else made.first(summary)


def treatments(knowledge: Knowledge, shown: list[Treatment], *, full: bool = False) -> Document:
    """The treatments, group by group, each with its first finding and how sure it is."""
    made = Page(knowledge, full=full)
    made.add(Title("Treatments for back pain", wording.count(len(shown), "treatment")))
    made.say(
        "Each line gives the first finding of the entry. Other conditions can differ. To rank "
        "them for one cause: ",
        Span("backinfo treatments --for CAUSE", "command"),
    )
    for members in _grouped(made, TREATMENT_GROUPS, shown):
        rows = tuple(_rows(made, members))
        made.add(Table(("Treatment", "What was found", "How sure?"), rows, "treatment"))
    made.urgent()
    made.next(("backinfo treatment NAME", "one treatment: the answer, harms, cost, questions"))
    made.footer()
    return made.document()


def _rows(made: Page, members: Iterable[Treatment]) -> Iterable[tuple[Line, ...]]:
    for treatment in members:
        effect = treatment.effects[0]
        condition = made.link("cause", effect.condition)
        found = wording.capital(wording.finding(effect, plural=treatment.plural))
        yield (
            line(made.link("treatment", treatment.id, wording.capital)),
            line(f"{found} (", condition, ")"),
            meter(effect),
        )


def symptoms(knowledge: Knowledge, shown: list[Symptom], *, full: bool = False) -> Document:
    """The symptoms in two groups, one line each."""
    made = Page(knowledge, full=full)
    made.add(Title("Symptoms", wording.count(len(shown), "symptom")))
    made.urgent()
    for members in _grouped(made, SYMPTOM_GROUPS, shown):
        made.facts((clean(s.label), _one_line(made, s.summary)) for s in members)
    made.next(
        ("backinfo symptom NAME", "one symptom: what it may mean, what you can do"),
        ("backinfo causes --symptom NAME", "the causes that it may come from"),
    )
    made.sources()
    made.footer()
    return made.document()


def glossary(knowledge: Knowledge, shown: list[Term], *, full: bool = False) -> Document:
    """The terms with their definitions, in the order of the glossary."""
    made = Page(knowledge, full=full)
    made.add(Title("Glossary", wording.count(len(shown), "term")))
    made.facts((clean(term.name), line(clean(term.definition))) for term in shown)
    made.urgent()
    made.footer()
    return made.document()


# How many treatments of a tier the short page tells of one by one.
BRIEF_ROWS = 8
_DO_NOTHING = "Doing nothing special"
_URGENT_CARE = "Done as an emergency; not tested against waiting"


def for_cause(
    knowledge: Knowledge, cause: Cause, ranked: list[Ranked], *, full: bool = False
) -> Document:
    """The treatments with a finding for one cause, best supported first, after doing nothing."""
    made = Page(knowledge, full=full)
    made.add(
        Title(f"Treatments for: {clean(cause.label)}", wording.count(len(ranked), "treatment"))
    )
    made.say("Ranked by how sure and how large the benefit is. Advice against it puts it last.")
    emergency = options.is_emergency(cause, ranked)
    if cause.serious:
        made.urgent()
    if emergency:
        made.say(options.EMERGENCY)
    made.facts([(_DO_NOTHING, made.inline(cause.in_short.if_nothing))])
    made.section(options.PLAN, None if cause.serious else cause.in_short.what_is_done)
    if not ranked and not cause.in_short.what_is_done:
        made.say(options.NO_FINDING)
    if not emergency:
        options.explain(made, cause, ranked)
    for title, told, members in options.groups(ranked):
        made.heading(_URGENT_CARE if emergency else f"{title} ({len(members)})")
        room = len(members) if full else BRIEF_ROWS if told else 0
        if room:
            shown = members[:room]
            options.tell(made, shown, can_go_wrong=told, costs=told)
        if left := members[room:]:
            made.say("Also: " if room else "", *options.names(made, left))
    options.see_also(made, cause, ranked, level=2)
    if not cause.serious:
        made.urgent()
    made.next(
        ("backinfo treatment NAME", "one treatment: harms, cost, legal status, questions"),
        (f"backinfo cause {cause.id}", "the cause itself"),
        *(
            ()
            if full
            else ((f"backinfo treatments --for {cause.id} --full", "the findings one by one"),)
        ),
    )
    made.sources()
    made.footer()
    return made.document()
