"""From an answer to what is written: notes, the form that was asked for, the exit code."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from backinfo import output
from backinfo.text import clean

if TYPE_CHECKING:
    from backinfo.asked import Shown
    from backinfo.output import Color


def emit(
    shown: Shown,
    format: str = "text",
    width: int | None = None,
    color: Color = "auto",
    *,
    paged: bool = True,
) -> int:
    """Write an answer in a form, and give the exit code. Raises OutputError."""
    for note in shown.notes:
        complain(note)
    if format == "json":
        from backinfo.interchange import answers

        output.write(answers.encode(shown.data()))
    elif format in shown.others:
        output.write(shown.others[format]())
    elif shown.page:
        chosen = output.settings(format, width, color)
        output.show(output.render(shown.page(), chosen), chosen, paged=paged)
    return shown.code


def complain(words: str) -> None:
    """Say one line on standard error."""
    if sys.stderr is not None:
        sys.stderr.write(f"backinfo: {clean(words)}\n")
        sys.stderr.flush()
