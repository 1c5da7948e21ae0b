"""References for other programs: CSL-JSON 1.0, BibTeX and RIS."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from backinfo.knowledge.reference import Name, Source

_BIBTEX = {
    "article-journal": "article",
    "report": "techreport",
    "book": "book",
    "chapter": "incollection",
}
_RIS = {
    "article-journal": "JOUR",
    "report": "RPRT",
    "webpage": "ELEC",
    "book": "BOOK",
    "chapter": "CHAP",
    "dataset": "DATA",
    "article-newspaper": "NEWS",
}
_ESCAPES = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
}


def csl(sources: Iterable[Source]) -> str:
    """The sources as CSL-JSON 1.0. Kind, interest and what was read stand under `custom`."""
    rows = [_csl(source) for source in sources]
    return msgspec.json.format(msgspec.json.encode(rows), indent=1).decode() + "\n"


def _csl(source: Source) -> dict[str, Any]:
    fields: dict[str, Any] = msgspec.to_builtins(source)
    custom = {key: fields.pop(key) for key in ("kind", "interest", "read") if key in fields}
    for key in ("issued", "accessed"):
        if date := fields.get(key):
            fields[key] = {"date-parts": [[int(part) for part in date.split("-")]]}
    return {**fields, "custom": custom}


def bibtex(sources: Iterable[Source]) -> str:
    """The sources as BibTeX, in UTF-8, keyed by our ids."""
    return "\n".join(_bibtex(source) for source in sources)


def _bibtex(source: Source) -> str:
    within = "journal" if source.type == "article-journal" else "howpublished"
    year, month = [*(source.issued or "").split("-"), "", ""][:2]
    fields = {
        "title": f"{{{_escaped(source.title)}}}",
        "author": " and ".join(_bibtex_name(name) for name in source.author),
        within: _escaped(source.container_title or ""),
        "volume": source.volume or "",
        "number": source.issue or "",
        "pages": (source.page or "").replace("-", "--"),
        "year": year,
        "month": month,
        "doi": source.doi or "",
        "url": source.url or "",
        "note": _escaped(_note(source)),
    }
    rows = "".join(f"  {key} = {{{value}}},\n" for key, value in fields.items() if value)
    return f"@{_BIBTEX.get(source.type, 'misc')}{{{source.id},\n{rows}}}\n"


def _bibtex_name(name: Name) -> str:
    if name.literal == "and others":
        return "others"
    if name.literal:
        # Braces keep a body's name whole.
        return f"{{{_escaped(name.literal)}}}"
    return ", ".join(_escaped(part) for part in (name.family, name.given) if part)


def _escaped(words: str) -> str:
    return "".join(_ESCAPES.get(char, char) for char in words)


def ris(sources: Iterable[Source]) -> str:
    """The sources as RIS."""
    return "\n".join("".join(f"{tag}  - {value}\n" for tag, value in _ris(s)) for s in sources)


def _ris(source: Source) -> Iterator[tuple[str, str]]:
    yield "TY", _RIS[source.type]
    yield "ID", source.id
    yield "TI", source.title
    for name in source.author:
        parts = (name.family or name.literal, name.given)
        yield "AU", ", ".join(part for part in parts if part)
    if source.container_title:
        yield "T2", source.container_title
    if source.volume:
        yield "VL", source.volume
    if source.issue:
        yield "IS", source.issue
    if source.page:
        first, _, last = source.page.partition("-")
        yield "SP", first
        if last:
            yield "EP", last
    if source.issued:
        yield "PY", source.issued[:4]
        yield "DA", source.issued.replace("-", "/")
    if source.doi:
        yield "DO", source.doi
    if source.url:
        # Readers of RIS take a semicolon for the start of another address.
        yield "UR", source.url.replace(";", "%3B")
    yield "N1", _note(source)
    yield "ER", ""


def _note(source: Source) -> str:
    pubmed = f"PubMed {source.pmid}. " if source.pmid else ""
    interest = f"{source.interest} " if source.interest else ""
    return f"{pubmed}{interest}{source.kind.replace('-', ' ').capitalize()}. Read: {source.read}"
