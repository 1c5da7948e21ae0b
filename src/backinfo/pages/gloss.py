"""What a medical word means, in a few words beside its first use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from backinfo.document import Line
from backinfo.knowledge.model import Term
from backinfo.pages.builder import Page
from backinfo.text import clean

# What may follow a word that is explained. A noun that it describes may not: "sciatica pain".
_FOLLOWS = re.compile(
    r"$|[.,;:]|"
    r" (?:a|after|also|and|are|as|at|but|by|can|did|do|does|for|from|had|has|have|if|in|is|may|"
    r"nor|not|of|on|or|says|should|than|that|the|to|was|were|when|where|which|who|with|without)\b"
)
# A short form needs its long one even so: "NHS (the UK health service) advice". What starts with
# a capital is part of its name: "NHS Lothian".
_FOLLOWS_SHORT_FORM = re.compile(r"$|[.,;:]| [a-z0-9]")
_ROLES = ("text", "strong")


class _Gloss(NamedTuple):
    """The names of a term, the longest first ("MRI scan" before "MRI"), and what it means."""

    names: tuple[str, ...]
    words: str


def beside_first_use(made: Page, terms: Iterable[Term]) -> set[str]:
    """Put the gloss of each term in brackets after its first use; the ids of those explained.

    A term is also explained where its line already says what the gloss says.
    """
    wanted = {term.id: _gloss(term, term.gloss) for term in terms if term.gloss}
    left = dict(wanted)

    def change(told: Line) -> Line:
        written = "".join(span.text for span in told).lower()
        for id, gloss in list(left.items()):
            if not any(name.lower() in written for name in gloss.names):
                continue
            changed = told if gloss.words.lower() in written else _glossed(told, gloss)
            if changed is not None:
                told = changed
                del left[id]
        return told

    made.reword(change)
    return wanted.keys() - left.keys()


def _gloss(term: Term, words: str) -> _Gloss:
    names = sorted((term.name, *term.aliases), key=len, reverse=True)
    return _Gloss(tuple(names), clean(words))


def _glossed(told: Line, gloss: _Gloss) -> Line | None:
    """The line with the gloss after the first use of the term that has room for it."""
    nested = 0
    for number, span in enumerate(told):
        place = _room(span.text, gloss.names, nested) if span.role in _ROLES else None
        nested += _open_brackets(span.text)
        # A word before a link or a mark may describe it.
        if place is None or (place == len(span.text) and number + 1 < len(told)):
            continue
        words = f"{span.text[:place]} ({gloss.words}){span.text[place:]}"
        return (*told[:number], span._replace(text=words), *told[number + 1 :])
    return None


def _room(words: str, names: Iterable[str], nested: int) -> int | None:
    """Where in the words the gloss may go: after a use outside brackets, before no noun."""
    for name in names:
        short_form = name.isupper()
        flags = re.NOFLAG if short_form else re.IGNORECASE
        follows = _FOLLOWS_SHORT_FORM if short_form else _FOLLOWS
        for use in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words, flags):
            inside = nested + _open_brackets(words[: use.start()])
            if not inside and follows.match(words, use.end()):
                return use.end()
    return None


def _open_brackets(words: str) -> int:
    return words.count("(") - words.count(")")
