"""Lines of spans to a coloured screen. The only module that imports Rich.

Only the 16 colours of the reader's own theme are used, never a background.
"""

from __future__ import annotations

from io import StringIO

from rich.console import Console
from rich.text import Text

from backinfo.document import Line, Role

_STYLES: dict[Role, str] = {
    "text": "",
    "strong": "bold",
    "emphasis": "italic",
    "citation": "cyan",
    "link": "underline",
    "address": "underline",
    "command": "bold cyan",
    "label": "bold",
    "meter": "green",
    "urgent": "bold red",
    "quiet": "",
}


def paint(lines: list[Line]) -> str:
    """The lines with colours as ANSI text. What is written holds no markup of its own."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=True,
        color_system="standard",
        width=1_000_000,
        markup=False,
        emoji=False,
        highlight=False,
        legacy_windows=False,
        no_color=False,
    )
    for line in lines:
        text = Text(no_wrap=True, end="")
        for span in line:
            text.append(span.text, style=_STYLES[span.role])
        text.rstrip()
        console.print(text, soft_wrap=True)
    return out.getvalue().strip("\n") + "\n"
