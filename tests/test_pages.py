"""Pages: the answer first, nothing lost at any width, the same facts in every form."""

from __future__ import annotations

import os
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

import backinfo
from backinfo import find, wording
from backinfo.document import (
    Bar,
    Bullets,
    Document,
    Facts,
    Heading,
    IconArray,
    Notice,
    Paragraph,
    Picture,
    References,
    Span,
    Table,
    Title,
    line,
)
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.choices import Change, Site, Stance
from backinfo.knowledge.model import Advice
from backinfo.pages import (
    about,
    cause,
    compare,
    entry,
    facts,
    harms,
    lists,
    sources,
    start,
    treatment,
    urgent,
)
from backinfo.pages import search as search_page
from backinfo.pages.advice import disagree
from backinfo.pages.builder import Page
from backinfo.pages.pictures import place
from backinfo.pages.words import BRIEF as BRIEF_WORDS
from backinfo.ranking import for_cause
from backinfo.render import layout, plain, terminal
from backinfo.render.wrap import text_width, wrap
from backinfo.search.engine import search
from backinfo.search.index import build
from backinfo.text import clean
from conftest import under

GOLDEN = Path(__file__).parent / "golden"
WIDTHS = (20, 40, 60, 80, 200)
_KNOWLEDGE = backinfo.load()


def all_pages(knowledge: Knowledge) -> dict[str, Document]:
    """Every page that the program can show, by a name for it."""
    pages = {
        "start": start.page(knowledge),
        "about": about.page(knowledge, "0.0"),
        "causes": lists.causes(knowledge, list(knowledge.causes.values())),
        "symptoms": lists.symptoms(knowledge, list(knowledge.symptoms.values())),
        "glossary": lists.glossary(knowledge, list(knowledge.glossary.values())),
        "treatments": lists.treatments(knowledge, list(knowledge.treatments.values())),
    }
    options = [knowledge.treatments[id] for id in ("prp", "exercise", "epidural-steroid-injection")]
    likely = [knowledge.causes[id] for id in ("herniated-disc", "spinal-stenosis")]
    index = build(knowledge)
    for full in (False, True):
        mark = " full" if full else ""
        pages[f"compare treatments{mark}"] = compare.treatments(knowledge, options, None, full=full)
        narrowed = compare.treatments(knowledge, options, likely[0], full=full)
        pages[f"compare treatments for{mark}"] = narrowed
        pages[f"compare causes{mark}"] = compare.causes(knowledge, likely, full=full)
        for query in ("pain when siting", "numb between my legs"):
            found = search(knowledge, index, query)
            pages[f"search {query}{mark}"] = search_page.page(
                knowledge, query, found, None, full=full
            )
        numbers = list(knowledge.numbers.values())
        pages[f"facts{mark}"] = facts.page(knowledge, numbers, full=full)
        pages[f"urgent{mark}"] = urgent.page(knowledge, full=full)
        references = list(knowledge.sources.values())
        pages[f"sources{mark}"] = sources.page(knowledge, "all", references, full=full)
        for each in knowledge.treatments.values():
            pages[each.id + mark] = treatment.page(knowledge, each, full=full)
        for one in knowledge.causes.values():
            pages[one.id + mark] = cause.page(knowledge, one, full=full)
            ranked = for_cause(knowledge, one.id)
            pages[f"for {one.id}{mark}"] = lists.for_cause(knowledge, one, ranked, full=full)
    for kind in ("symptom", "warning-sign", "term"):
        for id in knowledge.topics[kind]:
            pages[f"{kind} {id}"] = entry.page(knowledge, kind, id)
    return pages


_PAGES = all_pages(_KNOWLEDGE)
every_page = pytest.mark.parametrize("document", _PAGES.values(), ids=_PAGES.keys())


def words_of(lines: Iterable[str]) -> str:
    """The letters and digits of a text, in order, without spaces and marks."""
    return "".join(char for row in lines for char in row if unicodedata.category(char)[0] in "LN")


def source_words(document: Document) -> list[str]:
    """The text of every span of a page."""
    found: list[str] = []

    def take(value: object) -> None:
        if isinstance(value, Span):
            found.append(value.text)
        elif isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple) and not isinstance(value, Span):
            for each in value:
                take(each)

    for block in document.blocks:
        match block:
            case Title(text, note):
                take((text, note))
            case Heading(text):
                take(text)
            case Paragraph(body) | Notice(body):
                take(body)
            case Bullets(items):
                take(items)
            case Facts(rows):
                take(rows)
            case Table(header, rows):
                take((header[1:], rows))
            case IconArray(caption, arms, after):
                take((caption, [(a, b) for a, _, b in arms], after))
            case Bar(_, words) | Picture(_, _, words):
                take(words)
            case References(items):
                take([body for _, body in items])
    return found


@every_page
@pytest.mark.parametrize("width", WIDTHS)
def test_no_word_is_lost_at_any_width(document: Document, width: int) -> None:
    """Every piece of text of a page stands in the text and the plain form, at each width."""
    text_form = words_of("".join(s.text for s in row) for row in layout.layout(document, width))
    plain_form = words_of(plain.render(document, width).split("\n"))
    for words in source_words(document):
        for word in words.split():
            assert words_of([word]) in text_form
            assert words_of([word]) in plain_form


@every_page
@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_is_wider_than_the_page(document: Document, width: int) -> None:
    """No line passes the width asked for, or the width at which prose still reads well."""
    for row in layout.flat(layout.layout(document, width)).split("\n"):
        assert text_width(row) <= min(width, layout.MEASURE)
    for row in plain.render(document, width).split("\n"):
        assert text_width(row) <= width


@every_page
def test_urgent_help_stands_on_every_page(document: Document) -> None:
    """Each page says when to get help at once, in both forms."""
    words = words_of([_KNOWLEDGE.about.urgent_help])
    assert words in words_of([layout.flat(layout.layout(document, 80))])
    assert words in words_of([plain.render(document, 80)])


@every_page
def test_colour_changes_no_word(document: Document) -> None:
    """The coloured page without its colours is the page without colour."""
    lines = layout.layout(document, 80)
    painted = terminal.paint(lines)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == layout.flat(lines)
    assert not re.search(r"38;[25]|48;|\x1b[^\[]|\x1b\[[0-9;]*[^0-9;m]", painted)


@every_page
def test_plain_pages_hold_words_alone(document: Document) -> None:
    """No box, bar or bullet sign stands in the form that is read aloud."""
    assert not re.search("[\u2022\u2500-\u25ff]", plain.render(document, 80))


@every_page
def test_lines_end_cleanly(document: Document) -> None:
    """No trailing space, one newline at the end, no two blank lines in a row."""
    for shown in (layout.flat(layout.layout(document, 80)), plain.render(document, 80)):
        assert not re.search(r" \n|\n\n\n", shown)
        assert shown.endswith("\n")
        assert not shown.endswith("\n\n")


@pytest.mark.parametrize("id", list(_KNOWLEDGE.treatments))
def test_a_treatment_answers_in_the_first_screen(id: str) -> None:
    """Name, main message, evidence with its certainty and the next step stand in 24 lines."""
    document = treatment.page(_KNOWLEDGE, _KNOWLEDGE.treatments[id])
    first = layout.flat(layout.layout(document, 80)).split("\n")[:24]
    top = words_of(first)
    assert words_of([_KNOWLEDGE.treatments[id].name]) in top
    assert "Howsure" in top
    assert "Whattodonext" in top
    summary = re.sub(r"\[.*?\]", "", _KNOWLEDGE.treatments[id].summary, flags=re.DOTALL)
    for word in summary.split():
        assert words_of([word]) in top
    assert any(layout.UNICODE.empty in row or layout.UNICODE.full in row for row in first)


@pytest.mark.parametrize("id", list(_KNOWLEDGE.treatments))
def test_a_full_treatment_page_leaves_nothing_out(id: str) -> None:
    """Each effect, harm, body, claim, gap and question of an entry is on its full page."""
    record = _KNOWLEDGE.treatments[id]
    shown = words_of(
        [layout.flat(layout.layout(treatment.page(_KNOWLEDGE, record, full=True), 88))]
    )
    wanted = [
        *(effect.outcome for effect in record.effects),
        *(harm.what for harm in record.harms),
        *(advice.body for advice in record.advice),
        *(claim.claim for claim in record.claims),
        *record.questions,
    ]
    # A table may break a phrase across its columns, so each word is looked for.
    for phrase in wanted:
        for word in phrase.split():
            assert words_of([word]) in shown


@pytest.mark.parametrize("id", list(_KNOWLEDGE.causes))
def test_a_cause_answers_what_patients_ask(id: str) -> None:
    """How long, do I need a scan and what to do now stand on the first screen of a cause."""
    document = cause.page(_KNOWLEDGE, _KNOWLEDGE.causes[id])
    top = "\n".join(layout.flat(layout.layout(document, 80)).split("\n")[:24])
    for question in ("How long it lasts", "Do I need a scan?", "What to do now"):
        assert question in top


def test_citations_are_numbered_as_they_come(knowledge: Knowledge) -> None:
    """The first source cited is [1], and every number leads to one reference."""
    document = treatment.page(knowledge, knowledge.treatments["prp"], full=True)
    shown = layout.flat(layout.layout(document, 88))
    body, _, listed = shown.rpartition("Sources\n")
    numbers = list(dict.fromkeys(map(int, re.findall(r"\[(\d+)\]", body))))
    assert numbers == sorted(numbers)
    assert set(numbers) == set(map(int, re.findall(r"^ *\[(\d+)\]", listed, re.MULTILINE)))


@pytest.mark.parametrize("form", ["text", "plain"])
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("name", ["prp", "herniated-disc", "causes"])
def test_golden_pages(name: str, width: int, form: str) -> None:
    """A page looks as it did when it was last looked at (UPDATE_GOLDEN=1 to look anew)."""
    document = _PAGES[name]
    if form == "plain":
        shown = plain.render(document, width)
    else:
        shown = layout.flat(layout.layout(document, width))
    path = GOLDEN / f"{name}-{width}.{form}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(shown, encoding="utf-8")
    assert shown == path.read_text(encoding="utf-8")


@given(st.text(), st.integers(1, 100))
def test_wrapping_loses_no_character(words: str, width: int) -> None:
    """Whatever the text and the width, only spaces change."""
    rows = wrap(line(words), width)
    kept = "".join(s.text for row in rows for s in row)
    assert kept.replace(" ", "") == words.replace(" ", "").replace("\n", "")


@given(st.text(st.characters(exclude_categories=["Mn", "Me", "Mc"])), st.integers(2, 100))
def test_wrapped_lines_fit(words: str, width: int) -> None:
    """No wrapped line is wider than it may be, wide characters counted as two."""
    for row in wrap(line(words), width):
        assert sum(text_width(span.text) for span in row) <= width


def test_a_picture_counts_right() -> None:
    """An icon array draws 100 marks an arm, filled as many as it says."""
    block = IconArray(line("Of 100"), (("A", 48, "48 of 100"), ("B", 0, "0 of 100")))
    shown = layout.flat(layout.layout(Document((block,)), 80))
    assert shown.count(layout.UNICODE.full) == 48
    assert shown.count(layout.UNICODE.empty) == 152


@pytest.mark.parametrize("site", get_args(Site))
def test_the_spine_shows_where_a_cause_sits(site: Site) -> None:
    """Each site is filled in its picture, and told in words; what is elsewhere has none."""
    picture = place(site)
    if site == "outside-the-spine":
        assert picture is None
        return
    assert picture
    assert [len(row) for row in picture.rows] == [len(row) for row in picture.marked]
    labels = {"saddle": 0, "whole-lower-back": 2}
    assert sum("<- " in row for row in picture.rows) == labels.get(site, 1)
    document = Document((picture,))
    drawn = layout.flat(layout.layout(document, 80))
    marked = "".join(picture.marked).count("#")
    assert drawn.count(layout.UNICODE.full) == marked + 1
    told = " ".join(plain.render(document, 400).split())
    assert told == picture.words
    narrow = layout.flat(layout.layout(document, 20))
    assert " ".join(narrow.split()) == picture.words


@pytest.mark.parametrize("change", get_args(Change))
def test_the_spine_shows_what_has_changed(change: Change) -> None:
    """A change is drawn in place of the healthy part, marked, and told in words."""
    picture, healthy = place("disc", change), place("disc")
    assert picture
    assert healthy
    assert [len(row) for row in picture.rows] == [len(row) for row in picture.marked]
    assert [row for row in picture.rows if "<- " in row] != []
    differing = [
        n
        for n, rows in enumerate(zip(picture.rows, healthy.rows, strict=True))
        if len(set(rows)) > 1
    ]
    assert any("#" in picture.marked[n] for n in differing)
    told = " ".join(plain.render(Document((picture,)), 400).split())
    assert told == picture.words


def test_each_part_of_the_spine_has_its_own_place() -> None:
    """No two sites, and no two changes, fill the same signs."""
    pictures = [place(site) for site in get_args(Site)]
    pictures += [place("disc", change) for change in get_args(Change)]
    marks = [picture.marked for picture in pictures if picture]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("id", list(_KNOWLEDGE.causes))
def test_treatments_of_a_cause_start_with_doing_nothing(id: str) -> None:
    """Doing nothing stands first; every ranked treatment is named on the page."""
    entry = _KNOWLEDGE.causes[id]
    ranked = for_cause(_KNOWLEDGE, id)
    for full in (False, True):
        blocks = lists.for_cause(_KNOWLEDGE, entry, ranked, full=full).blocks
        first = next(block for block in blocks if isinstance(block, Facts))
        assert first.rows[0][0] == "Doing nothing special"
        links = {s.target for b in blocks for s in _spans(b) if s.role == "link"}
        assert {f"treatment:{each.treatment.id}" for each in ranked} <= links


def test_harm_and_cost_stand_beside_the_benefit(knowledge: Knowledge) -> None:
    """What helps is shown with what can go wrong and what it costs."""
    cause_id = "nonspecific-low-back-pain"
    ranked = for_cause(knowledge, cause_id)
    page = lists.for_cause(knowledge, knowledge.causes[cause_id], ranked)
    table = next(block for block in page.blocks if isinstance(block, Table))
    assert table.header == ("Treatment", "What was found", "What can go wrong", "How sure?")
    for row in table.rows:
        assert [span.text for span in row[2] if span.role == "label"] == ["Cost:"]


def _spans(block: object) -> list[Span]:
    """Every span in a block, however deep."""
    if isinstance(block, Span):
        return [block]
    if isinstance(block, Struct):
        return [s for name in block.__struct_fields__ for s in _spans(getattr(block, name))]
    if isinstance(block, tuple):
        return [span for each in block for span in _spans(each)]
    return []


def _advice(body: str, stance: Stance, condition: str | None = None) -> Advice:
    return Advice(
        body=body,
        country="UK",
        stance=stance,
        for_whom="people",
        condition=condition,
        sources=("a",),
    )


@pytest.mark.parametrize(
    ("given_advice", "expected"),
    [
        ((_advice("A", "against"), _advice("B", "recommends")), True),
        ((_advice("A", "against"), _advice("B", "may-be-considered", "sciatica")), True),
        ((_advice("A", "against", "sciatica"), _advice("B", "recommends", "sciatica")), True),
        ((_advice("A", "against", "sciatica"), _advice("B", "recommends", "scoliosis")), False),
        ((_advice("A", "against"), _advice("A", "recommends")), False),
        ((_advice("A", "against"), _advice("B", "research-only")), False),
        ((_advice("A", "recommends"), _advice("B", "may-be-considered")), False),
    ],
)
def test_bodies_that_differ_are_said_to(given_advice: tuple[Advice, ...], expected: bool) -> None:
    """Two bodies disagree when one is for it and another against it, for the same people."""
    assert disagree(given_advice) is expected


def test_guidelines_stand_on_the_short_page(knowledge: Knowledge) -> None:
    """The short page of a treatment names the bodies and their year, and says if they differ."""
    for record in knowledge.treatments.values():
        page = treatment.page(knowledge, record)
        taking = [a for a in record.advice if a.stance in wording.STANCE_IN_BRIEF]
        headings = [block.text for block in page.blocks if isinstance(block, Heading)]
        assert headings.count("What guidelines say") == bool(taking)
        if not taking:
            continue
        bodies = under(page, "What guidelines say")[0]
        assert isinstance(bodies, Bullets)
        told = ["".join(span.text for span in item) for item in bodies.items]
        for each in taking[:1]:
            # The name of a body may be explained on the page, in any part of it.
            words = set(re.findall(r"\w+", each.body))
            year = each.year or "undated"
            assert any(words <= set(re.findall(r"\w+", i)) and f", {year}, " in i for i in told)
        assert (told[-1] == "They do not agree.") == disagree(record.advice)


def test_harms_in_short_say_where_all_of_them_stand(knowledge: Knowledge) -> None:
    """The short answer on harm is the entry's own, and names the place of all of them."""
    record = knowledge.treatments["opioids"]
    for full, where in ((False, "under --full"), (True, "below")):
        told = "".join(span.text for span in harms.in_short(Page(knowledge, full=full), record))
        assert told.startswith(clean(record.in_short.harms).split(" [")[0])
        assert told.endswith(f" All of them stand {where}.")


def test_ascii_pages_hold_ascii_symbols() -> None:
    """Without Unicode the same page is drawn with ASCII marks."""
    block = Facts((("How sure?", (Span("low", "meter", "2"),)),))
    assert layout.flat(layout.layout(Document((block,)), 80, layout.ASCII)).strip() == (
        "How sure?  ##-- low"
    )


@pytest.mark.parametrize("id", ["prp", "opioids", "discectomy", "yoga"])
def test_a_page_explains_its_medical_words(id: str) -> None:
    """The first words that the glossary knows are explained, none of them twice."""
    document = treatment.page(_KNOWLEDGE, _KNOWLEDGE.treatments[id])
    explained, *rest = under(document, "Words explained")
    assert isinstance(explained, Facts)
    names = [label for label, _ in explained.rows]
    before_it = document.blocks[: -len(rest) - 2]
    assert 0 < len(names) == len(set(names)) <= BRIEF_WORDS
    before = find.key(layout.flat(layout.layout(Document(before_it), 200)))
    heads = {head.name: head for head in _KNOWLEDGE.glossary.heads.values()}
    for label in names:
        # A word that is written otherwise stands first: "tailbone (coccyx)".
        name = label if label in heads else label.rpartition(" (")[2].rstrip(")")
        assert any(find.key(known) in before for known in heads[name].names)


@pytest.mark.parametrize("id", [id for id, c in _KNOWLEDGE.causes.items() if c.serious])
def test_an_emergency_page_leads_to_help(id: str) -> None:
    """Signs, steps to tick and what is done stand on the short page, and no legend of dots."""
    document = cause.page(_KNOWLEDGE, _KNOWLEDGE.causes[id])
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert headings[:3] == ["Warning signs", "Step by step", "What is done"]
    assert any(isinstance(b, Bullets) and b.mark == "box" for b in document.blocks)
    if "What helps, and how sure" not in headings:
        assert "How sure" not in str(document)
        assert all(
            label != "The dots"
            for b in document.blocks
            if isinstance(b, Facts)
            for label, _ in b.rows
        )


@pytest.mark.parametrize("id", [id for id, c in _KNOWLEDGE.causes.items() if c.outlook])
def test_what_became_of_100_people(id: str) -> None:
    """Each share of an outlook is drawn as 100 people of its own: the same may have two."""
    outlook = _KNOWLEDGE.causes[id].outlook
    assert outlook is not None
    drawn = [
        b for b in cause.page(_KNOWLEDGE, _KNOWLEDGE.causes[id]).blocks if isinstance(b, IconArray)
    ]
    assert [n for _, n, _ in drawn[0].arms] == [share.of_100 for share in outlook.shares]


def test_options_that_guidelines_dispute_are_marked() -> None:
    """Opioids stand among what may help, with the word that guidelines disagree."""
    document = cause.page(_KNOWLEDGE, _KNOWLEDGE.causes["nonspecific-low-back-pain"])
    shown = " ".join(layout.flat(layout.layout(document, 88)).split())
    assert "opioids (guidelines disagree)" in shown
    assert "exercise (guidelines disagree)" not in shown
