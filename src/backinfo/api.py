"""What a Python program asks: look up, search, and render a page to a string."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from backinfo.find import Hit
from backinfo.knowledge.base import Knowledge

if TYPE_CHECKING:
    from backinfo.search.engine import Answer

Form = Literal["text", "plain", "markdown", "html"]


def look_up(knowledge: Knowledge, name: str, kind: str = "treatment") -> list[Hit]:
    """The entries that a name means: its id, name, an alias, a plural or a near miss.

    `kind` (cause, treatment, symptom, warning-sign, number, term) is looked at first, then
    the others. One hit when the name is clear, several when it fits several, none when
    nothing is called so. Each hit has a `kind`, a `head` with the id and names, and says
    whether it was `guessed`.
    """
    from backinfo import find as names

    return list(names.find(knowledge, name, kind).hits)


def search_words(knowledge: Knowledge, words: str) -> Answer:
    """What fits a person's own words, over every kind of entry.

    Gives the warning signs that the words sound like (`signs`, ids), the `results` best
    first (kind, id, score, reason), and the words that were `repaired`.
    """
    from backinfo.search import engine, index

    return engine.search(knowledge, index.load(knowledge), words)


def render_page(  # noqa: PLR0913 - the two that are often changed have names
    knowledge: Knowledge,
    kind: str,
    id: str,
    form: Form = "text",
    *,
    full: bool = False,
    width: int = 80,
) -> str:
    """The page of one entry as a string, without colour.

    `width` is in columns, for text and plain. Raises KeyError when there is no such entry.
    """
    from backinfo.asked import Ask
    from backinfo.output import Settings
    from backinfo.output import render as rendered
    from backinfo.questions import page_of

    head = knowledge.topics[kind].heads[id]
    document = page_of(Ask(knowledge, full), Hit(kind, head))
    return rendered(document, Settings(form, width, color=False, unicode=True))
