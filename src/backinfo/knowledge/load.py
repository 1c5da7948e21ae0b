"""From a file or a folder to the knowledge base, or to one clear error."""

from __future__ import annotations

import stat
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from backinfo.knowledge import shelf
from backinfo.knowledge.base import SCHEMA, Compiled, Knowledge
from backinfo.knowledge.problem import KnowledgeError, Problem

SOURCE = Path(__file__).parents[3] / "data"
MAX_BYTES = 64 * 1024 * 1024

# One file of TOML for each of these, its tables named by the entries' ids.
_TABLES = {
    "symptoms": "symptoms.toml",
    "warning_signs": "warning-signs.toml",
    "numbers": "numbers.toml",
    "glossary": "glossary.toml",
    "sources": "sources.toml",
}
# One file for each entry of these, named by the entry's id.
_FOLDERS = ("causes", "treatments")


def load(path: Path | str | None = None) -> Knowledge:
    """Load a knowledge base: the shipped one, a knowledge file, or a folder of TOML.

    Raises KnowledgeError with every problem found when it cannot be used.
    """
    if path is None:
        # It was checked when it was built, so records may stay undecoded.
        if shipped := shelf.load():
            return shipped
        path = SOURCE
    from backinfo.knowledge.integrity import problems_of

    knowledge = Knowledge.of(read(Path(path)))
    problems = in_one_file(problems_of(knowledge), Path(path))
    if problems:
        raise KnowledgeError(problems)
    return knowledge


def in_one_file(problems: Iterable[Problem], path: Path) -> list[Problem]:
    """The problems with the file that they are in: of a knowledge file, that very file."""
    if path.is_dir():
        return list(problems)
    return [problem._replace(file=str(path)) for problem in problems]


def read(path: Path) -> Compiled:
    """Read a knowledge file or folder and check its form, not yet its rules."""
    from backinfo.knowledge.decode import decode

    if path.is_dir():
        tree, file_of = _read_folder(path)
        return decode(tree, file_of, str(path))
    return decode(_read_json(path), {}, str(path))


def _bytes(path: Path) -> bytes:
    """The content of a regular file of bearable size. Devices and pipes are refused."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, "this is not a file", "Give a knowledge file or a data folder")
        if status.st_size > MAX_BYTES:
            raise _error(path, "the file is larger than 64 MB", "Use a smaller knowledge base")
        return path.read_bytes()
    except FileNotFoundError:
        raise _error(path, "there is no such file", "Check the path") from None
    except (OSError, ValueError) as problem:
        reason = getattr(problem, "strerror", None) or "not a usable path"
        raise _error(path, f"cannot be read: {reason}", "Check the path") from None


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8")
    except UnicodeDecodeError as error:
        raise _error(
            path, f"is not UTF-8 text (byte {error.start})", "Save the file as UTF-8"
        ) from None


def _read_json(path: Path) -> Any:
    """Parse strictly: no duplicate keys, no NaN, no lone surrogates, bounded depth."""
    import json

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        table = dict(pairs)
        if len(table) != len(pairs):
            keys = [key for key, _ in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise ValueError(f"the key {twice!r} stands twice in one object")
        return table

    def no_constant(name: str) -> Any:
        raise ValueError(f"{name} is not a number")

    text = _text(path)
    try:
        tree = json.loads(text, object_pairs_hook=unique, parse_constant=no_constant)
        msgspec.json.encode(tree)
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise _error(path, f"is not JSON: {error.msg} at {place}", "Mend it there") from None
    except RecursionError:
        raise _error(path, "is nested too deeply", "Use a knowledge file as exported") from None
    except (ValueError, OverflowError) as error:
        raise _error(path, f"is not usable JSON: {error}", "Mend it there") from None
    return tree


def _read_folder(folder: Path) -> tuple[dict[str, Any], dict[tuple[str, str], str]]:
    """Gather the TOML files of a folder into one tree, and note which file holds what."""
    import tomllib

    problems: list[Problem] = []
    file_of: dict[tuple[str, str], str] = {}

    def parse(path: Path) -> dict[str, Any]:
        try:
            tables: dict[str, Any] = plain_data(tomllib.loads(_text(path)))
            return tables
        except KnowledgeError as error:
            problems.extend(error.problems)
        except tomllib.TOMLDecodeError as error:
            problems.extend(_error(path, f"is not TOML: {error}", "Mend it there").problems)
        except RecursionError:
            problems.extend(_error(path, "is nested too deeply", "Make it flat").problems)
        except ValueError as error:
            problems.extend(_error(path, f"is not usable TOML: {error}", "Mend it").problems)
        return {}

    about = parse(folder / "about.toml")
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "data_version": about.pop("data_version", None),
        "about": about,
        # A folder without a words list is searched by the words as they stand.
        "words": parse(folder / "words.toml") if (folder / "words.toml").exists() else {},
    }
    for section in _FOLDERS:
        rows = tree[section] = []
        try:
            paths = sorted((folder / section).glob("*.toml"))
        except OSError:
            paths = []
        for path in paths:
            rows.append(_with_id(path.stem, parse(path)))
            file_of[section, path.stem] = f"{section}/{path.name}"
    for section, name in _TABLES.items():
        rows = tree[section] = []
        for id, row in parse(folder / name).items():
            rows.append(_with_id(id, row))
            file_of[section, id] = name
    if problems:
        raise KnowledgeError(problems)
    return tree, file_of


def _with_id(id: str, row: Any) -> Any:
    """A row with its id first. An id written in the file itself is an unknown field."""
    if not isinstance(row, dict):
        return row
    extra = {"id (the file or table name is the id)": row["id"]} if "id" in row else {}
    return {"id": id, **extra, **{key: value for key, value in row.items() if key != "id"}}


def plain_data(value: Any) -> Any:
    """TOML data as JSON has it: dates become text, wrapped lines one line."""
    if isinstance(value, dict):
        return {key: plain_data(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain_data(item) for item in value]
    if isinstance(value, str):
        return unwrapped(value)
    return value.isoformat() if isinstance(value, date) else value


def unwrapped(words: str) -> str:
    """The text with each paragraph and list item on one line; blank lines and lists stay."""
    lines: list[str] = []
    for line in words.split("\n"):
        start = line.strip()
        # A lone dash is kept apart: joined to its neighbour it would make a list item.
        if lines and lines[-1] not in ("", "-") and start and not start.startswith("- "):
            lines[-1] += " " + start
        else:
            lines.append(start)
    return "\n".join(lines).strip()


def _error(path: Path, what: str, do: str) -> KnowledgeError:
    return KnowledgeError([Problem(str(path), "", "", what, do)])
