"""What the program touches outside itself: nothing but what it shows, and what -o names."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import COMMAND, ROOT
from test_cli import SHOWING

# Runs a command with a hook that notes every socket, started program and opened file.
_WATCHED = """
import json, os, sys
noted = {"sockets": [], "programs": [], "written": []}
def hook(event, args):
    if event.startswith("socket."):
        noted["sockets"].append(event)
    elif event in ("subprocess.Popen", "os.exec", "os.posix_spawn", "os.system", "os.fork"):
        noted["programs"].append(event)
    elif event == "open":
        path, mode, flags = args
        if flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT) or (mode and set(mode) & set("wax+")):
            noted["written"].append(str(path))
    elif event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink"):
        noted["written"].append(f"{event} {args[0]}")
sys.addaudithook(hook)
from backinfo.program import run
code = run(sys.argv[2:])
with open(sys.argv[1], "w") as file:
    json.dump(noted, file)
sys.exit(code)
"""


def watched(tmp_path: Path, *words: str) -> dict[str, list[str]]:
    """What a command touched, as Python's audit events tell."""
    log = tmp_path / "log.json"
    home = tmp_path / "home"
    home.mkdir()
    subprocess.run(
        [sys.executable, "-B", "-c", _WATCHED, log, *words],
        env={"PATH": os.environ["PATH"], "HOME": str(home), "PYTHONIOENCODING": "utf-8"},
        cwd=home,
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )
    assert list(home.rglob("*")) == []
    noted: dict[str, list[str]] = json.loads(log.read_text())
    noted["written"] = [path for path in noted["written"] if path != str(log)]
    return noted


@pytest.mark.parametrize("words", SHOWING, ids=" ".join)
@pytest.mark.parametrize("form", ["text", "json", "html"])
def test_a_command_touches_nothing(tmp_path: Path, words: tuple[str, ...], form: str) -> None:
    """No socket, no other program, no file written: a question leaves no trace."""
    noted = watched(tmp_path, *words, "--format", form)
    assert noted == {"sockets": [], "programs": [], "written": []}


def test_only_the_named_file_is_written(tmp_path: Path) -> None:
    """`-o` writes its file, by way of a partial one beside it, and nothing else."""
    target = tmp_path / "sheet.html"
    noted = watched(tmp_path, "handout", "prp", "-o", str(target))
    assert (noted["sockets"], noted["programs"]) == ([], [])
    assert all("sheet.html" in path for path in noted["written"])
    assert target.exists()
    assert [path.name for path in tmp_path.iterdir() if "part" in path.name] == []


@pytest.mark.parametrize("words", [("treatment", "prp"), ("search", "sciatica"), ("--help",)])
def test_the_kernel_saw_no_more(tmp_path: Path, words: tuple[str, ...]) -> None:
    """System calls, where strace is installed: no network, no file opened for writing."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    log = tmp_path / "calls"
    calls = "socket,connect,openat,creat,mkdir,unlink,rename,execve"
    subprocess.run(
        ["strace", "-f", "-e", f"trace={calls}", "-o", log, COMMAND, *words],
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=subprocess.DEVNULL,
        check=True,
        timeout=120,
    )
    text = log.read_text()
    assert not re.search(r"\b(socket|connect|creat|mkdir|unlink|rename)\(", text)
    assert not re.search(r"openat\([^)]*O_(WRONLY|RDWR|CREAT)", text)
    assert text.count("execve(") == 1


def test_no_module_knows_the_network() -> None:
    """No source file imports anything that could reach out."""
    for path in (ROOT / "src" / "backinfo").rglob("*.py"):
        source = path.read_text("utf-8")
        assert not re.search(
            r"^\s*(import|from) (socket|ssl|http|urllib|ftplib|asyncio)", source, re.M
        )
