"""Start-up, as ratios of whole processes: `python tests/benchmarks/startup.py [PAIRS]`.

Runs go in alternating pairs, so that a machine whose speed drifts slows both alike.
Measure on an installed wheel: an editable install reads the TOML of data/ instead.
"""

from __future__ import annotations

import os
import pty
import statistics
import subprocess
import sys
import time
from pathlib import Path

PYTHON = sys.executable
BACKINFO = str(Path(PYTHON).with_name("backinfo"))
TYPER = [PYTHON, "-c", "import typer"]
RICH = [PYTHON, "-c", "import typer, rich.console, rich.table, rich.text"]
CASES = [
    ("treatment prp, in a pipe", [BACKINFO, "treatment", "prp"], TYPER, False),
    ("causes, in a pipe", [BACKINFO, "causes"], TYPER, False),
    ("--version, in a pipe", [BACKINFO, "--version"], TYPER, False),
    ("treatment prp, on a terminal", [BACKINFO, "treatment", "prp"], RICH, True),
]


def seconds(command: list[str], *, terminal: bool) -> float:
    """How long one run of a command takes."""
    start = time.perf_counter()
    if not terminal:
        subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
        return time.perf_counter() - start
    parent, child = pty.openpty()
    process = subprocess.Popen(
        command, stdin=child, stdout=child, env={**os.environ, "TERM": "xterm"}
    )
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
    for name, command, against, terminal in CASES:
        ours, theirs = [], []
        for _ in range(pairs + 1):
            ours.append(seconds(command, terminal=terminal))
            theirs.append(seconds(against, terminal=terminal))
        # The first pair warms the caches.
        mine, other = statistics.median(ours[1:]), statistics.median(theirs[1:])
        ratio = statistics.median(a / b for a, b in zip(ours[1:], theirs[1:], strict=True))
        sys.stdout.write(
            f"{name:30} {mine * 1000:6.0f} ms  against {other * 1000:6.0f} ms ({against[-1]}): "
            f"ratio {ratio:.2f}\n"
        )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20)
