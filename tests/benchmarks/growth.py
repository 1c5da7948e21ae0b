"""How time and memory grow with the knowledge: `python tests/benchmarks/growth.py [RUNS]`.

Copies the package, ships it a knowledge base 1, 10 and 100 times as large (generated, valid),
and runs whole commands. Prints the median milliseconds, the ratio to the size of today, and
the peak memory in MB.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import msgspec

import backinfo
from backinfo.knowledge.base import Compiled, Knowledge
from backinfo.knowledge.shelf import make
from backinfo.ranking import all_ranked
from backinfo.search.index import build

PACKAGE = Path(backinfo.__file__).parent
COMMANDS = (
    ["treatment", "prp"],
    ["cause", "sciatica"],
    ["search", "back", "pain", "sitting"],
    ["compare", "prp", "exercise"],
    ["causes"],
    ["complete", "--", "cause", "s"],
)
TOPICS = ("causes", "treatments", "symptoms", "warning_signs", "numbers", "glossary")


def larger(knowledge: Knowledge, times: int) -> Knowledge:
    """The knowledge base so many times over; each copy has ids, names and words of its own."""
    whole = json.loads(knowledge.to_json())
    for section in TOPICS:
        rows = list(whole[section])
        for number in range(1, times):
            for row in rows:
                copy = {**row, "id": f"{row['id']}-{number}", "misspellings": []}
                copy["name"] = f"{row['name']} {number}"
                copy["aliases"] = [f"{alias} {number}" for alias in row.get("aliases", ())]
                if "short" in row:
                    copy["short"] = f"{row['short']} {number}"
                if "effects" in row:
                    copy["effects"] = [
                        {**effect, "condition": f"{effect['condition']}-{number}"}
                        for effect in row["effects"]
                    ]
                whole[section].append(copy)
    return Knowledge.of(msgspec.convert(_raw(whole), Compiled))


def _raw(whole: dict[str, Any]) -> dict[str, Any]:
    """The tree with its records encoded, as the compiled file holds them."""
    encode = msgspec.json.encode
    made: dict[str, Any] = {}
    for key, value in whole.items():
        if isinstance(value, list):
            made[key] = tuple(msgspec.Raw(encode(row)) for row in value)
        else:
            made[key] = msgspec.Raw(encode(value)) if key == "words" else value
    return made


def ship(knowledge: Knowledge, folder: Path) -> None:
    """A copy of the package in a folder, with this knowledge base compiled into it."""
    target = folder / "backinfo"
    shutil.copytree(PACKAGE, target, ignore=shutil.ignore_patterns("__pycache__"))
    whole, names = make(knowledge, all_ranked(knowledge))
    (target / "knowledge" / "knowledge.json").write_bytes(whole)
    (target / "knowledge" / "names.json").write_bytes(names)
    (target / "knowledge" / "data-version.txt").write_text(knowledge.data_version)
    (target / "search" / "index.json").write_bytes(msgspec.json.encode(build(knowledge)))


# A small process of its own starts each run: a child's peak counts what it was forked from.
_STARTER = """
import resource, subprocess, sys, time
start = time.perf_counter()
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
taken = time.perf_counter() - start
print(taken, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""


def run(folder: Path, words: list[str]) -> tuple[float, float]:
    """Seconds and peak memory in MB of one run."""
    command = [sys.executable, "-m", "backinfo", *words]
    done = subprocess.run(
        [sys.executable, "-c", _STARTER, *command],
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=True,
    )
    seconds, memory = map(float, done.stdout.split())
    return seconds, memory


def main(runs: int) -> None:
    """Measure each command at each size."""
    base = backinfo.load()
    with tempfile.TemporaryDirectory() as scratch:
        folders = {}
        for times in (1, 10, 100):
            folders[times] = Path(scratch, str(times))
            ship(larger(base, times), folders[times])
            run(folders[times], ["causes"])
        print(f"{'':28} {'x1':>8} {'x10':>8} {'ratio':>6} {'x100':>8} {'ratio':>6}   MB")
        for words in COMMANDS:
            taken: dict[int, list[tuple[float, float]]] = {times: [] for times in folders}
            for _ in range(runs):
                for times, folder in folders.items():
                    taken[times].append(run(folder, words))
            middle = {t: statistics.median(s for s, _ in rows) for t, rows in taken.items()}
            peak = [f"{max(m for _, m in rows):.0f}" for rows in taken.values()]
            print(
                f"{' '.join(words):28} {middle[1] * 1000:8.0f} {middle[10] * 1000:8.0f} "
                f"{middle[10] / middle[1]:6.2f} {middle[100] * 1000:8.0f} "
                f"{middle[100] / middle[1]:6.2f}   {' '.join(peak)}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 9)
