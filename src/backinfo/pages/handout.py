"""A sheet for the appointment: one or more entries, questions, room to write."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from backinfo import wording
from backinfo.document import Document, Room, Title
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Treatment
from backinfo.pages import cause, treatment, words
from backinfo.pages.builder import Page, reviewed
from backinfo.text import clean

_NOTES = 6


def page(
    knowledge: Knowledge, entries: Iterable[Cause | Treatment], today: date, *, full: bool = False
) -> Document:
    """The sheet: each entry under a heading of its own, notes, sources, date and data version."""
    made = Page(knowledge, full=full, paper=True)
    shown = list(entries)
    names = [clean(entry.label) for entry in shown]
    made.add(Title(wording.capital(", ".join(names)), f"For your appointment. Made on {today}."))
    made.urgent()
    for entry in shown:
        made.heading(clean(entry.name))
        made.depth = 1
        if isinstance(entry, Cause):
            cause.body(made, entry)
        else:
            treatment.body(made, entry)
        made.depth = 0
    made.heading("What I want to say, and what I heard")
    made.add(Room("What matters most to me", 2), Room("Notes", _NOTES))
    if not full:
        made.support()
    words.explained(made)
    made.sources()
    checked = (f"{clean(entry.label)}: {wording.lower_first(reviewed(entry))}" for entry in shown)
    made.footer(" ".join([f"Made on {today}.", *map(wording.capital, checked)]))
    return made.document()
