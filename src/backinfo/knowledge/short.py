"""The short answers of an entry: what its short page says, and its picture of 100 people."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from backinfo.knowledge.fields import Id, Plain, Prose, Record


class TreatmentInShort(Record, frozen=True, kw_only=True):
    """The answers of a treatment's short page, each of its long field in a sentence or two.

    `what_it_is` stands beside the name in lists of options: "a cold pack on the sore part".
    """

    what_it_is: Plain
    harms: Prose
    what_happens: Prose
    who_should_avoid: Prose
    cost: Prose
    legal: Prose | None = None
    if_nothing: Prose
    if_you_take_it: Prose | None = None
    when_to_get_help: Prose | None = None


class Share(Record, frozen=True, kw_only=True):
    """How many of 100 people had one outcome."""

    outcome: Plain
    of_100: Annotated[int, Meta(ge=0, le=100)]


class Outlook(Record, frozen=True, kw_only=True):
    """What became of 100 people with a cause, outcome by outcome, at one time.

    `who` says whom the counts are about, with the number of people and studies.
    """

    shares: tuple[Share, ...]
    time: Plain
    who: Plain
    sources: tuple[Id, ...]


class CauseInShort(Record, frozen=True, kw_only=True):
    """The answers of a cause's short page, each of its long field in a sentence or two."""

    what_it_is: Prose
    feels_like: Prose
    tests: Prose
    how_long: Prose
    if_nothing: Prose
    self_care: Prose
    see_a_doctor: Prose | None = None
    flare: Prose
    work: Prose
    prevention: Prose | None = None
    what_is_done: Prose | None = None
