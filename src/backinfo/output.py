"""The one place that knows the outside: streams, terminal, colour, width, exit codes."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple, TextIO

if TYPE_CHECKING:
    from backinfo.document import Document

Format = Literal["text", "plain", "markdown", "html", "json"]
Color = Literal["auto", "always", "never"]

MIN_WIDTH, MAX_WIDTH, DEFAULT_WIDTH = 20, 400, 80


class ExitCode(IntEnum):
    """How the program ends."""

    SHOWN = 0
    NOT_FOUND = 1
    USAGE = 2
    BAD_KNOWLEDGE = 3
    NOT_WRITTEN = 4
    INTERRUPTED = 130


class OutputError(Exception):
    """The answer could not be written; the text says why and where to."""


class Settings(NamedTuple):
    """How a page is to look, decided once for a run."""

    format: str
    width: int
    color: bool
    unicode: bool
    links: bool = False


def settings(
    format: str,
    width: int | None,
    color: Color,
    stream: TextIO | None = None,
    environ: Mapping[str, str] = os.environ,
) -> Settings:
    """Decide from the options, the environment and the stream, in this order.

    Colour: the option, NO_COLOR, FORCE_COLOR, then whether the stream is a terminal.
    Width in columns: the option, COLUMNS, the terminal's own, else 80.
    """
    stream = stream or sys.stdout
    tty = _is_tty(stream)
    dumb = environ.get("TERM") == "dumb"
    if color == "auto":
        forced = environ.get("FORCE_COLOR", "0") not in ("", "0")
        painted = not environ.get("NO_COLOR") and (forced or tty) and not dumb
    else:
        painted = color == "always"
    return Settings(
        format="plain" if format == "text" and tty and dumb else format,
        width=width or _width(stream, tty, environ),
        color=painted,
        unicode=_carries(stream, "\u25cf\u25cb\u2022\u2500"),
        links=painted and tty and _has_links(environ),
    )


# Terminals that are known to show OSC 8 links, by what they put into the environment.
_LINKS = ("KITTY_WINDOW_ID", "WT_SESSION", "KONSOLE_VERSION", "WEZTERM_PANE", "DOMTERM")
_LINK_PROGRAMS = ("iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio", "Tabby")
_LINK_TERMS = ("xterm-kitty", "alacritty", "foot", "foot-extra", "xterm-ghostty", "contour")
_LEAST_VTE = 5000


def _has_links(environ: Mapping[str, str]) -> bool:
    """Whether the terminal is known to show links; one that does not would show nothing odd."""
    vte = environ.get("VTE_VERSION", "")
    return (
        any(environ.get(name) for name in _LINKS)
        or environ.get("TERM_PROGRAM") in _LINK_PROGRAMS
        or environ.get("TERM") in _LINK_TERMS
        or (vte.isdecimal() and int(vte) >= _LEAST_VTE)
    )


def _is_tty(stream: TextIO) -> bool:
    try:
        return stream.isatty()
    except (AttributeError, ValueError):
        return False


def _width(stream: TextIO, tty: bool, environ: Mapping[str, str]) -> int:
    columns = environ.get("COLUMNS", "")
    if columns.isdecimal() and len(columns) < 7 and int(columns):
        return max(MIN_WIDTH, min(MAX_WIDTH, int(columns)))
    if tty:
        try:
            return max(MIN_WIDTH, min(MAX_WIDTH, os.get_terminal_size(stream.fileno()).columns))
        except (OSError, ValueError):
            pass
    return DEFAULT_WIDTH


def _carries(stream: TextIO, characters: str) -> bool:
    try:
        characters.encode(getattr(stream, "encoding", None) or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def render(document: Document, chosen: Settings) -> str:
    """A page as the text that is written."""
    if chosen.format == "html":
        from backinfo.render import html

        return html.render(document)
    if chosen.format == "markdown":
        from backinfo.render import markdown

        return markdown.render(document)
    if chosen.format == "plain":
        from backinfo.render import plain

        return plain.render(document, chosen.width)
    from backinfo.render import layout

    symbols = layout.UNICODE if chosen.unicode else layout.ASCII
    lines = layout.layout(document, chosen.width, symbols)
    if not chosen.color:
        return layout.flat(lines)
    from backinfo.render import terminal

    return terminal.paint(lines, links=chosen.links)


def write(text: str, stream: TextIO | None = None) -> None:
    """Write to standard output. A reader that closes early is no error.

    Characters that the stream's encoding cannot carry become their nearest ASCII.
    Raises OutputError when the text cannot be written.
    """
    stream = stream or sys.stdout
    if stream is None:
        raise OutputError("standard output is closed")
    try:
        stream.write(_carried(text, getattr(stream, "encoding", None) or "utf-8"))
        stream.flush()
    except BrokenPipeError:
        silence(stream)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        silence(stream)
        raise OutputError(f"standard output cannot be written: {reason}") from None


def show(text: str, chosen: Settings, *, paged: bool) -> None:
    """Write a page, through a pager when it is longer than the terminal's screen."""
    if paged and chosen.format in ("text", "plain", "markdown") and _is_long(text):
        from backinfo import pager

        words = pager.command()
        encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
        if words and pager.page(_carried(text, encoding), words, encoding):
            return
    write(text)


def _is_long(text: str) -> bool:
    """Whether standard output is a terminal that the text does not fit on."""
    if not to_terminal() or os.environ.get("TERM") == "dumb":
        return False
    try:
        height = os.get_terminal_size(sys.stdout.fileno()).lines
    except (OSError, ValueError):
        return False
    return 0 < height < text.count("\n") + 1


def silence(stream: TextIO) -> None:
    """Keep a stream that failed from failing once more when the program ends."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    except (OSError, ValueError):
        sys.stdout = None


def save(text: str, path: Path) -> None:
    """Write a file whole or not at all. Raises OutputError when that fails."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(path)
    except OSError as error:
        raise OutputError(f"{path} cannot be written: {error.strerror}") from None
    finally:
        # Ctrl-C too must leave nothing half written beside the file.
        with suppress(OSError):
            partial.unlink()


def write_or_save(text: str, path: Path | None, *, force: bool) -> None:
    """Write to a file where one is named, else to standard output.

    Raises OutputError when it cannot be written, or is there already without `force`.
    """
    if path is None:
        write(text)
    elif path.exists() and not force:
        raise OutputError(f"{path} is already there; add --force to overwrite it")
    else:
        save(text, path)


def to_terminal() -> bool:
    """Whether standard output is a terminal."""
    return sys.stdout is not None and _is_tty(sys.stdout)


_ASCII = {
    "\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-",
    "\u2026": "...", "\u2022": "-", "\u00d7": "x", "\u2264": "<=", "\u2265": ">=", "\u00a3": "GBP ",
    "\u20ac": "EUR ",
}  # fmt: skip


def _carried(text: str, encoding: str) -> str:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(char if _fits(char, encoding) else _nearest(char) for char in text)
    return text


def _fits(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _nearest(char: str) -> str:
    if char in _ASCII:
        return _ASCII[char]
    plain = unicodedata.normalize("NFKD", char).encode("ascii", "ignore").decode()
    return plain or "?"
