"""Blocks to Markdown that reads well as it stands and renders on any site."""

from __future__ import annotations

import re
from collections.abc import Iterator

from backinfo.document import (
    Bar,
    Block,
    Bullets,
    Document,
    Facts,
    Heading,
    IconArray,
    Line,
    Notice,
    Paragraph,
    Picture,
    References,
    Room,
    Span,
    Table,
    Title,
)

# What Markdown, or HTML inside it, could read as markup.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>|~#&])")
# At the start of a line these make lists, headings and rules.
_START = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def render(document: Document) -> str:
    """The page as Markdown (CommonMark, with tables)."""
    rows: list[str] = []
    for block in document.blocks:
        lines = list(_lines(block))
        if lines:
            rows += ["", *lines]
    return "\n".join(rows).strip("\n") + "\n"


def escape(text: str) -> str:
    """The text with nothing in it that Markdown could act on."""
    return _START.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", " ".join(text.split())))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Title(text, note):
            yield f"# {escape(text)}"
            if note:
                yield ""
                yield f"*{escape(note)}*"
        case Heading(text, level):
            yield f"{'#' * level} {escape(text)}"
        case Paragraph(line):
            yield _inline(line)
        case Notice(line):
            yield f"> {_inline(line)}"
        case Bullets(items, mark):
            signs = {"bullet": "-", "box": "- [ ]"}
            for number, item in enumerate(items, start=1):
                yield f"{signs.get(mark, f'{number}.')} {_inline(item)}"
        case Facts(rows):
            for label, line in rows:
                yield f"- **{escape(label)}**: {_inline(line)}"
        case Table(header, rows):
            yield _row(escape(name) for name in header)
            yield _row("---" for _ in header)
            for row in rows:
                yield _row(_inline(cell) for cell in row)
        case IconArray(caption, arms, after):
            yield _inline(caption)
            yield ""
            for label, _, words in arms:
                yield f"- **{escape(label)}**: {escape(words)}"
            if after:
                yield ""
                yield _inline(after)
        case Bar(_, words) | Picture(_, _, words):
            yield escape(words)
        case Room(label):
            yield f"**{escape(label)}**: ____________________"
        case References(items):
            for number, line in items:
                yield f"- \\[{number}\\] {_inline(line)}"


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _inline(line: Line) -> str:
    """A line's spans, joined so that marks never touch a space inside."""
    shown = "".join(_span(span) for span in line)
    return _START.sub(r"\1\\\2", shown)


def _span(span: Span) -> str:
    text = " ".join(span.text.split())
    before = " " if span.text[:1].isspace() else ""
    after = " " if text and span.text[-1:].isspace() else ""
    if not text:
        return before
    plain = _MARKUP.sub(r"\\\1", text)
    match span.role:
        case "strong" | "label" | "urgent":
            return f"{before}**{plain}**{after}"
        case "emphasis":
            return f"{before}*{plain}*{after}"
        case "command" if "`" not in text:
            return f"{before}`{text}`{after}"
        case _:
            return f"{before}{plain}{after}"
