"""A long page goes through the reader's pager; a short one, a pipe and a dumb terminal do not."""

from __future__ import annotations

import fcntl
import os
import pty
import struct
import subprocess
import termios
from pathlib import Path

import pytest

from backinfo import pager
from conftest import COMMAND, drained


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"BACKINFO_PAGER": "sh -c x", "PAGER": "cat"}, ["sh", "-c", "x"]),
        ({"PAGER": "sh -x"}, ["sh", "-x"]),
        ({"BACKINFO_PAGER": "", "PAGER": "sh"}, []),
        ({"PAGER": "cat"}, []),
        ({"PAGER": "no-such-program-here"}, []),
        ({"PAGER": "sh 'unclosed"}, []),
    ],
)
def test_which_pager(environ: dict[str, str], words: list[str]) -> None:
    """BACKINFO_PAGER before PAGER; empty, cat, missing and unreadable ones mean none."""
    assert pager.command(environ) == words


def shown(tmp_path: Path, lines: int, *words: str, **env: str) -> tuple[str, bool]:
    """What a terminal of so many lines shows, and whether the pager ran."""
    mark = tmp_path / "paged"
    script = tmp_path / "pager.sh"
    script.write_text(f'echo "$LESS" > {mark}\ncat\n')
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", lines, 80, 0, 0))
    environ = {**os.environ, "TERM": "xterm", "BACKINFO_PAGER": f"sh {script}", **env}
    process = subprocess.Popen([COMMAND, *words], stdin=child, stdout=child, env=environ)
    os.close(child)
    found = drained(parent)
    assert process.wait() == 0
    return found.decode(), mark.exists()


def test_a_long_page_is_paged(tmp_path: Path) -> None:
    """A page longer than the screen goes through the pager, with LESS set for it."""
    text, paged = shown(tmp_path, 10, "cause", "sciatica")
    assert paged
    assert "Sciatica" in text
    assert (tmp_path / "paged").read_text() == "FRX\n"


def test_a_reader_s_own_less_setting_stays(tmp_path: Path) -> None:
    """LESS is left as the reader has set it."""
    shown(tmp_path, 10, "cause", "sciatica", LESS="Q")
    assert (tmp_path / "paged").read_text() == "Q\n"


@pytest.mark.parametrize(
    ("lines", "words", "env"),
    [
        (1000, ("cause", "sciatica"), {}),
        (10, ("cause", "sciatica", "--no-pager"), {}),
        (10, ("cause", "sciatica", "-f", "json"), {}),
        (10, ("cause", "sciatica", "-f", "html"), {}),
        (10, ("cause", "sciatica"), {"TERM": "dumb"}),
        (10, ("cause", "sciatica"), {"BACKINFO_PAGER": "cat"}),
        (10, ("cause", "sciatica"), {"BACKINFO_PAGER": "no-such-program-here"}),
    ],
)
def test_what_is_not_paged(
    tmp_path: Path, lines: int, words: tuple[str, ...], env: dict[str, str]
) -> None:
    """A short page, data, a dumb terminal and a reader who wants none get no pager."""
    text, paged = shown(tmp_path, lines, *words, **env)
    assert not paged
    assert "ciatica" in text


def test_a_pipe_is_never_paged(tmp_path: Path) -> None:
    """In a pipe the page comes as it is."""
    done = subprocess.run(
        [COMMAND, "cause", "sciatica"],
        env={**os.environ, "BACKINFO_PAGER": "false"},
        capture_output=True,
        check=True,
    )
    assert b"Sciatica" in done.stdout
