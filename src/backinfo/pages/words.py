"""The medical words of a page, and what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any

from msgspec import Struct

from backinfo.document import Span, line
from backinfo.pages.builder import Page
from backinfo.text import clean

# How many words the short page explains, and the full one.
BRIEF = 7
FULL = 12


def explained(made: Page, own: str = "") -> None:
    """Add what the first words of the page that the glossary knows mean, everyday ones last.

    The word for the page's `own` entry is left out: the page itself explains it.
    """
    written = " ".join(_texts(made.document()))
    cased = " ".join(["", *re.findall(r"[^\W_]+", written), ""])
    page = cased.lower()
    found = []
    for id, head in made.knowledge.glossary.heads.items():
        hits = []
        for name in (head.name, *head.aliases):
            plain = f" {name.replace('-', ' ')} "
            # WHO is an office, who a person.
            hits.append(cased.find(plain) if name.isupper() else page.find(plain.lower()))
        if any(hit >= 0 for hit in hits):
            found.append((head.everyday, min(hit for hit in hits if hit >= 0), id))
    most = FULL if made.full else BRIEF
    known = (made.knowledge.glossary[id] for *_, id in sorted(found))
    terms = list(islice((term for term in known if not own or term.see != own), most))
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
