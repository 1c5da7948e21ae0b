"""What a medical word means, in a few words beside its first use."""

from __future__ import annotations

import re
from collections.abc import Iterable

from backinfo.document import Line, Span
from backinfo.knowledge.model import Term
from backinfo.pages.builder import Page
from backinfo.text import clean

# What may follow a word that is explained: a word that it describes may not: "sciatica pain".
_FOLLOWS = re.compile(
    r"$|[.,;:]|"
    r" (?:a|after|also|and|are|as|at|but|by|can|did|do|does|for|from|had|has|have|if|in|is|may|"
    r"nor|not|of|on|or|says|should|than|that|the|to|was|were|when|where|which|who|with|without)\b"
)
# A short form needs its long one even so: "NHS (the UK health service) advice". What starts with
# a capital is part of its name: "NHS Lothian".
_FOLLOWS_SHORT_FORM = re.compile(r"$|[.,;:]| [a-z0-9]")
_ROLES = ("text", "strong")


def beside_first_use(made: Page, terms: Iterable[Term]) -> set[str]:
    """Put the gloss of each term in brackets after its first use; the ids of those explained.

    A term is also explained where its line already says what the gloss says.
    """
    left = {term.id: term for term in terms if term.gloss}
    wanted = set(left)

    def change(told: Line) -> Line:
        written = "".join(span.text for span in told).lower()
        for term in list(left.values()):
            if not any(name.lower() in written for name in _names(term)):
                continue
            changed = told if clean(term.gloss or "").lower() in written else _glossed(told, term)
            if changed is not None:
                told = changed
                del left[term.id]
        return told

    made.reword(change)
    return wanted - set(left)


def _names(term: Term) -> tuple[str, ...]:
    """The names of a term, the longest first, so that "MRI scan" goes before "MRI"."""
    return tuple(sorted((term.name, *term.aliases), key=len, reverse=True))


def _glossed(told: Line, term: Term) -> Line | None:
    """The line with the gloss after the first use of the term that has room for it."""
    nested = 0
    for number, span in enumerate(told):
        place = _room(span.text, term, nested) if span.role in _ROLES else None
        nested += span.text.count("(") - span.text.count(")")
        # A word before a link or a mark may describe it.
        if place is None or (place == len(span.text) and number + 1 < len(told)):
            continue
        words = f"{span.text[:place]} ({clean(term.gloss or '')}){span.text[place:]}"
        return (*told[:number], Span(words, span.role, span.target), *told[number + 1 :])
    return None


def _room(words: str, term: Term, nested: int) -> int | None:
    """Where in the words the gloss may go: after a use outside brackets, before no noun."""
    for name in _names(term):
        short_form = name.isupper()
        flags = re.NOFLAG if short_form else re.IGNORECASE
        follows = _FOLLOWS_SHORT_FORM if short_form else _FOLLOWS
        for use in re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", words, flags):
            before = words[: use.start()]
            inside = nested + before.count("(") - before.count(")")
            if not inside and follows.match(words, use.end()):
                return use.end()
    return None
