"""How a source is told: in a few words, or whole."""

from __future__ import annotations

from collections.abc import Iterable

from backinfo import text
from backinfo.document import Line, Span, line
from backinfo.knowledge.reference import Source


def authors(source: Source) -> str:
    """The authors in a few words: "Schepers and others"."""
    names = [text.clean(name.family or name.literal or "") for name in source.author]
    names = [name for name in names if name]
    if not names:
        return text.clean(source.container_title or source.title)
    if len(names) == 2 and not names[1].startswith("and "):
        return f"{names[0]} and {names[1]}"
    return names[0] if len(names) == 1 else f"{names[0]} and others"


def brief(source: Source) -> Line:
    """A source in a few words: who, when, what kind of evidence."""
    year = source.issued[:4] if source.issued else _undated(source)
    return line(f"{authors(source)} {year}, {kind(source)}")


def full(source: Source) -> Line:
    """A source whole: authors, title, where, when, address, kind, what was read."""
    who = ", ".join(
        " ".join(part for part in (name.family, name.given, name.literal) if part)
        for name in source.author
    )
    place = (source.doi and f"https://doi.org/{source.doi}") or source.url or ""
    before = (who, source.title, _within(source), source.issued or _undated(source))
    after = (
        f"PubMed {source.pmid}" if source.pmid else "",
        kind(source).capitalize(),
        source.interest,
        f"Read: {source.read}",
    )
    return line(
        _sentences(before),
        *((" ", address(place), ". ") if place else (" ",)),
        _sentences(after),
    )


def _within(source: Source) -> str:
    """The journal or site, with volume, issue and pages: "Spine 34(2):1-9"."""
    issue = f"({source.issue})" if source.issue else ""
    page = f":{source.page}" if source.page else ""
    number = f"{source.volume or ''}{issue}{page}"
    return " ".join(part for part in (source.container_title, number) if part)


def _undated(source: Source) -> str:
    """What stands in place of the date of a source that has none: when it was seen."""
    return f"undated, seen {source.accessed[:4]}" if source.accessed else "undated"


def _sentences(parts: Iterable[str | None]) -> str:
    return text.clean(". ".join(part.rstrip(".") for part in parts if part) + ".")


def address(place: str) -> Span:
    """A web address as a link to it; one of another scheme stays plain text."""
    shown = text.clean(place)
    web = shown.startswith(("https://", "http://"))
    return Span(shown, "address", shown) if web else Span(shown)


def kind(source: Source) -> str:
    """What kind of evidence a source is, in words."""
    return source.kind.replace("-", " ")
