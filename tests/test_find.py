"""Lookups forgive: names, aliases, plurals, case, hyphens, misspellings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import backinfo
from backinfo.find import find, key
from backinfo.knowledge.base import Knowledge

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
