"""References leave the tool in forms that other programs read back the same."""

from __future__ import annotations

import json
import re
from urllib.parse import unquote

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import SeparateCoAuthors

from backinfo.interchange import citations
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.reference import Name, Source

_DATE = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "date-parts": {
            "type": "array",
            "maxItems": 2,
            "items": {
                "type": "array",
                "minItems": 1,
                "maxItems": 3,
                "items": {"type": ["string", "number"]},
            },
        }
    },
}
# The fields that we write, as CSL-JSON 1.0 (csl-data.json, draft-07) has them.
CSL = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["type", "id"],
        "additionalProperties": False,
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {
                "enum": [
                    *("article-journal", "report", "webpage", "book", "chapter", "dataset"),
                    "article-newspaper",
                ]
            },
            "title": {"type": "string"},
            "container-title": {"type": "string"},
            "volume": {"type": ["string", "number"]},
            "issue": {"type": ["string", "number"]},
            "page": {"type": "string"},
            "DOI": {"type": "string"},
            "PMID": {"type": "string"},
            "URL": {"type": "string"},
            "custom": {"type": "object"},
            "author": {
                "type": "array",
                "items": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "family": {"type": "string"},
                        "given": {"type": "string"},
                        "literal": {"type": "string"},
                    },
                },
            },
            "issued": _DATE,
            "accessed": _DATE,
        },
    },
}


@pytest.fixture
def sources(knowledge: Knowledge) -> list[Source]:
    """Every source of the knowledge base, and one full of signs that need care."""
    odd = Source(
        id="odd",
        type="article-journal",
        title=r"50% of {braces} & under_scores \ #1 $5 ~ ^",
        author=(Name(family="O'Neil", given="A B"), Name(literal="Body & Sons, Ltd")),
        issued="2020-03-04",
        container_title="Journal & Co",
        volume="12",
        issue="3-4",
        page="5-67",
        doi="10.1000/x_1",
        pmid="123",
        url="https://example.org/a_b?c=d&e=f",
        kind="trial",
        interest="Paid by X.",
        read="all",
    )
    return [*knowledge.sources.values(), odd]


def test_csl(sources: list[Source]) -> None:
    """CSL-JSON fits the schema, and holds each field as it is."""
    rows = json.loads(citations.csl(sources))
    jsonschema.validate(rows, CSL)
    for row, source in zip(rows, sources, strict=True):
        assert (row["id"], row["title"], row.get("DOI")) == (source.id, source.title, source.doi)
        assert row["custom"]["read"] == source.read
        for name in ("issued", "accessed"):
            if date := getattr(source, name):
                (parts,) = row[name]["date-parts"]
                assert parts == [int(part) for part in date.split("-")]


def unescaped(words: str) -> str:
    """The text of a BibTeX field as a reader of TeX sees it."""
    words = re.sub(r"^\{(.*)\}$", r"\1", words)
    names = {"textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^"}
    words = re.sub(r"\\(text\w+)\{\}", lambda m: f"\x00{names[m[1]]}", words)
    return re.sub(r"\\([{}&%$#_])", r"\1", words).replace("\x00", "")


def test_bibtex(sources: list[Source]) -> None:
    """A kept parser reads the BibTeX back: every entry, every field, equal."""
    library = parse_string(citations.bibtex(sources), append_middleware=[SeparateCoAuthors()])
    assert library.failed_blocks == []
    entries = library.entries_dict
    assert list(entries) == [source.id for source in sources]
    for source in sources:
        fields = {name: field.value for name, field in entries[source.id].fields_dict.items()}
        assert unescaped(fields["title"]) == source.title
        assert fields.get("doi") == source.doi
        assert fields.get("url") == source.url
        assert fields.get("year") == (source.issued[:4] if source.issued else None)
        assert fields.get("volume") == source.volume
        assert fields.get("number") == source.issue
        assert fields.get("pages", "").replace("--", "-") == (source.page or "")
        within = fields.get("journal") or fields.get("howpublished")
        assert (unescaped(within) if within else None) == source.container_title
        authors = fields.get("author", [])
        assert len(authors) == len(source.author)
        for shown, name in zip(authors, source.author, strict=True):
            if name.literal == "and others":
                assert shown == "others"
            elif name.literal:
                assert unescaped(shown) == name.literal
            else:
                parts = [part for part in (name.family, name.given) if part]
                assert unescaped(shown) == ", ".join(parts)


def test_ris(sources: list[Source]) -> None:
    """A kept parser reads the RIS back: every entry, every field, equal."""
    rows = rispy.loads(citations.ris(sources))
    assert [row["id"] for row in rows] == [source.id for source in sources]
    for row, source in zip(rows, sources, strict=True):
        assert row["title"] == source.title
        assert row.get("doi") == source.doi
        assert unquote(row.get("urls", [""])[0]) == unquote(source.url or "")
        assert row.get("secondary_title") == source.container_title
        assert row.get("volume") == source.volume
        assert row.get("number") == source.issue
        pages = [row[key] for key in ("start_page", "end_page") if key in row]
        assert "-".join(pages) == (source.page or "")
        assert row.get("year") == (source.issued[:4] if source.issued else None)
        assert len(row.get("authors", ())) == len(source.author)
