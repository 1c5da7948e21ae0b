"""Options side by side, in patients' own questions, as in an Option Grid."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from backinfo import wording
from backinfo.document import Document, Line, Table, Title, joined, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Effect, Treatment
from backinfo.pages import advice, harms
from backinfo.pages.builder import Page
from backinfo.pages.pictures import meter
from backinfo.ranking import Tier, for_cause
from backinfo.text import clean

_NOT_KNOWN = line("not known")
# How many treatments and warning signs stand in one cell.
_FEW = 3


def treatments(
    knowledge: Knowledge,
    options: Sequence[Treatment],
    cause: Cause | None,
    *,
    full: bool = False,
) -> Document:
    """Treatments side by side; with a cause, by what was found for that cause."""
    made = Page(knowledge, full=full)
    pairs = [(option, deciding(option, cause)) for option in options]
    about = f" for {wording.lower_first(clean(cause.label))}" if cause else ""
    made.add(Title(_names(options), f"side by side{about}"))
    made.urgent()
    rows = [
        ("What does it involve?", [made.inline(o.in_short.what_happens) for o in options]),
        ("Does it help?", [_found(made, o, effect, cause) for o, effect in pairs]),
        ("How likely is it to help me, out of 100?", [_of_100(made, o, cause) for o in options]),
        ("How sure is that?", [meter(effect) if effect else () for _, effect in pairs]),
        ("What can go wrong?", [harms.in_short(made, o) for o in options]),
        ("Who should avoid it?", [made.inline(o.in_short.who_should_avoid) for o in options]),
        ("How soon would I know?", [_how_soon(effect) for _, effect in pairs]),
        ("What does it cost?", [made.inline(o.in_short.cost) for o in options]),
        ("What do guidelines say?", [_guidelines(made, o, cause) for o in options]),
    ]
    if cause is None:
        nothing = [made.inline(o.in_short.if_nothing) for o in options]
        rows.append(("What if I do neither?", nothing))
    _grid(made, options, rows)
    more = [(f"backinfo treatment {option.id}", clean(option.name)) for option in options]
    if cause:
        made.section("What if I do none of these?", cause.if_nothing)
        ranked = f"backinfo treatments --for {cause.id}"
        more.append((ranked, "all treatments for it, ranked"))
    made.next(*more)
    made.sources()
    made.footer()
    return made.document()


def deciding(option: Treatment, cause: Cause | None) -> Effect | None:
    """The finding that a treatment is judged by: the first, or the first for a cause."""
    fitting = [e for e in option.effects if cause is None or e.condition == cause.id]
    return fitting[0] if fitting else None


def _found(made: Page, option: Treatment, effect: Effect | None, cause: Cause | None) -> Line:
    if effect is None:
        return line("not known: no entry of ours speaks of it for this cause")
    found = wording.capital(wording.finding(effect, plural=option.plural))
    against = f", compared with {clean(effect.comparator)}" if effect.comparator else ""
    where = () if cause else (" (", made.link("cause", effect.condition, wording.lower_first), ")")
    return line(f"{found}{against}", *where, ".")


def _of_100(made: Page, option: Treatment, cause: Cause | None) -> Line:
    for effect in option.effects:
        counts = effect.per_100
        if counts is None or (cause and effect.condition != cause.id):
            continue
        other = clean(counts.comparator or effect.comparator or "without it")
        return line(
            f"{counts.with_} of 100 {clean(counts.outcome)} with it, {counts.without} of 100 "
            f"with {other}, {wording.after(counts.time or effect.time)} ({clean(counts.base)})",
            *made.cite(counts.sources),
            ".",
        )
    return ()


def _how_soon(effect: Effect | None) -> Line:
    if effect is None or effect.time is None:
        return ()
    return line(f"In the studies it was measured {wording.after(effect.time)}.")


def _guidelines(made: Page, option: Treatment, cause: Cause | None) -> Line:
    told = advice.in_brief(made, option.advice_on(cause.id) if cause else option.advice)
    return joined(told, " ")


def causes(knowledge: Knowledge, options: Sequence[Cause], *, full: bool = False) -> Document:
    """Causes side by side: what tells them apart."""
    made = Page(knowledge, full=full)
    made.add(Title(_names(options), "side by side"))
    made.urgent()
    count = 3 if full else 2
    rows = [
        ("What is it?", [made.inline(o.summary) for o in options]),
        ("What does it feel like?", [made.inline(o.in_short.feels_like) for o in options]),
        ("What makes it worse?", [made.first(o.worse, count) for o in options]),
        ("What makes it better?", [made.first(o.better, count) for o in options]),
        ("Who gets it?", [made.first(o.who_gets_it, count) for o in options]),
        ("Do I need a scan?", [made.inline(o.in_short.tests) for o in options]),
        ("How long does it last?", [made.inline(o.in_short.how_long) for o in options]),
        ("What helps most?", [_helps(made, option) for option in options]),
        ("When to get help at once?", [_signs(made, option) for option in options]),
    ]
    _grid(made, options, rows)
    _apart(made, options)
    made.next(*((f"backinfo cause {option.id}", clean(option.name)) for option in options))
    made.sources()
    made.footer()
    return made.document()


def _helps(made: Page, option: Cause) -> Line:
    ranked = for_cause(made.knowledge, option.id)
    best = [each for each in ranked if each.tier <= Tier.BETTER_THAN_ANOTHER][:_FEW]
    told = (
        line(made.link("treatment", each.id, wording.lower_first), " (", *meter(each.effect), ")")
        for each in best
    )
    return joined(told, ", ") or line("nothing is known to help clearly")


def _signs(made: Page, option: Cause) -> Line:
    ids = option.warning_signs[:_FEW]
    return made.links("warning-sign", ids, wording.lower_first)


def _apart(made: Page, options: Sequence[Cause]) -> None:
    """What each entry says of how to tell it from another of them."""
    names = {option.id: clean(option.label) for option in options}
    rows = [
        (f"{names[option.id]} or {wording.lower_first(names[other.id])}", line(clean(other.why)))
        for option in options
        for other in option.looks_like
        if other.id in names
    ]
    if rows:
        made.heading("How to tell them apart")
        made.facts(rows)


def _names(options: Sequence[Treatment] | Sequence[Cause]) -> str:
    names = [clean(option.label) for option in options]
    first = ", ".join([wording.capital(names[0]), *map(wording.lower_first, names[1:-1])])
    return f"{first} and {wording.lower_first(names[-1])}"


def _grid(
    made: Page,
    options: Sequence[Treatment] | Sequence[Cause],
    rows: Iterable[tuple[str, list[Line]]],
) -> None:
    header = ("Question", *(wording.capital(clean(option.label)) for option in options))
    cells = tuple((line(question), *(c or _NOT_KNOWN for c in row)) for question, row in rows)
    made.add(Table(header, cells, "question", by_column=True))
