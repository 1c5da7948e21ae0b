"""Treatments stand in the order of the evidence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import load
from backinfo.ranking import Tier, for_cause, place
from conftest import Tree
from test_wording import effect

_ORDER: list[dict[str, Any]] = [
    {"certainty": "high", "size": "small", "comparator_kind": "placebo"},
    {"certainty": "moderate", "size": "large", "comparator_kind": "placebo"},
    {"certainty": "moderate", "size": "small", "comparator_kind": "usual-care"},
    {"certainty": "moderate", "size": "small", "comparator_kind": "other-treatment"},
    {"certainty": "low", "size": "little-or-none", "comparator_kind": "other-treatment"},
    {"certainty": "high", "size": "little-or-none", "comparator_kind": "placebo"},
    {"certainty": "very-low", "size": "unclear"},
    {"certainty": "none", "size": "unclear"},
    {"certainty": "high", "size": "small", "direction": "worse", "comparator_kind": "placebo"},
]


@pytest.mark.parametrize("better", range(len(_ORDER) - 1))
def test_better_evidence_stands_first(better: int) -> None:
    """Certain benefit comes before doubtful, doubtful before none, harm last."""
    assert place(effect(**_ORDER[better])) < place(effect(**_ORDER[better + 1]))


def test_advice_against_stands_below(knowledge: Knowledge) -> None:
    """For every cause, what is only advised against comes after all the rest."""
    for cause in knowledge.causes:
        marks = [each.against for each in for_cause(knowledge, cause)]
        assert marks == sorted(marks)


def test_each_treatment_stands_once(knowledge: Knowledge) -> None:
    """A cause lists each treatment once, with a finding for that very cause."""
    for cause in knowledge.causes:
        ranked = for_cause(knowledge, cause)
        ids = [each.treatment.id for each in ranked]
        assert len(ids) == len(set(ids))
        assert all(each.effect.condition == cause for each in ranked)


def test_advice_for_some_does_not_decide(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A warning for a few, such as in pregnancy, leaves a treatment where its finding puts it."""
    record = tree["treatments"][0]
    cause = record["effects"][0]["condition"]
    advice: Tree = {"body": "A body", "country": "UK", "stance": "against", "for_whom": "some"}
    advice["sources"] = [tree["sources"][0]["id"]]
    for for_some, against in ((True, False), (False, True)):
        record["advice"] = [{**advice, "for_some": for_some}]
        (each,) = for_cause(load(save(tree)), cause)
        assert (each.tier is Tier.ADVISED_AGAINST) == against
        assert bool(each.advised_against) == against


def test_the_tier_follows_the_evidence_and_the_advice(knowledge: Knowledge) -> None:
    """Advice that is only against a treatment outweighs its finding; else the finding decides."""
    tiers = set()
    for cause in knowledge.causes:
        for each in for_cause(knowledge, cause):
            expected = Tier.ADVISED_AGAINST if each.against else place(each.effect)[0]
            assert each.tier is expected
            tiers.add(each.tier)
    assert {Tier.BETTER, Tier.UNSURE, Tier.NOT_TESTED, Tier.ADVISED_AGAINST} <= tiers
