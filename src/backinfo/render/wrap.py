"""Breaks spans into lines of a given width without losing a character."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from backinfo.document import Line, Span


def char_width(char: str) -> int:
    """Columns that a character takes: 0 for a combining mark, 2 for a wide one."""
    if char.isascii():
        return 1
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def text_width(text: str) -> int:
    """Columns that a text takes."""
    return len(text) if text.isascii() else sum(map(char_width, text))


def line_width(line: Line) -> int:
    """Columns that a line takes."""
    return sum(text_width(span.text) for span in line)


def words(line: Line) -> Iterable[Line]:
    """Cut a line at its white space. A word may hold several spans; no word is empty."""
    word: list[Span] = []
    for text, role, target in line:
        for index, part in enumerate(text.replace("\n", " ").split(" ")):
            if index and word:
                yield tuple(word)
                word = []
            if part:
                word.append(Span(part, role, target))
    if word:
        yield tuple(word)


def wrap(line: Line, width: int) -> list[Line]:
    """Wrap a line to a width in columns.

    A word longer than a whole line is cut, never dropped. Runs of spaces become one.
    """
    rows: list[list[Span]] = [[]]
    room = width = max(1, width)
    for word in words(line):
        size = line_width(word)
        if rows[-1] and size + 1 <= room:
            rows[-1].append(_space(rows[-1][-1], word[0]))
            room -= 1
        elif rows[-1]:
            rows.append([])
            room = width
        if size <= room:
            rows[-1] += word
            room -= size
            continue
        for piece in (piece for span in word for piece in _cut(span, width)):
            if text_width(piece.text) > room:
                rows.append([])
                room = width
            rows[-1].append(piece)
            room -= text_width(piece.text)
    return [_joined(row) for row in rows]


def _space(before: Span, after: Span) -> Span:
    """The space between two words keeps their role where both have the same."""
    if before.role == after.role and before.target == after.target:
        return Span(" ", before.role, before.target)
    return Span(" ")


def _cut(span: Span, width: int) -> list[Span]:
    """The span in pieces that each fit a line."""
    pieces: list[Span] = []
    current, used = "", 0
    for char in span.text:
        if used + char_width(char) > width and current:
            pieces.append(span._replace(text=current))
            current, used = "", 0
        current += char
        used += char_width(char)
    return [*pieces, span._replace(text=current)]


def _joined(row: list[Span]) -> Line:
    """Neighbouring spans of one role as one span."""
    joined: list[Span] = []
    texts: list[str] = []
    for span in row:
        if joined and joined[-1].role == span.role and joined[-1].target == span.target:
            texts[-1] += span.text
        else:
            joined.append(span)
            texts.append(span.text)
    return tuple(
        Span(text, span.role, span.target) for text, span in zip(texts, joined, strict=True)
    )
