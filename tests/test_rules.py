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


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"issued": "2020 spring"}, '"2020 spring" is no date'),
        ({"issued": "2020-13"}, '"2020-13" is no date'),
        ({"issued": "20-01"}, '"20-01" is no date'),
        ({"accessed": "today"}, '"today" is no date'),
        ({"issued": "2027"}, "2027 lies in the future"),
        ({"issued": None}, "give accessed: when you saw it"),
    ],
)
def test_a_source_has_a_date(
    tree: Tree, save: Callable[[Tree], Path], change: Tree, says: str
) -> None:
    """A source is dated, or tells when it was seen; what is no date is named."""
    source = tree["sources"][0]
    source.update(change)
    tree["sources"][0] = {key: value for key, value in source.items() if value is not None}
    assert any(source["id"] in line and says in line for line in told(save(tree)))


@pytest.mark.parametrize("date", ["2020", "2020-02", "2020-02-29"])
def test_a_date_may_be_partly_known(tree: Tree, save: Callable[[Tree], Path], date: str) -> None:
    """A year, a year with its month, and a day are dates."""
    tree["sources"][0]["issued"] = date
    assert told(save(tree)) == []


def test_an_idle_source_is_told(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A source that nothing cites is not kept."""
    tree["sources"].append({**tree["sources"][0], "id": "idle"})
    assert any("idle: nothing cites this source" in line for line in told(save(tree)))


@pytest.mark.parametrize(
    ("reviewed", "next_review", "sound"),
    [
        (TODAY, date(2027, 1, 1), True),
        (date(2026, 11, 26), date(2027, 1, 1), False),
        (date(2025, 1, 1), TODAY, True),
        (date(2025, 1, 1), date(2026, 11, 24), False),
        (TODAY, TODAY, False),
        (date(2026, 1, 1), date(2029, 1, 3), True),
        (date(2026, 1, 1), date(2029, 1, 4), False),
    ],
    ids=str,
)
def test_dates_at_their_limits(
    tree: Tree, save: Callable[[Tree], Path], reviewed: date, next_review: date, sound: bool
) -> None:
    """Today is no future, a review is due on its day, and three leap years are the most."""
    for entry in (*tree["treatments"], *tree["causes"]):
        entry.update(reviewed=str(reviewed), next_review=str(next_review))
    assert (told(save(tree)) == []) is sound


@pytest.mark.parametrize(("words", "sound"), [(25, True), (26, False)])
def test_the_longest_sentence(
    tree: Tree, save: Callable[[Tree], Path], words: int, sound: bool
) -> None:
    """A sentence of 25 words may stand, one of 26 may not; the problem shows how it begins."""
    cite = tree["sources"][0]["id"]
    sentence = " ".join(f"word{number}" for number in range(words))
    tree["treatments"][0]["recovery"] = f"{sentence} [@{cite}]."
    lines = told(save(tree))
    assert (lines == []) is sound
    assert sound or f'"{sentence[:50]}..."' in lines[0]


@pytest.mark.parametrize(("words", "sound"), [(15, True), (16, False)])
def test_the_longest_mean(
    tree: Tree, save: Callable[[Tree], Path], words: int, sound: bool
) -> None:
    """Sentences of 15 words on average may stand, longer ones may not."""
    cite = tree["sources"][0]["id"]
    sentence = f"{'word ' * words}[@{cite}]."
    entry = tree["causes"][0]
    for field, value in entry.items():
        if isinstance(value, str) and "[@" in value:
            entry[field] = sentence
    entry["in_short"] = dict.fromkeys(entry["in_short"], sentence)
    entry["unknowns"] = [sentence]
    assert any("words on average" in line for line in told(save(tree))) is not sound


@pytest.mark.parametrize("field", ["unknowns", "questions"])
def test_a_cause_is_complete(tree: Tree, save: Callable[[Tree], Path], field: str) -> None:
    """A cause without gaps or questions is sent back."""
    tree["causes"][0][field] = []
    assert any(f"sore-back: {field}: is empty" in line for line in told(save(tree)))


def test_a_serious_cause_tells_its_care(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """What needs urgent care must say what care that is."""
    tree["causes"][0]["serious"] = True
    assert any("what_is_done: is missing" in line for line in told(save(tree)))


def test_a_short_answer_is_short(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """An answer of the short page has 45 words at most."""
    cite = tree["sources"][0]["id"]
    for count, sound in ((15, True), (16, False)):
        tree["causes"][0]["in_short"]["work"] = f"{'Word ' * count}[@{cite}]. " * 3
        lines = told(save(tree))
        assert any("in_short.work: has 48 words" in line for line in lines) is not sound


def test_a_gloss_fits_inside_a_sentence(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """What a term means beside its first use has six words at most."""
    for count, sound in ((6, True), (7, False)):
        term = {"id": "tape", "name": "tape", "definition": "It sticks to the skin."}
        tree["glossary"] = [{**term, "gloss": " ".join(["word"] * count)}]
        assert any("gloss: has more than 6 words" in line for line in told(save(tree))) is not sound


def test_points_are_no_people(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """Five points of 100 read like people and are sent back; people may be counted of 100."""
    cite = tree["sources"][0]["id"]
    for words, sound in (("5 points of 100", False), ("5 of 100 people", True)):
        tree["treatments"][0]["recovery"] = f"Pain was lower by {words} [@{cite}]."
        assert (told(save(tree)) == []) is sound


def test_a_bold_claim_needs_its_evidence(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """What somebody else claims may be bold, and a treatment that was shown to help, too."""
    cite = tree["sources"][0]["id"]
    entry = tree["treatments"][0]
    answer = f"No trial [@{cite}]."
    claim = {"claim": "It cures", "who": "A seller", "gain": "Sells it", "answer": answer}
    entry["claims"] = [{**claim, "sources": [cite]}]
    assert told(save(tree)) == []
    entry["recovery"] = f"It works fast [@{cite}]."
    assert any('"works" says more' in line for line in told(save(tree)))
    entry["effects"][0]["certainty"] = "moderate"
    assert told(save(tree)) == []


def test_every_problem_of_an_entry_is_told(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A breach behind names and phrases that are left alone is found too."""
    tree["treatments"][0]["people_say"] = ["it is proven to be a gold standard i.e. the best"]
    assert told(save(tree)) == []
    tree["treatments"][0]["what_it_is"] = f"It is risk-free [@{tree['sources'][0]['id']}]."
    assert any('"risk-free" misleads' in line for line in told(save(tree)))
