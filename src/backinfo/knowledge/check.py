"""Every problem of a knowledge base at once: its form, its integrity, its editorial rules."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from backinfo.knowledge import integrity, rules
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import SOURCE, in_one_file, read
from backinfo.knowledge.problem import KnowledgeError, Problem
from backinfo.knowledge.shelf import SHIPPED


def check(path: Path | None = None, today: date | None = None) -> list[Problem]:
    """Check the knowledge base at `path`, or the one that the program uses.

    Where the form itself is broken, only the problems of form are given: the rules
    need records to look at.
    """
    path = path or (SHIPPED if SHIPPED.exists() else SOURCE)
    try:
        knowledge = Knowledge.of(read(path))
    except KnowledgeError as error:
        return error.problems
    found = [
        *integrity.problems_of(knowledge),
        *rules.problems_of(knowledge, today or date.today()),
    ]
    return in_one_file(found, path)
