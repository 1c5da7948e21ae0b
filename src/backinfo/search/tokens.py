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

import snowballstemmer

if TYPE_CHECKING:
    from backinfo.knowledge.words import Words

_stemmer = snowballstemmer.stemmer("english")
stem = lru_cache(maxsize=None)(_stemmer.stemWord)
"""The stem of a lower-case word: "aching" and "aches" give "ache"."""


class Token(NamedTuple):
    """A token, and whether a word such as "no" or "without" stands just before it."""

    text: str
    denied: bool = False


def raw_words(words: str) -> list[str]:
    """The words of a text: lower case, no accents, apostrophes closed up ("can't", "cant")."""
    plain = words.casefold().replace("'", "").replace("\u2019", "")
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return re.findall(r"[^\W_]+", plain)


class Tokenizer:
    """Turns texts into tokens by the words list of one knowledge base."""

    def __init__(self, words: Words) -> None:
        self._ignored = {word for each in words.ignore for word in raw_words(each)}
        self._denials = {word for each in words.denials for word in raw_words(each)}
        # The stems of each way to say a thing -> the one token for all of them.
        self._same: dict[tuple[str, ...], str] = {}
        self._starts: dict[str, int] = {}
        self._parts: set[str] = set()
        for group in words.same:
            ways = [tuple(map(stem, raw_words(way))) for way in group]
            token = "_".join(ways[0])
            for way in ways:
                self._same[way] = token
                self._parts.update(way)
                self._starts[way[0]] = max(len(way), self._starts.get(way[0], 0))

    def knows(self, word: str) -> bool:
        """Whether a word stands in the words list, and so is spelled right."""
        return word in self._ignored or word in self._denials or stem(word) in self._parts

    def tokens(self, words: str | Iterable[str]) -> list[Token]:
        """The tokens of a text, in order, without the words that say nothing."""
        raw = raw_words(words) if isinstance(words, str) else list(words)
        found: list[Token] = []
        denied = False
        for token, word in self._merged(raw):
            if word in self._denials:
                denied = True
            elif word not in self._ignored:
                found.append(Token(token, denied))
                denied = False
        return found

    def texts(self, words: str) -> list[str]:
        """The tokens of a text as plain strings."""
        return [token.text for token in self.tokens(words)]

    def _merged(self, raw: list[str]) -> Iterator[tuple[str, str]]:
        """Each token with its raw word ("" where several words or a group made it)."""
        stems = [stem(word) for word in raw]
        place = 0
        while place < len(stems):
            for length in range(self._starts.get(stems[place], 0), 0, -1):
                token = self._same.get(tuple(stems[place : place + length]))
                if token is not None:
                    yield token, ""
                    place += length
                    break
            else:
                yield stems[place], raw[place]
                place += 1
