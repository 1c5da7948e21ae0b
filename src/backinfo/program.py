"""Runs the program once: a quick answer, else the command line; errors to exit codes."""

from __future__ import annotations

import sys

from backinfo import output, quick
from backinfo.emit import complain
from backinfo.knowledge.problem import KnowledgeError
from backinfo.output import ExitCode, OutputError

# How many problems of a knowledge base are told when a page was asked for.
_TOLD = 5


def run(words: list[str]) -> int:
    """Answer the words of a command line. Gives the exit code; errors are one line each.

    Of the problems of a knowledge base the first few are told; `check` tells all.
    """
    try:
        code = quick.answer(words)
        if code is None:
            from backinfo import cli

            code = cli.run(words)
    except KnowledgeError as error:
        for problem in error.problems[:_TOLD]:
            complain(str(problem))
        left = len(error.problems) - _TOLD
        if left > 0:
            complain(f"and {left} more; backinfo check PATH tells them all")
        return ExitCode.BAD_KNOWLEDGE
    except BrokenPipeError:
        output.silence(sys.stdout)
        return ExitCode.SHOWN
    except (OutputError, OSError) as error:
        complain(str(error))
        return ExitCode.NOT_WRITTEN
    return code
