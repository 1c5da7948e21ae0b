"""What the tool is, who made it, how it grades, and what it cannot do."""

from __future__ import annotations

from backinfo.document import Document, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Treatment
from backinfo.pages.builder import Page
from backinfo.text import clean


def page(knowledge: Knowledge, version: str, *, full: bool = False) -> Document:
    """The about page; the program's version stands in its title line."""
    made = Page(knowledge, full=full)
    about = knowledge.about
    made.add(Title("About backinfo", f"version {version}"))
    made.say(clean(about.not_medical_advice))
    made.facts(
        (label, line(clean(words)))
        for label, words in (
            ("What it is for", about.purpose),
            ("Who it is for", about.audience),
            ("What it leaves out", about.leaves_out),
            ("Who wrote it", about.authors),
            ("Clinical review", about.clinical_review),
            ("Who pays", about.funding),
            ("Interests", about.interests),
            ("How it is graded", about.grading),
            ("Our own grades", about.own_grades),
            ("How large is large", about.sizes),
            ("Sources", about.sources),
            ("First published", f"{about.first_published}."),
            ("Updates", about.updates),
            ("Mistakes", about.corrections),
            ("Privacy", about.privacy),
            ("What it cannot do", about.limits),
            ("Licence", about.licence),
            ("Data", f"{clean(knowledge.data_version)}. {_dates(knowledge)} {_counts(knowledge)}"),
        )
    )
    made.support()
    made.urgent()
    return made.document()


def _counts(knowledge: Knowledge) -> str:
    return (
        f"{len(knowledge.causes)} causes, {len(knowledge.treatments)} treatments, "
        f"{len(knowledge.symptoms)} symptoms, {len(knowledge.warning_signs)} warning signs, "
        f"{len(knowledge.numbers)} numbers, {len(knowledge.glossary)} terms, "
        f"{len(knowledge.sources)} sources."
    )


def _dates(knowledge: Knowledge) -> str:
    """When the entries were last read, and when the first is due again."""
    entries: list[Cause | Treatment] = [
        *knowledge.causes.values(),
        *knowledge.treatments.values(),
    ]
    if not entries:
        return ""
    last = max(entry.reviewed for entry in entries)
    due = min(entry.next_review for entry in entries)
    return f"Entries last read {last}; the first is due again {due}."
