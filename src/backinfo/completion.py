"""Completion under TAB: which words fit at the cursor, and the scripts that ask for them.

Only ids, commands, options and their fixed values are ever offered, and only those of
plain letters: what a stranger's knowledge base holds cannot reach a shell.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from backinfo import output
from backinfo.knowledge.problem import KnowledgeError

if TYPE_CHECKING:
    import inspect

Shell = Literal["bash", "zsh", "fish"]
_PLAIN = re.compile(r"(--?)?[a-z0-9]+(-[a-z0-9]+)*")
# Every command that a person may type; a test holds them to the command line's own.
COMMANDS = (
    *("causes", "cause", "treatments", "treatment", "symptoms", "symptom", "urgent", "facts"),
    *("glossary", "sources", "about", "search", "compare", "handout", "check", "export"),
    "completion",
)
# The kinds of entry that each command takes as its argument, and each option as its value.
_TAKES = {
    "cause": ("cause",),
    "treatment": ("treatment",),
    "treatments": ("cause",),
    "symptom": ("symptom",),
    "glossary": ("term",),
    "facts": ("number",),
    "compare": ("treatment", "cause"),
    "handout": ("treatment", "cause"),
    "sources": ("treatment", "cause", "source"),
    "--for": ("cause",),
    "--symptom": ("symptom",),
}


def script(shell: Shell) -> str:
    """The script that a shell reads to complete `backinfo`."""
    return Path(__file__).with_name("completions").joinpath(f"backinfo.{shell}").read_text("utf-8")


def complete(words: list[str]) -> int:
    """Write what fits at the end of the words, one a line. A bad knowledge base gives none."""
    with suppress(KnowledgeError):
        output.write("".join(f"{word}\n" for word in candidates(words)))
    return output.ExitCode.SHOWN


def candidates(words: list[str]) -> list[str]:
    """What fits the last of the words after the program's name; it may be empty.

    The command line is looked at for options alone, since building it takes its time.
    """
    # Bash cuts "--format=json" into three words.
    *before, current = [word for word in words if word != "="] or [""]
    command = before[0] if before else None
    if command is None:
        found: Iterable[str] = [*COMMANDS, "--help", "--version"]
    elif command not in COMMANDS:
        found = ()
    elif not any(word.startswith("-") for word in words):
        found = _ids(_TAKES.get(command, ()), before)
    else:
        from backinfo.cli import signatures

        options = dict(_options(signatures()[command]))
        values = options.get(before[-1])
        if values is not None:
            found = values or _ids(_TAKES.get(before[-1], ()), before)
        elif current.startswith("-"):
            found = [*options, "--help"]
        else:
            found = _ids(_TAKES.get(command, ()), before)
    fitting = (word for word in found if word.startswith(current) and _PLAIN.fullmatch(word))
    shown = sorted(set(fitting))
    return [word for word in shown if current.startswith("-") or not word.startswith("-")]


def _options(signature: inspect.Signature) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Each option with the values that it may have: none to choose from, or None for a flag."""
    for parameter in signature.parameters.values():
        hint = parameter.annotation
        kind, *marks = get_args(hint)
        for mark in marks:
            if type(mark).__name__ != "OptionInfo":
                continue
            values = None if kind is bool else tuple(_values(kind))
            # In an annotation the first name stands where Typer keeps the default.
            first = (mark.default,) if isinstance(mark.default, str) else ()
            for name in (*first, *mark.param_decls) or (f"--{parameter.name}",):
                yield name, values


def _values(hint: Any) -> Iterator[str]:
    """The fixed values in a type such as `Literal["a", "b"] | None`."""
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    else:
        for part in get_args(hint):
            yield from _values(part)


def _ids(kinds: tuple[str, ...], before: list[str]) -> list[str]:
    """The ids of these kinds in the knowledge base that the words speak of."""
    if not kinds:
        return []
    from backinfo.knowledge.load import load

    path = next((b for a, b in pairwise(before) if a == "--knowledge"), None)
    knowledge = load(path or os.environ.get("BACKINFO_KNOWLEDGE") or None)
    records = {**knowledge.topics, "source": knowledge.sources}
    return [id for kind in kinds for id in records[kind]]
