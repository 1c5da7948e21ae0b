"""The medical words of a page, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from backinfo.document import Span, line
from backinfo.find import key
from backinfo.pages.builder import Page
from backinfo.text import clean

# How many words the short page explains, and the full one.
BRIEF = 8
FULL = 12


def explained(made: Page) -> None:
    """Add what the first words of the page that the glossary knows mean."""
    page = f" {key(' '.join(_texts(made.document())))} "
    found = []
    for id, head in made.knowledge.glossary.heads.items():
        # The names are plain words already: reading each like a typed one would cost a tenth
        # of a page.
        names = (f" {name.lower().replace('-', ' ')} " for name in (head.name, *head.aliases))
        if hits := [page.index(name) for name in names if name in page]:
            found.append((min(hits), id))
    terms = [made.knowledge.glossary[id] for _, id in sorted(found)[: FULL if made.full else BRIEF]]
    if terms:
        made.heading("Words explained")
        made.facts((clean(term.name), line(clean(term.definition))) for term in terms)


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
