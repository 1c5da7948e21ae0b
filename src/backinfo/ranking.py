"""Which treatments to show first for a cause: by evidence, not by taste.

The order: benefit by certainty and size; then what was as good as another treatment;
then little or no difference; then what nobody can tell; then what was not tested;
then harm. Where guidelines only advise against a treatment, it stands below the rest.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Effect, Treatment
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


class Ranked(NamedTuple):
    """A treatment, the effect that decides its place, and whether advice is only against it."""

    treatment: Treatment
    effect: Effect
    against: bool

    @property
    def tier(self) -> Tier:
        """The tier of its effect; advice that is only against it puts it last."""
        return Tier.ADVISED_AGAINST if self.against else place(self.effect)[0]


def for_cause(knowledge: Knowledge, cause: str) -> list[Ranked]:
    """The treatments with a finding for this cause, the best supported first."""
    found = []
    for treatment in knowledge.treatments.values():
        effects = [effect for effect in treatment.effects if effect.condition == cause]
        if not effects:
            continue
        stances = {a.stance for a in treatment.advice if a.condition in (None, cause)}
        against = "against" in stances and not stances & {"recommends", "may-be-considered"}
        found.append(Ranked(treatment, min(effects, key=place), against))
    return sorted(found, key=lambda r: (r.tier, *place(r.effect), r.treatment.label.lower()))


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
