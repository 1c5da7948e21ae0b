"""Sources, and what the knowledge base says of itself."""

from __future__ import annotations

from typing import Literal

from backinfo.knowledge.fields import Id, Plain, Record


class Name(Record, frozen=True, kw_only=True):
    """A name in a citation, as CSL-JSON writes it: a person or a body."""

    family: Plain | None = None
    given: Plain | None = None
    literal: Plain | None = None


class Source(
    Record,
    frozen=True,
    kw_only=True,
    rename={"container_title": "container-title", "doi": "DOI", "pmid": "PMID", "url": "URL"},
):
    """A reference. The bibliographic fields are those of CSL-JSON 1.0.

    `kind` says what sort of evidence it is, `read` what of it was seen when the
    entries were written, `interest` who paid or sells where that is known.
    `issued` is a date as far as it is known: year, year-month or year-month-day; `accessed`
    is when a source without a date was seen.
    """

    id: Id
    type: Literal[
        "article-journal", "report", "webpage", "book", "chapter", "dataset", "article-newspaper"
    ]
    title: Plain
    author: tuple[Name, ...] = ()
    issued: Plain | None = None
    accessed: Plain | None = None
    container_title: Plain | None = None
    volume: Plain | None = None
    issue: Plain | None = None
    page: Plain | None = None
    doi: Plain | None = None
    pmid: Plain | None = None
    url: Plain | None = None
    kind: Literal[
        "guideline",
        "systematic-review",
        "trial",
        "cohort",
        "diagnostic-study",
        "review",
        "statistics",
        "regulator",
        "patient-information",
        "news",
        "seller",
    ]
    interest: Plain | None = None
    read: Plain


class Organisation(Record, frozen=True, kw_only=True):
    """A place to find help or to read more; some `only_for` these causes or treatment groups."""

    name: Plain
    what: Plain
    country: Plain
    url: Plain
    only_for: tuple[Id, ...] = ()


class About(Record, frozen=True, kw_only=True):
    """What the knowledge base says of itself, and the line that stands on every page."""

    urgent_help: Plain
    not_medical_advice: Plain
    footer: Plain
    purpose: Plain
    audience: Plain
    leaves_out: Plain
    authors: Plain
    clinical_review: Plain
    funding: Plain
    interests: Plain
    grading: Plain
    own_grades: Plain
    sizes: Plain
    sources: Plain
    first_published: Plain
    updates: Plain
    corrections: Plain
    privacy: Plain
    limits: Plain
    licence: Plain
    support: tuple[Organisation, ...]
