"""The knowledge base in memory: its records by id, decoded when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Generic, TypeVar

import msgspec

from backinfo.knowledge.fields import Id
from backinfo.knowledge.model import (
    Cause,
    Number,
    Symptom,
    Term,
    Topic,
    Treatment,
    WarningSign,
)
from backinfo.knowledge.reference import About, Source

if TYPE_CHECKING:
    from backinfo.knowledge.words import Words

SCHEMA = 1

R = TypeVar("R", bound=msgspec.Struct)


class Compiled(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The compiled knowledge file: one JSON object, its records still undecoded."""

    schema: int
    data_version: str
    about: About
    causes: tuple[msgspec.Raw, ...] = ()
    treatments: tuple[msgspec.Raw, ...] = ()
    symptoms: tuple[msgspec.Raw, ...] = ()
    warning_signs: tuple[msgspec.Raw, ...] = ()
    numbers: tuple[msgspec.Raw, ...] = ()
    glossary: tuple[msgspec.Raw, ...] = ()
    sources: tuple[msgspec.Raw, ...] = ()
    words: msgspec.Raw = msgspec.Raw(b"{}")


class Head(msgspec.Struct, frozen=True):
    """The names of an entry, read without the rest of it."""

    id: Id
    name: str = ""
    short: str | None = None
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that leads to the entry, the best first."""
        short = (self.short,) if self.short else ()
        return (self.id, self.name, *short, *self.aliases, *self.misspellings)


_HEADS = msgspec.json.Decoder(Head)


class Records(Mapping[str, R], Generic[R]):
    """The records of one kind, by id, in the order of the knowledge base.

    A record is decoded the first time it is asked for, so that a page pays only for
    what it shows.
    """

    def __init__(self, record: type[R], raw: tuple[msgspec.Raw, ...]) -> None:
        self._record = record
        self._raw = raw
        self._decoded: dict[str, R] = {}

    @cached_property
    def heads(self) -> dict[str, Head]:
        """The names of every entry, by id."""
        return {head.id: head for head in map(_HEADS.decode, self._raw)}

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[R]:
        # Made on first use: a page looks at few kinds of record.
        return msgspec.json.Decoder(self._record)

    @cached_property
    def _by_id(self) -> dict[str, msgspec.Raw]:
        return dict(zip(self.heads, self._raw, strict=True))

    def __getitem__(self, key: str) -> R:
        if key not in self._decoded:
            self._decoded[key] = self._decoder.decode(self._by_id[key])
        return self._decoded[key]

    def __contains__(self, key: object) -> bool:
        return key in self.heads

    def __iter__(self) -> Iterator[str]:
        return iter(self.heads)

    def __len__(self) -> int:
        return len(self._raw)


class Knowledge:
    """Everything the tool knows: entries, glossary and sources, each by its id.

    `shipped` says that it is the one compiled into this program.
    """

    def __init__(self, compiled: Compiled, *, shipped: bool = False) -> None:
        self.shipped = shipped
        self.schema = compiled.schema
        self.data_version = compiled.data_version
        self.about = compiled.about
        self.causes: Records[Cause] = Records(Cause, compiled.causes)
        self.treatments: Records[Treatment] = Records(Treatment, compiled.treatments)
        self.symptoms: Records[Symptom] = Records(Symptom, compiled.symptoms)
        self.warning_signs: Records[WarningSign] = Records(WarningSign, compiled.warning_signs)
        self.numbers: Records[Number] = Records(Number, compiled.numbers)
        self.glossary: Records[Term] = Records(Term, compiled.glossary)
        self.sources: Records[Source] = Records(Source, compiled.sources)
        self._compiled = compiled

    @cached_property
    def words(self) -> Words:
        """How everyday words are read by the search."""
        from backinfo.knowledge.words import Words

        return msgspec.json.decode(self._compiled.words, type=Words)

    @property
    def topics(
        self,
    ) -> dict[
        str,
        Records[Cause]
        | Records[Treatment]
        | Records[Symptom]
        | Records[WarningSign]
        | Records[Number]
        | Records[Term],
    ]:
        """The records that have a page of their own, by the name of their kind."""
        return {
            "cause": self.causes,
            "treatment": self.treatments,
            "symptom": self.symptoms,
            "warning-sign": self.warning_signs,
            "number": self.numbers,
            "term": self.glossary,
        }

    def get(self, id: str) -> Topic | None:
        """The topic with this id, of whatever kind, or None."""
        for records in self.topics.values():
            if id in records:
                return records[id]
        return None

    def to_json(self) -> bytes:
        """The whole knowledge base in the form that `load` reads back."""
        return msgspec.json.encode(self._compiled)
