"""TAB offers what fits at the cursor, ids alone, and runs nothing."""

from __future__ import annotations

import json
import os
import pty
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from backinfo.completion import script
from backinfo.knowledge.base import Knowledge
from conftest import COMMAND, Run, Tree

PACKAGE = Path(sys.modules["backinfo"].__file__ or "").parent


def offered(run: Run, *words: str) -> list[str]:
    """What TAB offers for the last of the words."""
    done = run("complete", "--", *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout.split()


def test_commands(run: Run) -> None:
    """The first word is a command; options only after a hyphen."""
    words = offered(run, "")
    assert {"causes", "cause", "treatment", "search", "compare"} <= set(words)
    assert "complete" not in words
    assert offered(run, "--v") == ["--version"]


@pytest.mark.parametrize(
    ("command", "kinds"),
    [
        (["cause"], ["cause"]),
        (["treatment"], ["treatment"]),
        (["treatments", "--for"], ["cause"]),
        (["causes", "--symptom"], ["symptom"]),
        (["symptom"], ["symptom"]),
        (["glossary"], ["term"]),
        (["facts"], ["number"]),
        (["compare", "prp"], ["treatment", "cause"]),
    ],
)
def test_ids_by_the_kind_that_is_wanted(
    run: Run, knowledge: Knowledge, command: list[str], kinds: list[str]
) -> None:
    """Each position offers the ids of its kind, all of them and no other."""
    wanted = sorted({id for kind in kinds for id in knowledge.topics[kind]})
    assert offered(run, *command, "") == wanted


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["treatment", "prp", "--format", ""], ["html", "json", "markdown", "plain", "text"]),
        (["treatment", "-f", "pl"], ["plain"]),
        (["treatment", "--format", "=", "j"], ["json"]),
        (["causes", "--group", "di"], ["discs"]),
        (["causes", "--gr"], ["--group"]),
        (["search", "--kind", "sym"], ["symptom"]),
        (["completion", ""], []),
        (["export", "-o", ""], []),
        (["nonsense", ""], []),
    ],
)
def test_options_and_their_values(run: Run, words: list[str], expected: list[str]) -> None:
    """Options and fixed values are completed; a file is left to the shell."""
    assert offered(run, *words) == expected


def test_a_broken_knowledge_base_offers_nothing(run: Run, tmp_path: Path) -> None:
    """TAB on a bad knowledge base is silent."""
    path = tmp_path / "bad.json"
    path.write_text("{")
    assert offered(run, "cause", "--knowledge", str(path), "") == []


@pytest.fixture
def evil(tree: Tree, save: Callable[[Tree], Path]) -> Path:
    """A valid knowledge base whose names would run commands if a shell read them."""
    tree["causes"][0]["name"] = "$(touch canary) `touch canary` ; touch canary"
    tree["causes"][0]["aliases"] = ["';touch canary;'", "\\$(touch canary)"]
    return save(tree)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_real_shell_completes_and_runs_nothing(shell: str, evil: Path, tmp_path: Path) -> None:
    """TAB in a real shell completes the id of a stranger's entry, and no name of it runs."""
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    home = tmp_path / "home"
    home.mkdir()
    path = tmp_path / f"backinfo.{shell}"
    path.write_text(script(shell))  # type: ignore[arg-type]
    starts = {
        "bash": (["bash", "--norc", "--noprofile", "-i"], f"source {path}\n"),
        "zsh": (["zsh", "-f", "-i"], f"autoload -U compinit; compinit -u -D; source {path}\n"),
        "fish": (["fish", "--no-config", "-i"], f"source {path}\n"),
    }
    argv, setup = starts[shell]
    env = {
        "PATH": f"{COMMAND.parent}:{os.environ['PATH']}",
        "HOME": str(home),
        "TERM": "dumb" if shell == "fish" else "xterm",
        "BACKINFO_KNOWLEDGE": str(evil),
    }
    if shell == "fish":
        asked = [*argv[:2], "-c", f"source {path}; complete -C 'backinfo cause sor'"]
        done = subprocess.run(
            asked, env=env, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=30
        )
        shown = done.stdout
    else:
        shown = _type(argv, [setup, "backinfo cause sor\t"], env, tmp_path, "sore-back")
    assert "sore-back" in shown
    assert not list(tmp_path.rglob("canary"))


def _type(argv: list[str], typed: list[str], env: dict[str, str], folder: Path, wanted: str) -> str:
    """Type into a shell on a terminal and give what it showed, until it shows what is wanted."""
    pid, terminal = pty.fork()
    if pid == 0:  # pragma: no cover - the child becomes the shell
        os.chdir(folder)
        os.execvpe(argv[0], argv, env)  # noqa: S606
    shown = b""
    try:
        for words in typed:
            time.sleep(0.5)
            os.write(terminal, words.encode())
        end = time.monotonic() + 30
        while time.monotonic() < end and wanted.encode() not in shown:
            if select.select([terminal], [], [], 0.5)[0]:
                try:
                    shown += os.read(terminal, 65536)
                except OSError:
                    break
    finally:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
        os.close(terminal)
    return shown.decode(errors="replace")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_shipped_and_shown(run: Run, shell: str) -> None:
    """`backinfo completion SHELL` prints the script as it stands in the package."""
    done = run("completion", shell)
    assert done.returncode == 0
    assert done.stdout == (PACKAGE / "completions" / f"backinfo.{shell}").read_text()


def test_hostile_ids_never_reach_a_shell(
    run: Run, tree: Tree, save: Callable[[Tree], Path]
) -> None:
    """An id that is no plain name is refused with its knowledge base."""
    tree["causes"][0]["id"] = "$(touch canary)"
    path = save(tree)
    assert offered(run, "cause", "--knowledge", str(path), "") == []
    assert json.loads(path.read_text())
