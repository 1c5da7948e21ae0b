"""What each way of asking loads: the modules are listed, so that none slips in unseen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

_FRAME = "emit knowledge knowledge.problem output program quick text"
_LOADED = (
    f"{_FRAME} knowledge.base knowledge.choices knowledge.fields knowledge.load "
    "knowledge.model knowledge.reference knowledge.shelf knowledge.short"
)
_ASKED = (
    f"{_LOADED} asked document find interchange interchange.answers knowledge.walk pages "
    "pages.builder pages.references questions ranking render render.layout render.wrap wording"
)
_ENTRY = (
    f"{_ASKED} pages.advice pages.cause pages.entry pages.facts pages.gloss pages.groups "
    "pages.harms pages.options pages.pictures pages.treatment pages.words"
)
_LIST = f"{_ASKED} pages.groups pages.lists pages.options pages.pictures"
_SEARCH = f"{_ASKED} pages.search search search.engine search.index search.signs search.tokens"
_TYPER = "asked cli command completion knowledge.choices knowledge.version"
_TYPED = f"{_ENTRY} {_TYPER}"
# How it is asked, the modules of ours that may load, and the packages of others.
MODES = {
    "--version": (_FRAME, ""),
    "complete -- backinfo tre": (f"{_LOADED} completion", "msgspec"),
    "treatment prp": (_ENTRY, "msgspec"),
    "cause sciatica": (_ENTRY, "msgspec"),
    "causes": (_LIST, "msgspec"),
    "search back pain sitting": (_SEARCH, "msgspec Stemmer"),
    "--help": (f"{_FRAME} {_TYPER}", "typer shellingham annotated_doc"),
    "treatment prp --full": (_ENTRY, "msgspec"),
    "treatment prp -f json": (_TYPED, "msgspec typer shellingham annotated_doc"),
}


def loaded(unpacked: Path, words: list[str]) -> set[str]:
    """The modules that a run loads, beyond what Python loads for an empty program."""
    runs = []
    for command in (["-c", "pass"], ["-m", "backinfo", *words]):
        done = subprocess.run(
            [sys.executable, "-X", "importtime", *command],
            env={**os.environ, "PYTHONPATH": str(unpacked)},
            cwd=unpacked,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            check=True,
            timeout=60,
        )
        rows = (row for row in done.stderr.splitlines() if row.startswith("import time:"))
        runs.append({row.split("|")[-1].strip() for row in rows})
    return runs[1] - runs[0]


@pytest.mark.parametrize("words", MODES)
def test_nothing_is_loaded_that_the_answer_does_not_need(unpacked: Path, words: str) -> None:
    """Every module of ours and every package of others is on the list of its mode."""
    seen = loaded(unpacked, words.split())
    ours, packages = (set(names.split()) for names in MODES[words])
    assert "backinfo.program" in seen
    assert {name.removeprefix("backinfo.") for name in seen if "backinfo." in name} <= ours
    tops = {name.split(".")[0] for name in seen} - {"backinfo"}
    # "org" and, in Python 3.12, "_wmi" are asked for by the standard library, in vain.
    assert tops - sys.stdlib_module_names - {"org", "_wmi", "typing_extensions"} <= set(packages)


@pytest.mark.parametrize("words", ["treatment prp", "causes", "search sciatica", "--version"])
def test_a_question_never_loads_what_is_slow(unpacked: Path, words: str) -> None:
    """No command-line library, network, process, thread or database for a plain question."""
    slow = {"typer", "rich", "argparse", "subprocess", "socket", "http", "threading", "sqlite3"}
    slow |= {"asyncio", "tomllib", "logging", "json", "difflib", "pydantic", "textual"}
    assert not {name.split(".")[0] for name in loaded(unpacked, words.split())} & slow
