"""Shows a long page through the reader's pager, one screen at a time."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from collections.abc import Mapping


def command(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The pager and its options: BACKINFO_PAGER, else PAGER, else less; none to do without.

    An empty setting, `cat`, or a program that is not there means no pager.
    """
    wanted = environ.get("BACKINFO_PAGER", environ.get("PAGER", "less"))
    try:
        words = shlex.split(wanted)
    except ValueError:
        return []
    if not words or words[0] == "cat" or shutil.which(words[0]) is None:
        return []
    return words


def page(text: str, words: list[str], encoding: str) -> bool:
    """Show the text in a pager. False when the pager could not be started.

    `LESS=FRX` (end at once if it fits, keep colours, leave the text on the screen) unless
    it is set. An interrupt belongs to the pager while it runs.
    """
    environ = {**os.environ, "LESS": os.environ.get("LESS", "FRX")}
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        # The words are the reader's own setting; no shell reads them.
        running = subprocess.Popen(words, stdin=subprocess.PIPE, env=environ)  # noqa: S603
    except OSError:
        return False
    else:
        try:
            running.communicate(text.encode(encoding, "replace"))
        except BrokenPipeError:
            running.wait()
        return True
    finally:
        signal.signal(signal.SIGINT, before)
