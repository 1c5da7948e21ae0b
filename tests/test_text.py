"""Text is made safe, and its small markup is read as written."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from backinfo import text


@given(st.text())
def test_cleaned_text_holds_nothing_hidden(words: str) -> None:
    """Whatever comes in, no control or format character comes out."""
    assert not any(text.is_hidden(char) for char in text.clean(words))


@given(st.text())
def test_cleaning_twice_changes_nothing(words: str) -> None:
    """Cleaning is done once: a second time finds nothing more."""
    assert text.clean(text.clean(words)) == text.clean(words)


@given(st.text())
def test_every_reading_ends(words: str) -> None:
    """Any text can be split, cited, linked and opened without an error."""
    list(text.pieces(words))
    text.citations(words)
    text.links(words)
    text.sentences(words)
    text.opening(words, 2)


@given(st.text(alphabet=st.characters(exclude_categories=["C", "Z", "P", "S"]), min_size=1))
def test_plain_words_stay_as_typed(words: str) -> None:
    """Text without markup comes back to the letter."""
    assert "".join(run.text for run in text.inlines(words)) == words


def test_citations_are_found_in_order() -> None:
    """Each id of a citation is found, also of several in one bracket."""
    assert text.citations("One [@a]. Two [@b; @c].\n\n- Three [@a].") == ["a", "b", "c", "a"]


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("A fact [@a].", True),
        ("A fact [@a]. Another.", False),
        ("A fact. Another [@a].", True),
        ("A fact. [@a]", True),
        ("A fact.", False),
        ("A fact [@a] that goes on.", True),
    ],
)
def test_a_paragraph_must_end_cited(words: str, cited: bool) -> None:
    """The last sentence of a paragraph carries the citation."""
    (piece,) = text.pieces(words)
    assert text.is_cited(piece) is cited


@pytest.mark.parametrize(
    ("words", "opened"),
    [
        ("One [@a]. Two [@b].", "One @a."),
        ("One. Two [@b].", "One@b."),
        ("Is it? It is [@a].", "It is @a."),
        ("**Why?** Because [@a]. More [@b].", "Because @a."),
        ("**Before.** Eat [@a]. Drink [@b].", "Before. Eat @a."),
        ("Look for:\n\n- one [@a];\n- two [@b]", "Look for: one @a. two @b."),
        ("Like this:\n\n- one [@a].\n- two [@b].\n- three [@c].", "Like this: one @a. two @b."),
    ],
)
def test_the_opening_keeps_its_citation(words: str, opened: str) -> None:
    """The first sentence comes with the citation that covers it, questions left out."""
    runs = text.opening(words, 1)
    shown = "".join(f"@{r.target}" if r.mark == "citation" else r.text for r in runs)
    assert " ".join(shown.split()) == opened


def test_a_link_within_emphasis_is_a_link() -> None:
    """Bold words round a link leave no brackets behind: the link keeps its target."""
    for mark, sign in (("strong", "**"), ("emphasis", "*")):
        runs = text.inlines(f"{sign}Not [that](cause:sciatica) [@a].{sign}")
        assert [(r.text, r.mark) for r in runs] == [
            ("Not ", mark),
            ("that", "link"),
            (" ", mark),
            ("", "citation"),
            (".", mark),
        ]


def test_links_and_emphasis() -> None:
    """Links keep their target; emphasis keeps its words."""
    runs = text.inlines("See [that](cause:sciatica), **now**, *please*.")
    assert [(r.text, r.mark, r.target) for r in runs if r.mark != "text"] == [
        ("that", "link", "cause:sciatica"),
        ("now", "strong", ""),
        ("please", "emphasis", ""),
    ]
