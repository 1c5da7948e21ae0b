"""Questions without options, answered without an option parser.

Half the time of a short run would go into building the command line. A question such as
`backinfo treatment prp` needs none of it: a command and plain words, and `--full`, which
the pages themselves name. All other options, and all else, are left to the command line;
the tests hold both to the same answers.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from backinfo import __version__, output

if TYPE_CHECKING:
    from backinfo.asked import Ask, Shown

# What each command does with the words after it. `None` takes no words, "name" needs
# some, "names" keeps them apart, and "[name]" takes some or none.
_TAKES = {
    "causes": None,
    "cause": "name",
    "treatments": "[name]",
    "treatment": "name",
    "symptoms": None,
    "symptom": "name",
    "urgent": None,
    "facts": "[name]",
    "glossary": "[name]",
    "sources": "[name]",
    "about": None,
    "search": "name",
    "compare": "names",
}


def answer(words: list[str]) -> int | None:
    """Answer, and give the exit code; None when the command line is needed.

    Raises what loading and writing raise: KnowledgeError, OutputError.
    """
    if words == ["--version"]:
        output.write(f"backinfo {__version__}\n")
        return output.ExitCode.SHOWN
    if words[:2] == ["complete", "--"]:
        from backinfo.completion import complete

        return complete(words[2:])
    if not words or words[0] not in _TAKES or os.environ.get("BACKINFO_FORMAT"):
        return None
    command, *given = words
    rest = [word for word in given if word != "--full"]
    takes = _TAKES[command]
    if any(word.startswith("-") or not word for word in rest):
        return None
    if bool(rest) != (takes is not None) and takes != "[name]":
        return None
    from backinfo import emit
    from backinfo.asked import Ask
    from backinfo.knowledge.load import load

    ask = Ask(load(os.environ.get("BACKINFO_KNOWLEDGE") or None), full=rest != given)
    return emit.emit(_asked(command)(ask, rest))


def _asked(command: str) -> Callable[[Ask, list[str]], Shown]:
    """The question that a command asks, given its words."""
    from backinfo import questions

    if command == "compare":
        from backinfo import decisions

        return lambda ask, words: decisions.compare(ask, words, None)
    plain: dict[str, Callable[[Ask, str], Shown]] = {
        "causes": lambda ask, _: questions.causes(ask, None, None),
        "cause": lambda ask, name: questions.topic(ask, name, "cause"),
        "treatments": lambda ask, name: (
            questions.treatments_for(ask, name, None) if name else questions.treatments(ask, None)
        ),
        "treatment": lambda ask, name: questions.topic(ask, name, "treatment"),
        "symptoms": lambda ask, _: questions.symptoms(ask),
        "symptom": lambda ask, name: questions.topic(ask, name, "symptom"),
        "urgent": lambda ask, _: questions.urgent(ask),
        "facts": questions.facts,
        "glossary": questions.glossary,
        "sources": questions.sources,
        "about": lambda ask, _: questions.about(ask, __version__),
        "search": lambda ask, words: questions.search(ask, words, None, None),
    }
    return lambda ask, words: plain[command](ask, " ".join(words))
