"""The page of one cause: what it is, how long it lasts, what helps, when to get help."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Document, Line, Paragraph, Span, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause
from backinfo.pages import options, words
from backinfo.pages.builder import Page, reviewed
from backinfo.pages.groups import CAUSE_GROUPS
from backinfo.pages.pictures import outlook, place
from backinfo.ranking import for_cause
from backinfo.text import clean

# How many treatments of a group the short page tells of, and how many it names.
BRIEF_TOLD = 4
BRIEF_NAMED = 5
# How many small steps of its own care the short page names.
BRIEF_STEPS = 3


def page(knowledge: Knowledge, cause: Cause, *, full: bool = False) -> Document:
    """The page of a cause, about two screens long, or all of it."""
    made = Page(knowledge, full=full)
    made.add(Title(clean(cause.name), CAUSE_GROUPS[cause.group]))
    body(made, cause)
    words.explained(made, cause.id)
    made.sources()
    made.footer(reviewed(cause))
    return made.document()


def body(made: Page, cause: Cause) -> None:
    """What the page says between its title and its sources."""
    short = cause.in_short
    made.about.add(cause.id)
    if cause.serious:
        made.urgent()
    made.lead(cause.summary)
    answers = [
        ("How long it lasts", short.how_long),
        ("Do I need a scan?", short.tests),
        ("What to do now", short.self_care),
        ("When to see a doctor", short.see_a_doctor or ""),
    ]
    # In an emergency what to do comes first.
    answers.insert(len(answers) if cause.serious else 0, ("What it is", short.what_it_is))
    made.facts((question, made.inline(answer)) for question, answer in answers)
    if not cause.serious:
        made.urgent()
    made.aim(
        "For adults who have this or may have it, and those who help them. It tells what it is, "
        "how long it lasts, what helps, what can go wrong and when to get help.",
        dots=not cause.serious and bool(for_cause(made.knowledge, cause.id) or cause.see_also),
    )
    if made.full:
        _everything(made, cause)
    else:
        _essentials(made, cause)


def _essentials(made: Page, cause: Cause) -> None:
    short = cause.in_short
    if cause.serious:
        made.heading("Warning signs")
        made.warning_signs(cause.warning_signs)
        made.heading("Step by step")
        made.prose(cause.self_care, boxes=True)
        made.section("What is done", short.what_is_done)
    _what_helps(made, cause)
    _outlook(made, cause)
    _place(made, cause)
    made.heading("About it")
    made.facts(
        [
            ("What it feels like", made.inline(short.feels_like)),
            ("If you do nothing", made.inline(short.if_nothing)),
            ("Still unknown", made.inline(cause.unknowns[0]) if cause.unknowns else ()),
        ]
    )
    made.heading("Living with it")
    made.facts(
        [
            ("In a flare", made.inline(short.flare)),
            ("Work", made.inline(short.work)),
            ("Stopping it coming back", made.inline(short.prevention or "")),
            ("Where to find support", made.support_in_brief()),
        ]
    )
    if made.paper:
        if not cause.serious:
            made.heading("Warning signs")
            made.warning_signs(cause.warning_signs)
        made.questions(cause.questions)
    _next_steps(made, cause)
    made.section("To sum up", cause.summary)
    made.next(
        (f"backinfo cause {cause.id} --full", "all of it: tests, daily life, self-care, sources"),
        (f"backinfo treatments --for {cause.id}", "every treatment with a finding, ranked"),
        (f"backinfo handout {cause.id}", "a sheet to print for a visit"),
    )


def _everything(made: Page, cause: Cause) -> None:
    made.section("When to get help", cause.when_to_get_help)
    if cause.serious:
        made.section("What is done", cause.what_is_done)
    made.section("What it is", cause.what_it_is)
    _place(made, cause)
    made.prose(cause.where)
    made.section("How it happens", cause.how_it_happens)
    made.section("What it feels like", cause.feels_like)
    made.section("What makes it worse", cause.worse)
    made.section("What makes it better", cause.better)
    made.section("Who gets it", cause.who_gets_it)
    made.section("How common it is", cause.how_common)
    made.section("Do I need a scan or test?", cause.tests)
    made.section("How long it lasts", cause.how_long)
    _outlook(made, cause)
    made.section("If you do nothing", cause.if_nothing)
    made.heading("What you can do yourself")
    made.prose(cause.self_care, boxes=True)
    made.section("When it flares up", cause.flare)
    made.section("Work", cause.work)
    made.section("Daily life", cause.daily_life)
    made.section("Stopping it coming back", cause.prevention)
    _what_helps(made, cause)
    made.pointers("What it can be mistaken for", "cause", cause.looks_like)
    if cause.claims:
        made.heading("What sellers say, and what was found")
        for claim in cause.claims:
            made.claim(claim, made.inline(claim.answer or ""))
    made.closing(cause)
    _next_steps(made, cause)


def _place(made: Page, cause: Cause) -> None:
    """The heading of where it is, with the place marked on a picture if there is one."""
    made.heading("Where it is")
    picture = place(cause.site, cause.change)
    if picture:
        made.add(picture)
    elif not made.full:
        made.add(Paragraph(made.first(cause.where)))


def _outlook(made: Page, cause: Cause) -> None:
    """What became of 100 people, as a picture, where it was counted."""
    if cause.outlook:
        if not made.full:
            made.heading("Out of 100 people")
        made.add(outlook(made, cause.outlook))


def _what_helps(made: Page, cause: Cause) -> None:
    """The plan of care, then the treatments by what was found, the best supported one by one.

    The care of a serious cause has a section of its own.
    """
    ranked = for_cause(made.knowledge, cause.id)
    if options.is_emergency(cause, ranked):
        # An empty table would read as "nothing helps".
        made.say(options.EMERGENCY)
        return
    made.heading("What helps, and how sure")
    plan = None if cause.serious else (cause if made.full else cause.in_short).what_is_done
    made.prose(plan or "")
    if not ranked and not plan:
        made.say(options.NO_FINDING)
    options.explain(made, cause, ranked)
    others: list[tuple[str, Line]] = []
    for title, told, members in options.groups(ranked):
        room = (len(members) if made.full else BRIEF_TOLD) if told and not others else 0
        if room:
            made.heading(title, level=3)
            options.tell(made, members[:room], can_go_wrong=True)
        if left := members[room:]:
            named = options.names(made, left, None if made.full else BRIEF_NAMED)
            others.append((f"Also: {wording.lower_first(title)}" if room else title, named))
    made.facts(others)
    options.see_also(made, cause, ranked)


def _next_steps(made: Page, cause: Cause) -> None:
    """What to do with the page, step by step; an emergency has its own steps above."""
    if cause.serious or made.paper:
        return
    made.heading("What to do next")
    made.steps(
        line("Check the warning signs: ", Span("backinfo urgent", "command")),
        *made.items(cause.self_care, BRIEF_STEPS),
        line("Write down what the pain keeps you from doing, and since when."),
        line("For a visit, print a sheet: ", Span(f"backinfo handout {cause.id}", "command")),
    )
