"""Lines of spans to a coloured screen. The only module that imports Rich.

Only the 16 colours of the reader's own theme are used, never a background.
"""

from __future__ import annotations

import re
from io import StringIO

from rich.console import Console
from rich.style import Style
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


# The only addresses that become links: what a terminal could act on is not among them.
_ADDRESS = re.compile(r"https?://[!-~]+")


def paint(lines: list[Line], *, links: bool = False) -> str:
    """The lines with colours as ANSI text. What is written holds no markup of its own.

    With `links`, web addresses become OSC 8 links.
    """
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
            style = Style.parse(_STYLES[span.role])
            if links and span.role == "address" and _ADDRESS.fullmatch(span.target):
                style += Style(link=span.target)
            text.append(span.text, style=style)
        text.rstrip()
        console.print(text, soft_wrap=True)
    return out.getvalue().strip("\n") + "\n"
