"""The editorial rules: the shipped knowledge keeps them, and each breach is told."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from backinfo.knowledge.check import check
from backinfo.knowledge.load import SOURCE
from conftest import Tree

TODAY = date(2026, 11, 25)


def told(path: Path) -> list[str]:
    """The problems of a knowledge base, one line each."""
    return [str(problem) for problem in check(path, TODAY)]


def test_the_shipped_knowledge_has_no_problem() -> None:
    """Every rule holds for every entry that ships."""
    assert told(SOURCE) == []


def test_the_small_base_has_no_problem(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """The base that these tests spoil keeps all rules."""
    assert told(save(tree)) == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"reviewed": "2027-01-01", "next_review": "2028-01-01"}, "lies in the future"),
        ({"reviewed": "2024-01-01", "next_review": "2025-01-01"}, "was due on 2025-01-01"),
        ({"next_review": "2035-01-01"}, "more than three years"),
        ({"next_review": "2026-01-01"}, "is not after the review"),
        ({"summary": "One. Two. Three {cite}."}, "has 3 sentences"),
        ({"cost": "Word " * 30 + "{cite}."}, "a sentence has 30 words"),
        ({"cost": "It is proven to help {cite}."}, '"proven" says more'),
        ({"recovery": "This cures the back {cite}."}, '"cures" says more'),
        ({"cost": "The gap was not significant {cite}."}, '"not significant" misleads'),
        ({"unknowns": []}, "unknowns: is empty"),
        ({"harms": []}, "harms: is empty"),
        ({"effects": []}, "effects: is empty"),
        ({"questions": []}, "questions: is empty"),
        ({"alternatives": []}, "alternatives: is empty"),
    ],
)
def test_each_breach_is_told(
    tree: Tree, save: Callable[[Tree], Path], change: Tree, says: str
) -> None:
    """A breach names the entry and says what to do."""
    cite = f"[@{tree['sources'][0]['id']}]"
    filled = {
        key: value.replace("{cite}", cite) if isinstance(value, str) else value
        for key, value in change.items()
    }
    tree["treatments"][0].update(filled)
    lines = told(save(tree))
    assert any("warm-bath" in line and says in line for line in lines), lines


def test_doubt_may_name_what_it_doubts(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A sentence that says nobody knows whether it works is no promise."""
    cite = tree["sources"][0]["id"]
    tree["treatments"][0]["cost"] = f"Nobody knows whether it works [@{cite}]."
    assert told(save(tree)) == []


def test_long_sentences_on_average_are_told(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """An entry whose sentences are long on average is sent back."""
    cite = tree["sources"][0]["id"]
    long = f"{'Word ' * 20}[@{cite}]. " * 60
    tree["treatments"][0]["recovery"] = long.strip()
    assert any("words on average" in line for line in told(save(tree)))


def test_a_weak_source_does_not_carry_a_fact(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A seller alone carries no fact, save in what it costs; two independents are needed."""
    tree["sources"][0]["kind"] = "seller"
    cite = tree["sources"][0]["id"]
    tree["treatments"][0]["recovery"] = f"It is quick [@{cite}]."
    lines = told(save(tree))
    assert any("recovery: only weak sources" in line for line in lines)
    assert any("fewer than two independent sources" in line for line in lines)
    tree["treatments"][0]["recovery"] = tree["causes"][0]["summary"]
    tree["treatments"][0]["cost"] = f"They charge 10 dollars [@{cite}]."
    assert not any("cost" in line for line in told(save(tree)))


def test_a_name_leads_to_one_entry(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """Two entries of a kind never share a name, in whatever case."""
    tree["treatments"].append(
        {**tree["treatments"][0], "id": "hot-bath", "name": "WARM bath", "short": "hot bath"}
    )
    assert any("leads to more than one entry" in line for line in told(save(tree)))


def test_an_idle_source_is_told(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A source that nothing cites is not kept."""
    tree["sources"].append({**tree["sources"][0], "id": "idle"})
    assert any("idle: nothing cites this source" in line for line in told(save(tree)))
