"""The page of one treatment: the answer first, then the evidence, harms and choices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from backinfo import wording
from backinfo.document import Bullets, Document, Line, Span, Table, Title, joined, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.choices import Certainty
from backinfo.knowledge.model import Claim, Effect, Treatment
from backinfo.pages import advice, harms, words
from backinfo.pages.builder import Page, reviewed
from backinfo.pages.groups import TREATMENT_GROUPS
from backinfo.pages.pictures import bars, harm_icons, harmed, icons, meter
from backinfo.text import clean

# How much of a list the short page shows.
BRIEF_ROWS = 8
BRIEF_CLAIMS = 2
BRIEF_QUESTIONS = 3
BRIEF_OTHERS = 3
BRIEF_REASONS = 2
_STEPS = "Then take the steps under Before you decide."
_WAIT = "Before you say yes, ask what happens if you wait."
_MECHANISM = {
    "shown": "That this is how it helps was shown in people with back pain.",
    "proposed": "How it works is still an idea. It was not shown in people with back pain.",
    "not-borne-out": "This idea was tested in people with back pain, and it did not hold.",
}
_UNSURE: dict[Certainty, str] = {
    "very-low": "Very uncertain for ",
    "none": "No trial found for ",
}


def page(knowledge: Knowledge, treatment: Treatment, *, full: bool = False) -> Document:
    """The page of a treatment, about two screens long, or all of it."""
    made = Page(knowledge, full=full)
    made.add(Title(clean(treatment.name), TREATMENT_GROUPS[treatment.group]))
    body(made, treatment)
    words.explained(made, treatment.id)
    made.sources()
    made.footer(reviewed(treatment))
    return made.document()


def body(made: Page, treatment: Treatment) -> None:
    """What the page says between its title and its sources."""
    made.about |= {treatment.id, treatment.group}
    made.lead(treatment.summary)
    _answer(made, treatment)
    if made.full:
        _everything(made, treatment)
    else:
        _essentials(made, treatment)


def _answer(made: Page, treatment: Treatment) -> None:
    """The first screen: what was found for each condition, what can go wrong, for whom not."""
    short = treatment.in_short
    # Before the findings, so that the first screen holds it however many these are.
    next_step = line("Look also at ", *_reasons(made, treatment), f". {_STEPS}")
    what_it_is = line(f"{wording.capital(clean(short.what_it_is))}.")
    made.facts([("What it is", what_it_is), ("What to do next", next_step)])
    made.add(Table(("Does it help?", "How sure?"), tuple(_findings(made, treatment)), "finding"))
    made.facts(
        [
            ("What can go wrong", harms.in_short(made, treatment)),
            ("Who should avoid it", made.inline(short.who_should_avoid)),
            ("If you take it now", made.inline(short.if_you_take_it or "")),
            ("When to get help", made.inline(short.when_to_get_help or "")),
        ]
    )
    made.urgent()
    name = wording.lower_first(clean(treatment.label))
    made.aim(
        f"For adults with back pain who think about {name}, and those who help them. It tells "
        "what was found, what can go wrong, what is known of its cost, and what else there is."
    )


def _findings(made: Page, treatment: Treatment) -> Iterator[tuple[Line, Line]]:
    """The first sure finding for each condition of the back, then others, while there is room.

    A gain and the finding against it stand together. First findings that nobody can tell, and
    conditions without a trial, share a row, and so do conditions for which there is no room.
    """
    conditions = _by_condition(treatment)
    firsts = [effects[0] for effects in conditions.values()]
    unsure = {
        certainty: [effect for effect in firsts if effect.certainty == certainty]
        for certainty in _UNSURE
    }
    told = [effect for same in conditions.values() for effect in _sure(same)[:1]]
    opposed = _opposed(treatment, told)
    queue = [
        *(effect for effect in told if _is_of_the_back(made, effect)),
        *(effect for effect in _sure(treatment.effects) if _is_of_the_back(made, effect)),
        *(effect for effect in told if not _is_of_the_back(made, effect)),
    ]
    shown: list[Effect] = []
    room = BRIEF_ROWS - sum(map(bool, unsure.values()))
    for effect in queue:
        against = opposed.get(effect.condition) if effect in told else None
        together = [each for each in (effect, against) if each and each not in shown]
        if not shown or _height(together) <= room:
            shown += together
            room -= _height(together)
    in_order = [effect for same in conditions.values() for effect in same if effect in shown]
    for effect in in_order:
        label = made.link("cause", effect.condition)
        yield line(label, ": ", *made.finding(effect, plural=treatment.plural)), meter(effect)
    if later := [effect.condition for effect in told if effect not in shown]:
        where = "told below" if made.full else "not told here" if made.paper else "with --full"
        names = made.links("cause", later, wording.lower_first)
        yield line("Findings also for ", *names, f" ({where})"), ()
    for certainty, start in _UNSURE.items():
        if same := unsure[certainty]:
            unsure_names = (_unsure_name(made, effect, shown) for effect in same)
            yield line(start, *joined(unsure_names, ", ")), meter(same[0])


def _is_of_the_back(made: Page, effect: Effect) -> bool:
    return made.knowledge.causes.heads[effect.condition].site != "outside-the-spine"


def _height(effects: list[Effect]) -> int:
    """The room that findings take in a list: a size in figures takes that of another finding."""
    return sum(1 + bool(effect.how_much) for effect in effects)


def _sure(effects: Iterable[Effect]) -> list[Effect]:
    """The findings that are more than very uncertain."""
    return [effect for effect in effects if effect.certainty not in _UNSURE]


def _unsure_name(made: Page, effect: Effect, shown: list[Effect]) -> Line:
    """The condition; against what, too, where another finding for it is shown."""
    link = made.link("cause", effect.condition, wording.lower_first)
    also = effect.comparator and any(other.condition == effect.condition for other in shown)
    return line(link, f" (compared with {clean(effect.comparator or '')})" if also else "")


def _opposed(treatment: Treatment, told: list[Effect]) -> dict[str, Effect]:
    """For each condition with a gain, the first finding of no difference: both must be seen."""
    gains = {effect.condition for effect in told if effect.direction == "better"}
    found: dict[str, Effect] = {}
    for effect in _sure(treatment.effects):
        if effect.condition in gains and effect.size == "little-or-none":
            found.setdefault(effect.condition, effect)
    return found


def _by_condition(treatment: Treatment) -> dict[str, list[Effect]]:
    """The effects of each condition, conditions and effects in the entry's order."""
    grouped: dict[str, list[Effect]] = {}
    for effect in treatment.effects:
        grouped.setdefault(effect.condition, []).append(effect)
    return grouped


def _reasons(made: Page, treatment: Treatment) -> Line:
    """The first other choices, each with why to look at it."""
    spans: list[Span] = []
    for each in treatment.alternatives[:BRIEF_REASONS]:
        spans += [Span("; ")] if spans else []
        link = made.link("treatment", each.id, wording.lower_first)
        spans += [link, Span(f" ({wording.lower_first(clean(each.why)).rstrip('.')})")]
    return tuple(spans)


def _others(made: Page, treatment: Treatment) -> Line:
    """The first few other choices, by name."""
    ids = [each.id for each in treatment.alternatives[:BRIEF_OTHERS]]
    return made.links("treatment", ids, wording.lower_first)


def _next_steps(made: Page, treatment: Treatment) -> None:
    """What to do before a decision, step by step."""
    sheet = Span(f"backinfo handout {treatment.id}", "command")
    made.heading("Before you decide")
    made.steps(
        line("Look at other choices: ", *_others(made, treatment), "."),
        line("Tick the questions that matter to you, and take them to your visit."),
        *(() if made.paper else (line("Print a sheet for the visit: ", sheet),)),
        *(() if treatment.group == "self-care" else (line(_WAIT),)),
    )


def _essentials(made: Page, treatment: Treatment) -> None:
    _picture(made, treatment)
    made.heading("The main facts")
    short = treatment.in_short
    rows = [
        ("What happens", made.inline(short.what_happens)),
        ("What it costs", made.inline(short.cost)),
        ("Legal status", made.inline(short.legal or "")),
        ("If you do nothing", made.inline(short.if_nothing)),
        ("Still unknown", made.inline(treatment.unknowns[0]) if treatment.unknowns else ()),
    ]
    made.facts(rows)
    if guidelines := tuple(advice.in_brief(made, treatment.advice)):
        made.heading("What guidelines say")
        made.add(Bullets(guidelines))
    if treatment.claims:
        made.heading("What sellers say, and what was found")
        for claim in treatment.claims[:BRIEF_CLAIMS]:
            _claim(made, treatment, claim, brief=True)
    made.questions(treatment.questions[: None if made.paper else BRIEF_QUESTIONS])
    _next_steps(made, treatment)
    made.section("To sum up", treatment.summary)
    heads = made.knowledge.treatments.heads
    made.next(
        (f"backinfo treatment {treatment.id} --full", "all findings, harms, advice and questions"),
        *(
            (f"backinfo treatment {other.id}", clean(heads[other.id].name))
            for other in treatment.alternatives[:2]
        ),
    )


def _picture(made: Page, treatment: Treatment) -> None:
    """The findings that were counted as 100 people, else one in points; or a common harm.

    What nobody can tell is drawn only where nothing surer can be.
    """
    backs = [effect for effect in treatment.effects if _is_of_the_back(made, effect)]
    drawn = [effect for effect in backs if effect.per_100 or effect.points]
    drawn = _sure(drawn) or drawn
    counted = [effect for effect in drawn if effect.per_100]
    measured = [effect for effect in drawn if effect.points]
    if measured and not counted:
        made.heading("Points on a scale")
        made.add(*bars(made, treatment, measured[0]))
    common_first = sorted(treatment.harms, key=lambda harm: harm.serious)
    both = next((harm.per_100 for harm in common_first if harm.per_100), None)
    alone = next((harm for harm in common_first if harm.of_100 is not None), None)
    if counted or both or alone:
        made.heading("Out of 100 people")
    if counted:
        # One outcome alone may look like a gain where the trial found none.
        most = 2 if counted[0].size == "little-or-none" else 1
        made.add(*(icons(made, treatment, each) for each in counted[:most]))
    elif both:
        made.add(harm_icons(made, treatment, both))
    elif alone:
        made.add(harmed(made, alone))


def _everything(made: Page, treatment: Treatment) -> None:
    if treatment.when_to_get_help or treatment.warning_signs:
        made.heading("When to get help")
        made.prose(treatment.when_to_get_help or "")
        made.warning_signs(treatment.warning_signs)
    made.section("What it is", treatment.what_it_is)
    made.section("How it is meant to work", treatment.how_it_works)
    if treatment.mechanism in _MECHANISM:
        made.say(_MECHANISM[treatment.mechanism])
    made.section("What happens", treatment.what_happens)
    _evidence(made, treatment)
    harms.section(made, treatment)
    made.section("Recovery and daily life", treatment.recovery)
    made.section("Who it may suit", treatment.who_it_may_suit)
    made.section("Who should avoid it", treatment.who_should_avoid)
    made.section("What it costs", treatment.cost)
    made.section("Legal status", treatment.legal)
    advice.section(made, treatment)
    if treatment.claims:
        made.heading("What sellers say, and what was found")
        for claim in treatment.claims:
            _claim(made, treatment, claim, brief=False)
    made.section("If you do nothing", treatment.if_nothing)
    made.pointers("Other choices", "treatment", treatment.alternatives)
    made.closing(treatment)
    _next_steps(made, treatment)


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
            if effect.points:
                made.add(*bars(made, treatment, effect))


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


def _claim(made: Page, treatment: Treatment, claim: Claim, *, brief: bool) -> None:
    answers = [effect for effect in treatment.effects if effect.id in claim.answered_by]
    found = " ".join(
        wording.sentence(treatment, effect) for effect in answers[: 1 if brief else None]
    )
    answer: Line = ()
    if claim.answer and not (brief and found):
        answer = made.first(claim.answer, 2) if brief else made.inline(claim.answer)
    made.claim(claim, line(found, " " if found and answer else "", *answer))
