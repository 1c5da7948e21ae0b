"""From words as people type them to tokens that can be compared.

A token is the stem of a word, or the first stem of a group of words that mean the same.
The groups, and the words that say nothing, come from the knowledge base (`words.toml`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import Stemmer
from msgspec import Struct

if TYPE_CHECKING:
    from backinfo.knowledge.words import Words

# How many words a reassurance takes back.
_TAKEN = 3
_ASKING = ("that", "this", "it")

stem = lru_cache(maxsize=None)(Stemmer.Stemmer("english").stemWord)
"""The stem of a lower-case word: "aching" and "aches" give "ache"."""


class Token(NamedTuple):
    """A token, and how it is taken back: denied ("no fever") or reassured ("pee normal")."""

    text: str
    denied: bool = False
    reassured: bool = False


def raw_words(words: str) -> list[str]:
    """The words of a text: lower case, no accents, apostrophes closed up ("can't", "cant")."""
    plain = words.casefold().replace("'", "").replace("\u2019", "")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", plain)


class Tables(Struct, frozen=True):
    """The words list of a knowledge base, its words as stems.

    `words` leads from a stem to the token that stands for it, `phrases` from the first
    token of a phrase to the phrases that start so, the longest first, each with its token.
    """

    words: dict[str, str]
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    parts: frozenset[str]
    ignored: frozenset[str]
    denials: frozenset[str]
    reassurances: frozenset[str]


def tables(words: Words) -> Tables:
    """Read a words list. It takes some milliseconds, so the index keeps the result."""
    groups = [[tuple(map(stem, raw_words(way))) for way in group] for group in words.same]
    single = {way[0]: "_".join(group[0]) for group in groups for way in group if len(way) == 1}
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for group in groups:
        for way in group:
            if len(way) > 1:
                # One word for another first: phrases may be made of such words.
                read = tuple(single.get(word, word) for word in way)
                phrases.setdefault(read[0], []).append((read, "_".join(group[0])))
    for same_start in phrases.values():
        same_start.sort(key=lambda phrase: -len(phrase[0]))
    return Tables(
        single,
        phrases,
        frozenset(word for group in groups for way in group for word in way),
        frozenset(word for each in words.ignore for word in raw_words(each)),
        frozenset(word for each in words.denials for word in raw_words(each)),
        frozenset(word for each in words.reassurances for word in raw_words(each)),
    )


class Tokenizer:
    """Turns texts into tokens by the words list of one knowledge base."""

    def __init__(self, tables: Tables) -> None:
        self._words, self._phrases = tables.words, tables.phrases
        self._parts, self._ignored = tables.parts, tables.ignored
        self._denials, self._reassurances = tables.denials, tables.reassurances

    def knows(self, word: str) -> bool:
        """Whether a word stands in the words list, and so is spelled right."""
        return word in self._ignored or word in self._denials or stem(word) in self._parts

    def tokens(self, words: str | Iterable[str]) -> list[Token]:
        """The tokens of a text, in order, without the words that say nothing."""
        raw = raw_words(words) if isinstance(words, str) else list(words)
        found: list[Token] = []
        denied, before = False, ""
        for token, word in self._merged(raw):
            before, last = word, before
            if word in self._denials:
                denied = True
            elif word not in self._ignored:
                # "Is that normal" asks, it does not reassure.
                if word in self._reassurances and not denied and last not in _ASKING:
                    found[-_TAKEN:] = [each._replace(reassured=True) for each in found[-_TAKEN:]]
                found.append(Token(token, denied))
                denied = False
        return found

    def texts(self, words: str) -> list[str]:
        """The tokens of a text as plain strings."""
        return [token.text for token in self.tokens(words)]

    def _merged(self, raw: list[str]) -> Iterator[tuple[str, str]]:
        """Each token with its raw word ("" where several words or a group made it)."""
        stems = [stem(word) for word in raw]
        read = [self._words.get(each, each) for each in stems]
        place = 0
        while place < len(read):
            for way, token in self._phrases.get(read[place], ()):
                end = self._end(way, read, raw, place)
                if end:
                    yield token, ""
                    place = end
                    break
            else:
                yield read[place], "" if read[place] != stems[place] else raw[place]
                place += 1

    def _end(self, way: tuple[str, ...], read: list[str], raw: list[str], place: int) -> int:
        """Where a phrase ends that starts here, words that say nothing left out; 0 if none."""
        for word in way:
            while place < len(read) and read[place] != word and raw[place] in self._ignored:
                place += 1
            if place == len(read) or read[place] != word:
                return 0
            place += 1
        return place
