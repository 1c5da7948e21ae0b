"""Starts the program: `backinfo` and `python -m backinfo`."""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave with its exit code.

    One page and the process ends, so no time goes into looking for reference cycles or
    into freeing memory piece by piece: together an eighth of a run.
    """
    import gc
    import os
    import sys
    from contextlib import suppress

    gc.disable()
    # Ctrl-C in the midst of an import can be told but not raised; nobody wants it told.
    sys.unraisablehook = lambda _: None
    try:
        from backinfo.program import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
