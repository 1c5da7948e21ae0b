"""Answers questions about back pain: what is claimed, what was found, what nobody knows.

>>> import backinfo
>>> knowledge = backinfo.load()
>>> knowledge.treatments["prp"].name
'Platelet-rich plasma (PRP) injections'
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from backinfo.api import look_up, render_page, search_words
    from backinfo.knowledge.base import Knowledge, Records
    from backinfo.knowledge.load import load
    from backinfo.knowledge.model import (
        Advice,
        Cause,
        Claim,
        Effect,
        Entry,
        Harm,
        Number,
        Per100,
        Pointer,
        Symptom,
        Term,
        Topic,
        Treatment,
        WarningSign,
    )
    from backinfo.knowledge.problem import KnowledgeError, Problem
    from backinfo.knowledge.reference import About, Source
    from backinfo.knowledge.words import Words

__version__ = "0.1.0"

# Each name is imported when it is asked for, so that a short run of the command does not
# pay for what only a Python program needs.
_WHERE = {
    "api": ("look_up", "render_page", "search_words"),
    "knowledge.base": ("Knowledge", "Records"),
    "knowledge.load": ("load",),
    "knowledge.model": (
        *("Advice", "Cause", "Claim", "Effect", "Entry", "Harm", "Number", "Per100", "Pointer"),
        *("Symptom", "Term", "Topic", "Treatment", "WarningSign"),
    ),
    "knowledge.problem": ("KnowledgeError", "Problem"),
    "knowledge.reference": ("About", "Source"),
    "knowledge.words": ("Words",),
}

__all__ = [
    "About",
    "Advice",
    "Cause",
    "Claim",
    "Effect",
    "Entry",
    "Harm",
    "Knowledge",
    "KnowledgeError",
    "Number",
    "Per100",
    "Pointer",
    "Problem",
    "Records",
    "Source",
    "Symptom",
    "Term",
    "Topic",
    "Treatment",
    "WarningSign",
    "Words",
    "__version__",
    "load",
    "look_up",
    "render_page",
    "search_words",
]


def __getattr__(name: str) -> Any:
    for module, names in _WHERE.items():
        if name in names:
            return getattr(import_module(f"backinfo.{module}"), name)
    raise AttributeError(f"module 'backinfo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
