"""The code is clean: lint, format and types."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import ROOT


@pytest.mark.parametrize(
    "command",
    [["ruff", "check"], ["ruff", "format", "--check"], ["mypy"]],
    ids=["lint", "format", "types"],
)
def test_no_complaint(command: list[str]) -> None:
    """Ruff and mypy strict find nothing in the sources and the tests."""
    paths = [] if command == ["mypy"] else ["src", "tests", "docs"]
    done = subprocess.run(
        [sys.executable, "-m", *command, *paths],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
