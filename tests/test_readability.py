"""The knowledge reads at school level, by the protocol of tests/readability.py."""

from __future__ import annotations

import pytest

from backinfo import text
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import load
from backinfo.knowledge.walk import entries
from readability import grade, report, sentences_of, syllables, without_terms

SUMMARY_GRADE = 6.0
ENTRY_GRADE = 8.0
_ENTRIES = [entry for _, entry in entries(load()) if hasattr(entry, "summary")]


@pytest.mark.parametrize("entry", _ENTRIES, ids=lambda entry: str(entry.id))
def test_each_entry_reads_at_school_level(entry: object) -> None:
    """Flesch-Kincaid is at most 6 for a summary (to a tenth) and 8 for the whole entry."""
    summary = text.sentences(entry.summary)  # type: ignore[attr-defined]
    assert round(grade(summary).flesch_kincaid, 1) <= SUMMARY_GRADE
    assert round(grade(sentences_of(entry)).flesch_kincaid, 1) <= ENTRY_GRADE


def test_abbreviations_are_counted_as_read_aloud() -> None:
    """An abbreviation does not make a text look easier than it sounds."""
    assert syllables("PRP") == 3
    assert syllables("platelet") == 2


def test_glossary_terms_can_be_set_aside(knowledge: Knowledge) -> None:
    """The second grade leaves out the terms that the glossary explains."""
    term = knowledge.glossary[next(iter(knowledge.glossary))].name
    assert without_terms([f"A {term} is here."], knowledge) == ["A word is here."]


def test_the_report_has_a_line_for_each_entry(knowledge: Knowledge) -> None:
    """The command reports every entry that has a summary."""
    assert len(list(report(knowledge, []))) == len(_ENTRIES) + 2
