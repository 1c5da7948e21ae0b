"""From what a person types to the entry they mean: names, aliases, near misses."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

from backinfo.knowledge.base import Head, Knowledge

# How alike two names must be: to be shown with a note, and to be offered.
_SURE = 0.86
_NEAR = 0.6
# A short word is too easily another: "prpp" is offered prp, not shown it.
_SURE_LENGTH = 6


class Hit(NamedTuple):
    """An entry that was found: its kind, its names, and whether it was a guess."""

    kind: str
    head: Head
    guessed: bool = False


class Found(NamedTuple):
    """What a lookup gives: one hit, or several to choose from, or near names."""

    hits: tuple[Hit, ...]
    near: tuple[Hit, ...] = ()


def key(name: str) -> str:
    """The form in which names are compared: no case, accents, hyphens or points."""
    plain = name.casefold()
    if not plain.isascii():
        decomposed = unicodedata.normalize("NFKD", plain)
        plain = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(re.findall(r"[^\W_]+", plain.replace(".", "").replace("'", "")))


def singular(name_key: str) -> str:
    """The key with plural endings off, so that "discs" meets "disc"."""
    return " ".join(_singular(word) for word in name_key.split())


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def find(knowledge: Knowledge, words: str, kind: str) -> Found:
    """Look a name up among the entries of `kind`, then among all the others.

    In each, an exact name wins over a plural, a plural over part of a name, that over
    a near miss. Several equally good hits are all returned. A glossary term comes last:
    who asks for a cause wants no definition where there is an entry.
    """
    wanted = key(words)
    if not wanted:
        return Found(())
    kinds = [kind, *(other for other in knowledge.topics if other != kind)]
    names = Names(knowledge)
    entries = [each for each in kinds if each != "term" or kind == "term"]
    for round_ in (entries, ["term"]):
        for compare in (names.exact, names.plural, names.part):
            for each in round_:
                heads = compare(each, wanted)
                if heads:
                    return Found(tuple(Hit(each, head) for head in heads))
    return _fuzzy(wanted, {each: names[each] for each in entries}, entries)


def named(names: Names, words: str, kinds: Iterable[str]) -> list[Hit]:
    """The entries of these kinds that are called just so, the plural aside."""
    wanted = key(words)
    return [
        Hit(kind, head)
        for kind in kinds
        for head in names.exact(kind, wanted) or names.plural(kind, wanted)
    ]


class Names(dict[str, list[tuple[str, Head]]]):
    """The keys of all names of a kind, made when the kind is looked at."""

    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__()
        self._knowledge = knowledge
        self._singulars: dict[str, list[tuple[str, Head]]] = {}

    def __missing__(self, kind: str) -> list[tuple[str, Head]]:
        heads = self._knowledge.topics[kind].heads.values()
        self[kind] = [(key(name), head) for head in heads for name in head.names]
        return self[kind]

    def exact(self, kind: str, wanted: str) -> list[Head]:
        """The entries with a name that has this key."""
        return _unique(head for name, head in self[kind] if name == wanted)

    def plural(self, kind: str, wanted: str) -> list[Head]:
        """The entries with a name that has this key but for plural endings."""
        stem = singular(wanted)
        # An ending never touches the first two letters, so few names need their own off.
        start = stem[:2]
        return _unique(
            head for name, head in self[kind] if name.startswith(start) and singular(name) == stem
        )

    def part(self, kind: str, wanted: str) -> list[Head]:
        """The entries with all the words typed in one of their names."""
        typed = set(singular(wanted).split())
        if len(wanted) < 3:
            return []
        return _unique(head for name, head in self._stems(kind) if typed <= set(name.split()))

    def _stems(self, kind: str) -> list[tuple[str, Head]]:
        if kind not in self._singulars:
            self._singulars[kind] = [(singular(name), head) for name, head in self[kind]]
        return self._singulars[kind]


def _unique(heads: Iterable[Head]) -> list[Head]:
    return list({head.id: head for head in heads}.values())


def _fuzzy(wanted: str, names: dict[str, list[tuple[str, Head]]], kinds: list[str]) -> Found:
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=wanted, autojunk=False)
    scores: dict[tuple[str, str], float] = {}
    heads: dict[tuple[str, str], Hit] = {}
    for rank, each in enumerate(kinds):
        for name, head in names[each]:
            matcher.set_seq1(name)
            if matcher.real_quick_ratio() < _NEAR or matcher.quick_ratio() < _NEAR:
                continue
            # The kind that was asked for wins a tie.
            score = matcher.ratio() - (0.05 if rank else 0)
            place = (each, head.id)
            if score > scores.get(place, _NEAR):
                scores[place] = score
                heads[place] = Hit(each, head, guessed=True)
    best = sorted(scores, key=lambda place: -scores[place])
    if best and scores[best[0]] >= _SURE and len(wanted) >= _SURE_LENGTH:
        clear = len(best) == 1 or scores[best[0]] - scores[best[1]] > 0.03
        if clear:
            return Found((heads[best[0]],))
    return Found((), tuple(heads[place] for place in best[:3]))
