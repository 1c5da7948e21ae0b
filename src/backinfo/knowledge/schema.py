"""The types as JSON Schema: `python -m backinfo.knowledge.schema` writes `data/schema/`."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
from typing import Any

import msgspec

from backinfo.knowledge.base import SCHEMA
from backinfo.knowledge.decode import SECTIONS
from backinfo.knowledge.reference import About
from backinfo.knowledge.words import Words


def schemas() -> dict[str, str]:
    """The JSON Schema of each kind of TOML file, of the knowledge file, and of an answer.

    Entries that have a file of their own get the schema of a record, the others that
    of a table of records. The id is the file's or the table's name, so it is left out.
    """
    made = {
        "about.json": _schema(About, {"data_version": {"type": "string"}}),
        "words.json": _schema(Words),
    }
    for section, record in SECTIONS.items():
        schema = _schema(record)
        if section not in ("causes", "treatments"):
            definitions = schema.pop("$defs")
            schema.pop("$schema")
            schema = {
                "$schema": _DIALECT,
                "type": "object",
                "additionalProperties": schema,
                "$defs": definitions,
            }
        made[f"{section.replace('_', '-')}.json"] = schema
    made |= {"knowledge.json": _knowledge(), "answer.json": _ANSWER}
    return {name: json.dumps(schema, indent=1) + "\n" for name, schema in made.items()}


_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ROWS = {"type": "array", "items": {"type": "object", "required": ["kind"]}}
# What every JSON answer of the command holds. Keys are only ever added.
_ANSWER = {
    "$schema": _DIALECT,
    "type": "object",
    "required": ["schema", "data_version", "urgent_help", "not_medical_advice", "sources"],
    "properties": {
        "schema": {"const": SCHEMA},
        "data_version": {"type": "string"},
        "urgent_help": {"type": "string"},
        "not_medical_advice": {"type": "string"},
        "kind": {"enum": ["cause", "treatment", "symptom", "warning-sign", "number", "term"]},
        "results": _ROWS,
        "warning_signs": {"type": "array"},
        "did_you_mean": _ROWS,
        "sources": {"type": "array", "items": {"type": "object", "required": ["id", "title"]}},
        "query": {"type": "string"},
        "urgent": {"type": "boolean"},
        "read_as": {"type": "object", "additionalProperties": {"type": "string"}},
        "cause": {"type": ["string", "null"]},
        "error": {"type": "string"},
    },
}


def _knowledge() -> dict[str, Any]:
    """The schema of a whole knowledge file, as `export` writes it and `--knowledge` reads it."""
    records = [About, Words, *SECTIONS.values()]
    references, definitions = msgspec.json.schema_components(records, ref_template="#/$defs/{name}")
    about, words, *rows = references
    for described in definitions.values():
        if "description" in described:
            described["description"] = inspect.cleandoc(described["description"])
    sections = {
        section: {"type": "array", "items": row}
        for section, row in zip(SECTIONS, rows, strict=True)
    }
    return {
        "$schema": _DIALECT,
        "type": "object",
        "additionalProperties": False,
        "required": ["schema", "data_version", "about"],
        "properties": {
            "schema": {"const": SCHEMA},
            "data_version": {"type": "string"},
            "about": about,
            "words": words,
            **sections,
        },
        "$defs": definitions,
    }


def _schema(record: type[msgspec.Struct], extra: dict[str, Any] | None = None) -> dict[str, Any]:
    (reference,), definitions = msgspec.json.schema_components(
        [record], ref_template="#/$defs/{name}"
    )
    top = dict(definitions.pop(reference["$ref"].rsplit("/", 1)[1]))
    properties = {**(extra or {}), **top["properties"]}
    properties.pop("id", None)
    top["properties"] = properties
    top["required"] = [*(extra or {}), *(name for name in top.get("required", ()) if name != "id")]
    for described in (top, *definitions.values()):
        if "description" in described:
            # Python 3.13 takes the indent off docstrings, earlier ones leave it.
            described["description"] = inspect.cleandoc(described["description"])
    return {"$schema": _DIALECT, **top, "$defs": definitions}


def write_schemas(folder: Path) -> None:
    """Write the schema files of a data folder anew."""
    folder.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (folder / name).write_text(schema, encoding="utf-8")


if __name__ == "__main__":
    from backinfo.knowledge.load import SOURCE

    write_schemas(SOURCE / "schema")
