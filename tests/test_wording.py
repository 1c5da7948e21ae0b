"""Certainty decides the verb, as in GRADE guidelines 26 (Santesso 2020)."""

from __future__ import annotations

from itertools import product
from typing import Any, get_args

import msgspec
import pytest

from backinfo import wording
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.choices import Certainty, Size
from backinfo.knowledge.model import Effect, Treatment


def effect(**changes: Any) -> Effect:
    """An effect on pain, with changes."""
    made = Effect(
        id="x",
        condition="c",
        outcome="pain",
        comparator="a sham",
        time="1 year",
        size="moderate",
        direction="better",
        certainty="high",
        because="So [@a].",
    )
    return msgspec.structs.replace(made, **changes)


@pytest.mark.parametrize(
    ("certainty", "size", "words"),
    [
        ("high", "large", "greatly reduces pain"),
        ("high", "moderate", "reduces pain"),
        ("high", "small", "slightly reduces pain"),
        ("high", "little-or-none", "makes little or no difference to pain"),
        ("moderate", "large", "probably greatly reduces pain"),
        ("moderate", "moderate", "probably reduces pain"),
        ("moderate", "small", "probably slightly reduces pain"),
        ("moderate", "little-or-none", "probably makes little or no difference to pain"),
        ("low", "large", "may greatly reduce pain"),
        ("low", "moderate", "may reduce pain"),
        ("low", "small", "may slightly reduce pain"),
        ("low", "little-or-none", "may make little or no difference to pain"),
        ("very-low", "large", "very uncertain for pain"),
        ("very-low", "unclear", "very uncertain for pain"),
        ("none", "unclear", "no trial found for pain"),
    ],
)
def test_the_table_of_verbs(certainty: Certainty, size: Size, words: str) -> None:
    """Each cell of the table gives its words."""
    assert wording.finding(effect(certainty=certainty, size=size)) == words


@pytest.mark.parametrize(
    ("good", "direction", "words"),
    [
        ("less", "better", "reduces pain"),
        ("less", "worse", "increases pain"),
        ("more", "better", "improves pain"),
        ("more", "worse", "worsens pain"),
    ],
)
def test_the_verb_knows_which_way_is_good(good: str, direction: str, words: str) -> None:
    """Less pain is better, less walking is worse."""
    assert wording.finding(effect(good=good, direction=direction)) == words


def test_no_verb_of_effect_outruns_its_certainty() -> None:
    """Hedges stand exactly where the certainty asks for them, whatever size and number."""
    for certainty, size, plural in product(get_args(Certainty), get_args(Size), (True, False)):
        words = wording.finding(effect(certainty=certainty, size=size), plural=plural)
        assert words.startswith("may ") is (certainty == "low")
        assert words.startswith("probably ") is (certainty == "moderate")
        if certainty in ("very-low", "none"):
            assert not any(verb in words for verb in ("reduce", "improve", "make", "increase"))


def test_a_plural_subject_takes_its_verb(knowledge: Knowledge) -> None:
    """Opioids reduce, PRP reduces."""
    assert wording.finding(effect(), plural=True) == "reduce pain"
    assert wording.finding(effect(size="little-or-none"), plural=True).startswith("make ")


def test_the_sentence_names_comparator_and_time(knowledge: Knowledge) -> None:
    """Every sentence about a finding says against what and when."""
    for treatment in knowledge.treatments.values():
        for each in treatment.effects:
            sentence = wording.sentence(treatment, each)
            assert each.outcome in sentence
            if each.certainty != "none":
                assert str(each.comparator) in sentence
                assert str(each.time) in sentence


def test_the_whole_sentence(knowledge: Knowledge) -> None:
    """The sentence starts with a capital and ends with a full stop."""
    prp: Treatment = knowledge.treatments["prp"]
    made = effect(certainty="low", size="small")
    assert wording.sentence(prp, made) == (
        "PRP may slightly reduce pain, compared with a sham, after 1 year."
    )


@pytest.mark.parametrize(
    ("time", "phrase"),
    [("1 year", "after 1 year"), ("up to 48 weeks", "up to 48 weeks"), ("in the first week",) * 2],
)
def test_times_read_as_phrases(time: str, phrase: str) -> None:
    """A bare time gets "after"; one that is a phrase already stays."""
    assert wording.after(time) == phrase


@pytest.mark.parametrize(
    ("words", "raised", "lowered"),
    [
        ("exercise", "Exercise", "exercise"),
        ("PRP", "PRP", "PRP"),
        ("Staying active", "Staying active", "staying active"),
        ("a", "A", "a"),
        ("", "", ""),
    ],
)
def test_first_letters(words: str, raised: str, lowered: str) -> None:
    """Only the first letter changes, and an abbreviation keeps its capitals."""
    assert (wording.capital(words), wording.lower_first(words)) == (raised, lowered)


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 studies"), (1, "1 study"), (2, "2 studies"), (1234, "1,234 studies")],
)
def test_a_number_with_its_noun(number: int, words: str) -> None:
    """One of it is singular; all else, none too, is plural; thousands have their comma."""
    assert wording.count(number, "study", "studies") == words
    assert wording.count(number, "harm").removesuffix("s") == words.split(maxsplit=1)[0] + " harm"


def test_the_meter_has_a_step_for_each_certainty() -> None:
    """Nothing tested fills no step, high certainty all four, and each step has its word."""
    assert [wording.STEPS[each] for each in get_args(Certainty)] == [4, 3, 2, 1, 0]
    assert set(wording.CERTAINTY) == set(wording.STEPS)


def test_an_uncertain_finding_as_a_sentence(knowledge: Knowledge) -> None:
    """Under very low certainty nobody can tell, and without a trial there is none to tell of."""
    one, many = knowledge.treatments["prp"], knowledge.treatments["opioids"]
    made = effect(certainty="very-low", size="unclear", direction=None)
    assert wording.sentence(one, made) == (
        "It is very uncertain whether PRP changes pain, compared with a sham, after 1 year."
    )
    assert "opioids change pain" in wording.sentence(many, made)
    none = effect(certainty="none", size="unclear", direction=None, comparator=None, time=None)
    assert wording.sentence(one, none) == "We found no trial of PRP for pain."
    assert wording.finding(none) == "no trial found for pain"
