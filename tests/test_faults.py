"""What goes wrong around the program: closed pipes, full disks, odd machines, Ctrl-C."""

from __future__ import annotations

import fcntl
import os
import pty
import signal
import struct
import subprocess
import termios
import time
from pathlib import Path
from typing import Any

import pytest

from conftest import COMMAND, drained
from test_cli import SHOWING

LONG = ("sources", "--full")


def start(compiled: Path, *words: str, **more: Any) -> subprocess.Popen[bytes]:
    """Start the installed command on the compiled knowledge base, its output in pipes."""
    environment = {**os.environ, "BACKINFO_KNOWLEDGE": str(compiled), **more.pop("env", {})}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **more}
    return subprocess.Popen([COMMAND, *words], env=environment, **pipes)


def ended(process: subprocess.Popen[bytes]) -> tuple[int, str]:
    """Wait for a process: its exit code, and what it said on standard error."""
    with process:
        assert process.stderr is not None
        told = process.stderr.read().decode()
        return process.wait(60), told


@pytest.mark.parametrize("form", ["text", "plain", "markdown", "html", "json"])
@pytest.mark.parametrize("taken", [0, 1, 70_000])
def test_a_reader_that_leaves_is_no_error(compiled: Path, form: str, taken: int) -> None:
    """The pipe may close before, at or after the first byte: exit 0, and no word of it."""
    process = start(compiled, *LONG, "--format", form)
    assert process.stdout is not None
    process.stdout.read(taken)
    process.stdout.close()
    assert ended(process) == (0, "")


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
def test_a_full_disk_ends_with_4(compiled: Path, words: tuple[str, ...]) -> None:
    """Every command says in one line that its output could not be written."""
    with Path("/dev/full").open("wb") as full:
        code, told = ended(start(compiled, *words, stdout=full))
    assert code == 4
    assert told.startswith("backinfo: standard output cannot be written")
    assert told.count("\n") == 1


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_closed_streams_that_are_not_needed(compiled: Path, closed: str) -> None:
    """Without standard input or standard error, a page is shown all the same."""
    done = subprocess.run(
        ["bash", "-c", f'"{COMMAND}" treatment prp {closed}'],
        env={**os.environ, "BACKINFO_KNOWLEDGE": str(compiled)},
        stdout=subprocess.PIPE,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0
    assert b"PRP" in done.stdout


def test_an_error_without_standard_error(compiled: Path) -> None:
    """With nowhere to say it, a mistake still has its exit code."""
    done = subprocess.run(
        ["bash", "-c", f'"{COMMAND}" treatment nothing-like-it 2>&-'],
        env={**os.environ, "BACKINFO_KNOWLEDGE": str(compiled)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 1


@pytest.mark.parametrize(
    "odd",
    [
        {"HOME": "/proc"},
        {"HOME": ""},
        {"TERM": ""},
        {"TERM": "no-such-terminal"},
        {"LANG": "C", "LC_ALL": "C", "PYTHONIOENCODING": ""},
        {"PYTHONIOENCODING": "ascii"},
        {"PYTHONIOENCODING": "cp1252"},
        {"PYTHONIOENCODING": "latin-1:strict"},
        {"TMPDIR": "/nowhere"},
        {"LINES": "-1", "COLUMNS": "-1"},
    ],
    ids=str,
)
def test_odd_machines(compiled: Path, odd: dict[str, str]) -> None:
    """Neither home, terminal, language nor encoding is needed to show a page."""
    process = start(compiled, "cause", "sciatica", "--full", env=odd)
    output, errors = process.communicate(timeout=60)
    assert (process.returncode, errors) == (0, b"")
    assert b"Sciatica" in output


def test_an_empty_environment(compiled: Path) -> None:
    """Not one variable is needed."""
    done = subprocess.run(
        [COMMAND, "treatment", "prp", "--knowledge", compiled],
        env={},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("size", [(1, 1), (0, 0), (3, 19), (24, 65535), (65535, 80)])
def test_terminals_of_any_size(compiled: Path, size: tuple[int, int]) -> None:
    """Rows and columns may be none, tiny or huge: a page comes, whole, without a traceback."""
    parent, child = pty.openpty()
    fcntl.ioctl(child, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
    env = {"TERM": "xterm", "PAGER": "cat"}
    process = start(compiled, "treatment", "prp", stdin=child, stdout=child, env=env)
    os.close(child)
    shown = drained(parent)
    assert ended(process) == (0, "")
    assert b"backinfo about" in b" ".join(shown.split())


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
@pytest.mark.parametrize("delay", [0.12, 0.2])
def test_an_interrupt_leaves_no_traceback(
    compiled: Path, words: tuple[str, ...], delay: float
) -> None:
    """Ctrl-C at any time: 130, or 0 where the answer was out already; nothing else is said."""
    process = start(compiled, *words, "--full", stdout=subprocess.DEVNULL)
    time.sleep(delay)
    process.send_signal(signal.SIGINT)
    code, told = ended(process)
    assert (code in (0, 130), told) == (True, "")


def test_an_interrupted_file_is_whole_or_absent(compiled: Path, tmp_path: Path) -> None:
    """Ctrl-C while a file is written leaves it whole or not there, and no rest beside it."""
    whole = tmp_path / "whole.json"
    assert ended(start(compiled, "export", "-o", str(whole))) == (0, "")
    for step in range(12):
        target = tmp_path / f"{step}.json"
        process = start(compiled, "export", "-o", str(target))
        time.sleep(0.12 + step / 40)
        process.send_signal(signal.SIGINT)
        assert ended(process)[0] in (0, 130)
        assert not target.exists() or target.read_bytes() == whole.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_an_old_file_survives_an_interrupt(compiled: Path, tmp_path: Path) -> None:
    """What stood in the file before is lost only when the new one stands there whole."""
    target = tmp_path / "sheet.html"
    target.write_text("mine")
    process = start(compiled, "handout", "prp", "-o", str(target), "--force")
    time.sleep(0.1)
    process.send_signal(signal.SIGINT)
    ended(process)
    text = target.read_text()
    assert text == "mine" or text.rstrip().endswith("</html>")


def test_fifty_at_once(compiled: Path) -> None:
    """Fifty processes side by side give fifty equal pages."""
    many = [start(compiled, "causes") for _ in range(50)]
    pages = {process.communicate(timeout=120)[0] for process in many}
    assert len(pages) == 1
    assert {process.returncode for process in many} == {0}
