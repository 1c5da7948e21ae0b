"""Lookups forgive: names, aliases, plurals, case, hyphens, misspellings."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backinfo
from backinfo.find import Names, find, key, named, singular
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import load
from conftest import Tree

_KNOWLEDGE = backinfo.load()


@given(st.text(max_size=60), st.sampled_from(sorted(_KNOWLEDGE.topics)))
def test_any_words_give_an_answer(words: str, kind: str) -> None:
    """Whatever is typed, a lookup ends with entries that exist."""
    found = find(_KNOWLEDGE, words, kind)
    for hit in found.hits + found.near:
        assert hit.head.id in _KNOWLEDGE.topics[hit.kind]
    assert len(found.near) <= 3


@given(st.sampled_from(sorted(_KNOWLEDGE.treatments)), st.data())
def test_case_and_hyphens_do_not_matter(id: str, data: st.DataObject) -> None:
    """A name in any case, with spaces for hyphens, leads to the same entry."""
    name = data.draw(st.sampled_from(_KNOWLEDGE.treatments.heads[id].names))
    typed = data.draw(st.sampled_from([name.upper(), name.lower(), name.replace("-", " ")]))
    hits = find(_KNOWLEDGE, typed, "treatment").hits
    assert [hit.head.id for hit in hits] == [id]


@pytest.mark.parametrize("kind", ["cause", "treatment", "symptom", "number", "term"])
def test_every_name_leads_home(knowledge: Knowledge, kind: str) -> None:
    """Each name, alias and known misspelling of an entry leads to that entry alone."""
    for id, head in knowledge.topics[kind].heads.items():
        for name in head.names:
            assert [hit.head.id for hit in find(knowledge, name, kind).hits] == [id], name


@pytest.mark.parametrize(
    ("words", "kind", "id"),
    [
        ("platelet rich plasma", "treatment", "prp"),
        ("PRP injections", "treatment", "prp"),
        ("Herniated Discs", "cause", "herniated-disc"),
        ("slipped disk", "cause", "herniated-disc"),
        ("siatica", "cause", "sciatica"),
        ("stemcells", "treatment", "stem-cells"),
        ("sciatica", "treatment", "sciatica"),
        ("discectomy", "cause", "discectomy"),
        ("tailbone", "cause", "coccyx-pain"),
    ],
)
def test_lay_names(knowledge: Knowledge, words: str, kind: str, id: str) -> None:
    """What people type leads where they mean, also under the wrong command."""
    assert [hit.head.id for hit in find(knowledge, words, kind).hits] == [id]


def test_a_long_misspelling_is_shown_and_said(knowledge: Knowledge) -> None:
    """One clear near miss of a long name is shown, marked as a guess."""
    (hit,) = find(knowledge, "degenrative disc diseese", "cause").hits
    assert (hit.head.id, hit.guessed) == ("degenerative-disc-disease", True)


def test_a_short_near_miss_is_offered(knowledge: Knowledge) -> None:
    """A short word could be another: it is offered, not shown."""
    found = find(knowledge, "prpp", "treatment")
    assert not found.hits
    assert found.near[0].head.id == "prp"


def test_several_good_names_are_all_given(knowledge: Knowledge) -> None:
    """Words that fit several entries give them all."""
    ids = {hit.head.id for hit in find(knowledge, "cell injections", "treatment").hits}
    assert len(ids) > 1


@pytest.mark.parametrize(
    ("typed", "plain"),
    [("  P.R.P. ", "prp"), ("Facet-Joint", "facet joint"), ("Café", "cafe"), ("!?", "")],
)
def test_the_key_of_a_name(typed: str, plain: str) -> None:
    """Case, accents, points and hyphens fall away."""
    assert key(typed) == plain


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("therapies", "therapy"),
        ("pies", "pie"),
        ("discs", "disc"),
        ("bras", "bra"),
        ("gas", "gas"),
        ("press", "press"),
        ("sinus", "sinus"),
        ("pelvis", "pelvis"),
        ("steroid injections", "steroid injection"),
    ],
)
def test_plural_endings_fall_away(words: str, one: str) -> None:
    """Only what is a plural loses its ending."""
    assert singular(words) == one


@pytest.mark.parametrize("kind", sorted(set(_KNOWLEDGE.topics) - {"term"}))
@pytest.mark.parametrize(
    ("words", "id"),
    [
        ("sciatica", "sciatica"),
        ("prp", "prp"),
        ("night pain", "night-pain"),
        ("saddle numbness", "saddle-numbness"),
    ],
)
def test_a_name_is_found_under_every_kind(words: str, id: str, kind: str) -> None:
    """Whatever kind of entry is asked for, a name of another kind leads home."""
    assert id in [hit.head.id for hit in find(_KNOWLEDGE, words, kind).hits]


@pytest.fixture
def base(tree: Tree, save: Callable[[Tree], Path]) -> Callable[..., Knowledge]:
    """A small knowledge base whose treatments and cause are called as a test wants."""

    def called(*treatments: str, cause: str = "zzz", term: str = "yyy") -> Knowledge:
        one, *_ = tree["treatments"]
        tree["treatments"] = [
            {**one, "id": f"t{number}", "name": name, "short": name, "aliases": []}
            for number, name in enumerate(treatments)
        ]
        for each in tree["treatments"]:
            each["alternatives"] = [{"id": "t0", "why": "there is no other here"}]
        tree["causes"][0].update(name=cause, aliases=[])
        tree["glossary"] = [{"id": "the-term", "name": term, "definition": "A word."}]
        return load(save(tree))

    return called


@pytest.mark.parametrize(
    ("name", "typed", "sure", "near"),
    [
        ("abcdefg", "abcdef", True, False),  # alike by 0.92, six letters
        ("abcdef", "abcde", False, True),  # alike by 0.91, but too short to be sure
        ("abcdef", "abcdeg", False, True),  # six letters, but alike by 0.83 only
        ("abcde", "abcxy", False, False),  # alike by 0.6, which is not enough
        ("abcdefgh", "abcdexyz", False, True),  # alike by 0.625
    ],
)
def test_how_alike_is_alike(
    base: Callable[..., Knowledge], name: str, typed: str, sure: bool, near: bool
) -> None:
    """Long and very alike: shown with a note. Short, or less alike: offered. Else nothing."""
    found = find(base(name), typed, "treatment")
    assert [hit.guessed for hit in found.hits] == [True] * sure
    assert bool(found.near) is near


@pytest.mark.parametrize(("kind", "id"), [("treatment", "t0"), ("cause", "sore-back")])
def test_the_kind_that_was_asked_for_wins_a_tie(
    base: Callable[..., Knowledge], kind: str, id: str
) -> None:
    """Of two names that are as near, the one of the kind that was asked for is shown."""
    small = base("abcdefgh", cause="abcdefgi")
    assert [hit.head.id for hit in find(small, "abcdefgj", kind).hits] == [id]


def test_two_names_as_near_are_offered(base: Callable[..., Knowledge]) -> None:
    """Where two are as near, none is shown; three are offered at most, the nearest first."""
    small = base("abcdefgh", "abcdefgi")
    found = find(small, "abcdefgj", "treatment")
    assert (found.hits, len(found.near)) == ((), 2)
    many = base("abcdefxx", "abcdefgh", "abcdefyy", "abcdefgi")
    near = find(many, "abcdefgj", "treatment").near
    assert [hit.head.id for hit in near[:2]] == ["t1", "t3"]
    assert len(near) == 3


def test_part_of_a_name(base: Callable[..., Knowledge]) -> None:
    """One word of a name will do, in any order, from three letters on."""
    small = base("warm tub bath")
    assert [hit.head.id for hit in find(small, "tub", "treatment").hits] == ["t0"]
    assert [hit.head.id for hit in find(small, "bath tub warm", "treatment").hits] == ["t0"]
    assert not find(base("ab tub"), "ab", "treatment").hits


@pytest.mark.parametrize("kind", ["treatment", "cause", "warning-sign", "number"])
def test_a_definition_comes_last(base: Callable[..., Knowledge], kind: str) -> None:
    """A word of the glossary gives way to an entry, unless the glossary was asked for."""
    small = base("warm bath", term="bath")
    assert [hit.kind for hit in find(small, "bath", kind).hits] == ["treatment"]
    assert [hit.kind for hit in find(small, "bath", "term").hits] == ["term"]


def test_what_is_called_just_so(base: Callable[..., Knowledge]) -> None:
    """`named` knows exact names and plurals, and no parts of names."""
    names = Names(base("warm bath"))
    assert [hit.head.id for hit in named(names, "Warm Bath", ["treatment"])] == ["t0"]
    assert [hit.head.id for hit in named(names, "warm baths", ["treatment"])] == ["t0"]
    assert named(names, "bath", ["treatment", "cause"]) == []
    (hit,) = named(names, "warm bath", ["cause", "treatment"])
    assert not hit.guessed
