"""The records of the knowledge base: what an entry holds, and in which form.

The types are the format. The decoder checks a file against them, and the JSON
Schema that editors use to complete and check the TOML is generated from them.
The parts of an entry follow what DISCERN, IPDAS and EQIP ask of health
information for patients; the certainty steps are those of GRADE.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, TypeAlias

from msgspec import Meta

from backinfo.knowledge.choices import (
    CauseGroup,
    Certainty,
    Change,
    Direction,
    Site,
    Size,
    Stance,
    SymptomGroup,
    TreatmentGroup,
    Urgency,
)
from backinfo.knowledge.fields import Id, Plain, Prose, Record
from backinfo.knowledge.short import CauseInShort, Outlook, TreatmentInShort


class Per100(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """How many of 100 people had an outcome, with the treatment and without it.

    `without` counts people who had the comparator. `base` says how many people and
    studies stand behind the two counts; `time` when they were counted, where that is
    not the effect's own time, and `comparator` likewise. `treated` names the arm where it is
    not the whole treatment ("pregabalin"), and `who` the counted where they are no adults.
    """

    outcome: Plain
    with_: Annotated[int, Meta(ge=0)]
    without: Annotated[int, Meta(ge=0)]
    time: Plain | None = None
    treated: Plain | None = None
    comparator: Plain | None = None
    who: Plain = "people"
    base: Plain
    sources: tuple[Id, ...]


class Points(Record, frozen=True, kw_only=True, rename={"with_": "with"}):
    """The mean of both arms on one scale that runs from 0 to `scale`: points, not people.

    Where only the `gap` in favour of the treatment is known, it stands alone. `what` is measured
    ("leg pain"). `good`, `time`, `treated` and `comparator` are given where they are not those of
    the effect: limits in daily life are measured for daily function.
    """

    what: Plain
    scale: Annotated[int, Meta(gt=0)]
    with_: Annotated[float, Meta(ge=0)] | None = None
    without: Annotated[float, Meta(ge=0)] | None = None
    gap: Annotated[float, Meta(ge=0)] | None = None
    good: Literal["less", "more"] | None = None
    time: Plain | None = None
    treated: Plain | None = None
    comparator: Plain | None = None
    base: Plain
    sources: tuple[Id, ...]


class Effect(Record, frozen=True, kw_only=True):
    """One conclusion: what a treatment does to one outcome, for whom, against what.

    `good` says which way is good for the person: less of the outcome (pain) or more
    of it (walking). `graded_by` names the source that judged the certainty, or
    "backinfo" where the grade is ours. Certainty "none" records that no trial was
    found; then nothing was compared, and size, comparator and time stay empty.
    `how_much` puts the size in figures, in one sentence for lists of options.
    """

    id: Id
    condition: Id
    outcome: Plain
    good: Literal["less", "more"] = "less"
    population: Plain | None = None
    comparator: Plain | None = None
    comparator_kind: Literal["placebo", "no-treatment", "usual-care", "other-treatment"] | None = (
        None
    )
    time: Plain | None = None
    size: Size = "unclear"
    how_much: Prose | None = None
    direction: Direction | None = None
    certainty: Certainty
    graded_by: Id = "backinfo"
    studies: Annotated[int, Meta(ge=0)] | None = None
    people: Annotated[int, Meta(ge=0)] | None = None
    per_100: Per100 | None = None
    points: Points | None = None
    because: Prose


class Harm(Record, frozen=True, kw_only=True):
    """Something that can go wrong: what, how often, and whether it is serious.

    `of_100` draws it as 100 treated people where only they were counted; `per_100` has both
    arms.
    """

    what: Plain
    how_often: Plain
    serious: bool
    when: Plain | None = None
    of_100: Annotated[int, Meta(ge=0, le=100)] | None = None
    per_100: Per100 | None = None
    sources: tuple[Id, ...] = ()


class Advice(Record, frozen=True, kw_only=True):
    """What one body says about a treatment, for whom, and when it said so.

    Advice `for_some` speaks of a few of those who have a condition, or of one product: in
    pregnancy, over 65. It is shown, but does not decide where the treatment stands.
    """

    body: Plain
    year: Annotated[int, Meta(ge=1950)] | None = None
    country: Plain
    stance: Stance
    for_some: bool = False
    for_whom: Plain
    condition: Id | None = None
    sources: tuple[Id, ...]


class Claim(Record, frozen=True, kw_only=True):
    """What a seller or an article says, who says it, and what they gain by it.

    `answered_by` names effects of the same entry; `answer` sets the evidence beside
    the claim in words where no effect does.
    """

    claim: Plain
    who: Plain
    gain: Plain
    answered_by: tuple[Id, ...] = ()
    answer: Prose | None = None
    sources: tuple[Id, ...]


class Pointer(Record, frozen=True, kw_only=True):
    """A link to another entry, with the reason to go there."""

    id: Id
    why: Plain


class SeeAlso(Pointer, frozen=True, kw_only=True):
    """A cause whose treatments are worth a look too, and which of them to `show` first."""

    show: tuple[Id, ...] = ()


class Entry(Record, frozen=True, kw_only=True):
    """What every named entry has: an id, a name, and the other names people use.

    `plural` says that the short name takes a plural verb: "opioids reduce". `people_say`
    holds how people put it who do not know the name; the search reads it, no page shows it.
    """

    id: Id
    name: Plain
    short: Plain | None = None
    plural: bool = False
    aliases: tuple[Plain, ...] = ()
    misspellings: tuple[Plain, ...] = ()
    people_say: tuple[Plain, ...] = ()

    @property
    def label(self) -> str:
        """The short name where there is one, for tables and sentences."""
        return self.short or self.name


class Treatment(Entry, frozen=True, kw_only=True):
    """One thing that can be done about back pain.

    `mechanism` says whether the way it is meant to act was shown in people with back pain,
    is an idea only, or was tested and did not hold. `when_to_get_help` names the signs of
    danger that come from the treatment itself.
    """

    group: TreatmentGroup
    summary: Prose
    in_short: TreatmentInShort
    when_to_get_help: Prose | None = None
    what_it_is: Prose
    how_it_works: Prose
    mechanism: Literal["shown", "proposed", "not-borne-out", "not-applicable"]
    what_happens: Prose
    who_it_may_suit: Prose
    who_should_avoid: Prose
    recovery: Prose
    cost: Prose
    legal: Prose | None = None
    if_nothing: Prose
    unknowns: tuple[Prose, ...]
    questions: tuple[Plain, ...]
    alternatives: tuple[Pointer, ...]
    warning_signs: tuple[Id, ...] = ()
    effects: tuple[Effect, ...]
    harms: tuple[Harm, ...]
    advice: tuple[Advice, ...] = ()
    claims: tuple[Claim, ...] = ()
    reviewed: date
    next_review: date

    def advice_on(self, cause: Id) -> tuple[Advice, ...]:
        """What bodies say of it for this cause, or for no cause in particular."""
        return tuple(each for each in self.advice if each.condition in (None, cause))


class Cause(Entry, frozen=True, kw_only=True):
    """One thing that may be behind back pain.

    `change` is what is not as it should be at the site, where a picture can show it.
    `what_is_done` tells the course of care of what needs urgent care: the treatment with
    its benefits and harms, and what comes after.
    """

    group: CauseGroup
    site: Site
    change: Change | None = None
    serious: bool = False
    summary: Prose
    in_short: CauseInShort
    where: Prose
    what_it_is: Prose
    how_it_happens: Prose
    feels_like: Prose
    symptoms: tuple[Id, ...] = ()
    worse: Prose
    better: Prose
    who_gets_it: Prose
    how_common: Prose
    tests: Prose
    how_long: Prose
    outlook: Outlook | None = None
    if_nothing: Prose
    flare: Prose
    work: Prose
    daily_life: Prose
    prevention: Prose | None = None
    what_is_done: Prose | None = None
    self_care: Prose
    when_to_get_help: Prose
    warning_signs: tuple[Id, ...] = ()
    unknowns: tuple[Prose, ...]
    questions: tuple[Plain, ...]
    looks_like: tuple[Pointer, ...] = ()
    see_also: tuple[SeeAlso, ...] = ()
    claims: tuple[Claim, ...] = ()
    reviewed: date
    next_review: date


class Symptom(Entry, frozen=True, kw_only=True):
    """Something a person feels, and what it may mean."""

    group: SymptomGroup
    summary: Prose
    what_it_means: Prose
    may_mean: tuple[Pointer, ...]
    rarely_means: tuple[Pointer, ...] = ()
    self_care: Prose
    warning_signs: tuple[Id, ...] = ()
    reviewed: date
    next_review: date


class WarningSign(Entry, frozen=True, kw_only=True):
    """A sign that may mean something serious: how fast to act, and what to do.

    `heard_as` says how a person's own words sound like it: see `backinfo.search.signs`.
    """

    urgency: Urgency
    heard_as: tuple[Plain, ...] = ()
    summary: Prose
    what: Prose
    what_to_do: Prose
    may_mean: tuple[Id, ...]
    what_it_may_mean: Prose
    how_good: Prose
    reviewed: date
    next_review: date


class Number(Entry, frozen=True, kw_only=True):
    """A figure about back pain: of whom, when, how counted, and how good it is.

    `share` is the figure as a percentage (0 to 100) where it is one; it draws a bar.
    """

    figure: Plain
    share: Annotated[float, Meta(ge=0, le=100)] | None = None
    summary: Prose
    of_whom: Prose
    when: Plain
    how_counted: Prose
    quality: Literal["good", "fair", "weak", "unknown-origin"]
    how_good: Prose
    other_figures: Prose | None = None
    claims: tuple[Claim, ...] = ()
    reviewed: date
    next_review: date


class Term(Entry, frozen=True, kw_only=True):
    """A medical word and what it means in plain ones.

    Most readers know an `everyday` one: a page explains it only where there is room.
    `gloss` is the meaning in a few words, to stand in brackets after the term.
    """

    definition: Plain
    gloss: Plain | None = None
    everyday: bool = False
    see: Id | None = None


Topic: TypeAlias = Cause | Treatment | Symptom | WarningSign | Number | Term
