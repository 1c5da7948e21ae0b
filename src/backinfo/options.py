"""From words to the two to four entries that a person wants side by side."""

from __future__ import annotations

from typing import NamedTuple

from backinfo import find
from backinfo.find import Hit
from backinfo.knowledge.base import Knowledge

LEAST, MOST = 2, 4
_KINDS = ("treatment", "cause")
_BETWEEN = {"and", "or", "vs", "versus", "with"}


class Options(NamedTuple):
    """What is meant, each with the words typed, or words that name nothing and what is near."""

    hits: tuple[Hit, ...] = ()
    typed: tuple[str, ...] = ()
    unknown: str = ""
    near: tuple[Hit, ...] = ()


def named(knowledge: Knowledge, words: list[str]) -> Options:
    """The entries that the words name, in one word or several each, quoted or not.

    The longest name wins: `platelet rich plasma exercise` is two options. Words such as
    "or" and "vs" may stand between them.
    """
    found: list[Hit] = []
    typed: list[str] = []
    names = find.Names(knowledge)
    place = 0
    while place < len(words):
        if words[place].lower() in _BETWEEN:
            place += 1
            continue
        for end in range(len(words), place, -1):
            hits = find.named(names, " ".join(words[place:end]), _KINDS)
            if len(hits) == 1:
                found += hits
                typed.append(" ".join(words[place:end]))
                place = end
                break
        else:
            near = find.find(knowledge, words[place], "treatment")
            if len(near.hits) != 1 or near.hits[0].kind not in _KINDS:
                return Options(unknown=words[place], near=near.hits or near.near)
            found += near.hits
            typed.append(words[place])
            place += 1
    return Options(tuple(found), tuple(typed))


def unfit_to_compare(hits: tuple[Hit, ...], *, for_cause: bool) -> str:
    """Why these entries cannot stand side by side; nothing when they can."""
    kinds = {hit.kind for hit in hits}
    if not LEAST <= len({hit.head.id for hit in hits}) == len(hits) <= MOST:
        return f"compare takes {LEAST} to {MOST} names, each once"
    if len(kinds) > 1:
        return "compare takes treatments or causes, not both at once"
    if for_cause and kinds == {"cause"}:
        return "--for goes with treatments, not with causes"
    return ""
