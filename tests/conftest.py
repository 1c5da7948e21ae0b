"""What all tests share: a scrubbed environment, the installed command, small knowledge bases."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import backinfo
from backinfo.document import Block, Document, Heading
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import SOURCE

ROOT = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("backinfo")
SCRUBBED = ("NO_COLOR", "FORCE_COLOR", "LANG", "LC_ALL", "COLUMNS", "TERM", "BACKINFO_KNOWLEDGE")

Run = Callable[..., "subprocess.CompletedProcess[str]"]
Tree = dict[str, Any]


def under(document: Document, heading: str) -> tuple[Block, ...]:
    """The blocks of a page that follow the first heading of these words, to the page's end."""
    blocks = document.blocks
    place = next(n for n, b in enumerate(blocks) if isinstance(b, Heading) and b.text == heading)
    return blocks[place + 1 :]


@pytest.fixture(autouse=True)
def _scrubbed(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test depends on the colours, widths and language of whoever runs it."""
    for name in SCRUBBED:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TTY_COMPATIBLE", "0")
    monkeypatch.setenv("PYTHONIOENCODING", "utf-8")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The shipped knowledge base."""
    return backinfo.load()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped knowledge base as one file, as the wheel holds it."""
    path = tmp_path_factory.mktemp("compiled") / "knowledge.json"
    path.write_bytes(backinfo.load(SOURCE).to_json())
    return path


def drained(terminal: int) -> bytes:
    """All that a program writes to a terminal, until it ends; the terminal is closed."""
    shown = b""
    try:
        while part := os.read(terminal, 65536):
            shown += part
    except OSError:
        pass  # Linux ends a terminal's output so.
    os.close(terminal)
    return shown


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source distribution."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        check=True,
        capture_output=True,
        timeout=120,
    )
    return folder


@pytest.fixture(scope="session")
def unpacked(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with what the wheel installs."""
    folder = tmp_path_factory.mktemp("unpacked")
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


@pytest.fixture
def run(compiled: Path) -> Run:
    """Run the installed command on the compiled knowledge base, output captured."""

    def command(*words: str, env: dict[str, str] | None = None, **more: Any) -> Any:
        environment = {**os.environ, "BACKINFO_KNOWLEDGE": str(compiled), **(env or {})}
        return subprocess.run(
            [COMMAND, *words],
            env=environment,
            text=True,
            encoding="utf-8",
            capture_output=True,
            timeout=60,
            check=False,
            **more,
        )

    return command


@pytest.fixture
def tree(compiled: Path) -> Tree:
    """A small valid knowledge base to spoil: one cause, one treatment, and what they need."""
    whole = json.loads(compiled.read_text())
    small: Tree = {key: whole[key] for key in ("schema", "data_version", "about")}
    # What helps in an entry that this base does not have is not named in it.
    small["about"]["support"] = [p for p in whole["about"]["support"] if not p.get("only_for")]
    source = next(s for s in whole["sources"] if s["kind"] == "trial")
    other = next(s for s in whole["sources"] if s["kind"] == "guideline")
    small["sources"] = [source, other]
    cited = f"It is so [@{source['id']}; @{other['id']}]."
    dates = {"reviewed": "2026-11-01", "next_review": "2028-11-01"}
    prose = (
        "summary where what_it_is how_it_happens feels_like worse better who_gets_it how_common "
        "tests how_long if_nothing flare work daily_life self_care when_to_get_help"
    )
    short = "what_it_is feels_like tests how_long if_nothing self_care see_a_doctor flare work"
    small["causes"] = [
        {
            "id": "sore-back",
            "name": "Sore back",
            "aliases": ["aching back"],
            "group": "general",
            "site": "muscle",
            **dict.fromkeys(prose.split(), cited),
            "in_short": dict.fromkeys(short.split(), cited),
            "unknowns": [cited],
            "questions": ["How long will it last?"],
            **dates,
        }
    ]
    prose = (
        "summary what_it_is how_it_works what_happens who_it_may_suit who_should_avoid recovery "
        "cost if_nothing"
    )
    short = "harms what_happens who_should_avoid cost if_nothing"
    small["treatments"] = [
        {
            "id": "warm-bath",
            "name": "Warm bath",
            "short": "a warm bath",
            "group": "self-care",
            "mechanism": "proposed",
            **dict.fromkeys(prose.split(), cited),
            "in_short": {
                "what_it_is": "a bath in warm water",
                **dict.fromkeys(short.split(), cited),
            },
            "unknowns": [cited],
            "questions": ["Is it safe for me?"],
            "alternatives": [{"id": "warm-bath", "why": "there is no other here"}],
            "effects": [
                {
                    "id": "pain",
                    "condition": "sore-back",
                    "outcome": "pain",
                    "population": "adults",
                    "comparator": "no bath",
                    "comparator_kind": "no-treatment",
                    "time": "1 day",
                    "size": "small",
                    "direction": "better",
                    "certainty": "low",
                    "because": cited,
                }
            ],
            "harms": [
                {
                    "what": "Wet feet",
                    "how_often": "1 of 10",
                    "serious": False,
                    "sources": [other["id"]],
                }
            ],
            **dates,
        }
    ]
    return small


@pytest.fixture
def save(tmp_path: Path) -> Callable[[Tree], Path]:
    """Write a knowledge base as one file and give its path."""

    def write(content: Tree) -> Path:
        path = tmp_path / "knowledge.json"
        path.write_text(json.dumps(content), encoding="utf-8")
        return path

    return write
