"""What the short pages promise beyond their looks: words, sizes, both sides, reasons, pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from backinfo.document import (
    Bar,
    Bullets,
    Document,
    Facts,
    IconArray,
    Line,
    Paragraph,
    Span,
    Table,
)
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.load import load
from backinfo.knowledge.model import Effect, Treatment
from backinfo.knowledge.problem import KnowledgeError
from backinfo.pages import cause, lists, options, treatment
from backinfo.pages.builder import Page
from backinfo.pages.pictures import bars
from backinfo.pages.words import BRIEF, explained
from backinfo.ranking import Ranked, Tier, for_cause
from backinfo.text import clean
from backinfo.wording import lower_first
from conftest import Run, Tree, under


def told(line: Line) -> str:
    """The words of a line."""
    return "".join(span.text for span in line)


def rows(document: Document) -> dict[str, str]:
    """Every labelled row of a page."""
    facts = (block for block in document.blocks if isinstance(block, Facts))
    return {label: told(line) for block in facts for label, line in block.rows}


def explained_words(knowledge: Knowledge, words: str, own: str = "") -> list[str]:
    """The names of the words that a page with this text explains."""
    made = Page(knowledge)
    made.say(words)
    explained(made, own)
    facts = [block for block in made.document().blocks if isinstance(block, Facts)]
    return [label for block in facts for label, _ in block.rows]


def listed(knowledge: Knowledge, ranked: list[Ranked], *, can_go_wrong: bool = False) -> Table:
    """The table in which treatments are told one by one."""
    made = Page(knowledge)
    options.tell(made, ranked, can_go_wrong=can_go_wrong)
    return next(block for block in made.document().blocks if isinstance(block, Table))


def glossed(knowledge: Knowledge, *parts: str | Span) -> str:
    """The words of a paragraph once its terms are explained."""
    made = Page(knowledge)
    made.say(*parts)
    explained(made)
    first = made.document().blocks[0]
    assert isinstance(first, Paragraph)
    return told(first.line)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The NHS says so. The NHS is sure.", "The NHS (the UK health service) says so. The NHS"),
        ("NHS advice is clear.", "NHS (the UK health service) advice is clear."),
        ("NHS Lothian and the NHS say so.", "NHS Lothian and the NHS (the UK health service) say"),
        ("Sciatica pain is sciatica.", "Sciatica pain is sciatica (nerve pain down the leg)."),
        ("It is free (in the NHS).", "It is free (in the NHS)."),
        ("NICE, the UK guideline body, is for it.", "NICE, the UK guideline body, is for it."),
        ("A nice day, and who knows.", "A nice day, and who knows."),
        ("Sciatica can last.", "Sciatica (nerve pain down the leg) can last."),
    ],
)
def test_a_hard_word_is_explained_beside_its_first_use(
    knowledge: Knowledge, written: str, shown: str
) -> None:
    """A few words in brackets follow the term, once, never inside brackets or before a noun."""
    found = glossed(knowledge, written)
    assert found.startswith(shown)
    assert found.count("(") == shown.count("(")


def test_a_word_explained_beside_its_use_is_not_explained_again(knowledge: Knowledge) -> None:
    """The list at the end holds only what no brackets explain; a link is left alone."""
    assert explained_words(knowledge, "Sciatica can last") == []
    assert explained_words(knowledge, "For sciatica pain") == ["sciatica"]
    linked = Span("sciatica", "link", "cause:sciatica")
    assert glossed(knowledge, "It is ", linked, ".") == "It is sciatica."


def test_where_all_were_tested_in_the_same_people_it_stands_once(knowledge: Knowledge) -> None:
    """Equal populations are told above the table, others in each row."""
    for id in knowledge.causes:
        ranked = [each for each in for_cause(knowledge, id) if each.tier is not Tier.NOT_TESTED]
        whom = {each.effect.population for each in ranked}
        made = Page(knowledge)
        options.tell(made, ranked, can_go_wrong=True)
        words = " ".join(_plain(made.document()))
        if len(ranked) > 1 and len(whom) == 1:
            assert words.count(f"tested in {clean(whom.pop() or '')}") == 1
        else:
            for population in whom - {None}:
                assert f"Tested in {clean(population or '')}." in words


def test_a_gap_is_not_drawn_as_a_level(knowledge: Knowledge) -> None:
    """The bar of a gap says that it is a gap, which way it goes, and how long the scale is."""
    seen = 0
    for record in knowledge.treatments.values():
        for effect in record.effects:
            if effect.points and effect.points.gap is not None:
                (bar,) = [b for b in bars(Page(knowledge), record, effect) if isinstance(b, Bar)]
                seen += 1
                assert re.match(r"The gap: [\d.]+ points? (lower|higher) with ", bar.words)
                assert bar.words.endswith(f"; the whole row: {effect.points.scale}")
    assert seen > 3


def _plain(page: Document) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Paragraph):
            yield told(block.line)
        elif isinstance(block, Table):
            yield from (told(cell) for row in block.rows for cell in row)


def test_an_abbreviation_is_no_word(knowledge: Knowledge) -> None:
    """WHO is explained where it stands in capitals, never for the word "who"."""
    assert explained_words(knowledge, "Ask the one who knows") == []
    assert "WHO (the UN health body)" in glossed(knowledge, "The one who knows is the WHO.")


def test_everyday_words_come_last(knowledge: Knowledge) -> None:
    """A word that most readers know gives way to a hard one, wherever it stands."""
    first = explained_words(knowledge, "a trial of a scan for myeloma and an endoscope")
    assert first == ["myeloma", "endoscope", "trial", "scan"]


def test_a_page_does_not_explain_its_own_name(knowledge: Knowledge) -> None:
    """The word for the entry itself is left out of its page; so are those beyond the limit."""
    assert explained_words(knowledge, "Sciatica hurts", "sciatica") == []
    every = ", ".join(head.name for head in knowledge.glossary.heads.values())
    assert len(explained_words(knowledge, every)) == BRIEF


def test_an_option_says_what_it_is_and_in_whom(knowledge: Knowledge) -> None:
    """Each row told has the treatment in a few words, who was studied, and its harms."""
    ranked = [e for e in for_cause(knowledge, "sciatica") if e.tier is Tier.BETTER]
    table = listed(knowledge, ranked, can_go_wrong=True)
    for each, (name, found, harms, _) in zip(ranked, table.rows, strict=True):
        assert clean(each.treatment.in_short.what_it_is) in told(name)
        assert f"Tested in {each.effect.population}." in told(found)
        shown = clean(each.treatment.in_short.harms).split(" [")[0]
        assert told(harms).startswith(shown)


def findings(record: Treatment, knowledge: Knowledge) -> Iterator[str]:
    """The findings of a treatment's short page."""
    page = treatment.page(knowledge, record)
    table = next(block for block in page.blocks if isinstance(block, Table))
    return (told(first) for first, _ in table.rows)


def test_a_gain_is_never_shown_without_the_finding_of_none(knowledge: Knowledge) -> None:
    """Where one finding for a condition shows a gain and a sure one shows none, both stand."""
    seen = 0
    for record in knowledge.treatments.values():
        firsts: dict[str, Effect] = {}
        for effect in record.effects:
            firsts.setdefault(effect.condition, effect)
        sure = [e for e in record.effects if e.certainty not in ("very-low", "none")]
        gains = {c for c, e in firsts.items() if e in sure and e.direction == "better"}
        none = [e for e in sure if e.size == "little-or-none" and e.condition in gains]
        if none:
            seen += 1
            shown = " ".join(findings(record, knowledge))
            assert f"little or no difference to {clean(none[0].outcome)}" in shown, record.id
    assert seen > 10


def test_every_condition_is_named_and_the_back_comes_first(knowledge: Knowledge) -> None:
    """No condition with a finding is left out of the table; those of the back come first."""
    heads = knowledge.causes.heads
    for record in knowledge.treatments.values():
        shown = list(findings(record, knowledge))
        for id in {effect.condition for effect in record.effects}:
            label = clean(heads[id].short or heads[id].name).lower()
            assert label in " ".join(shown).lower(), (record.id, id)
        sure = [e.condition for e in record.effects if e.certainty not in ("very-low", "none")]
        backs = [id for id in sure if heads[id].site != "outside-the-spine"]
        if backs:
            first = heads[backs[0]]
            assert shown[0].startswith(clean(first.short or first.name)), record.id


def test_what_is_unsure_says_against_what_beside_a_surer_finding(knowledge: Knowledge) -> None:
    """What nobody can tell, for a condition with a finding above it, names the comparator."""
    shown = list(findings(knowledge.treatments["acupuncture"], knowledge))
    unsure = next(row for row in shown if row.startswith("Very uncertain for "))
    assert re.search(r"non-specific back pain \(compared with [^)]+\)", unsure)


def test_other_choices_come_with_a_reason(knowledge: Knowledge) -> None:
    """The first screen says why to look at another treatment, not only which."""
    for record in knowledge.treatments.values():
        row = rows(treatment.page(knowledge, record))["What to do next"]
        assert clean(record.alternatives[0].why).rstrip(".")[1:] in row


def test_the_size_of_a_finding_is_cited_and_shown(knowledge: Knowledge) -> None:
    """A finding with its size in figures shows it, with the source that the figures are from."""
    record = knowledge.treatments["exercise"]
    effect = next(e for e in record.effects if e.how_much)
    made = Page(knowledge)
    line = made.finding(effect, plural=False)
    assert told(line).endswith("].")
    assert [s.target for s in line if s.role == "citation"] == re.findall(
        r"@([a-z0-9-]+)", effect.how_much or ""
    )


def test_a_gain_in_a_list_of_options_tells_the_dummy_too(knowledge: Knowledge) -> None:
    """A gain over no treatment is told with what trials against a dummy found, if that was none."""
    ranked = for_cause(knowledge, "nonspecific-low-back-pain")
    exercise = next(each for each in ranked if each.id == "exercise")
    assert exercise.effect.direction == "better"
    table = listed(knowledge, [exercise])
    found = told(table.rows[0][1])
    assert re.search(
        r" But compared with a dummy .*, it .*make.* little or no difference .* \[\d\]\.", found
    )
    against_dummy = next(each for each in ranked if each.effect.comparator_kind == "placebo")
    assert " But compared" not in told(listed(knowledge, [against_dummy]).rows[0][1])


def shown_first(table: Table) -> list[str]:
    """The ids of the treatments in a table, in order."""
    return [span.target.split(":")[1] for row in table.rows for span in row[0][:1]]


def test_what_nobody_can_tell_is_told_where_nothing_is_surer(knowledge: Knowledge) -> None:
    """Very uncertain findings are named in a line, but told where a cause has no others."""
    tiers = {each.tier for each in for_cause(knowledge, "coccyx-pain")}
    assert tiers == {Tier.UNSURE}
    page = cause.page(knowledge, knowledge.causes["coccyx-pain"])
    (table,) = [block for block in page.blocks if isinstance(block, Table)]
    assert set(shown_first(table)) == {each.id for each in for_cause(knowledge, "coccyx-pain")}
    rows_of_sciatica = rows(cause.page(knowledge, knowledge.causes["sciatica"]))
    assert options.UNSURE in rows_of_sciatica


def test_a_gain_whose_dummy_trials_are_unsure_says_so(knowledge: Knowledge) -> None:
    """Acupuncture did better than usual care; against fake needles nobody can tell."""
    ranked = for_cause(knowledge, "nonspecific-low-back-pain")
    each = next(each for each in ranked if each.id == "acupuncture")
    found = told(listed(knowledge, [each]).rows[0][1])
    assert re.search(r" But compared with [^.]*, nobody can tell \[\d\]\.", found)


def test_few_findings_of_its_own_bring_those_of_a_wider_condition(knowledge: Knowledge) -> None:
    """A cause with few findings shows the best for the cause it names, and says whose they are."""
    record = knowledge.causes["annular-tear"]
    assert record.see_also[0].id == "nonspecific-low-back-pain"
    page = cause.page(knowledge, record)
    blocks = under(page, "Tested in non-specific back pain, not in this alone")
    table = next(block for block in blocks if isinstance(block, Table))
    assert shown_first(table) == list(record.see_also[0].show)
    own = {each.id for each in for_cause(knowledge, record.id) if each.tier < Tier.UNSURE}
    shown = shown_first(table)
    assert len(shown) == options.MOST_BORROWED
    assert not own & set(shown)
    rich = cause.page(knowledge, knowledge.causes["nonspecific-low-back-pain"])
    assert "not in this alone" not in str(rich)


def test_the_plan_of_care_stands_before_the_options(knowledge: Knowledge) -> None:
    """What is done for a cause, beyond the treatments with entries, opens what helps."""
    record = knowledge.causes["shingles"]
    assert record.in_short.what_is_done
    for page in (
        cause.page(knowledge, record),
        lists.for_cause(knowledge, record, for_cause(knowledge, record.id)),
    ):
        words = [told(block.line) for block in page.blocks if isinstance(block, Paragraph)]
        assert clean(record.in_short.what_is_done).split(" [")[0][:40] in " ".join(words)
    full = cause.page(knowledge, record, full=True)
    assert options.NO_FINDING not in str(full)


def test_points_are_drawn_as_bars_on_their_scale(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """Both means of a finding are drawn against the end of the scale, and told as points."""
    effect = tree["treatments"][0]["effects"][0]
    points = {"what": "pain", "scale": 10, "with": 3, "without": 4.5, "base": "40 people"}
    effect["points"] = {**points, "sources": [tree["sources"][0]["id"]]}
    effect.pop("per_100", None)
    page = treatment.page(*_first(load(save(tree))))
    drawn = [block for block in page.blocks if isinstance(block, Bar)]
    assert [(bar.share, bar.words.split(": ")[1]) for bar in drawn] == [
        (30, "3 points"),
        (45, "4.5 points"),
    ]
    assert "on a scale from 0 to 10 where less is better" in str(page)
    effect["points"] = {"what": "limits", "scale": 24, "gap": 1, "good": "more", "base": "x"}
    effect["points"]["sources"] = [tree["sources"][0]["id"]]
    page = treatment.page(*_first(load(save(tree))))
    (bar,) = [block for block in page.blocks if isinstance(block, Bar)]
    name = tree["treatments"][0].get("short") or tree["treatments"][0]["name"]
    told = f"The gap: 1 point higher with {lower_first(clean(name))}; the whole row: 24"
    assert (round(bar.share), bar.words) == (4, told)
    assert "on a scale from 0 to 24 where more is better" in str(page)
    effect["points"]["with"] = 3
    with pytest.raises(KnowledgeError, match="needs with and without, or gap alone"):
        load(save(tree))
    effect["points"] |= {"scale": 10, "without": 4}
    del effect["points"]["gap"]
    effect["points"]["without"] = 11
    with pytest.raises(KnowledgeError, match="11 is off the scale, which ends at 10"):
        load(save(tree))


def test_what_nobody_can_tell_is_not_drawn_beside_what_is_surer(
    tree: Tree, save: Callable[[Tree], Path]
) -> None:
    """Counts of very low certainty give way to points that are surer; alone they are drawn."""
    record = tree["treatments"][0]
    sure = record["effects"][0]
    source = tree["sources"][0]["id"]
    counts = {"outcome": "felt better", "with": 9, "without": 1, "base": "x", "sources": [source]}
    points = {
        "what": "pain",
        "scale": 10,
        "with": 3,
        "without": 4,
        "base": "y",
        "sources": [source],
    }
    unsure = {**sure, "id": "unsure", "certainty": "very-low", "size": "unclear", "per_100": counts}
    for name in ("direction", "points", "how_much"):
        unsure.pop(name, None)
    sure.pop("per_100", None)
    record["harms"] = [{"what": "Pain", "how_often": "Not known", "serious": False}]
    record["effects"] = [unsure, {**sure, "points": points}]
    blocks = treatment.page(*_first(load(save(tree)))).blocks
    assert [type(block) for block in blocks if isinstance(block, (Bar, IconArray))] == [Bar, Bar]
    record["effects"] = [unsure]
    blocks = treatment.page(*_first(load(save(tree)))).blocks
    assert [type(block) for block in blocks if isinstance(block, (Bar, IconArray))] == [IconArray]


def _first(knowledge: Knowledge) -> tuple[Knowledge, Treatment]:
    return knowledge, next(iter(knowledge.treatments.values()))


def test_small_steps_are_to_be_ticked(knowledge: Knowledge) -> None:
    """What to do next on a cause page starts with its own small steps of care."""
    page = cause.page(knowledge, knowledge.causes["herniated-disc"])
    steps = under(page, "What to do next")[0]
    assert isinstance(steps, Bullets)
    assert steps.mark == "box"
    own = [
        told(item)
        for item in Page(knowledge).items(knowledge.causes["herniated-disc"].self_care, 3)
    ]
    shown = [re.sub(r" \[\d+\]", "", told(item)) for item in steps.items]
    assert [re.sub(r" \[\d+\]", "", item) for item in own] == shown[1:4]


def test_a_harm_of_one_arm_is_drawn_as_treated_people(
    tree: Tree, save: Callable[[Tree], Path]
) -> None:
    """Where nothing else was counted, a harm is drawn as 100 treated people, with its base."""
    record = tree["treatments"][0]
    for effect in record["effects"]:
        effect.pop("per_100", None)
    record["harms"][0] |= {"of_100": 37, "how_often": "37 of 100 people, by one survey"}
    record["harms"][0].pop("per_100", None)
    page = treatment.page(*_first(load(save(tree))))
    array = next(block for block in page.blocks if isinstance(block, IconArray))
    assert array.arms == (("Treated", 37, "37 of 100"),)
    assert "by one survey" in told(array.after)


def test_what_is_advised_against_names_its_source(knowledge: Knowledge) -> None:
    """Each treatment in the list of those advised against has the citation of who says so."""
    ranked = for_cause(knowledge, "nonspecific-low-back-pain")
    against = [each for each in ranked if each.against]
    line = options.names(Page(knowledge), against)
    cited = {span.target for span in line if span.role == "citation"}
    assert cited == {each.advised_against[0].sources[0] for each in against}


def test_help_for_one_cause_stands_first_on_its_page(knowledge: Knowledge) -> None:
    """A place of help for a single cause is named on its page, and on no other."""
    own = rows(cause.page(knowledge, knowledge.causes["cauda-equina-syndrome"]))
    other = rows(cause.page(knowledge, knowledge.causes["sciatica"]))
    assert own["Where to find support"].startswith("Cauda Equina Champions Charity")
    assert "Champions" not in other["Where to find support"]


def test_help_only_for_what_is_there(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A place of help names causes and groups of treatments that exist."""
    place = {"name": "A place", "what": "Help", "country": "UK", "url": "https://a.example"}
    tree["about"]["support"] = [{**place, "only_for": ["sore-back", "surgery"]}]
    load(save(tree))
    tree["about"]["support"] = [{**place, "only_for": ["sore-foot"]}]
    with pytest.raises(KnowledgeError, match="no cause and no group of treatments sore-foot"):
        load(save(tree))


def test_a_page_tells_the_first_problems_and_check_tells_all(
    tree: Tree, save: Callable[[Tree], Path], run: Run
) -> None:
    """A spoilt knowledge base does not flood the screen when a page was asked for."""
    tree["causes"][0]["symptoms"] = [f"symptom-{n}" for n in range(8)]
    path = save(tree)
    page = run("causes", "--knowledge", str(path))
    assert page.returncode == 3
    assert page.stderr.count("\n") == 6
    assert (
        page.stderr.splitlines()[-1] == "backinfo: and 3 more; backinfo check PATH tells them all"
    )
    assert run("check", str(path)).stdout.count("symptom-") == 8


def test_authors_money_and_dates_stand_on_every_entry(knowledge: Knowledge) -> None:
    """Who wrote it, who pays and when it was checked each have a row of their own."""
    for page in (
        treatment.page(knowledge, knowledge.treatments["prp"]),
        cause.page(knowledge, knowledge.causes["sciatica"], full=True),
    ):
        shown = rows(page)
        assert clean(knowledge.about.authors) in shown["Authors"]
        assert clean(knowledge.about.interests) in shown["Money"]
        assert "due again" in shown["Dates"]


def test_short_answers_leave_nothing_required_out(tree: Tree, save: Callable[[Tree], Path]) -> None:
    """A treatment without what it is or its harms in short is refused, and says so."""
    for field in ("what_it_is", "harms"):
        spoilt = msgspec.json.decode(msgspec.json.encode(tree))
        del spoilt["treatments"][0]["in_short"][field]
        with pytest.raises(KnowledgeError, match=f"in_short.{field}: is missing"):
            load(save(spoilt))
