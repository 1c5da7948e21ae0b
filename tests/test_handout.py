"""The sheet for the appointment: one file, whole, written whole or not at all."""

from __future__ import annotations

import os
from datetime import date
from html import escape
from pathlib import Path

import pytest

from backinfo.document import Heading, IconArray, Notice, Room
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Treatment
from backinfo.output import ExitCode
from backinfo.pages import handout
from backinfo.render import html
from conftest import Run

TODAY = date(2026, 11, 25)


def test_what_stands_on_the_sheet(knowledge: Knowledge) -> None:
    """Urgent help at the top, each topic, its picture, its questions with room, notes, date."""
    entries: list[Cause | Treatment] = [
        knowledge.treatments["prp"],
        knowledge.causes["sciatica"],
    ]
    page = handout.page(knowledge, entries, TODAY)
    assert isinstance(page.blocks[1], Notice)
    assert sum(isinstance(block, Notice) for block in page.blocks) == 1
    tops = [block.text for block in page.blocks if isinstance(block, Heading) and block.level == 2]
    assert [entry.name for entry in entries] == tops[:2]
    room = [block.label for block in page.blocks if isinstance(block, Room)]
    for entry in entries:
        assert set(entry.questions) <= set(room)
    assert "Notes" in room
    assert any(isinstance(block, IconArray) for block in page.blocks)
    shown = html.render(page)
    assert "2026-11-25" in shown
    assert knowledge.data_version in shown


@pytest.mark.parametrize("id", ["sciatica", "cauda-equina-syndrome"])
def test_the_sheet_names_the_warning_signs_once(knowledge: Knowledge, id: str) -> None:
    """A sheet has the warning signs of a cause, and says them once."""
    page = handout.page(knowledge, [knowledge.causes[id]], TODAY)
    headings = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert headings.count("Warning signs") == 1


def test_paper_names_no_commands(knowledge: Knowledge) -> None:
    """Nothing on paper tells the reader to type a command."""
    for full in (False, True):
        entries: list[Cause | Treatment] = [
            knowledge.treatments["prp"],
            knowledge.causes["herniated-disc"],
        ]
        shown = html.render(handout.page(knowledge, entries, TODAY, full=full))
        assert "backinfo treatment" not in shown
        assert "with --full" not in shown
        assert "<code>" not in shown


def test_full_prints_everything(knowledge: Knowledge) -> None:
    """--full holds every harm, body and effect of the entry."""
    entry = knowledge.treatments["prp"]
    shown = html.render(handout.page(knowledge, [entry], TODAY, full=True))
    for effect in entry.effects:
        assert escape(effect.outcome) in shown
    for harm in entry.harms:
        assert escape(harm.what) in shown


def test_the_sheet_is_written(run: Run, tmp_path: Path) -> None:
    """One self-contained file; it is not overwritten unless that is asked for."""
    path = tmp_path / "sheet.html"
    assert run("handout", "prp", "slipped disc", "-o", str(path)).returncode == 0
    first = path.read_text("utf-8")
    assert first.startswith("<!DOCTYPE html>")
    assert "<script" not in first
    again = run("handout", "heat", "-o", str(path))
    assert again.returncode == ExitCode.NOT_WRITTEN
    assert "--force" in again.stderr
    assert path.read_text("utf-8") == first
    assert run("handout", "heat", "-o", str(path), "--force").returncode == 0
    assert path.read_text("utf-8") != first


@pytest.mark.parametrize("target", ["missing/sheet.html", "/dev/full/sheet.html"])
def test_a_sheet_that_cannot_be_written(run: Run, tmp_path: Path, target: str) -> None:
    """Exit 4, one line that names the file, and nothing half-written."""
    done = run("handout", "prp", "-o", target, cwd=tmp_path)
    assert (done.returncode, done.stdout) == (ExitCode.NOT_WRITTEN, "")
    assert done.stderr.count("\n") == 1
    assert target in done.stderr
    assert os.listdir(tmp_path) == []


def test_names_that_are_not_there(run: Run, tmp_path: Path) -> None:
    """An unknown name: exit 1, what is near, no file."""
    done = run("handout", "prp", "zzqqxx", "-o", str(tmp_path / "sheet.html"))
    assert done.returncode == ExitCode.NOT_FOUND
    assert "zzqqxx" in done.stderr
    assert os.listdir(tmp_path) == []


def test_a_piped_sheet(run: Run) -> None:
    """Without -o the sheet goes to the pipe."""
    assert run("handout", "prp").stdout.startswith("<!DOCTYPE html>")
