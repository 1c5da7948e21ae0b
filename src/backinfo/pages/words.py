"""The medical words of a page, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from msgspec import Struct

from backinfo.document import Span, line
from backinfo.pages import gloss
from backinfo.pages.builder import Page
from backinfo.text import clean

# How many words the short page explains, and the full one.
BRIEF = 12
FULL = 16
# Words that start with the same letters are forms of one: disc, discs.
START = 4


class _Found(NamedTuple):
    """A word of the glossary on a page, in the order they are told: everyday ones last.

    `written` is what the page has in place of the name: PRP, tailbone.
    """

    everyday: bool
    place: int
    id: str
    written: str


def explained(made: Page, own: str = "") -> None:
    """Explain the words of the page that the glossary knows.

    Where few words do, they stand beside the first use. What the others mean is added at the
    end, for the first of them, everyday ones last. The word for the page's `own` entry is
    left out: the page itself explains it.
    """
    known = ((made.knowledge.glossary[each.id], each.written) for each in sorted(_found(made)))
    others = [(term, written) for term, written in known if not own or term.see != own]
    glossed = gloss.beside_first_use(made, [term for term, _ in others])
    rest = (each for each in others if each[0].id not in glossed)
    terms = list(islice(rest, FULL if made.full else BRIEF))
    if terms:
        made.heading("Words explained")
        made.facts(
            (
                clean(f"{written} ({term.name})" if written else term.name),
                line(clean(term.definition)),
            )
            for term, written in terms
        )


def _found(made: Page) -> Iterator[_Found]:
    """The words of the glossary that the page has, each where it first stands."""
    written = " ".join(_texts(made.document()))
    cased = " ".join(["", *re.findall(r"[^\W_]+", written), ""])
    page = cased.lower()
    for id, head in made.knowledge.glossary.heads.items():
        places = {}
        for name in (head.name, *head.aliases):
            plain = f" {name.replace('-', ' ')} "
            # WHO is an office, who a person.
            place = cased.find(plain) if name.isupper() else page.find(plain.lower())
            if place >= 0:
                places[name] = place
        if places:
            first = min(places, key=places.__getitem__)
            other = head.name not in places and first[:START].lower() != head.name[:START].lower()
            yield _Found(head.everyday, places[first], id, first if other else "")


def _texts(part: Any) -> Iterator[str]:
    """All the text of a block or a page, in order."""
    if isinstance(part, Span):
        yield part.text
    elif isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _texts(each)
    elif isinstance(part, Struct):
        for name in part.__struct_fields__:
            yield from _texts(getattr(part, name))
