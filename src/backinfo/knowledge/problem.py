"""What is wrong with a knowledge base, said so that a maintainer can mend it."""

from __future__ import annotations

from typing import NamedTuple


class Problem(NamedTuple):
    """One thing that is wrong: where it stands, what it is, and what to do about it."""

    file: str
    entry: str
    field: str
    what: str
    do: str

    def __str__(self) -> str:
        place = ": ".join(part for part in (self.file, self.entry, self.field) if part)
        return f"{place}: {self.what}. {self.do}." if self.do else f"{place}: {self.what}."


class KnowledgeError(Exception):
    """A knowledge base that cannot be used, with every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
