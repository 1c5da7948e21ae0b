"""The closed set of blocks that a page is made of. Spans carry roles, never colours.

Every renderer knows all of these blocks and nothing else; a page knows no renderer.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Role = Literal[
    "text", "strong", "emphasis", "citation", "link", "command", "label", "meter", "urgent", "quiet"
]


class Span(NamedTuple):
    """A run of text with one role.

    `target` is the address of a link, the id of a cited source, or, for a meter, the
    number of filled steps (0 to 4) whose words are the text.
    """

    text: str
    role: Role = "text"
    target: str = ""


Line: TypeAlias = tuple[Span, ...]


class Title(NamedTuple):
    """The name of the page, and a word on what kind of page it is."""

    text: str
    note: str = ""


class Heading(NamedTuple):
    """A heading: level 2 for a section, 3 inside one."""

    text: str
    level: Literal[2, 3] = 2


class Paragraph(NamedTuple):
    """A paragraph of running text."""

    line: Line


class Bullets(NamedTuple):
    """A list of items; `numbered` where their order or number matters."""

    items: tuple[Line, ...]
    numbered: bool = False


class Facts(NamedTuple):
    """Label and value, row by row: short answers beside their questions."""

    rows: tuple[tuple[str, Line], ...]


class Table(NamedTuple):
    """Rows under a header. The first column names the row.

    On a narrow page and for a screen reader each row becomes a record of its own.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    noun: str = "row"


class IconArray(NamedTuple):
    """How many of 100 people, arm by arm, as a picture that can be counted.

    `caption` says of whom and when; each arm has a label, a count and the words that
    say the same without the picture.
    """

    caption: Line
    arms: tuple[tuple[str, int, str], ...]
    after: Line = ()


class Bar(NamedTuple):
    """A share of 100 as a bar, with the words that say the same."""

    share: float
    words: str


class Notice(NamedTuple):
    """A line that must not be missed: urgent help, or a note about what is shown."""

    line: Line
    kind: Literal["urgent", "note"] = "note"


class References(NamedTuple):
    """The sources that a page cites, by their number on the page.

    `brief` ones are a few words each and may run on in one paragraph.
    """

    items: tuple[tuple[int, Line], ...]
    brief: bool = False


Block: TypeAlias = (
    Title | Heading | Paragraph | Bullets | Facts | Table | IconArray | Bar | Notice | References
)


class Document(NamedTuple):
    """A page: its blocks from top to bottom."""

    blocks: tuple[Block, ...]


def line(*parts: str | Span) -> Line:
    """A line from text and spans; bare strings are plain text."""
    return tuple(part if isinstance(part, Span) else Span(part) for part in parts if part)
