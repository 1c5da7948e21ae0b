"""Which treatments to show first for a cause: by evidence, not by taste.

The order: benefit by certainty and size; then what was as good as another treatment;
then little or no difference; then what nobody can tell; then what was not tested;
then harm. Where guidelines only advise against a treatment, it stands below the rest.
"""

from __future__ import annotations

from typing import NamedTuple

from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Effect, Treatment
from backinfo.wording import STEPS

_SIZES = {"large": 3, "moderate": 2, "small": 1, "little-or-none": 0, "unclear": 0}


class Ranked(NamedTuple):
    """A treatment, the effect that decides its place, and whether advice is only against it."""

    treatment: Treatment
    effect: Effect
    against: bool


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
    return sorted(found, key=lambda r: (r.against, *place(r.effect), r.treatment.label.lower()))


def place(effect: Effect) -> tuple[int, int, int]:
    """Where an effect stands: smaller is better supported."""
    certainty, size = STEPS[effect.certainty], _SIZES[effect.size]
    if effect.certainty == "none":
        tier = 5
    elif effect.certainty == "very-low":
        tier = 4
    elif effect.size == "little-or-none":
        tier = 2 if effect.comparator_kind == "other-treatment" else 3
    elif effect.direction == "worse":
        tier = 6
    else:
        # Better than another treatment says less than better than none or a sham.
        tier = 1 if effect.comparator_kind == "other-treatment" else 0
    return tier, -certainty, -size
