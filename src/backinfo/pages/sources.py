"""The references: of everything, of one entry, or one source whole."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Document, Line, References, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.reference import Source
from backinfo.pages import references
from backinfo.pages.builder import Page
from backinfo.text import clean


def page(knowledge: Knowledge, of: str, shown: list[Source], *, full: bool = False) -> Document:
    """The sources of what `of` names, in order; with all that is known when full."""
    made = Page(knowledge, full=full)
    made.add(Title(f"Sources: {clean(of)}", wording.count(len(shown), "source")))
    shape = references.full if full else _listed
    made.add(References(tuple((n, shape(s)) for n, s in enumerate(shown, start=1))))
    made.urgent()
    made.next(
        ("backinfo sources ID", "one source: what kind it is, what of it was read"),
        ("backinfo sources NAME", "the sources of one entry"),
    )
    made.footer()
    return made.document()


def _listed(source: Source) -> Line:
    return line(f"{source.id}: ", *references.brief(source), f". {clean(source.title)}")
