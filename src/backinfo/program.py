"""Runs the program once: a quick answer, else the command line; errors to exit codes."""

from __future__ import annotations

import sys

from backinfo import output, quick
from backinfo.emit import complain
from backinfo.knowledge.problem import KnowledgeError
from backinfo.output import ExitCode, OutputError


def run(words: list[str]) -> int:
    """Answer the words of a command line. Gives the exit code; errors are one line each."""
    try:
        code = quick.answer(words)
        if code is None:
            from backinfo import cli

            code = cli.run(words)
    except KnowledgeError as error:
        for problem in error.problems:
            complain(str(problem))
        return ExitCode.BAD_KNOWLEDGE
    except BrokenPipeError:
        output.silence(sys.stdout)
        return ExitCode.SHOWN
    except (OutputError, OSError) as error:
        complain(str(error))
        return ExitCode.NOT_WRITTEN
    return code
