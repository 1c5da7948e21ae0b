"""Blocks to words alone: no boxes, no bars, one fact a line. Made to be read aloud."""

from __future__ import annotations

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
from backinfo.render.wrap import wrap


def render(document: Document, width: int) -> str:
    """The page as plain text, wrapped to a width in columns."""
    rows: list[str] = []
    previous: Block | None = None
    for block in document.blocks:
        if previous is not None and not isinstance(previous, Heading):
            rows.append("")
        for line in _lines(block):
            rows += ("".join(s.text for s in row).rstrip() for row in wrap(_in_words(line), width))
        previous = block
    return "\n".join(rows).strip("\n") + "\n"


def _in_words(line: Line) -> Line:
    """A meter is its words."""
    return tuple(Span(span.text) if span.role == "meter" else span for span in line)


def _lines(block: Block) -> Iterator[Line]:
    match block:
        case Title(text, note):
            yield (Span(f"{text} ({note})" if note else text),)
        case Heading(text):
            yield (Span(f"{text}"),)
        case Paragraph(line) | Notice(line):
            yield line
        case Bullets(items, mark):
            yield from _counted(len(items), "step" if mark == "box" else "item")
            for number, item in enumerate(items, start=1):
                yield (Span("- " if mark == "bullet" else f"{number}. "), *item)
        case Facts(rows):
            for label, line in rows:
                yield (Span(f"{label}: "), *line)
        case Table(header, rows, _, by_column) if by_column:
            for column, name in enumerate(header[1:], start=1):
                if column > 1:
                    yield ()
                yield (Span(f"{name}:"),)
                for row in rows:
                    yield (*row[0], Span(" "), *row[column])
        case Table(header, rows, noun):
            yield from _counted(len(rows), noun)
            for number, row in enumerate(rows):
                if number or len(rows) > 1:
                    yield ()
                for name, cell in zip(header, row, strict=True):
                    if cell:
                        yield (Span(f"{name}: " if name else ""), *cell)
        case IconArray(caption, arms, after):
            yield caption
            for label, _, words in arms:
                yield (Span(f"{label}: {words}"),)
            if after:
                yield after
        case Bar(_, words) | Picture(_, _, words):
            yield (Span(words),)
        case Room(label):
            yield (Span(f"{label}: ____________________"),)
        case References(items):
            yield from _counted(len(items), "source")
            for number, line in items:
                yield (Span(f"[{number}] "), *line)


def _counted(number: int, noun: str) -> Iterator[Line]:
    """A list says how long it is before it starts."""
    if number > 1:
        yield (Span(f"{number} {noun}s:"),)
