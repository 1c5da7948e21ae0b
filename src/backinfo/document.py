"""The closed set of blocks that a page is made of. Spans carry roles, never colours.

Every renderer knows all of these blocks and nothing else; a page knows no renderer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Literal, NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

Role = Literal[
    "text",
    "strong",
    "emphasis",
    "citation",
    "link",
    "address",
    "command",
    "label",
    "meter",
    "urgent",
    "quiet",
]


class Span(NamedTuple):
    """A run of text with one role.

    `target` is the entry that a link names, the web address of an address, the id of a
    cited source, or, for a meter, the number of filled steps (0 to 4) whose words are the
    text.
    """

    text: str
    role: Role = "text"
    target: str = ""


Line: TypeAlias = tuple[Span, ...]


class Title(Struct, frozen=True):
    """The name of the page, and a word on what kind of page it is."""

    text: str
    note: str = ""


class Heading(Struct, frozen=True):
    """A heading: level 2 for a section, 3 and 4 inside one."""

    text: str
    level: Literal[2, 3, 4] = 2


class Paragraph(Struct, frozen=True):
    """A paragraph of running text."""

    line: Line


class Bullets(Struct, frozen=True):
    """A list of items: numbered where their order matters, with boxes to tick for what to do."""

    items: tuple[Line, ...]
    mark: Literal["bullet", "number", "box"] = "bullet"


class Facts(Struct, frozen=True):
    """Label and value, row by row: short answers beside their questions."""

    rows: tuple[tuple[str, Line], ...]


class Table(Struct, frozen=True):
    """Rows under a header. The first column names the row.

    On a narrow page and for a screen reader each row becomes a record of its own, or,
    `by_column`, each column: then the first column holds questions, the others one option
    each.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    noun: str = "row"
    by_column: bool = False


class IconArray(Struct, frozen=True):
    """How many of 100 people, arm by arm, as a picture that can be counted.

    `caption` says of whom and when; each arm has a label, a count and the words that
    say the same without the picture.
    """

    caption: Line
    arms: tuple[tuple[str, int, str], ...]
    after: Line = ()


class Picture(Struct, frozen=True):
    """A small drawing in letters, with the words that say the same.

    Each of `marked` is as long as its row: a "#" marks the sign that is part of what
    the picture points at, and that the renderer fills.
    """

    rows: tuple[str, ...]
    marked: tuple[str, ...]
    words: str


class Bar(Struct, frozen=True):
    """A share of 100 as a bar, with the words that say the same."""

    share: float
    words: str


class Notice(Struct, frozen=True):
    """A line that must not be missed: urgent help, or a note about what is shown."""

    line: Line
    kind: Literal["urgent", "note"] = "note"


class Room(Struct, frozen=True):
    """Room to write in, on paper: a label, with a box to tick or without, and empty lines."""

    label: str
    lines: int = 2
    box: bool = False


class References(Struct, frozen=True):
    """The sources that a page cites, by their number on the page.

    `brief` ones are a few words each and may run on in one paragraph.
    """

    items: tuple[tuple[int, Line], ...]
    brief: bool = False


Block: TypeAlias = (
    Title
    | Heading
    | Paragraph
    | Bullets
    | Facts
    | Table
    | IconArray
    | Picture
    | Bar
    | Notice
    | References
    | Room
)


class Document(Struct, frozen=True):
    """A page: its blocks from top to bottom."""

    blocks: tuple[Block, ...]


def line(*parts: str | Span) -> Line:
    """A line from text and spans; bare strings are plain text."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts if part)


def joined(lines: Iterable[Line], between: str) -> Line:
    """Several lines as one, with the same words between them."""
    return tuple(span for each in lines for span in (Span(between), *each))[1:]


def reworded(block: Block, change: Callable[[Line], Line]) -> Block:
    """The block with each line of its running text changed; other blocks as they are."""
    if isinstance(block, Paragraph):
        return replace(block, line=change(block.line))
    if isinstance(block, Bullets):
        return replace(block, items=tuple(map(change, block.items)))
    if isinstance(block, Facts):
        return replace(block, rows=tuple((label, change(told)) for label, told in block.rows))
    if isinstance(block, Table):
        return replace(block, rows=tuple(tuple(map(change, row)) for row in block.rows))
    return block
