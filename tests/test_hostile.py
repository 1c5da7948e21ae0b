"""A stranger's knowledge base: refused with one clear line, or shown as harmless text."""

from __future__ import annotations

import json
import os
import re
import resource
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import COMMAND, Tree

ESC, BEL, CSI = "\x1b", "\x07", "\x9b"
# Each is put into the names, the texts and the lists of an otherwise valid knowledge base.
EVIL = {
    "escape": f"{ESC}[31mred{ESC}[0m",
    "clear screen": f"{ESC}[2J{ESC}[H",
    "title": f"{ESC}]0;gone{BEL}",
    "link": f"{ESC}]8;;https://evil.example{ESC}\\click{ESC}]8;;{ESC}\\",
    "clipboard": f"{ESC}]52;c;ZXZpbA=={BEL}",
    "c1": f"{CSI}31m",
    "bidi": "\u202egnitirw desrever\u202c",
    "isolate": "\u2066left\u2069",
    "zero width": "a\u200bb\u200cc\ufeffd",
    "tag characters": "a\U000e0041\U000e0042",
    "carriage return": "safe\revil",
    "backspace": "safe\x08\x08\x08\x08evil",
    "null": "a\x00b",
    "combining flood": "e" + "\u0301" * 500,
    "rich markup": "[bold red]x[/] [/nope] [link=https://evil.example]y[/link] :smile:",
    "html": '<script>alert(1)</script><img src=x onerror=alert(1)>"><svg onload=alert(1)>',
    "javascript link": "[click](javascript:alert(1)) <javascript:alert(1)>",
    "data link": "[click](data:text/html,<script>alert(1)</script>)",
    "markdown": "# heading\n> quote\n```\ncode\n```\n| a | b |\n![i](https://evil.example/x.png)",
    "pipes": "a | b | c \\| d",
    "shell": "$(touch canary) `touch canary` ;touch canary",
    "format": "{0} {x} %s %n",
    "brackets": "[" * 1000 + "]" * 1000,
    "long word": "x" * 5000,
    "wide": "\u6f22\u5b57" * 200,
}
OURS = re.compile(r"\x1b\[(\d{1,2})(;\d{1,2})*m|\x1b\[m")


def spoiled(tree: Tree, evil: str) -> Tree:
    """The tree with the evil text in a name, an alias, a summary, a harm and a source."""
    cited = tree["causes"][0]["summary"]
    cause, treatment = tree["causes"][0], tree["treatments"][0]
    cause["name"] = f"Sore back {evil}"
    cause["aliases"] = [evil]
    cause["what_it_is"] = f"{evil} and more. {cited}"
    treatment["effects"][0]["outcome"] = f"pain {evil}"
    treatment["harms"][0]["what"] = evil
    tree["sources"][0]["title"] = evil
    tree["sources"][0]["URL"] = "javascript:alert(1)"
    return tree


def shown(path: Path, *words: str, **env: str) -> subprocess.CompletedProcess[bytes]:
    """A run on a knowledge base, with its time and memory bounded."""

    def bounded() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))
        resource.setrlimit(resource.RLIMIT_CPU, (20, 20))

    return subprocess.run(
        [COMMAND, *words, "--knowledge", path],
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        capture_output=True,
        timeout=60,
        check=False,
        preexec_fn=bounded,
    )


@pytest.mark.parametrize("evil", EVIL.values(), ids=EVIL.keys())
@pytest.mark.parametrize("form", ["text", "plain", "markdown", "html", "json", "colour"])
def test_evil_text(tree: Tree, save: Callable[[Tree], Path], evil: str, form: str) -> None:
    """Exit 3 with clear lines, or harmless text; never a traceback, never a foreign escape."""
    path = save(spoiled(tree, evil))
    how = ("--color", "always") if form == "colour" else ("--format", form)
    for words in (("cause", "sore-back", "--full"), ("treatment", "warm-bath", "--full")):
        done = shown(path, *words, *how)
        out, err = done.stdout.decode(), done.stderr.decode()
        assert done.returncode in (0, 3), err
        assert "Traceback" not in err
        clean = OURS.sub("", out) if form == "colour" else out
        for text in (clean, err):
            assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
        if done.returncode == 3:
            assert out == ""
            assert str(path) in err
            continue
        if form == "html":
            assert "<script" not in out
            assert "<img" not in out
            assert not re.search(r'href="(?!#|https?://)', out)
            assert not re.search(r"<[^>]* on\w+=", out)
        if form == "json":
            json.loads(out)
        if form == "markdown":
            assert not re.search(r"(?<!\\)\]\((javascript|data):", out)
    assert not Path("canary").exists()


@pytest.mark.parametrize(
    "content",
    [
        b"[" * 100_000,
        b'{"a":' * 50_000,
        b'{"schema": NaN}',
        b'{"schema": 1, "schema": 2}',
        b'{"schema": 1e999}',
        b'{"schema": ' + b"9" * 10_000 + b"}",
        b'"\\ud800"',
        b"\xff\xfe\x00",
        b"",
        b"null",
        b"[]",
        b'{"schema": 1, "causes": {}}',
        b'{"schema": 1, "causes": [1, null, "x", []]}',
    ],
    ids=range(13),
)
def test_evil_files(tmp_path: Path, content: bytes) -> None:
    """Whatever is no knowledge base is refused: exit 3, the file named, at once."""
    path = tmp_path / "evil.json"
    path.write_bytes(content)
    start = time.monotonic()
    done = shown(path, "causes")
    assert done.returncode == 3
    assert done.stdout == b""
    assert b"Traceback" not in done.stderr
    assert b"evil.json" in done.stderr
    assert time.monotonic() - start < 10


def test_ten_thousand_aliases(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """Many names are only many names."""
    tree["causes"][0]["aliases"] = [f"name {number}" for number in range(10_000)]
    done = shown(save(tree), "cause", "name 9999")
    assert done.returncode == 0


def test_a_file_that_is_too_large(tmp_path: Path) -> None:
    """A file beyond the bound is refused by its size, before it is read."""
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    done = shown(path, "causes")
    assert done.returncode == 3
    assert b"larger than 64 MB" in done.stderr


@pytest.mark.parametrize("kind", ["fifo", "device", "loop", "folder of nothing", "dangling"])
def test_what_is_no_file(tmp_path: Path, kind: str) -> None:
    """Pipes, devices and links to nowhere are refused, and nothing hangs."""
    path = tmp_path / "thing"
    if kind == "fifo":
        os.mkfifo(path)
    elif kind == "device":
        path = Path("/dev/zero")
    elif kind == "loop":
        path.symlink_to(path)
    elif kind == "folder of nothing":
        path.mkdir()
    else:
        path.symlink_to(tmp_path / "gone")
    done = shown(path, "causes")
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert done.stderr.count(b"\n") >= 1


def test_words_of_a_person_are_cleaned_too(tmp_path: Path) -> None:
    """What is typed comes back without what a terminal could act on."""
    for words in (("cause", EVIL["title"]), ("search", EVIL["link"]), ("compare", EVIL["c1"], "b")):
        done = subprocess.run(
            [COMMAND, *words], capture_output=True, check=False, timeout=60, cwd=tmp_path
        )
        assert b"\x1b" not in done.stdout + done.stderr
        assert b"Traceback" not in done.stderr
