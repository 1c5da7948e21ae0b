"""The start page: what you can ask, with examples, and when to get help."""

from __future__ import annotations

from backinfo.document import Document, Facts, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.pages.builder import Page
from backinfo.text import clean

_EXAMPLES = (
    ("backinfo search hurts when I sit", "find it in your own words"),
    ("backinfo causes", "what may be behind back pain"),
    ("backinfo treatment prp", "one treatment: does it help, how sure is that, what can go wrong"),
    ("backinfo cause herniated disc", "one cause: how long it lasts, what helps"),
    ("backinfo treatments --for sciatica", "treatments for one cause, ranked by evidence"),
    ("backinfo compare prp exercise", "options side by side"),
    ("backinfo facts", "numbers about back pain, and how good they are"),
    ("backinfo about", "who wrote this, and what it cannot do"),
    ("backinfo --help", "every command"),
)


def page(knowledge: Knowledge) -> Document:
    """The start page."""
    made = Page(knowledge)
    made.add(Title("backinfo", "what is known about back pain, and how surely"))
    made.urgent()
    made.say(
        "It answers questions about back pain: what may be behind it, what can be done, how sure "
        "anybody is. It works offline and keeps nothing about you."
    )
    made.heading("Try")
    made.add(Facts(tuple((command, line(why)) for command, why in _EXAMPLES)))
    made.say(clean(knowledge.about.not_medical_advice))
    return made.document()
