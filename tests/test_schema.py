"""The JSON Schema that editors use is that of the types, and the files refer to it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from backinfo.knowledge.load import SOURCE, plain_data
from backinfo.knowledge.schema import schemas
from conftest import Run
from test_cli import SHOWING

FILES = sorted(path for path in SOURCE.rglob("*.toml"))


def test_the_schemas_are_current() -> None:
    """The committed schema files are what the types give (python -m backinfo.knowledge.schema)."""
    written = {path.name: path.read_text("utf-8") for path in (SOURCE / "schema").glob("*.json")}
    assert written == schemas()


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_file_names_its_schema_and_keeps_it(path: Path) -> None:
    """The first line of a file points at its schema, and the file is valid by it."""
    text = path.read_text(encoding="utf-8")
    first = text.split("\n", 1)[0]
    assert first.startswith("#:schema ")
    schema = (path.parent / first.removeprefix("#:schema ")).resolve()
    assert schema.parent == (SOURCE / "schema").resolve()
    jsonschema.validate(plain_data(tomllib.loads(text)), json.loads(schema.read_text("utf-8")))


def _schema(name: str) -> dict[str, object]:
    loaded: dict[str, object] = json.loads((SOURCE / "schema" / name).read_text("utf-8"))
    return loaded


def test_the_export_keeps_its_schema(compiled: Path) -> None:
    """What `export` writes is valid by the schema of a knowledge file."""
    jsonschema.validate(json.loads(compiled.read_text("utf-8")), _schema("knowledge.json"))


@pytest.mark.parametrize(
    "words",
    [
        *SHOWING,
        ("cause", "zzqqxx"),
        ("search", "zzqqxx"),
        ("search", "numb", "between", "my", "legs"),
        ("compare", "prp"),
        ("compare", "prp", "exercise", "--for", "sciatica"),
    ],
    ids=" ".join,
)
def test_every_answer_keeps_its_schema(run: Run, words: tuple[str, ...]) -> None:
    """Each JSON answer is valid by the schema of answers, also when nothing was found."""
    jsonschema.validate(json.loads(run(*words, "-f", "json").stdout), _schema("answer.json"))
