"""The treatments of one cause as options: grouped by what the evidence says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backinfo import wording
from backinfo.document import Line, Span, Table, line
from backinfo.knowledge.model import Cause, Treatment
from backinfo.pages.builder import Page
from backinfo.pages.pictures import meter
from backinfo.ranking import Ranked, Tier, for_cause
from backinfo.text import clean

EMERGENCY = (
    "This needs urgent care. Care that cannot wait is seldom set against waiting in a trial, so "
    "a missing trial does not mean that nothing helps."
)
# What stands over each group, whether its findings are told one by one, and its tiers.
_GROUPS: dict[str, tuple[bool, tuple[Tier, ...]]] = {
    "What may help": (True, (Tier.BETTER, Tier.BETTER_THAN_ANOTHER)),
    "Much the same as another treatment": (True, (Tier.LIKE_ANOTHER,)),
    "Little or no difference found": (True, (Tier.LITTLE_OR_NONE,)),
    "Nobody can tell yet: very uncertain": (False, (Tier.UNSURE,)),
    "Not tested: no trial found": (False, (Tier.NOT_TESTED,)),
    "May make it worse": (True, (Tier.WORSE,)),
    "Guidelines advise against it": (False, (Tier.ADVISED_AGAINST,)),
}


def groups(ranked: Sequence[Ranked]) -> Iterator[tuple[str, bool, list[Ranked]]]:
    """The groups that have members, the best supported first.

    Each with its title, and whether its findings are told one by one.
    """
    for title, (told, tiers) in _GROUPS.items():
        members = [each for each in ranked if each.tier in tiers]
        if members:
            yield title, told, members


def is_untested(each: Ranked) -> bool:
    """Whether no trial was found of a treatment for the cause."""
    return each.tier is Tier.NOT_TESTED or each.effect.certainty == "none"


def is_emergency(cause: Cause, ranked: Sequence[Ranked]) -> bool:
    """Whether it is a serious cause of whose treatments no trial was found."""
    return cause.serious and all(map(is_untested, ranked))


def see_also(made: Page, cause: Cause) -> None:
    """Add the causes whose treatments are worth a look too, each with its reason."""
    for other in cause.see_also:
        command = Span(f"backinfo treatments --for {other.id}", "command")
        helps = [each for each in for_cause(made.knowledge, other.id) if each.tier is Tier.BETTER]
        there = line(" What may help there: ", *names(made, helps)) if helps else ()
        shown = () if made.paper else (Span(" "), command)
        link = made.link("cause", other.id)
        made.say("See also ", link, f": {clean(other.why)}.", *there, *shown)


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


def table(
    made: Page, ranked: Sequence[Ranked], *, can_go_wrong: bool = False, costs: bool = False
) -> Table:
    """Treatments in their order: what each is, its main finding, what guidelines say.

    With `can_go_wrong` also its harms in short; with `costs` the cost after them.
    """
    header = ("Treatment", "What was found", "What can go wrong", "How sure?")
    rows = tuple(
        (
            _named(made, each),
            _found(made, each),
            *((_harms(made, each.treatment, costs=costs),) if can_go_wrong else ()),
            meter(each.effect),
        )
        for each in ranked
    )
    return Table(header if can_go_wrong else (*header[:2], header[3]), rows, "treatment")


def _named(made: Page, each: Ranked) -> Line:
    """The name as a link, what it is in a few words, and in whom it was tested."""
    link = made.link("treatment", each.id, wording.capital)
    whom = "" if each.effect.certainty == "none" else each.effect.population
    tested = f" Tested in {clean(whom)}." if whom else ""
    return line(link, f": {clean(each.treatment.in_short.what_it_is)}.{tested}")


def _found(made: Page, each: Ranked) -> Line:
    """The finding that decides the place, and how large it is where that is known."""
    effect = each.effect
    told = made.finding(effect, plural=each.treatment.plural, shape=wording.capital)
    return line(*told, " Guidelines advise against it." if each.against else "")


def _harms(made: Page, treatment: Treatment, *, costs: bool) -> Line:
    told = made.inline(treatment.in_short.harms)
    if not costs:
        return told
    cost = made.inline(treatment.in_short.cost)
    return line(*told, " ", Span("Cost:", "label"), " ", *cost)
