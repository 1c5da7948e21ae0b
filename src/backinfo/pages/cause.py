"""The page of one cause: what it is, how long it lasts, what helps, when to get help."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Document, Line, Paragraph, Span, Table, Title, line
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.model import Cause, Treatment
from backinfo.pages import harms
from backinfo.pages.builder import Page, reviewed
from backinfo.pages.groups import CAUSE_GROUPS
from backinfo.pages.pictures import meter, spine
from backinfo.ranking import Ranked, Tier, for_cause
from backinfo.text import clean

# How many treatments the short page shows.
BRIEF_TREATMENTS = 6
EMERGENCY = (
    "This needs urgent care. Care that cannot wait is seldom set against waiting in a trial, so "
    "a missing trial does not mean that nothing helps."
)
# The treatments that were tested for keeping back pain from coming back.
_PREVENTING = ("exercise", "walking", "lumbar-supports", "orthotics-insoles")


def page(knowledge: Knowledge, cause: Cause, *, full: bool = False) -> Document:
    """The page of a cause, about two screens long, or all of it."""
    made = Page(knowledge, full=full)
    made.add(Title(clean(cause.name), CAUSE_GROUPS[cause.group]))
    body(made, cause)
    made.sources()
    made.footer(reviewed(cause))
    return made.document()


def body(made: Page, cause: Cause) -> None:
    """What the page says between its title and its sources."""
    if cause.serious:
        made.urgent()
    made.prose(cause.summary)
    made.facts(
        [
            ("How long it lasts", made.first(cause.how_long, 2)),
            ("Do I need a scan?", made.first(cause.tests, 2)),
            ("What to do now", made.first(cause.self_care, 2)),
        ]
    )
    if not cause.serious:
        made.urgent()
    name = wording.lower_first(clean(cause.label))
    made.aim(f"For adults who have or may have {name}, and those who help them.")
    if made.full:
        _everything(made, cause)
    else:
        _essentials(made, cause)


def _essentials(made: Page, cause: Cause) -> None:
    _what_helps(made, cause, BRIEF_TREATMENTS)
    _place(made, cause)
    made.heading("In short")
    made.facts(
        [
            ("What it is", made.first(cause.what_it_is)),
            ("What it feels like", made.first(cause.feels_like)),
            ("If you do nothing", made.first(cause.if_nothing, 2)),
            ("In a flare", made.first(cause.flare, 2)),
            ("Work", made.first(cause.work, 2)),
            ("Still unknown", made.first(cause.unknowns[0]) if cause.unknowns else ()),
            ("Stopping it coming back", _prevention(made, cause)),
            ("Where to find support", made.support_in_brief()),
        ]
    )
    if made.paper:
        made.warning_signs(cause.warning_signs)
        made.questions(cause.questions)
    made.next(
        (f"backinfo cause {cause.id} --full", "all of it: tests, work, flares, self-care, sources"),
        (f"backinfo treatments --for {cause.id}", "every treatment with a finding, ranked"),
    )


def _everything(made: Page, cause: Cause) -> None:
    made.section("When to get help", cause.when_to_get_help)
    made.warning_signs(cause.warning_signs)
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
    made.section("If you do nothing", cause.if_nothing)
    made.section("What you can do yourself", cause.self_care)
    made.section("When it flares up", cause.flare)
    made.section("Work", cause.work)
    if prevention := _prevention(made, cause):
        made.heading("Stopping it coming back")
        made.say(*prevention)
    _what_helps(made, cause, None)
    made.pointers("What it can be mistaken for", "cause", cause.looks_like)
    if cause.claims:
        made.heading("What sellers say, and what was found")
        for claim in cause.claims:
            made.claim(claim, made.inline(claim.answer or ""))
    made.closing(cause.unknowns, cause.questions)


def _place(made: Page, cause: Cause) -> None:
    """The heading of where it is, with the place marked on the spine if it is there."""
    made.heading("Where it is")
    picture = spine(cause.site)
    if picture:
        made.add(picture)
    elif not made.full:
        made.add(Paragraph(made.first(cause.where)))


def _what_helps(made: Page, cause: Cause, most: int | None) -> None:
    ranked = for_cause(made.knowledge, cause.id)
    if cause.serious and all(map(is_untested, ranked)):
        # An empty table would read as "nothing helps".
        if made.full:
            made.heading("What is done")
            made.say(EMERGENCY)
        return
    made.heading("What helps, and how sure")
    if not ranked:
        made.say("We have no treatment entry with a finding for it.")
        return
    made.add(ranked_table(made, ranked[:most]))
    for other in cause.see_also:
        command = Span(f"backinfo treatments --for {other.id}", "command")
        more = () if made.paper else (" ", command)
        made.say("See also ", made.link("cause", other.id), f": {clean(other.why)}.", *more)
    left = len(ranked) - len(ranked[:most])
    if left and not made.paper:
        made.say(
            f"{wording.count(left, 'more treatment')}: ",
            Span(f"backinfo treatments --for {cause.id}", "command"),
        )


def _prevention(made: Page, cause: Cause) -> Line:
    """Where to read how new bouts can be put off; not for what needs urgent care."""
    known = [id for id in _PREVENTING if id in made.knowledge.treatments]
    if cause.serious or not known:
        return ()
    names = made.links("treatment", known, wording.lower_first)
    return line("What was found for back pain in general stands under ", *names, ".")


def is_untested(each: Ranked) -> bool:
    """Whether no trial was found of a treatment for the cause."""
    return each.tier is Tier.NOT_TESTED or each.effect.certainty == "none"


def ranked_table(made: Page, ranked: list[Ranked], *, costs: bool = False) -> Table:
    """Treatments in their order, each with its main finding and what guidelines say.

    With `costs`, also what can go wrong and what it costs.
    """
    rows = tuple(
        (
            line(made.link("treatment", each.id, wording.capital)),
            (*_found(each), *(_costs(made, each.treatment) if costs else ())),
            meter(each.effect),
        )
        for each in ranked
    )
    return Table(("Treatment", "What was found", "How sure?"), rows, "treatment")


def _found(each: Ranked) -> Line:
    effect = each.effect
    found = wording.capital(wording.finding(effect, plural=each.treatment.plural))
    against = f", compared with {clean(effect.comparator)}" if effect.comparator else ""
    note = " Guidelines advise against it." if each.against else ""
    return line(f"{found}{against}.{note}")


def _costs(made: Page, treatment: Treatment) -> Line:
    harm = harms.first(made, treatment.harms)
    price = line("no price found.")
    if not treatment.cost.startswith("We found no"):
        price = made.first(treatment.cost)
    told = ("Can go wrong:", harm), ("Cost:", price)
    return tuple(
        span
        for label, words in told
        if words
        for span in (Span(" "), Span(label, "label"), Span(" "), *words)
    )
