"""The knowledge base in memory: its records by id, decoded when they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

import msgspec

from backinfo.knowledge.fields import Id
from backinfo.knowledge.model import Cause, Number, Symptom, Term, Topic, Treatment, WarningSign
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
    """The names of an entry, read without the rest of it.

    Also whether a term is everyday, and where a cause sits.
    """

    id: Id
    name: str = ""
    short: str | None = None
    aliases: tuple[str, ...] = ()
    misspellings: tuple[str, ...] = ()
    everyday: bool = False
    site: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Every name that leads to the entry, the best first."""
        short = (self.short,) if self.short else ()
        return (self.id, self.name, *short, *self.aliases, *self.misspellings)


_HEADS = msgspec.json.Decoder(Head)


class Rows(Protocol):
    """The records of one section: the names by id, and each record as JSON."""

    @property
    def heads(self) -> dict[str, Head]:
        """The names of every entry, by id."""

    def raw(self, id: str) -> bytes | msgspec.Raw:
        """The record as JSON."""


class RowsInMemory:
    """The records of one section of a compiled knowledge file."""

    def __init__(self, raw: tuple[msgspec.Raw, ...]) -> None:
        self._raw = raw

    @cached_property
    def heads(self) -> dict[str, Head]:
        """The names of every entry, by id."""
        return {head.id: head for head in map(_HEADS.decode, self._raw)}

    @cached_property
    def _by_id(self) -> dict[str, msgspec.Raw]:
        return dict(zip(self.heads, self._raw, strict=True))

    def raw(self, id: str) -> msgspec.Raw:
        """The record as JSON."""
        return self._by_id[id]


class Records(Mapping[str, R], Generic[R]):
    """The records of one kind, by id, in the order of the knowledge base.

    A record is decoded the first time it is asked for, so that a page pays only for
    what it shows.
    """

    def __init__(self, record: type[R], rows: Rows) -> None:
        self._record = record
        self._rows = rows
        self._decoded: dict[str, R] = {}

    @property
    def heads(self) -> dict[str, Head]:
        """The names of every entry, by id."""
        return self._rows.heads

    @cached_property
    def _decoder(self) -> msgspec.json.Decoder[R]:
        # Made on first use: a page looks at few kinds of record.
        return msgspec.json.Decoder(self._record)

    def __getitem__(self, key: str) -> R:
        if key not in self._decoded:
            self._decoded[key] = self._decoder.decode(self._rows.raw(key))
        return self._decoded[key]

    def __contains__(self, key: object) -> bool:
        return key in self.heads

    def __iter__(self) -> Iterator[str]:
        return iter(self.heads)

    def __len__(self) -> int:
        return len(self.heads)


SECTIONS = (
    *("causes", "treatments", "symptoms", "warning_signs", "numbers", "glossary"),
    "sources",
)


class Knowledge:
    """Everything the tool knows: entries, glossary and sources, each by its id.

    `whole` gives it as the JSON that `load` reads back. `ranked` is the ranking of
    treatments by cause where it was made beforehand: only the shipped base has it.
    """

    schema = SCHEMA

    def __init__(  # noqa: PLR0913 - the parts of a knowledge base, each by its name
        self,
        *,
        data_version: str,
        about: About,
        words: msgspec.Raw,
        rows: Mapping[str, Rows],
        whole: Callable[[], bytes],
        ranked: msgspec.Raw | None = None,
    ) -> None:
        self.data_version = data_version
        self.about = about
        self.rows = rows
        self.to_json = whole
        self._words = words
        self._ranked = ranked
        self.causes: Records[Cause] = Records(Cause, rows["causes"])
        self.treatments: Records[Treatment] = Records(Treatment, rows["treatments"])
        self.symptoms: Records[Symptom] = Records(Symptom, rows["symptoms"])
        self.warning_signs: Records[WarningSign] = Records(WarningSign, rows["warning_signs"])
        self.numbers: Records[Number] = Records(Number, rows["numbers"])
        self.glossary: Records[Term] = Records(Term, rows["glossary"])
        self.sources: Records[Source] = Records(Source, rows["sources"])

    @classmethod
    def of(cls, compiled: Compiled) -> Knowledge:
        """A knowledge base in memory."""
        return cls(
            data_version=compiled.data_version,
            about=compiled.about,
            words=compiled.words,
            rows={name: RowsInMemory(getattr(compiled, name)) for name in SECTIONS},
            whole=partial(msgspec.json.encode, compiled),
        )

    @property
    def shipped(self) -> bool:
        """Whether it is the one compiled into this program."""
        return self._ranked is not None

    @cached_property
    def words(self) -> Words:
        """How everyday words are read by the search."""
        from backinfo.knowledge.words import Words

        return msgspec.json.decode(self._words, type=Words)

    @cached_property
    def ranked(self) -> dict[str, list[tuple[str, str, int]]] | None:
        """The treatments of each cause with their finding and tier, if made beforehand."""
        if self._ranked is None:
            return None
        return msgspec.json.decode(self._ranked, type=dict[str, list[tuple[str, str, int]]])

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
