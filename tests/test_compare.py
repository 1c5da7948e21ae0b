"""Options side by side, in patients' own questions."""

from __future__ import annotations

import json

import pytest

from backinfo.document import Heading, Span, Table
from backinfo.knowledge.base import Knowledge
from backinfo.options import named
from backinfo.output import ExitCode
from backinfo.pages import compare
from backinfo.render import layout, plain
from conftest import Run

QUESTIONS = (
    "What does it involve?",
    "How likely is it to help me, out of 100?",
    "How sure is that?",
    "What can go wrong?",
    "How soon would I know?",
    "What does it cost?",
    "What do guidelines say?",
)


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        (["prp", "exercise"], ["prp", "exercise"]),
        (["platelet", "rich", "plasma", "vs", "bed", "rest"], ["prp", "bed-rest"]),
        (["epidural steroid injection", "or", "prp"], ["epidural-steroid-injection", "prp"]),
        (["slipped", "disc", "spinal", "stenosis"], ["herniated-disc", "spinal-stenosis"]),
        (["prp", "injections", "exercise", "and", "nsaids"], ["prp", "exercise", "nsaids"]),
    ],
)
def test_names_need_no_quotes(knowledge: Knowledge, words: list[str], ids: list[str]) -> None:
    """Names of several words are told apart without quotes."""
    assert [hit.head.id for hit in named(knowledge, words).hits] == ids


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("prp",), ExitCode.USAGE, "2 to 4"),
        (("prp", "prp"), ExitCode.USAGE, "2 to 4"),
        (("prp", "exercise", "heat", "nsaids", "walking"), ExitCode.USAGE, "2 to 4"),
        (("prp", "sciatica"), ExitCode.USAGE, "not both"),
        (("sciatica", "scoliosis", "--for", "sciatica"), ExitCode.USAGE, "--for"),
        (("prp", "zzqqxx"), ExitCode.NOT_FOUND, "zzqqxx"),
        (("prp", "exercise", "--for", "zzqqxx"), ExitCode.NOT_FOUND, "zzqqxx"),
    ],
)
def test_what_cannot_be_compared(
    run: Run, words: tuple[str, ...], code: ExitCode, told: str
) -> None:
    """One line says what is wrong and what to do."""
    done = run("compare", *words)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.count("\n") == 1
    assert told in done.stderr


def test_every_question_has_an_answer_for_each_option(knowledge: Knowledge) -> None:
    """Nine questions, one column an option, and "not known" where nothing is known."""
    ids = ("prp", "exercise", "discectomy", "heat")
    options = [knowledge.treatments[id] for id in ids]
    page = compare.treatments(knowledge, options, None)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    asked = [row[0][0].text for row in table.rows]
    assert set(QUESTIONS) < set(asked)
    assert asked[-1] == "What if I do neither?"
    for row in table.rows:
        assert len(row) == 5
        assert all("".join(span.text for span in cell).strip() for cell in row)


def test_a_cause_narrows_the_evidence(knowledge: Knowledge) -> None:
    """With a cause, findings and advice for other causes stay away."""
    options = [knowledge.treatments[id] for id in ("prp", "epidural-steroid-injection")]
    sciatica = knowledge.causes["sciatica"]
    page = compare.treatments(knowledge, options, sciatica)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    row = next(row for row in table.rows if row[0][0].text == "Does it help?")
    assert "leg pain" in "".join(span.text for span in row[1])
    links = {span.target for r in table.rows for cell in r for span in cell if span.role == "link"}
    assert links <= {"cause:sciatica"}
    heads = [block.text for block in page.blocks if isinstance(block, Heading)]
    assert "What if I do none of these?" in heads


def test_narrow_pages_show_one_option_after_another(knowledge: Knowledge) -> None:
    """Below 80 columns, and read aloud, each option has all its answers together."""
    options = [knowledge.treatments[id] for id in ("prp", "exercise")]
    page = compare.treatments(knowledge, options, None)
    narrow = layout.flat(layout.layout(page, 79))
    assert narrow.count("What does it cost?") == 2
    assert plain.render(page, 80).count("What does it cost?") == 2
    wide = layout.flat(layout.layout(page, 80))
    assert wide.count("What does it cost?") == 1


def test_causes_are_told_apart(knowledge: Knowledge) -> None:
    """Two causes side by side end with how each entry tells them apart."""
    options = [knowledge.causes[id] for id in ("herniated-disc", "spinal-stenosis")]
    shown = plain.render(compare.causes(knowledge, options), 400)
    assert "How to tell them apart" in shown
    for option, other in (options, options[::-1]):
        for pointer in option.looks_like:
            if pointer.id == other.id:
                assert pointer.why in shown


def test_what_helps_most_has_helped(knowledge: Knowledge) -> None:
    """No treatment with little or no difference is named as what helps most."""
    for cause in knowledge.causes.values():
        page = compare.causes(knowledge, [cause, knowledge.causes["sciatica"]])
        (table,) = (block for block in page.blocks if isinstance(block, Table))
        row = next(row for row in table.rows if row[0][0].text == "What helps most?")
        for span in row[1]:
            if span.role == "link":
                effects = knowledge.treatments[span.target.split(":")[1]].effects
                assert any(e.condition == cause.id and e.direction == "better" for e in effects), (
                    cause.id,
                    span,
                )


def test_compare_in_json(run: Run) -> None:
    """Each option whole, its findings for the cause alone, and every source it cites."""
    done = run("compare", "prp", "exercise", "--for", "sciatica", "-f", "json")
    answer = json.loads(done.stdout)
    assert answer["cause"] == "sciatica"
    assert [row["id"] for row in answer["results"]] == ["prp", "exercise"]
    for row in answer["results"]:
        assert {effect["condition"] for effect in row["effects"]} <= {"sciatica"}
        assert row["sentences"].keys() == {effect["id"] for effect in row["effects"]}
    assert answer["sources"]


def test_spans_are_spans(knowledge: Knowledge) -> None:
    """Every cell of the grid holds spans alone."""
    options = [knowledge.treatments[id] for id in ("prp", "exercise")]
    page = compare.treatments(knowledge, options, None, full=True)
    (table,) = (block for block in page.blocks if isinstance(block, Table))
    assert all(isinstance(span, Span) for row in table.rows for cell in row for span in cell)
