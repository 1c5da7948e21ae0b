"""Blocks to one self-contained HTML page: no script, no outside request, made to print."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from pathlib import Path

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

_TAGS: dict[Role, str] = {
    "strong": "strong",
    "label": "strong",
    "emphasis": "em",
    "command": "code",
    "quiet": "small",
}
_STEPS = 4
_PER_ROW, _CELL = 20, 12
_BAR_WIDTH = 300


def render(document: Document) -> str:
    """The page as HTML5, its style inside it."""
    title = next((b.text for b in document.blocks if isinstance(b, Title)), "backinfo")
    style = Path(__file__).with_name("page.css").read_text("utf-8")
    body = "\n".join(row for block in document.blocks for row in _rows(block))
    return (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="backinfo">\n'
        f"<title>{escape(title)} - backinfo</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _rows(block: Block) -> Iterator[str]:
    match block:
        case Title(text, note):
            yield f"<h1>{escape(text)}</h1>"
            if note:
                yield f'<p class="note">{escape(note)}</p>'
        case Heading(text, level):
            yield f"<h{level}>{escape(text)}</h{level}>"
        case Paragraph(line):
            yield f"<p>{_inline(line)}</p>"
        case Notice(line, kind):
            yield f'<p class="{kind}" role="note">{_inline(line)}</p>'
        case Bullets(items, mark):
            tag = "ol" if mark == "number" else "ul"
            yield f'<{tag} class="boxes">' if mark == "box" else f"<{tag}>"
            yield from (f"<li>{_inline(item)}</li>" for item in items)
            yield f"</{tag}>"
        case Facts(rows):
            yield "<dl>"
            for label, line in rows:
                yield f"<div><dt>{escape(label)}</dt> <dd>{_inline(line)}</dd></div>"
            yield "</dl>"
        case Table():
            yield from _table(block)
        case IconArray(caption, arms, after):
            yield f'<figure class="icons"><figcaption>{_inline(caption)}</figcaption>'
            for label, count, words in arms:
                yield f"<p><b>{escape(label)}</b>: {escape(words)}</p>{_people(count)}"
            if after:
                yield f"<p>{_inline(after)}</p>"
            yield "</figure>"
        case Bar(share, words):
            yield f'<figure class="bar">{_bar(share)}'
            yield f"<figcaption>{escape(words)}</figcaption></figure>"
        case Picture():
            yield from _picture(block)
        case Room(label, lines, box):
            boxed = f'<ul class="boxes"><li>{escape(label)}</li></ul>'
            yield f'<div class="room">{boxed if box else f"<p>{escape(label)}</p>"}'
            yield from ("<hr>" for _ in range(lines))
            yield "</div>"
        case References(items):
            yield '<ol class="references">'
            for number, line in items:
                yield f'<li id="source-{number}" value="{number}">{_inline(line)}</li>'
            yield "</ol>"


def _table(table: Table) -> Iterator[str]:
    kind = ' class="grid"' if table.by_column else ""
    yield f'<div class="scroll" tabindex="0" role="group" aria-label="{escape(table.header[0])}">'
    # The roles are named, since a phone shows rows as blocks, and some browsers forget them then.
    yield f'<table{kind} role="table"><thead role="rowgroup"><tr role="row">'
    heads = (f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in table.header)
    yield "".join(heads)
    yield '</tr></thead><tbody role="rowgroup">'
    for row in table.rows:
        first, *rest = (_inline(cell) for cell in row)
        cells = "".join(f'<td role="cell">{cell}</td>' for cell in rest)
        yield f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{cells}</tr>'
    yield "</tbody></table></div>"


def _people(count: int) -> str:
    """A hundred people as an inline picture: filled squares and empty rings."""
    height = 100 // _PER_ROW * _CELL
    shapes = []
    for number in range(100):
        x, y = number % _PER_ROW * _CELL, number // _PER_ROW * _CELL
        if number < count:
            shapes.append(f'<rect class="full" x="{x + 1}" y="{y + 1}" width="9" height="9"/>')
        else:
            shapes.append(f'<circle class="empty" cx="{x + 5.5}" cy="{y + 5.5}" r="4"/>')
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {_PER_ROW * _CELL} {height}" '
        f'width="{_PER_ROW * _CELL}" height="{height}">{"".join(shapes)}</svg>'
    )


def _bar(share: float) -> str:
    filled = round(share / 100 * _BAR_WIDTH)
    return (
        f'<svg aria-hidden="true" viewBox="0 0 {_BAR_WIDTH} 16" width="{_BAR_WIDTH}" height="16">'
        f'<rect class="frame" x="0.5" y="0.5" width="{_BAR_WIDTH - 1}" height="15"/>'
        f'<rect class="full" x="0" y="0" width="{filled}" height="16"/></svg>'
    )


def _picture(picture: Picture) -> Iterator[str]:
    rows = []
    for row, marks in zip(picture.rows, picture.marked, strict=True):
        signs = (
            "<b>\u25a0</b>" if mark == "#" else escape(sign)
            for sign, mark in zip(row, marks, strict=True)
        )
        rows.append("".join(signs).rstrip().replace("</b><b>", ""))
    drawn = "\n".join(rows)
    yield f'<figure class="picture"><pre aria-hidden="true">{drawn}</pre>'
    yield f"<figcaption>{escape(picture.words)}</figcaption></figure>"


def _inline(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    text = escape(span.text)
    match span.role:
        case "citation":
            number = escape(span.text.strip("[]"))
            return f'<a class="citation" href="#source-{number}">{text}</a>'
        case "meter":
            steps = int(span.target)
            marks = "\u25cf" * steps + "\u25cb" * (_STEPS - steps)
            return f'<span class="meter"><span aria-hidden="true">{marks}</span> {text}</span>'
        case "link":
            return f'<span class="entry">{text}</span>'
        case "address":
            return f'<a href="{escape(span.target)}">{text}</a>'
        case role if role in _TAGS:
            tag = _TAGS[role]
            return f"<{tag}>{text}</{tag}>"
    return text
