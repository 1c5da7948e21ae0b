"""Every text of the knowledge base, with the place where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

import msgspec

from backinfo import text
from backinfo.knowledge.base import Knowledge


class Text(NamedTuple):
    """One text: the field's path inside its entry, whether it must be cited, the words."""

    field: str
    kind: Literal["cited", "plain"]
    words: str


# The sections of the knowledge base as attributes, and the file or folder of each.
PLACES = {
    "causes": "causes/{}.toml",
    "treatments": "treatments/{}.toml",
    "symptoms": "symptoms.toml",
    "warning_signs": "warning-signs.toml",
    "numbers": "numbers.toml",
    "glossary": "glossary.toml",
    "sources": "sources.toml",
}


def entries(knowledge: Knowledge) -> Iterator[tuple[str, Any]]:
    """Every record with the file it stands in, section by section."""
    for section, place in PLACES.items():
        records = getattr(knowledge, section)
        for id in records:
            yield place.format(id), records[id]


@cache
def _kinds(record: type[msgspec.Struct]) -> dict[str, str]:
    """Which fields of a record are text, and of which kind."""
    found = {}
    for name, hint in get_type_hints(record, include_extras=True).items():
        if kind := _kind(hint):
            found[name] = kind
    return found


def _kind(hint: Any) -> str | None:
    if get_origin(hint) is Annotated:
        for meta in hint.__metadata__:
            if isinstance(meta, msgspec.Meta) and meta.extra:
                return str(meta.extra["text"])
        return None
    return next((kind for part in get_args(hint) if (kind := _kind(part))), None)


def texts(record: msgspec.Struct, path: str = "") -> Iterator[Text]:
    """Every text of a record and of the records inside it."""
    kinds = _kinds(type(record))
    for name in record.__struct_fields__:
        value = getattr(record, name)
        for number, item in enumerate(value if isinstance(value, tuple) else (value,), start=1):
            field = f"{path}{name}[{number}]" if isinstance(value, tuple) else f"{path}{name}"
            if isinstance(item, msgspec.Struct):
                yield from texts(item, f"{field}.")
            elif name in kinds and isinstance(item, str):
                yield Text(field, kinds[name], item)  # type: ignore[arg-type]


def cited(entry: msgspec.Struct) -> list[str]:
    """The ids of all sources that an entry cites, each once, in order."""
    return list(dict.fromkeys(_cited(entry)))


def _cited(record: msgspec.Struct) -> Iterator[str]:
    for _, _, words in texts(record):
        yield from text.citations(words)
    for part in ("effects", "harms", "advice", "claims"):
        for each in getattr(record, part, ()):
            yield from getattr(each, "sources", ())
            for name in ("per_100", "points"):
                if figures := getattr(each, name, None):
                    yield from figures.sources
            graded_by = getattr(each, "graded_by", "backinfo")
            if graded_by != "backinfo":
                yield graded_by
