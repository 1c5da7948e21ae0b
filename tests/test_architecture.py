"""Knowledge flows one way: file, records, page, paper."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import ROOT

PACKAGE = ROOT / "src" / "backinfo"
MODULES = sorted(PACKAGE.rglob("*.py"))

# What a module (or all modules of a folder) may know of the rest of the package.
MAY_KNOW = {
    "text": set[str](),
    "document": set[str](),
    "wording": {"knowledge"},
    "ranking": {"knowledge", "wording"},
    "find": {"knowledge"},
    "asked": {"document", "interchange", "knowledge", "output"},
    "api": {"asked", "find", "knowledge", "output", "questions", "search"},
    "emit": {"asked", "interchange", "output", "text"},
    "program": {"cli", "emit", "knowledge", "output", "quick"},
    "quick": {
        *("__version__", "asked", "completion", "decisions", "emit", "knowledge", "output"),
        "questions",
    },
    "options": {"find", "knowledge"},
    "search": {"knowledge", "search", "text"},
    "knowledge": {"knowledge", "text"},
    "render": {"render", "document"},
    "pages": {"pages", "document", "find", "knowledge", "ranking", "search", "text", "wording"},
    "interchange": {"interchange", "knowledge", "ranking", "search", "text", "wording"},
    "output": {"document", "pager", "render"},
    "pager": set[str](),
    "questions": {
        *("asked", "document", "find", "interchange", "knowledge", "output", "pages", "ranking"),
        "search",
    },
    "decisions": {
        *("asked", "document", "find", "interchange", "knowledge", "options", "output", "pages"),
        "questions",
    },
}


def imported(path: Path) -> set[str]:
    """The full names of all modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def part(path: Path) -> str:
    """The part of the package that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_go_one_way(path: Path) -> None:
    """A module imports only from the parts that stand before it in the flow."""
    own = part(path)
    if own not in MAY_KNOW:
        assert own in ("__init__", "__main__", "cli", "command", "completion")
        return
    parts = {name.split(".")[1] for name in imported(path) if name.startswith("backinfo.")}
    assert parts - {own} <= MAY_KNOW[own]


@pytest.mark.parametrize(
    ("library", "owners"),
    [
        ("typer", {"cli.py", "command.py"}),
        ("rich", {"render/terminal.py"}),
        ("Stemmer", {"search/tokens.py"}),
    ],
)
def test_one_door_for_each_library(library: str, owners: set[str]) -> None:
    """Typer is known to the command line alone, Rich to the terminal renderer alone."""
    users = {
        str(path.relative_to(PACKAGE))
        for path in MODULES
        if any(name.split(".")[0] == library for name in imported(path))
    }
    assert users == owners


def test_nobody_knows_the_command_line() -> None:
    """Only the program imports the command line, and completion for its options."""
    users = {path.name for path in MODULES if any("backinfo.cli" in n for n in imported(path))}
    assert users == {"completion.py", "program.py"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_modules_are_short_and_say_their_duty(path: Path) -> None:
    """No module is over 350 lines, and each starts by saying its duty."""
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= 350
    assert ast.get_docstring(ast.parse(source))
