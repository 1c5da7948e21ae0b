"""Which treatments to show first for a cause: by evidence, not by taste.

The order: benefit by certainty and size; then what was as good as another treatment;
then little or no difference; then what nobody can tell; then what was not tested;
then harm. Where guidelines only advise against a treatment, it stands below the rest.
"""

from __future__ import annotations

from enum import IntEnum

from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Advice, Effect, Treatment
from backinfo.wording import STEPS

_SIZES = {"large": 3, "moderate": 2, "small": 1, "little-or-none": 0, "unclear": 0}


class Tier(IntEnum):
    """What the evidence says of a treatment for a cause, the best first."""

    BETTER = 0
    BETTER_THAN_ANOTHER = 1
    LIKE_ANOTHER = 2
    LITTLE_OR_NONE = 3
    UNSURE = 4
    NOT_TESTED = 5
    WORSE = 6
    ADVISED_AGAINST = 7


class Ranked:
    """A treatment in its place for a cause: its id, its tier, the finding that decides it.

    The record is read when its finding is asked for: a long list names most by id alone.
    """

    def __init__(self, knowledge: Knowledge, id: str, effect: str, tier: Tier) -> None:
        self.id = id
        self.tier = tier
        self._knowledge = knowledge
        self._effect = effect

    @property
    def against(self) -> bool:
        """Whether advice is only against it."""
        return self.tier is Tier.ADVISED_AGAINST

    @property
    def advised_against(self) -> list[Advice]:
        """The advice against it for all with this cause, whatever others say."""
        advice = self.treatment.advice_on(self.effect.condition)
        return [each for each in advice if each.stance == "against" and not each.for_some]

    @property
    def treatment(self) -> Treatment:
        """The whole entry."""
        return self._knowledge.treatments[self.id]

    @property
    def effect(self) -> Effect:
        """The finding that decides its place."""
        return next(e for e in self.treatment.effects if e.id == self._effect)


def for_cause(knowledge: Knowledge, cause: str) -> list[Ranked]:
    """The treatments with a finding for this cause, the best supported first."""
    if knowledge.ranked is None:
        placed = _placed(knowledge, cause)
    else:
        placed = knowledge.ranked.get(cause, [])
    return [Ranked(knowledge, id, effect, Tier(tier)) for id, effect, tier in placed]


def all_ranked(knowledge: Knowledge) -> dict[str, list[tuple[str, str, int]]]:
    """The ranking of every cause, to be kept with the knowledge base."""
    return {cause: _placed(knowledge, cause) for cause in knowledge.causes}


def _placed(knowledge: Knowledge, cause: str) -> list[tuple[str, str, int]]:
    found = []
    for treatment in knowledge.treatments.values():
        effects = [effect for effect in treatment.effects if effect.condition == cause]
        if not effects:
            continue
        best = min(effects, key=place)
        stances = {each.stance for each in treatment.advice_on(cause) if not each.for_some}
        against = "against" in stances and not stances & {"recommends", "may-be-considered"}
        tier = Tier.ADVISED_AGAINST if against else place(best)[0]
        found.append(((tier, *place(best), treatment.label.lower()), treatment.id, best.id))
    return [(id, effect, int(key[0])) for key, id, effect in sorted(found)]


def place(effect: Effect) -> tuple[Tier, int, int]:
    """Where an effect stands: smaller is better supported."""
    # Better than another treatment says less than better than none or a sham.
    other = effect.comparator_kind == "other-treatment"
    if effect.certainty == "none":
        tier = Tier.NOT_TESTED
    elif effect.certainty == "very-low":
        tier = Tier.UNSURE
    elif effect.size == "little-or-none":
        tier = Tier.LIKE_ANOTHER if other else Tier.LITTLE_OR_NONE
    elif effect.direction == "worse":
        tier = Tier.WORSE
    else:
        tier = Tier.BETTER_THAN_ANOTHER if other else Tier.BETTER
    return tier, -STEPS[effect.certainty], -_SIZES[effect.size]
