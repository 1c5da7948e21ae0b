"""A question without options has the same answer with and without the option parser."""

from __future__ import annotations

import pytest

from backinfo import quick
from backinfo.cli import app
from backinfo.completion import COMMANDS
from conftest import Run
from test_cli import SHOWING


@pytest.mark.parametrize(
    "words",
    [
        *SHOWING,
        ("treatments", "slipped", "disc"),
        ("cause", "zzqqxx"),
        ("cause", "fat"),
        ("treatment", "sciatica"),
        ("treatment", "platlet rich plasma"),
        ("compare", "prp"),
        ("search", "zzqqxx"),
        ("facts", "recurrence"),
    ],
    ids=" ".join,
)
def test_both_ways_answer_alike(run: Run, words: tuple[str, ...]) -> None:
    """What is shown, said and given as exit code is the same."""
    for full in ((), ("--full",)):
        short, long = run(*words, *full), run(*words, *full, "--format", "text")
        assert (short.returncode, short.stdout, short.stderr) == (
            *(long.returncode, long.stdout),
            long.stderr,
        )


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["cause"],
        ["compare"],
        ["causes", "extra"],
        ["cause", "-h"],
        ["cause", "sciatica", "--ful"],
        ["cause", "sciatica", "--full", "--width", "60"],
        ["cause", "--full"],
        ["cause", "--", "sciatica"],
        ["cause", ""],
        ["nonsense"],
        ["--help"],
        ["export"],
        ["check"],
    ],
)
def test_all_else_is_left_to_the_command_line(words: list[str]) -> None:
    """Options, missing and extra words, and other commands need the parser."""
    assert quick.answer(words) is None


def test_a_set_format_is_left_to_the_command_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """BACKINFO_FORMAT is an option too."""
    monkeypatch.setenv("BACKINFO_FORMAT", "plain")
    assert quick.answer(["causes"]) is None


def test_completion_knows_every_command() -> None:
    """TAB offers the commands that the command line has, no more and no fewer."""
    names = [each.callback.__name__ for each in app.registered_commands if each.callback]
    assert sorted(COMMANDS) == sorted(names)
