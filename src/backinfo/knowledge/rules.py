"""The editorial rules: what `backinfo check` asks of a knowledge base beyond its form.

The parts an entry must have come from DISCERN, IPDAS and EQIP; the wording rules from
GRADE guidelines 26 (Santesso 2020) and the Cochrane Handbook.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from backinfo import text
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Number, Symptom, Term, Treatment, WarningSign
from backinfo.knowledge.problem import Problem
from backinfo.knowledge.reference import Source
from backinfo.knowledge.short import CauseInShort, TreatmentInShort
from backinfo.knowledge.walk import cited, entries, texts

LONGEST_SENTENCE = 25  # words
LONGEST_MEAN = 15  # words a sentence, over an entry
SUMMARY_SENTENCES = 2
SHORT_ANSWER = 45  # words
GLOSS = 6  # words
# Sources that never carry a fact alone, save for what sellers say and charge.
WEAK = ("seller", "news")
# Words that promise more than any evidence of low certainty allows.
_BOLD = re.compile(
    r"\b(cures?|cured|proven|proves|works|guarantees?d?|miracle|breakthrough|game[- ]changer)\b",
    re.IGNORECASE,
)
# What people say is theirs to word.
_AS_SAID = ("aliases", "misspellings", "people_say", "heard_as")
_DOUBT = re.compile(
    r"\b(not|no|nobody|never|whether|if|how|unclear|unknown|cannot|nothing|none|yet|without)\b"
    r"|n't\b|\?",
    re.IGNORECASE,
)
# Points on a scale, worded as if they were people.
_POINTS = re.compile(r"\bpoints? (?:of|out of) \d+\b|\bpoints? in 100?\b|\bof 100? points?\b")
_BANNED = {
    "not significant": "say how large the difference was, or that it may be chance",
    "statistically significant": "say how large the difference was",
    "no evidence of a difference": "say what was found, and how sure it is",
    "gold standard": "say what the test shows",
    "risk-free": "say what is known about harms",
    "e.g.": "write 'such as'",
    "i.e.": "write 'that is'",
}
_DATED = (Cause, Treatment, Symptom, WarningSign, Number)


def problems_of(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    """Every breach of an editorial rule, entry by entry."""
    for file, entry in entries(knowledge):
        for field, what, do in _of_entry(knowledge, entry, today):
            yield Problem(file, entry.id, field, what, do)
    yield from _shared_names(knowledge)
    yield from _idle_sources(knowledge)


def _of_entry(knowledge: Knowledge, entry: Any, today: date) -> Iterator[tuple[str, str, str]]:
    if isinstance(entry, _DATED):
        yield from _dates(entry.reviewed, entry.next_review, today)
        yield from _summary(entry.summary)
        yield from _mean_sentence(entry)
    if isinstance(entry, (Cause, Treatment)):
        yield from _short_answers(entry.in_short)
    if isinstance(entry, Treatment):
        yield from _complete_treatment(knowledge, entry)
    if isinstance(entry, Cause):
        for name in ("unknowns", "questions"):
            if not getattr(entry, name):
                yield name, "is empty", "A cause page needs it"
        if entry.serious and not entry.what_is_done:
            yield "what_is_done", "is missing", "Say what care a serious cause needs"
        if not entry.serious and not entry.in_short.see_a_doctor:
            yield "in_short.see_a_doctor", "is missing", "Say when to go without an emergency"
    if isinstance(entry, Term) and len((entry.gloss or "").split()) > GLOSS:
        yield "gloss", f"has more than {GLOSS} words", "Shorten it: it stands inside a sentence"
    if isinstance(entry, Source):
        yield from _source_dates(entry, today)
    else:
        sure = isinstance(entry, Treatment) and any(
            e.certainty in ("high", "moderate") for e in entry.effects
        )
        for field, kind, words in texts(entry):
            if field.startswith(_AS_SAID):
                continue
            yield from _wording(
                field, words, may_be_bold=sure or ".claim" in field or isinstance(entry, Term)
            )
            if kind == "cited" and not field.endswith("cost") and not field.startswith("claims"):
                yield from _weak(knowledge, field, words)


def _dates(reviewed: date, next_review: date, today: date) -> Iterator[tuple[str, str, str]]:
    if reviewed > today:
        yield "reviewed", f"{reviewed} lies in the future", "Give the day on which it was read"
    if next_review <= reviewed:
        yield "next_review", "is not after the review", "Set it within three years"
    elif (next_review - reviewed).days > 3 * 366:
        yield "next_review", "is more than three years after the review", "Set it sooner"
    if next_review < today:
        yield (
            "next_review",
            f"the review was due on {next_review}",
            "Read the entry again, then set both dates",
        )


def _source_dates(source: Source, today: date) -> Iterator[tuple[str, str, str]]:
    if not source.issued and not source.accessed:
        yield "issued", "is missing", "Give it; if there is no date, give accessed: when you saw it"
    for name in ("issued", "accessed"):
        value = getattr(source, name) or ""
        if value > today.isoformat():
            yield name, f"{value} lies in the future", "Correct it"


def _summary(summary: str) -> Iterator[tuple[str, str, str]]:
    count = len(text.sentences(summary))
    if count > SUMMARY_SENTENCES:
        yield "summary", f"has {count} sentences", f"Keep it to {SUMMARY_SENTENCES}"


def _short_answers(answers: CauseInShort | TreatmentInShort) -> Iterator[tuple[str, str, str]]:
    for field, _, words in texts(answers, "in_short."):
        length = sum(len(sentence.split()) for sentence in text.sentences(words))
        if length > SHORT_ANSWER:
            yield field, f"has {length} words", f"Keep it to {SHORT_ANSWER}"


def _mean_sentence(entry: Any) -> Iterator[tuple[str, str, str]]:
    lengths = [
        len(sentence.split())
        for _, kind, words in texts(entry)
        if kind == "cited"
        for sentence in text.sentences(words)
    ]
    mean = sum(lengths) / max(1, len(lengths))
    if mean > LONGEST_MEAN:
        yield "", f"sentences have {mean:.1f} words on average", f"Shorten them to {LONGEST_MEAN}"


def _complete_treatment(knowledge: Knowledge, entry: Treatment) -> Iterator[tuple[str, str, str]]:
    for name in ("effects", "harms", "unknowns", "questions", "alternatives"):
        if not getattr(entry, name):
            yield name, "is empty", "A treatment page needs it"
    named = {id for _, _, words in texts(entry) for id in text.citations(words)}
    named |= {id for harm in entry.harms for id in harm.sources}
    independent = [
        id for id in named if id in knowledge.sources and knowledge.sources[id].kind not in WEAK
    ]
    if len(independent) < 2:
        yield "", "has fewer than two independent sources", "Cite another"


def _wording(field: str, words: str, *, may_be_bold: bool) -> Iterator[tuple[str, str, str]]:
    for sentence in text.sentences(words):
        length = len(sentence.split())
        if length > LONGEST_SENTENCE:
            yield (
                field,
                f'a sentence has {length} words: "{sentence[:50]}..."',
                f"Split it: {LONGEST_SENTENCE} at most",
            )
        bold = _BOLD.search(sentence)
        if bold and not may_be_bold and not _DOUBT.search(sentence):
            yield (
                field,
                f'"{bold[0]}" says more than the evidence does',
                "Use may, probably, or what was found",
            )
        if points := _POINTS.search(sentence):
            yield (
                field,
                f'"{points[0]}" reads like people',
                "Write 'points on a scale from 0 to 100'",
            )
        lower = sentence.lower()
        for phrase, do in _BANNED.items():
            if phrase in lower:
                yield field, f'"{phrase}" misleads', do.capitalize()


def _weak(knowledge: Knowledge, field: str, words: str) -> Iterator[tuple[str, str, str]]:
    for piece in text.pieces(words):
        ids = [run.target for run in piece.inlines if run.mark == "citation"]
        if ids and all(
            id in knowledge.sources and knowledge.sources[id].kind in WEAK for id in ids
        ):
            yield (
                field,
                f"only weak sources stand behind it ({', '.join(ids)})",
                "Cite a stronger one, or leave it out",
            )


def _shared_names(knowledge: Knowledge) -> Iterator[Problem]:
    """A name must lead to one entry of its kind, or a reader lands on the wrong page."""
    for kind, records in knowledge.topics.items():
        owners: dict[str, set[str]] = defaultdict(set)
        for id, head in records.heads.items():
            for name in head.names:
                owners[" ".join(name.lower().replace("-", " ").split())].add(id)
        for name, ids in owners.items():
            if len(ids) > 1:
                both = " and ".join(sorted(ids))
                yield Problem(
                    kind,
                    both,
                    "aliases",
                    f'"{name}" leads to more than one entry',
                    "Keep it in one",
                )


def _idle_sources(knowledge: Knowledge) -> Iterator[Problem]:
    used = {id for _, entry in entries(knowledge) for id in cited(entry)}
    for id in knowledge.sources:
        if id not in used:
            yield Problem(
                "sources.toml", id, "", "nothing cites this source", "Cite it, or remove it"
            )
