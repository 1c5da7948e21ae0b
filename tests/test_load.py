"""Any file or folder gives a knowledge base, or one clear error. Never a traceback."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import backinfo
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import SOURCE, load, unwrapped
from backinfo.knowledge.problem import KnowledgeError
from backinfo.text import pieces
from conftest import Tree

_ONE_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def problem_of(path: Path) -> str:
    """The first problem of a knowledge base that must have one."""
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    assert caught.value.problems
    return str(caught.value.problems[0])


def loads_or_says_why(path: Path) -> None:
    """Loading gives a Knowledge or a KnowledgeError that names the file."""
    try:
        loaded = load(path)
    except KnowledgeError as error:
        problems = error.problems
    else:
        assert isinstance(loaded, Knowledge)
        return
    assert problems
    assert all(problem.what for problem in problems)


@given(content=st.binary(max_size=400))
@_ONE_FOLDER
def test_any_bytes(tmp_path: Path, content: bytes) -> None:
    """Whatever bytes stand in a knowledge file."""
    path = tmp_path / "any.json"
    path.write_bytes(content)
    loads_or_says_why(path)


@given(content=_JSON)
@_ONE_FOLDER
def test_any_json(tmp_path: Path, content: object) -> None:
    """Whatever JSON stands in a knowledge file, also where a section should be."""
    path = tmp_path / "any.json"
    for wrapped in (content, {"causes": content}, {"schema": 1, "treatments": [content]}):
        path.write_text(json.dumps(wrapped), encoding="utf-8", errors="surrogatepass")
        loads_or_says_why(path)


@given(field=st.text(max_size=20), value=_JSON)
@_ONE_FOLDER
def test_any_field_of_an_entry(tmp_path: Path, tree: Tree, field: str, value: object) -> None:
    """Whatever stands in any field of an otherwise good entry."""
    path = tmp_path / "any.json"
    for name in (field, "summary", "effects", "aliases", "reviewed", "id"):
        spoilt = {**tree, "treatments": [{**tree["treatments"][0], name: value}]}
        path.write_text(json.dumps(spoilt), encoding="utf-8")
        loads_or_says_why(path)


@given(content=st.text(max_size=300) | st.binary(max_size=300))
@_ONE_FOLDER
def test_any_toml(tmp_path: Path, content: str | bytes) -> None:
    """Whatever stands in the TOML of a folder."""
    data = content.encode("utf-8", "replace") if isinstance(content, str) else content
    (tmp_path / "causes").mkdir(exist_ok=True)
    for name in ("about.toml", "sources.toml", "glossary.toml", "causes/x.toml"):
        (tmp_path / name).write_bytes(data)
    for name in ("symptoms.toml", "warning-signs.toml", "numbers.toml"):
        (tmp_path / name).write_bytes(b"")
    loads_or_says_why(tmp_path)


def test_folder_and_file_are_the_same(compiled: Path) -> None:
    """A folder and the file compiled from it hold the same knowledge."""
    assert load(SOURCE).to_json() == load(compiled).to_json()


def test_a_good_small_base_loads(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """The base that the other tests spoil is sound."""
    assert list(load(save(tree)).treatments) == ["warm-bath"]


def test_the_python_interface(knowledge: Knowledge) -> None:
    """`backinfo.load()` gives typed records."""
    assert isinstance(knowledge.treatments["prp"], backinfo.Treatment)
    assert isinstance(knowledge.get("sciatica"), backinfo.Cause)
    assert knowledge.get("nothing-of-the-kind") is None


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "not JSON"),
        (b"\xff\xfe{}", "not UTF-8"),
        (b"{", "not JSON"),
        (b"[]", "must be one JSON object"),
        (b'{"schema": NaN}', "NaN"),
        (b'{"schema": 1, "schema": 1}', "stands twice"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": "\\ud800"}', "not usable"),
        (b'{"schema": 1' + b"0" * 5000 + b"}", "not usable"),
    ],
)
def test_broken_files_say_what_is_wrong(tmp_path: Path, content: bytes, says: str) -> None:
    """Each way in which a file can be broken has its own words, and the file's name."""
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    problem = problem_of(path)
    assert says in problem
    assert "broken.json" in problem


def test_paths_that_are_no_knowledge(tmp_path: Path) -> None:
    """A missing path, an empty folder, a device and a pipe are refused at once."""
    assert "no such file" in problem_of(tmp_path / "missing.json")
    assert "about.toml" in problem_of(tmp_path)
    assert "not a file" in problem_of(Path("/dev/zero"))
    os.mkfifo(tmp_path / "pipe")
    assert "not a file" in problem_of(tmp_path / "pipe")
    assert problem_of(Path("a\0b"))


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """A file over 64 MB is refused before it is read."""
    path = tmp_path / "huge.json"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    assert "larger than 64 MB" in problem_of(path)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"sumary": "x"}, "sumary: unknown field. Did you mean summary"),
        ({"group": "nonsense"}, "group: has no choice 'nonsense'"),
        ({"questions": "one?"}, "questions: must be a list"),
        ({"reviewed": "yesterday"}, "reviewed: must be a date"),
        ({"name": 3}, "name: must be text in quotes"),
        ({"name": ""}, "name: must not be empty"),
        ({"alternatives": [{"id": "nowhere", "why": "x"}]}, "there is no treatment nowhere"),
        ({"summary": "No source."}, "no source for"),
        ({"summary": "So [@nobody]."}, "there is no source nobody"),
        ({"cost": "See [this](cause:nowhere) [@nobody]."}, "there is no"),
        ({"cost": "See [this](javascript:x) [@nobody]."}, "there is no"),
        ({"name": "a\u001b[31mb"}, "hidden character U+001B"),
        ({"name": "a\u202eb"}, "hidden character U+202E"),
        ({"id": "Warm Bath"}, "an id has only"),
    ],
)
def test_slips_in_an_entry(
    tree: Tree, save: Callable[[Tree], Path], change: Tree, says: str
) -> None:
    """A slip in one field is told with the entry, the field and what to do."""
    tree["treatments"][0].update(change)
    path = save(tree)
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    lines = [str(problem) for problem in caught.value.problems]
    assert any(says in line for line in lines), lines


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"comparator": None}, "comparator: is missing"),
        ({"time": None}, "time: is missing"),
        ({"population": None}, "population: is missing"),
        ({"direction": None}, "direction: is missing"),
        ({"size": "unclear", "direction": None}, "an unclear effect has very low certainty"),
        ({"size": "little-or-none"}, "has no direction"),
        ({"certainty": "none"}, "certainty is none, yet a comparison is given"),
        ({"condition": "nothing"}, "there is no cause nothing"),
        ({"graded_by": "nobody"}, "there is no source nobody"),
        (
            {"per_100": {"outcome": "x", "with": 101, "without": 1, "base": "y", "sources": []}},
            "101 is more than 100",
        ),
        (
            {"per_100": {"outcome": "x", "with": 1, "without": 1, "sources": []}},
            "per_100.base: is missing",
        ),
    ],
)
def test_slips_in_an_effect(
    tree: Tree, save: Callable[[Tree], Path], change: Tree, says: str
) -> None:
    """An effect without what a reader needs to judge it is refused."""
    effect = tree["treatments"][0]["effects"][0]
    effect.update(change)
    for name in [name for name, value in effect.items() if value is None]:
        del effect[name]
    path = save(tree)
    with pytest.raises(KnowledgeError) as caught:
        load(path)
    lines = [str(problem) for problem in caught.value.problems]
    assert any(says in line for line in lines), lines


def test_an_id_used_twice_is_refused(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """Two entries never share an id, within a kind or across kinds."""
    tree["treatments"].append(dict(tree["treatments"][0]))
    assert "used twice" in problem_of(save(tree))
    del tree["treatments"][1]
    tree["causes"][0]["id"] = "warm-bath"
    assert "used twice" in problem_of(save(tree))


def test_all_problems_are_told(tmp_path: Path) -> None:
    """One run names every file that is wrong, by its name in the folder."""
    folder = tmp_path / "data"
    shutil.copytree(SOURCE, folder)
    for name in ("causes/sciatica.toml", "treatments/prp.toml"):
        path = folder / name
        path.write_text(path.read_text().replace("\nsummary = ", "\nsumary = "))
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    lines = [str(problem) for problem in caught.value.problems]
    assert [line for line in lines if line.startswith("causes/sciatica.toml: sciatica: ")]
    assert [line for line in lines if line.startswith("treatments/prp.toml: prp: ")]


def test_an_id_written_in_a_file_is_refused(tmp_path: Path) -> None:
    """The file's name is the id; a second one in the file is a mistake."""
    folder = tmp_path / "data"
    shutil.copytree(SOURCE, folder)
    path = folder / "treatments" / "prp.toml"
    path.write_text('id = "other"\n' + path.read_text())
    assert "id" in problem_of(folder)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("One\nline.\n", "One line."),
        ("First.\n\nSecond\n  half.\n", "First.\n\nSecond half."),
        ("Do:\n\n- this\n  now\n- that\n", "Do:\n\n- this now\n- that"),
    ],
)
def test_wrapped_lines_become_one(written: str, read: str) -> None:
    """A paragraph or list item that is wrapped in the file is one line in the record."""
    assert unwrapped(written) == read


@given(st.text(st.sampled_from("ab -\n"), max_size=40))
def test_unwrapping_keeps_the_paragraphs(words: str) -> None:
    """Unwrapping changes no paragraph, no list item and no word, and does it once for all."""
    once = unwrapped(words)
    assert list(pieces(once)) == list(pieces(words))
    assert unwrapped(once) == once
