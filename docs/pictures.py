"""Makes the pictures of the documentation from real runs: `python docs/pictures.py`."""

from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

WIDTH = 80
RUNS = {
    "treatment-prp.svg": ["treatment", "prp"],
    "search.svg": ["search", "numb between my legs and cant pee"],
    "compare.svg": ["compare", "heat", "exercise"],
}
# As many lines as stand on the first screens.
LINES = 40


def picture(words: list[str]) -> str:
    """An SVG of what a command shows on a terminal; it asks for nothing from outside."""
    shown = subprocess.run(
        [
            Path(sys.executable).with_name("backinfo"),
            *words,
            "--color",
            "always",
            "--width",
            str(WIDTH),
        ],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    console = Console(width=WIDTH, record=True, file=StringIO(), force_terminal=True)
    command = f"$ backinfo {' '.join(words)}\n\n"
    console.print(Text.from_ansi(command + "\n".join(shown.splitlines()[:LINES])))
    svg = console.export_svg(title="backinfo", unique_id="run")
    return re.sub(r"@font-face \{.*?\}\s*", "", svg, flags=re.DOTALL)


if __name__ == "__main__":
    for name, words in RUNS.items():
        Path(__file__).with_name(name).write_text(picture(words), encoding="utf-8")
