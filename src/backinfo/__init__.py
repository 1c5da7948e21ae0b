"""Answers questions about back pain: what is claimed, what was found, what nobody knows.

>>> import backinfo
>>> knowledge = backinfo.load()
>>> knowledge.treatments["prp"].name
'Platelet-rich plasma (PRP) injections'
"""

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

__version__ = "0.1.0"

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
    "__version__",
    "load",
    "look_up",
    "render_page",
    "search_words",
]
