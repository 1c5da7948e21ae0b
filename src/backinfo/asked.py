"""What a command is asked with, and what it answers: light, since every run needs both."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from backinfo.output import ExitCode

if TYPE_CHECKING:
    from backinfo.document import Document
    from backinfo.interchange import answers
    from backinfo.knowledge.base import Knowledge


class Shown(NamedTuple):
    """What a command answers: its page and its data, each made when it is wanted.

    `notes` go to standard error before the page; `code` is how the program ends. `others`
    makes forms that only this answer has, by their name.
    """

    page: Callable[[], Document] | None
    data: Callable[[], answers.Answer]
    notes: tuple[str, ...] = ()
    code: ExitCode = ExitCode.SHOWN
    others: Mapping[str, Callable[[], str]] = MappingProxyType({})


class Ask(NamedTuple):
    """What a command needs of the common options: the knowledge, and how much to show."""

    knowledge: Knowledge
    full: bool
