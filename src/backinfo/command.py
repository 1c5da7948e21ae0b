"""What every command that shows something shares: its options, and how it ends."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Annotated, Any

import typer

from backinfo import output
from backinfo.asked import Ask, Shown
from backinfo.emit import emit
from backinfo.output import Color, Format

FormatOption = Annotated[
    Format,
    typer.Option(
        "--format",
        "-f",
        help="text, plain (to be read aloud), markdown, html or json.",
        envvar="BACKINFO_FORMAT",
    ),
]
FullOption = Annotated[bool, typer.Option("--full", help="Show everything.")]
WidthOption = Annotated[
    int | None,
    typer.Option(
        min=output.MIN_WIDTH, max=output.MAX_WIDTH, help="Columns of text.", show_default=False
    ),
]
PagerOption = Annotated[bool, typer.Option("--no-pager", help="Show a long page at once.")]
ColorOption = Annotated[Color, typer.Option(help="auto, always or never.")]
KnowledgeOption = Annotated[
    Path | None,
    typer.Option(
        help="Another knowledge base: a file or a folder.",
        envvar="BACKINFO_KNOWLEDGE",
        show_default=False,
    ),
]
_COMMON = [
    inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
    for name, annotation, default in (
        ("format", FormatOption, "text"),
        ("full", FullOption, False),
        ("width", WidthOption, None),
        ("color", ColorOption, "auto"),
        ("no_pager", PagerOption, False),
        ("knowledge", KnowledgeOption, None),
    )
]


def shows(
    app: typer.Typer, example: str, formats: Any = FormatOption
) -> Callable[[Callable[..., Shown]], Callable[..., None]]:
    """Make a function that answers into a command of `app` with the options all such have.

    `formats` is the option of a command that knows more forms than the common ones.
    """

    def decorate(answer: Callable[..., Shown]) -> Callable[..., None]:
        @wraps(answer)
        def command(  # noqa: PLR0913 - one argument an option
            *,
            format: Format,
            full: bool,
            width: int | None,
            color: Color,
            no_pager: bool,
            knowledge: Path | None,
            **own: Any,
        ) -> None:
            from backinfo.knowledge.load import load

            shown = answer(Ask(load(knowledge), full), **own)
            code = emit(shown, format, width, color, paged=not no_pager)
            raise typer.Exit(code)

        signature = inspect.signature(answer, eval_str=True)
        own = [p for p in signature.parameters.values() if p.name != "ask"]
        parameters = [
            *(p.replace(kind=inspect.Parameter.KEYWORD_ONLY) for p in own),
            *(p.replace(annotation=formats) if p.name == "format" else p for p in _COMMON),
        ]
        made: Any = command
        made.__signature__ = inspect.Signature(parameters)
        made.__annotations__ = {p.name: p.annotation for p in parameters}
        del made.__wrapped__
        app.command(epilog=f"Example: {example}")(made)
        return command

    return decorate
