"""The page of one treatment: the answer first, then the evidence, harms and choices."""

from __future__ import annotations

from collections.abc import Iterator

from backinfo import wording
from backinfo.document import Document, IconArray, Line, Span, Table, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import (
    Certainty,
    Claim,
    Effect,
    Harm,
    Per100,
    Treatment,
)
from backinfo.pages.builder import Page, reviewed
from backinfo.pages.groups import TREATMENT_GROUPS
from backinfo.text import clean

# How much of a list the short page shows.
BRIEF_FINDINGS = 5
BRIEF_CLAIMS = 2
BRIEF_QUESTIONS = 3
_UNSURE: dict[Certainty, str] = {
    "very-low": "Very uncertain for ",
    "none": "No trial found for ",
}


def page(knowledge: Knowledge, treatment: Treatment, *, full: bool = False) -> Document:
    """The page of a treatment, about two screens long, or all of it."""
    made = Page(knowledge, full=full)
    made.add(Title(clean(treatment.name), TREATMENT_GROUPS[treatment.group]))
    made.prose(treatment.summary)
    _answer(made, treatment)
    if full:
        _everything(made, treatment)
    else:
        _essentials(made, treatment)
    made.sources()
    made.footer(reviewed(treatment))
    return made.document()


def _answer(made: Page, treatment: Treatment) -> None:
    """The first screen: what was found for each condition, what can go wrong, what next."""
    made.add(Table(("Does it help?", "How sure?"), tuple(_findings(made, treatment)), "finding"))
    harms = sorted(treatment.harms, key=lambda harm: not harm.serious)
    made.facts(
        [
            ("What to do next", _next_step(made, treatment)),
            ("What can go wrong", _harm_in_brief(made, harms)),
        ]
    )
    made.urgent()


def _findings(made: Page, treatment: Treatment) -> Iterator[tuple[Line, Line]]:
    """The first finding for each condition, then others while there is room.

    Findings that nobody can tell, and conditions without a trial, stand together.
    """
    firsts = [effects[0] for effects in _by_condition(treatment).values()]
    told = [effect for effect in firsts if effect.certainty not in _UNSURE]
    unsure = {
        certainty: [effect for effect in firsts if effect.certainty == certainty]
        for certainty in _UNSURE
    }
    room = BRIEF_FINDINGS - len(told) - sum(map(bool, unsure.values()))
    others = [
        effect
        for effect in treatment.effects
        if effect not in firsts and effect.certainty not in _UNSURE
    ]
    shown = told + others[: max(0, room)]
    for effect in sorted(shown, key=treatment.effects.index):
        found = wording.finding(effect, plural=treatment.plural)
        label = made.link("cause", effect.condition)
        yield line(label, f": {found}{_against(effect)}"), meter(effect)
    for certainty, words in _UNSURE.items():
        if same := unsure[certainty]:
            names = made.links("cause", [e.condition for e in same], wording.lower_first)
            yield line(words, *names), meter(same[0])


def _by_condition(treatment: Treatment) -> dict[str, list[Effect]]:
    """The effects of each condition, conditions and effects in the entry's order."""
    grouped: dict[str, list[Effect]] = {}
    for effect in treatment.effects:
        grouped.setdefault(effect.condition, []).append(effect)
    return grouped


def _against(effect: Effect) -> str:
    if effect.comparator_kind == "other-treatment" and effect.comparator:
        return f" (against {clean(effect.comparator)})"
    return ""


def meter(effect: Effect) -> Line:
    """The certainty as a four-step meter with its word."""
    steps = str(wording.STEPS[effect.certainty])
    return (Span(wording.CERTAINTY[effect.certainty], "meter", steps),)


def _harm_in_brief(made: Page, harms: list[Harm]) -> Line:
    """The first serious harm with its number, and how many more there are to read of."""
    if not harms:
        return ()
    harm = harms[0]
    often = clean(harm.how_often).split("; ")[0].split(", and ")[0]
    more = len(harms) - 1
    return line(
        f"{clean(harm.what)}: {often}",
        *made.cite(harm.sources),
        f". {wording.count(more, 'more harm')} below." if more and made.full else "",
        f". {wording.count(more, 'more harm')} with --full." if more and not made.full else "",
    )


def _next_step(made: Page, treatment: Treatment) -> Line:
    ids = [each.id for each in treatment.alternatives[:3]]
    names = made.links("treatment", ids, wording.lower_first)
    return line("Take the questions below with you. Look at ", *names, " too.")


def _essentials(made: Page, treatment: Treatment) -> None:
    picture = next((effect for effect in treatment.effects if effect.per_100), None)
    if picture:
        made.heading("Out of 100 people")
        made.add(icons(made, treatment, picture))
    made.heading("In short")
    rows = [
        ("What happens", made.first(treatment.what_happens)),
        ("What it costs", made.first(treatment.cost, 2)),
        ("Legal status", made.first(treatment.legal, 2) if treatment.legal else ()),
        ("If you do nothing", made.first(treatment.if_nothing, 2)),
        ("Still unknown", made.first(treatment.unknowns[0]) if treatment.unknowns else ()),
    ]
    made.facts(rows)
    if treatment.claims:
        made.heading("What sellers say, and what was found")
        for claim in treatment.claims[:BRIEF_CLAIMS]:
            _claim(made, treatment, claim, brief=True)
    made.heading("Questions to ask")
    made.bullets(treatment.questions[:BRIEF_QUESTIONS], numbered=True)
    heads = made.knowledge.treatments.heads
    made.next(
        (f"backinfo treatment {treatment.id} --full", "all findings, harms, advice and questions"),
        *(
            (f"backinfo treatment {other.id}", clean(heads[other.id].name))
            for other in treatment.alternatives[:2]
        ),
    )


def _everything(made: Page, treatment: Treatment) -> None:
    made.section("What it is", treatment.what_it_is)
    made.section("How it is meant to work", treatment.how_it_works)
    if treatment.mechanism == "proposed":
        made.say("This is an idea. It was not shown to be what happens in people with back pain.")
    made.section("What happens", treatment.what_happens)
    _evidence(made, treatment)
    _harms(made, treatment)
    made.section("Recovery and daily life", treatment.recovery)
    made.section("Who it may suit", treatment.who_it_may_suit)
    made.section("Who should avoid it", treatment.who_should_avoid)
    made.section("What it costs", treatment.cost)
    made.section("Legal status", treatment.legal)
    _advice(made, treatment)
    if treatment.claims:
        made.heading("What sellers say, and what was found")
        for claim in treatment.claims:
            _claim(made, treatment, claim, brief=False)
    made.section("If you do nothing", treatment.if_nothing)
    made.pointers("Other choices", "treatment", treatment.alternatives)
    made.warning_signs(treatment.warning_signs)
    made.closing(treatment.unknowns, treatment.questions)


def _evidence(made: Page, treatment: Treatment) -> None:
    made.heading("What was found, condition by condition")
    for condition, effects in _by_condition(treatment).items():
        made.heading(made.link("cause", condition).text, level=3)
        for effect in effects:
            made.say(
                Span(wording.sentence(treatment, effect), "strong"),
                " How sure: ",
                *meter(effect),
                f"{_graded(made, effect)}.",
            )
            basis = _basis(effect)
            if basis:
                made.say(basis)
            made.prose(effect.because)
            if effect.per_100:
                made.add(icons(made, treatment, effect))


def _graded(made: Page, effect: Effect) -> str:
    if effect.certainty == "none":
        return ""
    if effect.graded_by == "backinfo":
        return " (our grade)"
    return f" (graded by source {made.cite([effect.graded_by])[1].text})"


def _basis(effect: Effect) -> str:
    """Who was studied, and how many studies and people stand behind the finding."""
    if effect.certainty == "none":
        return ""
    parts = [f"Who: {clean(effect.population or 'not stated')}."]
    counts = []
    if effect.studies is not None:
        counts.append(wording.count(effect.studies, "study", "studies"))
    if effect.people is not None:
        counts.append(wording.count(effect.people, "person", "people"))
    if counts:
        parts.append(f"Based on {' with '.join(counts)}.")
    return " ".join(parts)


def icons(made: Page, treatment: Treatment, effect: Effect) -> IconArray:
    """Both arms of a finding as 100 people each, with a caption in words."""
    counts = effect.per_100
    assert counts is not None
    caption = line(
        f"Of 100 people ({clean(effect.population or '')}), how many {clean(counts.outcome)} "
        f"{wording.after(counts.time or effect.time)}",
        *made.cite(counts.sources),
        ":",
    )
    after = line(f"Based on {clean(counts.base)}. How sure: ", *meter(effect), ".")
    comparator = counts.comparator or effect.comparator or ""
    return IconArray(caption, _arms(treatment.label, comparator, counts), after)


def _arms(treatment: str, comparator: str, counts: Per100) -> tuple[tuple[str, int, str], ...]:
    """Both arms of a count: its label, the number of 100, and the number in words."""
    both = ((treatment, counts.with_), (comparator, counts.without))
    return tuple((wording.capital(clean(arm)), n, f"{n} of 100") for arm, n in both)


def _harms(made: Page, treatment: Treatment) -> None:
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
            made.add(_harm_icons(made, treatment, harm.per_100))


def _harm_icons(made: Page, treatment: Treatment, counts: Per100) -> IconArray:
    when = f" {wording.after(counts.time)}" if counts.time else ""
    return IconArray(
        line(
            f"Of 100 people, how many {clean(counts.outcome)}{when}",
            *made.cite(counts.sources),
            ":",
        ),
        _arms(f"with {treatment.label}", counts.comparator or "without", counts),
        line(f"Based on {clean(counts.base)}."),
    )


def _advice(made: Page, treatment: Treatment) -> None:
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
    if {"against", "recommends"} <= {each.stance for each in treatment.advice}:
        made.say("They do not agree. We show what each says and do not settle it.")


def _claim(made: Page, treatment: Treatment, claim: Claim, *, brief: bool) -> None:
    answers = [effect for effect in treatment.effects if effect.id in claim.answered_by]
    found = " ".join(
        wording.sentence(treatment, effect) for effect in answers[: 1 if brief else None]
    )
    answer: Line = ()
    if claim.answer and not (brief and found):
        answer = made.first(claim.answer, 2) if brief else made.inline(claim.answer)
    made.claim(claim, line(found, " " if found and answer else "", *answer))
