"""Reading grades of every entry: `python tests/readability.py [ID ...]`.

The protocol: the words of the knowledge file are scored, not the painted page;
citations, links and marks are dropped; a list item is a sentence of its own; an
abbreviation counts a syllable a letter, as it is read aloud; numbers are rounded.
Each grade is given twice: raw, and with the glossary's terms (explained wherever a
page uses them) replaced by a plain word. Formulas do not prove understanding.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Iterable
from typing import NamedTuple

from backinfo import text
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.walk import entries, texts

_WORD = re.compile(r"[A-Za-z][A-Za-z'\u2019]*|\d[\d.,]*")


class Grade(NamedTuple):
    """School grades (years of US schooling) and sentence lengths in words."""

    flesch_kincaid: float
    smog: float
    longest: int
    mean: float
    sentences: int


def syllables(word: str) -> int:
    """Syllables of one word: a letter each in an abbreviation, one for a number."""
    from textstat import textstat

    if word[0].isdigit():
        return 1
    if word.isupper() and len(word) > 1:
        return len(word)
    return max(1, int(textstat.syllable_count(word)))


def grade(sentences: Iterable[str]) -> Grade:
    """Grade a text given as its sentences.

    Flesch-Kincaid: .39 words/sentence + 11.8 syllables/word - 15.59.
    SMOG: 1.043 sqrt(30 polysyllables/sentences) + 3.1291, built for 30 sentences or more.
    """
    lines = [found for sentence in sentences if (found := _WORD.findall(sentence))]
    if not lines:
        return Grade(0.0, 0.0, 0, 0.0, 0)
    counts = [[syllables(word) for word in line] for line in lines]
    words = sum(len(line) for line in lines)
    spoken = sum(sum(line) for line in counts)
    long_words = sum(count >= 3 for line in counts for count in line)
    return Grade(
        0.39 * words / len(lines) + 11.8 * spoken / words - 15.59,
        1.043 * math.sqrt(30 * long_words / len(lines)) + 3.1291,
        max(map(len, lines)),
        words / len(lines),
        len(lines),
    )


def sentences_of(entry: object) -> list[str]:
    """Every cited sentence of an entry."""
    return [
        sentence
        for _, kind, words in texts(entry)  # type: ignore[arg-type]
        if kind == "cited"
        for sentence in text.sentences(words)
    ]


def without_terms(sentences: list[str], knowledge: Knowledge) -> list[str]:
    """The sentences with the glossary's terms replaced by "word"."""
    names = {name for head in knowledge.glossary.heads.values() for name in head.names}
    if not names:
        return sentences
    longest_first = sorted(map(re.escape, names), key=len, reverse=True)
    pattern = re.compile(rf"\b({'|'.join(longest_first)})(s|es)?\b", re.IGNORECASE)
    return [pattern.sub("word", sentence) for sentence in sentences]


def report(knowledge: Knowledge, only: list[str]) -> Iterable[str]:
    """One line an entry: the grades of its summary and of the whole of it."""
    yield f"{'entry':40} {'summary':>13} {'whole':>13} {'SMOG':>6} {'longest':>7} {'mean':>5}"
    yield f"{'':40} {'raw':>6} {'terms':>6} {'raw':>6} {'terms':>6}"
    for _, entry in entries(knowledge):
        summary = getattr(entry, "summary", None)
        if summary is None or (only and entry.id not in only):
            continue
        whole = sentences_of(entry)
        top = text.sentences(summary)
        raw = grade(whole)
        yield (
            f"{entry.id:40} {grade(top).flesch_kincaid:6.1f} "
            f"{grade(without_terms(top, knowledge)).flesch_kincaid:6.1f} "
            f"{raw.flesch_kincaid:6.1f} "
            f"{grade(without_terms(whole, knowledge)).flesch_kincaid:6.1f} "
            f"{raw.smog:6.1f} {raw.longest:7d} {raw.mean:5.1f}"
        )


if __name__ == "__main__":
    from backinfo.knowledge.load import load

    sys.stdout.write("\n".join(report(load(), sys.argv[1:])) + "\n")
