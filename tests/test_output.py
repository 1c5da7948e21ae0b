"""One object decides how a page looks: format, width, colour, symbols."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from backinfo import output


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say yes."""
        return True


@pytest.mark.parametrize(
    ("color", "environ", "tty", "painted"),
    [
        ("auto", {}, True, True),
        ("auto", {}, False, False),
        ("auto", {"NO_COLOR": "1"}, True, False),
        ("auto", {"NO_COLOR": ""}, True, True),
        ("auto", {"FORCE_COLOR": "1"}, False, True),
        ("auto", {"FORCE_COLOR": "0"}, False, False),
        ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
        ("auto", {"TERM": "dumb"}, True, False),
        ("always", {"NO_COLOR": "1"}, False, True),
        ("never", {"FORCE_COLOR": "1"}, True, False),
    ],
)
def test_who_decides_on_colour(
    color: output.Color, environ: dict[str, str], tty: bool, painted: bool
) -> None:
    """The option, then NO_COLOR, then FORCE_COLOR, then the terminal."""
    stream = Terminal() if tty else io.StringIO()
    assert output.settings("text", None, color, stream, environ).color is painted


@pytest.mark.parametrize(
    ("width", "columns", "wanted"),
    [(50, "100", 50), (None, "100", 100), (None, "", 80), (None, "3", 20), (None, "9999", 400)],
)
def test_who_decides_on_width(width: int | None, columns: str, wanted: int) -> None:
    """The option, then COLUMNS within bounds, then 80."""
    environ = {"COLUMNS": columns}
    assert output.settings("text", width, "auto", io.StringIO(), environ).width == wanted


def test_letters_that_an_encoding_lacks() -> None:
    """They become their nearest ASCII, and are never lost without a sign."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
    output.write("caf\u00e9 \u2013 \u201cyes\u201d \u4e16\n", stream)
    assert raw.getvalue() == b'cafe - "yes" ?\n'


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    """Where the folder is missing nothing is left; where it is there, only the file is."""
    with pytest.raises(output.OutputError):
        output.save("x", tmp_path / "missing" / "file")
    output.save("x", tmp_path / "file")
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
