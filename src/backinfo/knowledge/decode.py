"""From plain data to records: checks every field and says all that is wrong at once."""

from __future__ import annotations

import difflib
import re
from typing import Any

import msgspec
from msgspec.inspect import StructType, VarTupleType, type_info

from backinfo.knowledge.base import SCHEMA, Compiled
from backinfo.knowledge.model import Cause, Number, Symptom, Term, Treatment, WarningSign
from backinfo.knowledge.problem import KnowledgeError, Problem
from backinfo.knowledge.reference import About, Source
from backinfo.knowledge.words import Words

# The lists of the knowledge file, and the record that each holds.
SECTIONS: dict[str, type[msgspec.Struct]] = {
    "causes": Cause,
    "treatments": Treatment,
    "symptoms": Symptom,
    "warning_signs": WarningSign,
    "numbers": Number,
    "glossary": Term,
    "sources": Source,
}
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def decode(tree: Any, file_of: dict[tuple[str, str], str], file: str) -> Compiled:
    """Turn a parsed knowledge base into its compiled form.

    `tree` is the JSON object of a knowledge file, `file_of` names the file in which
    an entry stands by (section, id), `file` the one for everything else. Raises
    KnowledgeError with every field that does not fit.
    """
    if not isinstance(tree, dict):
        raise KnowledgeError(
            [Problem(file, "", "", "this is not a knowledge base", "It must be one JSON object")]
        )
    problems: list[Problem] = []
    for key in sorted(tree.keys() - SECTIONS.keys() - {"schema", "data_version", "about", "words"}):
        near = _near(key, [*SECTIONS, "about", "words"])
        problems.append(Problem(file, "", key, "unknown section", near))
    about = _record(
        About, tree.get("about", {}), "about.toml" if file_of else file, "about", problems
    )
    words = _record(
        Words, tree.get("words", {}), "words.toml" if file_of else file, "words", problems
    )
    version = _version(tree, file, problems)
    sections: dict[str, tuple[msgspec.Raw, ...]] = {}
    seen: dict[str, str] = {}
    for section, record in SECTIONS.items():
        rows = tree.get(section, [])
        if not isinstance(rows, list):
            problems.append(Problem(file, "", section, "must be a list of records", ""))
            continue
        decoded = []
        for number, row in enumerate(rows, start=1):
            id = row.get("id") if isinstance(row, dict) else None
            name = id if isinstance(id, str) else f"{section} number {number}"
            place = file_of.get((section, name), file)
            if isinstance(id, str):
                problems += _id_problems(id, section, place, seen)
            found = _record(record, row, place, name, problems)
            if found is not None:
                decoded.append(msgspec.Raw(msgspec.json.encode(found)))
        sections[section] = tuple(decoded)
    if problems or about is None:
        raise KnowledgeError(problems)
    assert isinstance(about, About)
    return Compiled(
        schema=SCHEMA,
        data_version=version,
        about=about,
        words=msgspec.Raw(msgspec.json.encode(words)),
        **sections,
    )


def _version(tree: dict[str, Any], file: str, problems: list[Problem]) -> str:
    """The data's version, after a look at the form's number."""
    if tree.get("schema") != SCHEMA:
        problems.append(
            Problem(file, "", "schema", f"must be {SCHEMA}", "This program reads no other form")
        )
    version = tree.get("data_version")
    if not isinstance(version, str) or not version:
        problems.append(Problem(file, "", "data_version", "is missing", "Give the data's version"))
        return ""
    return version


def _id_problems(id: str, section: str, file: str, seen: dict[str, str]) -> list[Problem]:
    found = []
    if not _ID.fullmatch(id):
        found.append(
            Problem(file, id, "id", "an id has only a-z, 0-9 and hyphens", "Rename the entry")
        )
    # Topics share one set of names; terms and sources have one each.
    space = section if section in ("glossary", "sources") else "topics"
    key = f"{space} {id}"
    if key in seen:
        found.append(
            Problem(
                file, id, "id", f"this id is used twice, also in {seen[key]}", "Rename one of them"
            )
        )
    seen[key] = file
    return found


def _record(
    record: type[msgspec.Struct], row: Any, file: str, entry: str, problems: list[Problem]
) -> msgspec.Struct | None:
    """One record, or None when it does not fit; then all its misfits are in `problems`."""
    try:
        return msgspec.convert(row, record)
    except (msgspec.ValidationError, RecursionError):
        found = list(_misfits(record, row, ""))
        problems += [Problem(file, entry, *misfit) for misfit in found] or [
            Problem(file, entry, "", "this record does not fit the format", "")
        ]
        return None


def _misfits(record: type[msgspec.Struct], row: Any, path: str) -> Any:
    """Yield (field, what, do) for each field of `row` that does not fit `record`."""
    if not isinstance(row, dict):
        yield path, "must be a table of named fields", ""
        return
    info = type_info(record)
    assert isinstance(info, StructType)
    names = [field.encode_name for field in info.fields]
    for key in row:
        if key not in names:
            yield f"{path}{key}", "unknown field", _near(key, names)
    for field, hint in zip(info.fields, _hints(record), strict=True):
        place = f"{path}{field.encode_name}"
        if field.encode_name not in row:
            if field.required:
                yield place, "is missing", "Add it"
            continue
        value = row[field.encode_name]
        inner = _struct_of(field.type)
        if inner is not None and isinstance(value, list):
            for number, item in enumerate(value, start=1):
                yield from _misfits(inner, item, f"{place}[{number}].")
        elif inner is not None and isinstance(value, dict):
            yield from _misfits(inner, value, f"{place}.")
        else:
            try:
                msgspec.convert(value, hint)
            except msgspec.ValidationError as error:
                yield place, _in_words(str(error)), ""
            except RecursionError:
                yield place, "is nested too deeply", ""


def _hints(record: type[msgspec.Struct]) -> list[Any]:
    from msgspec.structs import fields

    return [field.type for field in fields(record)]


def _struct_of(info: Any) -> type[msgspec.Struct] | None:
    """The record inside a list or an optional field, if there is one."""
    if isinstance(info, VarTupleType):
        info = info.item_type
    for option in getattr(info, "types", (info,)):
        if isinstance(option, StructType):
            return option.cls
    return None


def _in_words(error: str) -> str:
    """The decoder's message in a maintainer's words."""
    message = error.split(" - at ", maxsplit=1)[0]
    for theirs, ours in (
        ("Expected `str` of length >= 1", "must not be empty"),
        ("Expected `str | null`", "must be text in quotes"),
        ("Expected `str`", "must be text in quotes"),
        ("Expected `array`", "must be a list in square brackets"),
        ("Expected `int | null`", "must be a whole number"),
        ("Expected `int`", "must be a whole number"),
        ("Expected `bool`", "must be true or false"),
        ("Expected `object`", "must be a table of named fields"),
        ("Invalid RFC3339", "must be a date such as 2026-11-24; invalid"),
        ("Invalid enum value", "has no choice"),
    ):
        message = message.replace(theirs, ours)
    return message


def _near(key: str, names: list[str]) -> str:
    close = difflib.get_close_matches(key, names, n=1)
    return f"Did you mean {close[0]}? If not, remove it" if close else "Remove it"
