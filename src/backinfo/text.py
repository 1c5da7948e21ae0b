"""The one place where text is made safe, and where its small markup is read.

Text in the knowledge base is Markdown of the smallest kind: paragraphs, lists,
emphasis, links to entries, and Pandoc citations such as `[@nice-ng59; @who-2023]`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple

Mark = Literal["text", "strong", "emphasis", "link", "citation"]

# Unicode categories of characters that steer, reorder or hide text: control and format
# characters (escape, bidi marks, zero-width), surrogates, private and unassigned ones.
_HIDDEN = {"Cf", "Cc", "Cs", "Co", "Cn"}
_REPLACEMENT = "\ufffd"
_SOFT_HYPHEN = "\xad"


class Inline(NamedTuple):
    """A run of text with one mark. `target` is a source id or a link's address."""

    text: str
    mark: Mark = "text"
    target: str = ""


class Piece(NamedTuple):
    """A paragraph or one list item, as a sequence of inline runs."""

    kind: Literal["paragraph", "item"]
    inlines: tuple[Inline, ...]


@cache
def _pattern(name: Literal["markup", "sentence"]) -> re.Pattern[str]:
    """Compile on first use, so that a start without text to read pays nothing."""
    source = {
        "markup": (
            r"\[(?P<cite>@[^\[\]]+)\]"
            r"|\[(?P<label>[^\[\]]+)\]\((?P<target>[^()\s]+)\)"
            r"|\*\*(?P<strong>[^*]+)\*\*"
            r"|\*(?P<emphasis>[^*\s](?:[^*]*[^*\s])?)\*"
        ),
        "sentence": r"(?<=[.!?])[\"')\u201d\u2019]*\s+(?=[\"'(\u201c\u2018]?[A-Z0-9])",
    }[name]
    return re.compile(source)


def is_hidden(char: str) -> bool:
    """True for a character that a terminal or a page could act on instead of showing."""
    return unicodedata.category(char) in _HIDDEN and char != "\n"


def clean(text: str) -> str:
    """Return the text with every control or hidden character replaced by U+FFFD.

    Line breaks stay, tabs become spaces, soft hyphens go. What comes out is safe to
    print on a terminal: it holds no escape sequence and nothing that reorders text.
    """
    text = text.replace("\r\n", "\n").replace("\t", " ").replace(_SOFT_HYPHEN, "")
    if text.replace("\n", " ").isprintable():
        return text
    return "".join(_REPLACEMENT if is_hidden(char) else char for char in text)


def pieces(text: str) -> Iterator[Piece]:
    """Split text into paragraphs and list items, in order.

    A blank line ends a paragraph; a line that starts with `- ` starts a list item.
    """
    lines: list[str] = []
    kind: Literal["paragraph", "item"] = "paragraph"

    def finished() -> Iterator[Piece]:
        if lines:
            yield Piece(kind, inlines(" ".join(lines)))
            lines.clear()

    for raw in clean(text).split("\n"):
        line = raw.strip()
        if not line:
            yield from finished()
            kind = "paragraph"
        elif line.startswith("- "):
            yield from finished()
            kind = "item"
            lines.append(line[2:].strip())
        else:
            lines.append(line)
    yield from finished()


def inlines(text: str) -> tuple[Inline, ...]:
    """Read the markup of one paragraph. Anything that is not markup stays as typed."""
    found: list[Inline] = []
    end = 0
    for match in _pattern("markup").finditer(text):
        if match.start() > end:
            found.append(Inline(text[end : match.start()]))
        end = match.end()
        if cite := match["cite"]:
            keys = [key.strip() for key in cite.split(";")]
            found += [Inline("", "citation", key.removeprefix("@")) for key in keys]
        elif match["label"]:
            found.append(Inline(match["label"], "link", match["target"]))
        elif words := match["strong"] or match["emphasis"]:
            mark: Mark = "strong" if match["strong"] else "emphasis"
            found += [
                run._replace(mark=mark) if run.mark == "text" else run for run in inlines(words)
            ]
    if end < len(text):
        found.append(Inline(text[end:]))
    return tuple(found)


def citations(text: str) -> list[str]:
    """The ids of the sources that a text cites, in order, with repeats."""
    return [run.target for piece in pieces(text) for run in piece.inlines if run.mark == "citation"]


def links(text: str) -> list[str]:
    """The targets of the links in a text, such as `cause:sciatica`."""
    return [run.target for piece in pieces(text) for run in piece.inlines if run.mark == "link"]


def bare(piece: Piece) -> str:
    """The words of a piece without citations or marks, with tidy spaces."""
    words = "".join(run.text for run in piece.inlines if run.mark != "citation")
    return re.sub(r"\s+([.,;:!?])", r"\1", " ".join(words.split()))


def sentences(text: str) -> list[str]:
    """The sentences of a text without citations; a list item counts as one or more."""
    return [
        sentence
        for piece in pieces(text)
        for sentence in _pattern("sentence").split(bare(piece))
        if sentence
    ]


def opening(text: str, count: int) -> tuple[Inline, ...]:
    """The first sentences of a text as inline runs, with the citation that covers them.

    A question is passed over. A line that leads into a list brings its first items.
    """
    found = list(pieces(text))
    if not found:
        return ()
    if bare(found[0]).endswith(":"):
        items = [_stopped(piece.inlines) for piece in found[1:3] if piece.kind == "item"]
        return (*found[0].inlines, *(run for item in items for run in (Inline(" "), *item)))
    ended: list[list[Inline]] = [[]]
    for run in found[0].inlines:
        parts = _pattern("sentence").split(run.text) if run.mark == "text" else [run.text]
        for index, part in enumerate(parts):
            if index:
                ended.append([])
            ended[-1].append(run._replace(text=part))
        if run.mark == "strong" and run.text.rstrip().endswith((".", "?")):
            ended.append([])
    wanted = [s for s in ended if s and not (s[-1].text.rstrip().endswith("?") and len(ended) > 1)]
    # A label such as "**Before.**" is no sentence of its own.
    whole = [i for i, s in enumerate(wanted) if not all(_is_label(run) for run in s)]
    end = whole[count - 1] + 1 if len(whole) >= count else len(wanted)
    taken = [run for s in wanted[:end] for run in (*s, Inline(" "))][:-1]
    if not any(run.mark == "citation" for run in taken):
        later = (run for s in wanted[end:] for run in s if run.mark == "citation")
        if cover := next(later, None):
            taken = _before_stop(taken, cover)
    return tuple(taken)


def _is_label(run: Inline) -> bool:
    return run.mark == "strong" or not run.text.strip()


def _stopped(runs: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """The runs of a list item with a full stop at their end."""
    *before, last = runs
    ended = last.text.rstrip().rstrip(";,")
    if last.mark == "text" and not ended.endswith((".", "!", "?")):
        return (*before, last._replace(text=f"{ended}."))
    return runs if last.mark == "text" else (*runs, Inline("."))


def _before_stop(runs: list[Inline], cover: Inline) -> list[Inline]:
    """The runs with a citation put before the full stop that ends them."""
    last = runs[-1]
    if last.text.endswith("."):
        return [*runs[:-1], last._replace(text=last.text[:-1]), cover, Inline(".")]
    return [*runs, cover]


def is_cited(piece: Piece) -> bool:
    """True when the last sentence of a paragraph or list item carries a citation."""
    marked = "".join("\x00" if run.mark == "citation" else run.text for run in piece.inlines)
    return "\x00" in _pattern("sentence").split(marked.strip())[-1]
