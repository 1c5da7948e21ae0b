"""The installed command: what it shows, where, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
from pathlib import Path

import pytest

import backinfo
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import load
from backinfo.output import ExitCode
from conftest import COMMAND, Run

SHOWING = [
    ("causes",),
    ("cause", "sciatica"),
    ("treatments",),
    ("treatments", "--for", "sciatica"),
    ("treatment", "prp"),
    ("symptoms",),
    ("symptom", "leg pain"),
    ("glossary",),
    ("glossary", "MRI"),
    ("facts",),
    ("urgent",),
    ("sources",),
    ("sources", "prp"),
    ("about",),
    ("search", "pain", "when", "sitting"),
    ("compare", "prp", "exercise"),
    ("compare", "sciatica", "spinal stenosis"),
]
every_command = pytest.mark.parametrize("words", SHOWING, ids=" ".join)


@every_command
@pytest.mark.parametrize("form", ["text", "plain", "json"])
def test_every_command_has_every_format(run: Run, words: tuple[str, ...], form: str) -> None:
    """Each command that shows something shows it in each format, with the urgent-help line."""
    done = run(*words, "--format", form)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Get help at once" in done.stdout
    assert "\x1b" not in done.stdout


@every_command
def test_json_has_its_envelope(run: Run, words: tuple[str, ...]) -> None:
    """JSON answers say their schema and data version, also when colour is forced."""
    done = run(*words, "-f", "json", env={"FORCE_COLOR": "1"})
    answer = json.loads(done.stdout)
    assert answer["schema"] == 1
    assert answer["data_version"]
    assert isinstance(answer["sources"], list)


@every_command
def test_help_of_every_command(run: Run, words: tuple[str, ...]) -> None:
    """-h equals --help, and has an example."""
    short, long = run(words[0], "-h"), run(words[0], "--help")
    assert short.stdout == long.stdout
    assert "Example: backinfo" in short.stdout
    assert short.returncode == 0


def test_the_start_page(run: Run) -> None:
    """`backinfo` alone shows what can be asked, on standard output, and ends well."""
    done = run()
    assert done.returncode == 0
    assert "backinfo treatment prp" in done.stdout
    assert "Get help at once" in done.stdout


def test_version_and_help(run: Run) -> None:
    """--version is one line; --help is short, and names the exit codes."""
    assert run("--version").stdout == f"backinfo {backinfo.__version__}\n"
    done = run("--help")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) < 40
    assert "Exit codes" in done.stdout


def test_unquoted_words_and_options_after_them(run: Run) -> None:
    """A name may be several words, with options behind it."""
    asked = run("treatment", "platelet", "rich", "plasma", "--width", "60")
    assert asked.stdout == run("treatment", "prp", "--width", "60").stdout


def test_an_unquoted_cause_after_for(run: Run) -> None:
    """`treatments --for slipped disc` needs no quotes, and `treatments sciatica` no --for."""
    wanted = run("treatments", "--for", "herniated-disc").stdout
    assert run("treatments", "--for", "slipped", "disc").stdout == wanted
    assert run("treatments", "slipped", "disc").stdout == wanted


def test_a_cause_asked_for_as_a_treatment(run: Run) -> None:
    """It is shown, with a note on standard error."""
    done = run("treatment", "sciatica")
    assert done.returncode == 0
    assert done.stdout == run("cause", "sciatica").stdout
    assert "is a cause, not a treatment" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("treatment", "prpp"), 1, "Did you mean: prp"),
        (("cause", "zzzz"), 1, "See backinfo causes."),
        (("treatments", "--for", "zzzz"), 1, "no cause is called"),
        (("sources", "zzzz"), 1, "no entry or source is called"),
        (("facts", "zzzz"), 1, "no number is called"),
        (("causes", "--symptom", "zzzz"), 1, "no symptom is called"),
        (("symptom", "zzzz"), 1, "See backinfo symptoms."),
        (("glossary", "zzzz"), 1, "See backinfo glossary."),
        (("treatmnt",), 2, "treatment"),
        (("treatment",), 2, "NAME"),
        (("treatment", "prp", "--nope"), 2, "--nope"),
        (("treatment", "prp", "--format", "xml"), 2, "xml"),
        (("treatment", "prp", "--width", "5"), 2, "5"),
        (("causes", "--group", "zzzz"), 2, "zzzz"),
        (("causes", "--knowledge", "nowhere.json"), 3, "no such file"),
        (("check", "nowhere.json"), 3, ""),
        (("export", "-o", "nowhere/at/all.json"), 4, "cannot be written"),
    ],
)
def test_bad_input_ends_with_one_line_and_its_code(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, says: str
) -> None:
    """Each mistake is told in one line on standard error, and nothing is half shown."""
    done = run(*words, cwd=tmp_path)
    assert done.returncode == code
    assert says in done.stderr
    assert len(done.stderr.splitlines()) == 1
    if words[0] != "check":
        assert done.stdout == ""


def test_a_failed_lookup_in_json(run: Run) -> None:
    """The envelope comes with empty results and near names; the code is still 1."""
    done = run("treatment", "prpp", "--format", "json")
    answer = json.loads(done.stdout)
    assert done.returncode == 1
    assert answer["results"] == []
    assert answer["did_you_mean"][0]["id"] == "prp"


def test_a_name_that_fits_several(run: Run) -> None:
    """Several entries that fit are listed with their commands."""
    done = run("treatment", "cell injections")
    assert done.returncode == 0
    assert done.stdout.count("backinfo treatment ") > 1


def test_names_are_cleaned_before_they_are_repeated(run: Run) -> None:
    """What was typed comes back without escape sequences."""
    done = run("treatment", "a\x1b[31mb")
    assert "\x1b" not in done.stderr


def test_a_topic_in_json_is_the_record(run: Run, knowledge: Knowledge) -> None:
    """JSON has the record's own fields, the generated sentences and the sources in full."""
    answer = json.loads(run("treatment", "prp", "-f", "json").stdout)
    record = knowledge.treatments["prp"]
    assert answer["kind"] == "treatment"
    assert answer["summary"] == record.summary
    assert set(answer["sentences"]) == {effect.id for effect in record.effects}
    assert {source["id"] for source in answer["sources"]} >= set(
        re.findall(r"@([a-z0-9-]+)", record.summary)
    )


def test_export_comes_back_as_the_same_pages(run: Run, tmp_path: Path) -> None:
    """Export, then --knowledge on it: the pages are the same."""
    path = tmp_path / "out.json"
    assert run("export", "-o", str(path)).returncode == 0
    for words in (("treatment", "prp", "--full"), ("causes",), ("facts",)):
        shown = run(*words, "--knowledge", str(path))
        assert (shown.returncode, shown.stdout) == (0, run(*words).stdout)
    assert load(path).to_json() == path.read_bytes().strip()


def test_export_does_not_overwrite(run: Run, tmp_path: Path) -> None:
    """A file that is there stays, unless --force is given."""
    path = tmp_path / "out.json"
    path.write_text("mine")
    done = run("export", "-o", str(path))
    assert (done.returncode, path.read_text()) == (4, "mine")
    assert "--force" in done.stderr
    assert run("export", "-o", str(path), "--force").returncode == 0


def test_check_of_a_good_base(run: Run, compiled: Path) -> None:
    """A sound knowledge base passes its check."""
    done = run("check", str(compiled))
    assert (done.returncode, done.stdout) == (0, "No problem found.\n")


def test_a_reader_that_closes_early_is_no_error() -> None:
    """`backinfo sources | head -1` says nothing on standard error and ends well."""
    script = f'"{COMMAND}" sources | head -1; exit "${{PIPESTATUS[0]}}"'
    done = subprocess.run(
        ["bash", "-c", script], capture_output=True, text=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) == 1


@pytest.mark.parametrize("redirect", ["> /dev/full", ">&-"])
def test_output_that_cannot_be_written(redirect: str) -> None:
    """A full disk and a closed output end with 4 and one line."""
    done = subprocess.run(
        ["bash", "-c", f'"{COMMAND}" causes {redirect}'],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 4
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr


def test_standard_input_is_not_needed() -> None:
    """Nothing is read and nothing asks."""
    done = subprocess.run(
        ["bash", "-c", f'"{COMMAND}" treatment prp <&-'],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "utf-8"])
def test_any_encoding_carries_the_page(run: Run, encoding: str) -> None:
    """Symbols and letters that an encoding lacks become ASCII; nothing crashes."""
    done = run("treatment", "prp", "--full", env={"PYTHONIOENCODING": encoding})
    assert (done.returncode, done.stderr) == (0, "")


def on_terminal(*words: str, **env: str) -> str:
    """What the command shows on a terminal."""
    parent, child = pty.openpty()
    environment = {**os.environ, "TERM": "xterm-256color", **env}
    with subprocess.Popen(
        [COMMAND, *words], stdin=child, stdout=child, stderr=child, env=environment
    ) as process:
        os.close(child)
        chunks = []
        while True:
            try:
                chunk = os.read(parent, 65536)
            except OSError:
                break
            if not chunk:
                break
            chunks.append(chunk)
        assert process.wait(60) == 0
    os.close(parent)
    return b"".join(chunks).decode().replace("\r\n", "\n")


def test_colour_on_a_terminal_and_only_there(run: Run) -> None:
    """A terminal gets the 16 theme colours; a pipe gets none; the words are the same."""
    shown = on_terminal("treatment", "prp", COLUMNS="80")
    assert "\x1b[1;36m" in shown
    assert not re.search(r"38;[25]|48;", shown)
    assert re.sub(r"\x1b\[[0-9;]*m", "", shown) == run("treatment", "prp").stdout


@pytest.mark.parametrize(
    ("words", "env"),
    [
        ((), {"NO_COLOR": "1"}),
        (("--color", "never"), {}),
        (("--color", "never"), {"FORCE_COLOR": "1"}),
        ((), {"TERM": "dumb"}),
    ],
)
def test_no_colour_when_it_is_not_wanted(words: tuple[str, ...], env: dict[str, str]) -> None:
    """NO_COLOR, --color never and a dumb terminal each give none."""
    assert "\x1b" not in on_terminal("causes", *words, **env)


def test_colour_when_it_is_forced(run: Run) -> None:
    """--color always and FORCE_COLOR colour a pipe; FORCE_COLOR=0 and NO_COLOR do not."""
    assert "\x1b" in run("causes", "--color", "always").stdout
    assert "\x1b" in run("causes", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b" not in run("causes", env={"FORCE_COLOR": "0"}).stdout
    assert "\x1b" not in run("causes", env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).stdout


def test_a_dumb_terminal_gets_plain_words(run: Run) -> None:
    """TERM=dumb shows the form that is read aloud."""
    shown = on_terminal("treatment", "prp", TERM="dumb", COLUMNS="80")
    assert shown == run("treatment", "prp", "--format", "plain").stdout


@pytest.mark.parametrize("columns", ["20", "40", "200", "junk", "0", "9" * 30])
def test_columns_set_the_width(run: Run, columns: str) -> None:
    """COLUMNS is obeyed within bounds, and nonsense in it is passed over."""
    done = run("causes", env={"COLUMNS": columns})
    assert done.returncode == 0
    if columns in ("20", "40"):
        assert max(map(len, done.stdout.splitlines())) <= int(columns)


def test_an_interrupt_ends_with_130() -> None:
    """Ctrl-C ends the program with 130 and no traceback."""
    script = "import os, signal, time, backinfo.program as p, backinfo.__main__ as m\n"
    script += "p.run = lambda _: (os.kill(os.getpid(), signal.SIGINT), time.sleep(9))\nm.main()"
    done = subprocess.run(
        [COMMAND.with_name("python"), "-c", script],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == ExitCode.INTERRUPTED == 128 + signal.SIGINT
    assert "Traceback" not in done.stderr
