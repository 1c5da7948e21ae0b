"""The warning signs, by how fast to act."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Document, Facts, Title
from backinfo.knowledge.base import Knowledge
from backinfo.pages.builder import Page
from backinfo.text import clean


def page(knowledge: Knowledge, *, full: bool = False) -> Document:
    """Every warning sign under the time in which to act; all about each when full."""
    made = Page(knowledge, full=full)
    signs = list(knowledge.warning_signs.values())
    made.add(Title("When to get help", wording.count(len(signs), "warning sign")))
    made.urgent()
    for urgency, title in wording.URGENCY.items():
        members = [sign for sign in signs if sign.urgency == urgency]
        if not members:
            continue
        made.heading(title)
        if not full:
            made.add(Facts(tuple((clean(s.name), made.inline(s.summary)) for s in members)))
            continue
        for sign in members:
            made.heading(clean(sign.name), level=3)
            made.prose(sign.summary)
            made.prose(sign.what)
            made.prose(sign.what_to_do)
            made.prose(sign.what_it_may_mean)
            made.prose(sign.how_good)
            if sign.may_mean:
                made.say("It may mean: ", *made.links("cause", sign.may_mean), ".")
    made.say(
        "Most of these signs are weak one by one: many people who have one have nothing serious. "
        "They tell you when it is safer to ask."
    )
    made.next(("backinfo urgent --full", "how good each sign is, and what to do step by step"))
    made.sources()
    made.footer()
    return made.document()
