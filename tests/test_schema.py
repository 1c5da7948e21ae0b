"""The JSON Schema that editors use is that of the types, and the files refer to it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from backinfo.knowledge.load import SOURCE, plain_data
from backinfo.knowledge.schema import schemas

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
