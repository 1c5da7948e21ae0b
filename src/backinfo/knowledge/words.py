"""The words list of the knowledge base: what people say for what, as the search reads it."""

from __future__ import annotations

from backinfo.knowledge.fields import Plain, Record


class Words(Record, frozen=True, kw_only=True):
    """How everyday words are read.

    Each group of `same` holds words or short phrases that mean the same, the usual one
    first. `ignore` says nothing about a topic ("my", "please"). `denials` take back the
    word after them ("no fever"), `reassurances` the three before them ("pee and poo normal").
    """

    same: tuple[tuple[Plain, ...], ...] = ()
    ignore: tuple[Plain, ...] = ()
    denials: tuple[Plain, ...] = ()
    reassurances: tuple[Plain, ...] = ()
