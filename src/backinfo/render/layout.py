"""Blocks to lines of spans for a screen of a given width: the look of `--format text`.

The lines hold roles, not colours, so that a page reads the same with and without them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

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
    Role,
    Room,
    Span,
    Table,
    Title,
)
from backinfo.render.wrap import line_width, text_width, words, wrap

# Prose is no wider than this, however wide the screen.
MEASURE = 88
# Below this width a table becomes records.
TABLE_WIDTH = 60
# Rows of so many lines are set apart, or the eye runs from one into the next.
TALL_ROW = 6
# Below this width options stand one after another, not side by side.
GRID_WIDTH = 80


class Symbols(NamedTuple):
    """The few marks that are not letters, in a rich and a plain form."""

    full: str
    empty: str
    bullet: str
    rule: str


UNICODE = Symbols("\u25cf", "\u25cb", "\u2022", "\u2500")
ASCII = Symbols("#", "-", "-", "=")


def layout(document: Document, width: int, symbols: Symbols = UNICODE) -> list[Line]:
    """Lay a page out for a width in columns. No line is wider, and no word is lost."""
    return list(_Layout(min(width, MEASURE), symbols).document(document))


class _Layout:
    def __init__(self, width: int, symbols: Symbols) -> None:
        self.width = width
        self.symbols = symbols
        self.indent = 2 if width >= 40 else 0

    def document(self, document: Document) -> Iterator[Line]:
        previous: Block | None = None
        for block in document.blocks:
            if previous is not None and not isinstance(previous, Heading):
                yield ()
            yield from self.block(block)
            previous = block

    def block(self, block: Block) -> Iterator[Line]:
        match block:
            case Title(text, note):
                yield from self.title(text, note)
            case Heading(text, level):
                indent = 0 if level == 2 else self.indent
                yield from self.put((Span(text, "strong"),), indent)
            case Paragraph(line):
                yield from self.put(line, self.indent)
            case Bullets(items, mark):
                signs = {"bullet": self.symbols.bullet, "box": "[ ]"}
                for number, item in enumerate(items, start=1):
                    sign = signs.get(mark, f"{number}.")
                    yield from self.put(item, self.indent, f"{sign} ")
            case Facts(rows):
                yield from self.facts(rows)
            case Table():
                yield from self.table(block)
            case IconArray(caption, arms, after):
                yield from self.icons(caption, arms, after)
            case Picture():
                yield from self.picture(block)
            case Bar(share, told):
                yield from self.bar(share, told)
            case Notice(line, kind):
                role: Role = "urgent" if kind == "urgent" else "emphasis"
                marked = tuple(s._replace(role=role) if s.role == "text" else s for s in line)
                yield from self.put(marked, 0)
            case Room(label, count, box):
                yield from self.put((Span(label, "label"),), self.indent, "[ ] " if box else "")
                for _ in range(count):
                    rule = "_" * max(1, self.width - 2 * self.indent)
                    yield Span(" " * self.indent), Span(rule, "quiet")
            case References(items, brief):
                yield from self.references(items, brief=brief)

    def put(self, line: Line, indent: int, mark: str = "") -> Iterator[Line]:
        """A wrapped line, indented, its mark hanging before the first row."""
        hang = indent + text_width(mark)
        for number, row in enumerate(wrap(self.drawn(line), max(1, self.width - hang))):
            lead = " " * indent + mark if number == 0 else " " * hang
            yield (Span(lead), *row) if lead else row

    def drawn(self, line: Line) -> Line:
        """The line with each meter drawn: its steps, then its words."""
        if not any(span.role == "meter" for span in line):
            return line
        return tuple(
            span._replace(text=f"{self.meter(int(span.target))} {span.text}")
            if span.role == "meter"
            else span
            for span in line
        )

    def meter(self, steps: int) -> str:
        return self.symbols.full * steps + self.symbols.empty * (4 - steps)

    def title(self, text: str, note: str) -> Iterator[Line]:
        gap = self.width - text_width(text) - text_width(note)
        if note and gap >= 3:
            yield Span(text, "strong"), Span(" " * gap), Span(note, "quiet")
        else:
            yield from self.put((Span(text, "strong"),), 0)
            if note:
                yield from self.put((Span(note, "quiet"),), 0)
        yield (Span(self.symbols.rule * self.width, "quiet"),)

    def facts(self, rows: tuple[tuple[str, Line], ...]) -> Iterator[Line]:
        label_width = max(text_width(label) for label, _ in rows)
        if self.width < TABLE_WIDTH or label_width > self.width // 2:
            for label, line in rows:
                yield from self.put((Span(f"{label}:", "label"), Span(" "), *line), self.indent)
            return
        column = self.indent + label_width + 2
        for label, line in rows:
            for number, row in enumerate(wrap(self.drawn(line), self.width - column)):
                if number:
                    yield (Span(" " * column), *row)
                else:
                    pad = " " * (column - self.indent - text_width(label))
                    yield (Span(" " * self.indent), Span(label, "label"), Span(pad), *row)

    def table(self, table: Table) -> Iterator[Line]:
        header = table.header
        drawn = [[self.drawn(cell) for cell in row] for row in table.rows]
        least = GRID_WIDTH if table.by_column else TABLE_WIDTH
        widths = self.columns(header, drawn) if self.width >= least else None
        if widths is None and table.by_column:
            yield from self.options(header, table.rows)
            return
        if widths is None:
            yield from self.records(header, table.rows)
            return
        yield from self.row([(Span(cell, "quiet"),) for cell in header], widths)
        laid = [list(self.row(row, widths)) for row in drawn]
        apart = table.by_column or max(map(len, laid), default=0) >= TALL_ROW
        for number, lines in enumerate(laid):
            if number and apart:
                yield ()
            yield from lines

    def options(
        self, header: tuple[str, ...], rows: tuple[tuple[Line, ...], ...]
    ) -> Iterator[Line]:
        """One option after another, each with all its answers."""
        for column, name in enumerate(header[1:], start=1):
            if column > 1:
                yield ()
            yield from self.put((Span(name, "strong"),), self.indent)
            for row in rows:
                label = tuple(span._replace(role="label") for span in row[0])
                yield from self.put((*label, Span(" "), *row[column]), self.indent)

    def columns(self, header: tuple[str, ...], rows: list[list[Line]]) -> list[int] | None:
        """Column widths, or None when the page is too narrow for a table."""
        natural = [
            max(text_width(name), *(line_width(row[i]) for row in rows))
            for i, name in enumerate(header)
        ]
        least = [
            max(map(line_width, (w for row in rows for w in words(row[i]))), default=1)
            for i in range(len(header))
        ]
        room = self.width - self.indent - 2 * (len(header) - 1)
        # The widest column gives way first, but never breaks a word.
        while sum(natural) > room:
            able = [i for i, width in enumerate(natural) if width > max(least[i], 12)]
            if not able:
                return None
            natural[max(able, key=natural.__getitem__)] -= 1
        return natural

    def row(self, cells: list[Line] | list[tuple[Span]], widths: list[int]) -> Iterator[Line]:
        wrapped = [wrap(cell, width) for cell, width in zip(cells, widths, strict=True)]
        for number in range(max(map(len, wrapped))):
            spans: list[Span] = [Span(" " * self.indent)]
            for column, width in zip(wrapped, widths, strict=True):
                part = column[number] if number < len(column) else ()
                spans += [*part, Span(" " * (width - line_width(part) + 2))]
            while spans and not spans[-1].text.strip():
                spans.pop()
            yield tuple(spans)

    def records(
        self, header: tuple[str, ...], rows: tuple[tuple[Line, ...], ...]
    ) -> Iterator[Line]:
        for number, row in enumerate(rows):
            if number:
                yield ()
            yield from self.put(
                tuple(s._replace(role="strong") if s.role == "text" else s for s in row[0]),
                self.indent,
            )
            for name, cell in zip(header[1:], row[1:], strict=True):
                if cell:
                    label = (Span(f"{name}: ", "label"),) if name else ()
                    yield from self.put((*label, *cell), self.indent)

    def icons(
        self, caption: Line, arms: tuple[tuple[str, int, str], ...], after: Line
    ) -> Iterator[Line]:
        yield from self.put(caption, self.indent)
        per_row = next(n for n in (50, 25, 20, 10) if n <= self.width - self.indent or n == 10)
        for label, count, told in arms:
            yield from self.put((Span(f"{label}: ", "label"), Span(told)), self.indent)
            icons = self.symbols.full * count + self.symbols.empty * (100 - count)
            for start in range(0, 100, per_row):
                yield Span(" " * self.indent), Span(icons[start : start + per_row], "meter")
        if after:
            yield from self.put(after, self.indent)

    def picture(self, picture: Picture) -> Iterator[Line]:
        if max(map(text_width, picture.rows)) > self.width - self.indent:
            yield from self.put((Span(picture.words),), self.indent)
            return
        for row, marks in zip(picture.rows, picture.marked, strict=True):
            spans = [Span(" " * self.indent)]
            for is_marked, run in groupby(
                zip(row, marks, strict=True), lambda pair: pair[1] == "#"
            ):
                signs = "".join(sign for sign, _ in run)
                filled = self.symbols.full * len(signs)
                spans.append(Span(filled, "meter") if is_marked else Span(signs, "quiet"))
            yield tuple(spans)
        yield from self.put((Span(f"{self.symbols.full} {picture.words}"),), self.indent)

    def bar(self, share: float, told: str) -> Iterator[Line]:
        size = min(50, self.width - self.indent)
        filled = round(share / 100 * size)
        bar = self.symbols.full * filled + self.symbols.empty * (size - filled)
        yield Span(" " * self.indent), Span(bar, "meter")
        yield from self.put((Span(told),), self.indent)

    def references(self, items: tuple[tuple[int, Line], ...], *, brief: bool) -> Iterator[Line]:
        if brief:
            run: list[Span] = []
            for number, line in items:
                run += [Span(f"[{number}]", "citation"), Span(" "), *line, Span("; ")]
            run[-1:] = [Span(".")]
            yield from self.put(tuple(run), self.indent)
            return
        for number, line in items:
            yield from self.put(line, self.indent, f"[{number}] ")


def flat(lines: list[Line]) -> str:
    """The lines as text, without trailing spaces, ending in one newline."""
    rows = ("".join(span.text for span in line).rstrip() for line in lines)
    return "\n".join(rows).strip("\n") + "\n"
