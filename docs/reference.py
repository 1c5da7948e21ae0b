"""Writes the command reference and the man page from the program: `python docs/reference.py`."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple, get_args, get_origin

from backinfo import __version__
from backinfo.cli import app
from backinfo.output import ExitCode

HERE = Path(__file__).parent
EXIT_CODES = {
    ExitCode.SHOWN: "the answer was shown",
    ExitCode.NOT_FOUND: "nothing was found",
    ExitCode.USAGE: "the command was used wrongly",
    ExitCode.BAD_KNOWLEDGE: "the knowledge base has a problem",
    ExitCode.NOT_WRITTEN: "the output could not be written",
    ExitCode.INTERRUPTED: "interrupted",
}
ENVIRONMENT = {
    "BACKINFO_KNOWLEDGE": "a knowledge base to use instead of the shipped one, as --knowledge",
    "BACKINFO_FORMAT": "the format when none is given, such as plain",
    "BACKINFO_PAGER, PAGER": "the pager for long pages; empty or cat for none",
    "LESS": "set to FRX for the pager unless it is set already",
    "NO_COLOR, FORCE_COLOR": "no colour, or colour also where it is no terminal",
    "COLUMNS": "the width in columns",
    "TERM": "dumb means plain words; some values mean that links can be shown",
    "TERM_PROGRAM, VTE_VERSION": "which terminal it is, to know whether it shows links",
    "KITTY_WINDOW_ID, WT_SESSION, KONSOLE_VERSION, WEZTERM_PANE, DOMTERM": "the same",
}


class Word(NamedTuple):
    """An argument or an option: how it is typed, and what it is for."""

    typed: str
    told: str
    is_option: bool


class Command(NamedTuple):
    """A command as it is told of: its name, what it does, an example, its words."""

    name: str
    told: str
    example: str
    words: list[Word]


def commands() -> list[Command]:
    """Every command that a person may type, in the order of the program."""
    found = []
    for each in app.registered_commands:
        if each.hidden or each.callback is None:
            continue
        words = list(_words(inspect.signature(each.callback, eval_str=True)))
        told = inspect.getdoc(each.callback) or ""
        example = (each.epilog or "").removeprefix("Example: ")
        found.append(Command(each.callback.__name__, told, example, words))
    return found


def _words(signature: inspect.Signature) -> Iterator[Word]:
    for parameter in signature.parameters.values():
        hint, *marks = get_args(parameter.annotation)
        for mark in marks:
            kind = type(mark).__name__
            if kind == "ArgumentInfo":
                name = (mark.metavar or parameter.name.upper()).strip("[]")
                shown = f"[{name}]" if parameter.default is not inspect.Parameter.empty else name
                yield Word(shown, mark.help or "", is_option=False)
            elif kind == "OptionInfo":
                first = (mark.default,) if isinstance(mark.default, str) else ()
                names = (*first, *mark.param_decls) or (f"--{parameter.name}",)
                value = "" if hint is bool else f" {mark.metavar or _value(hint)}"
                yield Word(", ".join(names) + value, mark.help or "", is_option=True)


def _value(hint: Any) -> str:
    """What an option takes: its fixed values, or the kind of value."""
    values = _fixed(hint)
    if values:
        return "|".join(values)
    if int in (hint, *get_args(hint)):
        return "N"
    return "PATH" if Path in (hint, *get_args(hint)) else "NAME"


def _fixed(hint: Any) -> list[str]:
    if get_origin(hint) is Literal:
        return [str(value) for value in get_args(hint)]
    return [value for part in get_args(hint) for value in _fixed(part)]


def markdown() -> str:
    """The command reference."""
    rows = [
        "# Commands",
        "",
        "Written by `python docs/reference.py` from the program itself.",
        "",
        "Options stand anywhere after the command. Names need no quotes.",
    ]
    for command in commands():
        arguments = " ".join(word.typed for word in command.words if not word.is_option)
        rows += ["", f"## backinfo {command.name} {arguments}".rstrip(), "", command.told, ""]
        rows += [f"- `{word.typed}`: {word.told}" for word in command.words]
        rows += ["", f"Example: `{command.example}`"]
    rows += ["", "## Exit codes", "", "| code | meaning |", "|---|---|"]
    rows += [f"| {code.value} | {told} |" for code, told in EXIT_CODES.items()]
    rows += ["", "A reader that closes the pipe early, as `head` does, is no error."]
    rows += ["", "## Environment", "", "| variable | meaning |", "|---|---|"]
    rows += [f"| `{name}` | {told} |" for name, told in ENVIRONMENT.items()]
    return "\n".join(rows) + "\n"


def man() -> str:
    """The man page, in roff."""
    rows = [
        f'.TH BACKINFO 1 "" "backinfo {__version__}" "User Commands"',
        ".ad l",
        ".SH NAME",
        "backinfo \\- what is known about back pain, and how surely",
        ".SH SYNOPSIS",
        ".B backinfo",
        "[COMMAND] [NAME...] [OPTIONS]",
        ".SH DESCRIPTION",
        "Answers questions about back pain: what may be behind it, what can be done, how sure",
        "anybody is, and when to get help at once. It works offline and keeps nothing about you.",
        "It does not diagnose, and no clinician has signed its text off.",
        ".SH COMMANDS",
    ]
    for command in commands():
        arguments = " ".join(word.typed for word in command.words if not word.is_option)
        rows += [".TP", f".B {_roff(f'{command.name} {arguments}'.rstrip())}"]
        rows += [_roff(command.told), ".br", f"Example: {_roff(command.example)}"]
    rows.append(".SH OPTIONS")
    options = {w.typed: w.told for c in commands() for w in c.words if w.is_option}
    for typed, told in sorted(options.items()):
        rows += [".TP", f".B {_roff(typed)}", _roff(told)]
    rows.append(".SH EXIT STATUS")
    for code, told in EXIT_CODES.items():
        rows += [".TP", f".B {code.value}", _roff(told)]
    rows.append(".SH ENVIRONMENT")
    for name, told in ENVIRONMENT.items():
        rows += [".TP", f".B {_roff(name)}", _roff(told)]
    return "\n".join(rows) + "\n"


def _roff(words: str) -> str:
    """A text that roff takes as text."""
    safe = " ".join(words.split()).replace("\\", "\\e").replace("-", "\\-")
    return f"\\&{safe}" if safe[:1] in (".", "'") else safe


def main() -> None:
    """Write both files."""
    (HERE / "commands.md").write_text(markdown(), encoding="utf-8")
    (HERE / "backinfo.1").write_text(man(), encoding="utf-8")


if __name__ == "__main__":
    main()
