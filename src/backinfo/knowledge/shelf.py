"""The shipped knowledge on disk: names at hand, each record read where it stands.

Beside the knowledge file, which is the export as it is, stands a small file with the names
of all entries, the place of each record in the knowledge file, and the ranking of
treatments. A page so reads what it shows, however much the knowledge base grows.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import BinaryIO

import msgspec

from backinfo.knowledge.base import SECTIONS, Head, Knowledge
from backinfo.knowledge.reference import About

SHIPPED = Path(__file__).with_name("knowledge.json")
NAMES = Path(__file__).with_name("names.json")

# A treatment of a cause: its id, the id of the finding that places it, and its tier.
Placed = tuple[str, str, int]


class Section(msgspec.Struct, frozen=True):
    """The names of a section's entries, and where their records start and end, in bytes."""

    heads: tuple[Head, ...]
    places: tuple[tuple[int, int], ...]


class Names(msgspec.Struct, frozen=True, kw_only=True):
    """The small file. What a run may not need stays undecoded."""

    schema: int
    data_version: str
    about: About
    words: msgspec.Raw
    sections: dict[str, msgspec.Raw]
    ranked: msgspec.Raw


class ShelvedRows:
    """The records of one section, each read from the file when it is asked for."""

    def __init__(self, section: msgspec.Raw, file: BinaryIO) -> None:
        self._section = section
        self._file = file

    @cached_property
    def _read(self) -> Section:
        return msgspec.json.decode(self._section, type=Section)

    @cached_property
    def heads(self) -> dict[str, Head]:
        """The names of every entry, by id."""
        return {head.id: head for head in self._read.heads}

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        return dict(zip(self.heads, self._read.places, strict=True))

    def raw(self, id: str) -> bytes:
        """The record as JSON."""
        start, end = self._places[id]
        self._file.seek(start)
        return self._file.read(end - start)


def load() -> Knowledge | None:
    """The shipped knowledge base, or None where there is none, as in an editable install."""
    try:
        names = msgspec.json.decode(NAMES.read_bytes(), type=Names)
        # It stays open for the life of the program, which is one page.
        file = SHIPPED.open("rb", buffering=0)
    except FileNotFoundError:
        return None
    return Knowledge(
        data_version=names.data_version,
        about=names.about,
        words=names.words,
        rows={name: ShelvedRows(section, file) for name, section in names.sections.items()},
        whole=SHIPPED.read_bytes,
        ranked=names.ranked,
    )


def make(knowledge: Knowledge, ranked: dict[str, list[Placed]]) -> tuple[bytes, bytes]:
    """The knowledge file and the small file beside it, for a knowledge base in memory."""
    whole = knowledge.to_json()
    sections = {}
    end = 0
    for name in SECTIONS:
        rows = knowledge.rows[name]
        places = []
        for id in rows.heads:
            raw = bytes(rows.raw(id))
            start = whole.index(raw, end)
            end = start + len(raw)
            places.append((start, end))
        section = Section(tuple(rows.heads.values()), tuple(places))
        sections[name] = msgspec.Raw(msgspec.json.encode(section))
    names = Names(
        schema=knowledge.schema,
        data_version=knowledge.data_version,
        about=knowledge.about,
        words=msgspec.Raw(msgspec.json.encode(knowledge.words)),
        sections=sections,
        ranked=msgspec.Raw(msgspec.json.encode(ranked)),
    )
    return whole, msgspec.json.encode(names)
