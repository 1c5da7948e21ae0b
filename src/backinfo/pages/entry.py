"""The pages of the smaller entries, and the list of entries to choose from."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Document, Facts, Title, line
from backinfo.knowledge.base import Head, Knowledge
from backinfo.knowledge.model import Symptom, Term, WarningSign
from backinfo.pages.builder import COMMANDS, Page, reviewed
from backinfo.text import clean


def page(knowledge: Knowledge, kind: str, id: str, *, full: bool = False) -> Document:
    """A symptom, a warning sign or a term."""
    made = Page(knowledge, full=full)
    entry = knowledge.topics[kind][id]
    made.add(Title(clean(entry.name), kind.replace("-", " ")))
    made.urgent()
    if isinstance(entry, Symptom):
        _symptom(made, entry)
    elif isinstance(entry, WarningSign):
        _warning_sign(made, entry)
    elif isinstance(entry, Term):
        made.say(clean(entry.definition))
        _see(made, entry)
    made.sources()
    made.footer("" if isinstance(entry, Term) else reviewed(entry))
    return made.document()


def _symptom(made: Page, symptom: Symptom) -> None:
    made.prose(symptom.summary)
    made.prose(symptom.what_it_means)
    made.pointers("What it may mean, most likely first", "cause", symptom.may_mean)
    made.pointers("What it rarely means", "cause", symptom.rarely_means)
    made.section("What you can do", symptom.self_care)
    made.warning_signs(symptom.warning_signs)


def _see(made: Page, term: Term) -> None:
    for kind in ("cause", "treatment"):
        if term.see and term.see in made.knowledge.topics[kind]:
            made.next((COMMANDS[kind].format(term.see), made.link(kind, term.see).text))


def _warning_sign(made: Page, sign: WarningSign) -> None:
    made.say(f"{wording.URGENCY[sign.urgency]}.")
    made.prose(sign.summary)
    made.section("What it is", sign.what)
    made.section("What to do", sign.what_to_do)
    made.section("What it may mean", sign.what_it_may_mean)
    made.section("How good a sign it is", sign.how_good)


def choices(knowledge: Knowledge, words: str, hits: list[tuple[str, Head]]) -> Document:
    """The entries that a name fits equally well, each with the command that shows it."""
    made = Page(knowledge)
    made.add(Title(f'"{clean(words)}" fits {wording.count(len(hits), "entry", "entries")}'))
    made.add(
        Facts(
            tuple((COMMANDS[kind].format(head.id), line(clean(head.name))) for kind, head in hits)
        )
    )
    made.urgent()
    return made.document()
