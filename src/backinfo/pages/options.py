"""The treatments of one cause as options: grouped by what the evidence says of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from backinfo import wording
from backinfo.document import Line, Span, Table, line
from backinfo.knowledge.model import Cause, Treatment
from backinfo.pages import harms
from backinfo.pages.builder import Page
from backinfo.pages.pictures import meter
from backinfo.ranking import Ranked, Tier
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
        more = () if made.paper else (" ", command)
        made.say("See also ", made.link("cause", other.id), f": {clean(other.why)}.", *more)


def names(made: Page, members: Sequence[Ranked], most: int | None = None) -> Line:
    """The names of treatments in one line, the first of them where there are many.

    One that some guideline advises against is marked, where others stand beside it.
    """
    shown = members[:most]
    spans: list[str | Span] = []
    for each in shown:
        spans += [", " if spans else "", made.link("treatment", each.id, wording.lower_first)]
        if each.tier is not Tier.ADVISED_AGAINST and each.disputed:
            spans.append(" (guidelines disagree)")
    left = len(members) - len(shown)
    return line(*spans, f", and {left} more." if left else ".")


def table(
    made: Page, ranked: Sequence[Ranked], *, can_go_wrong: bool = False, costs: bool = False
) -> Table:
    """Treatments in their order, each with its main finding and what guidelines say.

    With `can_go_wrong` also the gravest harm with its number; with `costs` the cost.
    """
    rows = tuple(
        (
            line(made.link("treatment", each.id, wording.capital)),
            (
                *_found(made, each),
                *(_harm(made, each.treatment) if can_go_wrong else ()),
                *(_cost(made, each.treatment) if costs else ()),
            ),
            meter(each.effect),
        )
        for each in ranked
    )
    return Table(("Treatment", "What was found", "How sure?"), rows, "treatment")


def _found(made: Page, each: Ranked) -> Line:
    effect = each.effect
    found = wording.capital(wording.finding(effect, plural=each.treatment.plural))
    against = f", compared with {clean(effect.comparator)}" if effect.comparator else ""
    note = " Guidelines advise against it." if each.against else ""
    return line(f"{found}{against}", *made.evidence(effect), f".{note}")


def _harm(made: Page, treatment: Treatment) -> Line:
    harm = harms.first(made, treatment.harms)
    return line(" ", Span("Can go wrong:", "label"), " ", *harm) if harm else ()


def _cost(made: Page, treatment: Treatment) -> Line:
    return line(" ", Span("Cost:", "label"), " ", *made.inline(treatment.in_short.cost))
