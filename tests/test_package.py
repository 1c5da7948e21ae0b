"""The built package holds what it needs, and runs where nothing else is installed."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from importlib.metadata import requires
from pathlib import Path

import msgspec
import pytest
from packaging.requirements import Requirement

from backinfo.knowledge.load import SOURCE, load
from backinfo.knowledge.shelf import make
from backinfo.ranking import all_ranked
from backinfo.search.index import Index, build
from conftest import ROOT


def test_the_wheel_holds_the_compiled_knowledge(built: Path, unpacked: Path) -> None:
    """The wheel ships one knowledge file, equal to the data folder, and no TOML."""
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "backinfo/knowledge/knowledge.json" in names
    assert "backinfo/knowledge/data-version.txt" in names
    assert "backinfo/search/index.json" in names
    assert "backinfo/render/page.css" in names
    assert {f"backinfo/completions/backinfo.{s}" for s in ("bash", "zsh", "fish")} <= set(names)
    assert any(name.endswith("data/share/man/man1/backinfo.1") for name in names)
    assert {"backinfo/schema/knowledge.json", "backinfo/schema/answer.json"} <= set(names)
    assert "backinfo/py.typed" in names
    assert not [name for name in names if name.endswith(".toml") or "test" in name]
    shipped = unpacked / "backinfo" / "knowledge" / "knowledge.json"
    assert shipped.read_bytes() == load(SOURCE).to_json()
    beside = unpacked / "backinfo" / "knowledge" / "names.json"
    base = load(SOURCE)
    assert (shipped.read_bytes(), beside.read_bytes()) == make(base, all_ranked(base))
    index = unpacked / "backinfo" / "search" / "index.json"
    assert msgspec.json.decode(index.read_bytes(), type=Index) == build(load(SOURCE))


def test_the_wheel_is_reproducible(built: Path, tmp_path: Path) -> None:
    """Two builds of the same source give the same bytes."""
    (first,) = built.glob("*.whl")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir"]
    subprocess.run([*command, tmp_path, ROOT], check=True, capture_output=True, timeout=120)
    (second,) = tmp_path.glob("*.whl")
    assert second.read_bytes() == first.read_bytes()


def test_the_source_distribution_holds_the_data(built: Path) -> None:
    """The sdist has the data, the tests and the licences, so that it builds again."""
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    for wanted in ("data/about.toml", "data/LICENSE", "LICENSE", "src/build_hook.py", "README.md"):
        assert wanted in names


@pytest.mark.parametrize("words", [["causes"], ["treatment", "prp"]], ids=" ".join)
def test_the_wheel_runs_by_itself(unpacked: Path, words: list[str]) -> None:
    """What is in the wheel shows pages without the source checkout."""
    script = (
        f"import sys; sys.path.insert(0, {str(unpacked)!r}); import backinfo.knowledge.shelf as l"
    )
    script += f"; assert l.SHIPPED.exists(); sys.argv[1:] = {words!r}"
    script += "; from backinfo.__main__ import main; main()"
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=unpacked,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Get help at once" in done.stdout


def test_every_package_that_comes_along_is_named() -> None:
    """SECURITY.md names each package that an installation brings, by what they require."""
    told = (ROOT / "SECURITY.md").read_text("utf-8").lower()
    wanted, seen = ["backinfo"], set()
    while wanted:
        name = wanted.pop()
        if name in seen:
            continue
        seen.add(name)
        for needed in map(Requirement, requires(name) or ()):
            if needed.marker is None or needed.marker.evaluate({"extra": ""}):
                wanted.append(needed.name.lower())
    assert len(seen) > 4
    assert [name for name in seen - {"backinfo"} if name not in told] == []
