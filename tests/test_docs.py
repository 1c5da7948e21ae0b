"""The documentation says what the program does."""

from __future__ import annotations

import doctest
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import backinfo
from backinfo.output import ExitCode
from conftest import ROOT, Run

DOCS = ROOT / "docs"


def _loaded(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def reference() -> ModuleType:
    """The program that writes the command reference."""
    return _loaded("reference")


def test_the_html_documentation_is_current() -> None:
    """docs/html holds every page as it would be written now, its links leading somewhere."""
    pages = _loaded("html_pages").pages()
    folder = DOCS / "html"
    assert {path.name: path.read_text("utf-8") for path in folder.glob("*.html")} == pages
    for page in pages.values():
        assert page.count("<h1>") == 1
        for target in re.findall(r'(?:href|src)="([^"#]+)[^"]*"', page):
            if not target.startswith("http"):
                assert (folder / target).exists(), target


def test_the_command_reference_is_current(reference: ModuleType) -> None:
    """docs/commands.md and the man page are what the program would write now."""
    assert (DOCS / "commands.md").read_text("utf-8") == reference.markdown()
    assert (DOCS / "backinfo.1").read_text("utf-8") == reference.man()


def test_every_exit_code_is_told(reference: ModuleType) -> None:
    """The reference lists every exit code of the program."""
    assert set(reference.EXIT_CODES) == set(ExitCode)


@pytest.mark.parametrize("name", ["python.md"])
def test_python_examples_run(name: str) -> None:
    """Every Python example in the documentation does what it shows."""
    result = doctest.testfile(str(DOCS / name), module_relative=False, report=True)
    assert result.attempted > 5
    assert result.failed == 0


def test_the_package_s_own_example_runs() -> None:
    """The example in the package's docstring does what it shows."""
    result = doctest.testmod(backinfo)
    assert result.attempted == 3
    assert result.failed == 0


@pytest.mark.parametrize(
    "path", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda p: p.name
)
def test_commands_in_the_documentation_work(run: Run, path: Path, tmp_path: Path) -> None:
    """Every `backinfo ...` line in a shell block of the documentation ends well."""
    text = path.read_text("utf-8")
    for block in re.findall(r"```sh\n(.*?)```", text, re.DOTALL):
        for row in block.splitlines():
            words = re.split(r"[#|>]", row)[0].split()
            if words[:1] != ["backinfo"]:
                continue
            done = run(*words[1:], cwd=tmp_path)
            assert done.returncode == 0, (row, done.stderr)


@pytest.mark.parametrize(
    "path", [*sorted(DOCS.glob("*.md")), ROOT / "README.md"], ids=lambda p: p.name
)
def test_links_lead_somewhere(path: Path) -> None:
    """Every link to a file of the project leads to one that is there."""
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", path.read_text("utf-8")):
        if not target.startswith("http"):
            assert (path.parent / target).exists(), target


def test_documented_environment_is_all_that_is_read(reference: ModuleType) -> None:
    """Each variable that the program reads by name is in the reference."""
    told = set(re.findall(r"[A-Z_]+", " ".join(reference.ENVIRONMENT)))
    read = set()
    for path in (ROOT / "src" / "backinfo").rglob("*.py"):
        source = path.read_text("utf-8")
        read |= set(re.findall(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"", source))
        read |= set(re.findall(r"envvar=\"([A-Z_]+)\"", source))
    assert read <= told
    assert "BACKINFO_FORMAT" in read


def test_the_man_page_is_well_formed() -> None:
    """The man page can be rendered without a complaint, where a renderer is installed."""
    if shutil.which("man") is None:
        pytest.skip("man is not installed")
    done = subprocess.run(
        ["man", "--warnings", "-l", DOCS / "backinfo.1"],
        capture_output=True,
        check=True,
        env={**os.environ, "MANPAGER": "cat", "LC_ALL": "C.UTF-8"},
    )
    assert done.stderr == b""
    assert b"EXIT STATUS" in done.stdout
