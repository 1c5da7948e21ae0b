"""The treatments of one cause as options: grouped by what the evidence says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from backinfo import wording
from backinfo.document import Line, Span, Table, line
from backinfo.knowledge.model import Cause, Treatment
from backinfo.pages.builder import Page
from backinfo.pages.pictures import meter
from backinfo.ranking import Ranked, Tier, for_cause
from backinfo.text import citations, clean

EMERGENCY = (
    "This needs urgent care. Care that cannot wait is seldom set against waiting in a trial, so "
    "a missing trial does not mean that nothing helps."
)
AN_IDEA = (
    "What each is meant to do is an idea. It was not shown to be what happens in people with "
    "back pain."
)
NO_FINDING = "We have no treatment entry with a finding for it."
# What stands over the plan of care where treatments are listed.
PLAN = "The plan of care"
# Below how many findings told one by one some for a wider condition stand beside them.
ENOUGH_TOLD = 6
MOST_BORROWED = 3
# How many treatments of another cause are named.
MOST_NAMED = 6
UNSURE = "Nobody can tell yet: very uncertain"
# What stands over each group, whether its findings are told one by one, and its tiers.
_GROUPS: dict[str, tuple[bool, tuple[Tier, ...]]] = {
    "What may help": (True, (Tier.BETTER, Tier.BETTER_THAN_ANOTHER)),
    "Much the same as another treatment": (True, (Tier.LIKE_ANOTHER,)),
    "Little or no difference found": (True, (Tier.LITTLE_OR_NONE,)),
    UNSURE: (False, (Tier.UNSURE,)),
    "Not tested: no trial found": (False, (Tier.NOT_TESTED,)),
    "May make it worse": (True, (Tier.WORSE,)),
    "Guidelines advise against it": (False, (Tier.ADVISED_AGAINST,)),
}


def groups(ranked: Sequence[Ranked]) -> Iterator[tuple[str, bool, list[Ranked]]]:
    """The groups that have members, the best supported first.

    Each with its title, and whether its findings are told one by one: what nobody can tell is
    told only where nothing is surer.
    """
    sure = {tier for told, tiers in _GROUPS.values() if told for tier in tiers}
    nothing_surer = not any(each.tier in sure for each in ranked)
    for title, (told, tiers) in _GROUPS.items():
        members = [each for each in ranked if each.tier in tiers]
        if members:
            yield title, told or (nothing_surer and title == UNSURE), members


def is_untested(each: Ranked) -> bool:
    """Whether no trial was found of a treatment for the cause."""
    return each.tier is Tier.NOT_TESTED or each.effect.certainty == "none"


def is_emergency(cause: Cause, ranked: Sequence[Ranked]) -> bool:
    """Whether it is a serious cause of whose treatments no trial was found."""
    return cause.serious and all(map(is_untested, ranked))


def see_also(
    made: Page, cause: Cause, ranked: Sequence[Ranked], *, level: Literal[2, 3] = 3
) -> None:
    """Add the causes whose treatments are worth a look too, each with its reason.

    Where the cause itself has few findings to tell, the best for the first of these causes
    are told one by one, under a heading of this `level` that says where they were tested.
    """
    own = {each.id for each in ranked if each.tier not in (Tier.UNSURE, Tier.NOT_TESTED)}
    told = sum(len(members) for _, one_by_one, members in groups(ranked) if one_by_one)
    room = max(0, min(MOST_BORROWED, ENOUGH_TOLD - told))
    for number, other in enumerate(cause.see_also):
        link = made.link("cause", other.id)
        found = for_cause(made.knowledge, other.id)
        helps = [each for each in found if each.tier is Tier.BETTER and each.id not in own]
        # Those that fit the cause best stand first, then the best supported.
        helps.sort(key=lambda each: (*other.show, each.id).index(each.id))
        borrowed = [] if number else helps[:room]
        helps = helps[len(borrowed) :]
        parts: list[str | Span]
        if borrowed:
            made.heading(f"Tested in {wording.lower_first(link.text)}, not in this alone", level)
            made.say(f"{wording.capital(clean(other.why))}.")
            tell(made, borrowed, can_go_wrong=True)
            parts = ["More that may help there: "] if helps else []
        else:
            parts = ["See also ", link, f": {clean(other.why)}."]
            parts += [" What may help there: "] if helps else []
        parts += names(made, helps, MOST_NAMED) if helps else ()
        if not made.paper:
            command = Span(f"backinfo treatments --for {other.id}", "command")
            parts += [" ", command] if parts else [command]
        if parts:
            made.say(*parts)


def names(made: Page, members: Sequence[Ranked], most: int | None = None) -> Line:
    """The names of treatments in one line, the first of them where there are many.

    One that some guideline advises against is marked, where others stand beside it.
    """
    shown = members[:most]
    spans: list[str | Span] = []
    for each in shown:
        spans += [", " if spans else "", made.link("treatment", each.id, wording.lower_first)]
        if each.against:
            spans += made.cite(each.advised_against[0].sources[:1])
        elif each.advised_against:
            spans.append(" (guidelines disagree)")
    left = len(members) - len(shown)
    return line(*spans, f", and {left} more." if left else ".")


def explain(made: Page, cause: Cause, ranked: Sequence[Ranked]) -> None:
    """Say that what treatments are meant to do for the back is an idea only, where it is one."""
    of_the_back = cause.site != "outside-the-spine"
    if of_the_back and any(each.treatment.mechanism == "proposed" for each in ranked):
        made.say(AN_IDEA)


def tell(
    made: Page, ranked: Sequence[Ranked], *, can_go_wrong: bool = False, costs: bool = False
) -> None:
    """Add treatments in their order: what each is, its main finding, what guidelines say.

    With `can_go_wrong` also its harms in short; with `costs` the cost after them. In whom they
    were tested stands once where it was the same for all.
    """
    tested = {_tested(each) for each in ranked}
    same = tested.pop() if len(ranked) > 1 and len(tested) == 1 else ""
    if same:
        made.say(f"All of these were {wording.lower_first(same)}")
    made.add(_table(made, ranked, can_go_wrong=can_go_wrong, costs=costs, in_whom=not same))


def _table(
    made: Page, ranked: Sequence[Ranked], *, can_go_wrong: bool, costs: bool, in_whom: bool
) -> Table:
    header = ("Treatment", "What was found", "What can go wrong", "How sure?")
    rows = tuple(
        (
            _named(made, each),
            _found(made, each, in_whom=in_whom),
            *((_harms(made, each.treatment, costs=costs),) if can_go_wrong else ()),
            meter(each.effect),
        )
        for each in ranked
    )
    return Table(header if can_go_wrong else (*header[:2], header[3]), rows, "treatment")


def _named(made: Page, each: Ranked) -> Line:
    """The name as a link, and what it is in a few words."""
    link = made.link("treatment", each.id, wording.capital)
    return line(link, f": {clean(each.treatment.in_short.what_it_is)}.")


def _found(made: Page, each: Ranked, *, in_whom: bool) -> Line:
    """The finding that decides the place, how large it is where that is known, and in whom."""
    told = made.finding(each.effect, plural=each.treatment.plural, shape=wording.capital)
    advised = " Guidelines advise against it." if each.against else ""
    tested = _tested(each) if in_whom else ""
    return line(*told, *_against_a_dummy(made, each), advised, f" {tested}" if tested else "")


def _tested(each: Ranked) -> str:
    """In whom the finding was tested, as a sentence; empty where that is not told."""
    whom = "" if each.effect.certainty == "none" else each.effect.population
    return f"Tested in {clean(whom)}." if whom else ""


def _against_a_dummy(made: Page, each: Ranked) -> Line:
    """What trials against a dummy found, where they saw none of the gain that is told."""
    told = each.effect
    if told.direction != "better" or told.comparator_kind == "placebo":
        return ()
    dummies = [
        effect
        for effect in each.treatment.effects
        if effect.condition == told.condition and effect.comparator_kind == "placebo"
    ]
    sure = (effect for effect in dummies if effect.certainty != "very-low")
    none = next((effect for effect in sure if effect.size == "little-or-none"), None)
    if none:
        subject = "they" if each.treatment.plural else "it"
        found = f"{subject} {wording.finding(none, plural=each.treatment.plural)}"
    elif dummies and dummies[0].certainty == "very-low":
        found = "nobody can tell"
    else:
        return ()
    effect = none or dummies[0]
    cited = made.cite(citations(effect.because)[:1])
    return line(f" But compared with {clean(effect.comparator or '')}, {found}", *cited, ".")


def _harms(made: Page, treatment: Treatment, *, costs: bool) -> Line:
    told = made.inline(treatment.in_short.harms)
    if not costs:
        return told
    cost = made.inline(treatment.in_short.cost)
    return line(*told, " ", Span("Cost:", "label"), " ", *cost)
