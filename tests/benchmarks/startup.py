"""Start-up, as ratios of whole processes: `python tests/benchmarks/startup.py [PAIRS]`.

Runs go in alternating pairs, so that a machine whose speed drifts slows both alike.
Measure on an installed wheel: an editable install reads the TOML of data/ instead.
With the `tldr` client beside it (`pip install tldr`), a page is also held against a
cached page of that tool, which does a like job.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

PYTHON = sys.executable
BACKINFO = str(Path(PYTHON).with_name("backinfo"))
TLDR = Path(PYTHON).with_name("tldr")
BARE = [PYTHON, "-c", "pass"]
TYPER = [PYTHON, "-c", "import typer"]
RICH = [PYTHON, "-c", "import typer, rich.console, rich.table, rich.text"]
QUESTIONS = ("treatment prp", "causes", "search back pain sitting", "--help", "--version")
TAB = "complete -- backinfo tre"
PAGE = "# tar\n\n> Archiving utility.\n\n- Create an archive:\n\n`tar cf {{target.tar}} {{file}}`\n"

Case = tuple[str, list[str], list[str], bool]


def cases(cache: Path) -> Iterator[Case]:
    """What is timed: its name, our command, what it is held against, and on a terminal or not."""
    for question in (*QUESTIONS, TAB):
        command = [BACKINFO, *question.split()]
        yield f"{question}, in a pipe", command, TYPER, False
        yield f"{question}, in a pipe", command, BARE, False
        yield f"{question}, on a terminal", command, RICH, True
    if TLDR.exists():
        page = cache / "tldr" / "pages" / "common" / "tar.md"
        page.parent.mkdir(parents=True)
        page.write_text(PAGE)
        for where, terminal in (("in a pipe", False), ("on a terminal", True)):
            tldr = [str(TLDR), "--platform", "common", "tar"]
            yield f"treatment prp, {where}", [BACKINFO, "treatment", "prp"], tldr, terminal


def seconds(command: list[str], env: dict[str, str], *, terminal: bool) -> float:
    """How long one run of a command takes."""
    start = time.perf_counter()
    if not terminal:
        subprocess.run(command, stdout=subprocess.DEVNULL, env=env, check=True)
        return time.perf_counter() - start
    parent, child = pty.openpty()
    process = subprocess.Popen(command, stdin=child, stdout=child, env=env)
    os.close(child)
    try:
        while os.read(parent, 65536):
            pass
    except OSError:
        # Linux ends a terminal's output so.
        pass
    process.wait()
    os.close(parent)
    return time.perf_counter() - start


def main(pairs: int) -> None:
    """Print the medians of each case and of what it is held against, and their ratio."""
    with tempfile.TemporaryDirectory() as folder:
        # A pager would wait for a key.
        env = {**os.environ, "TERM": "xterm", "PAGER": "cat", "XDG_CACHE_HOME": folder}
        for name, command, against, terminal in cases(Path(folder)):
            ours, theirs = [], []
            for _ in range(pairs + 1):
                ours.append(seconds(command, env, terminal=terminal))
                theirs.append(seconds(against, env, terminal=terminal))
            # The first pair warms the caches.
            mine, other = statistics.median(ours[1:]), statistics.median(theirs[1:])
            ratio = statistics.median(a / b for a, b in zip(ours[1:], theirs[1:], strict=True))
            label = " ".join(Path(word).name for word in against if word != "-c")
            sys.stdout.write(
                f"{name:38} {mine * 1000:5.0f} ms  against {other * 1000:5.0f} ms ({label}): "
                f"{ratio:.2f}\n"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
