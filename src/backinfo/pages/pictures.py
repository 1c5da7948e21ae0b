"""Pictures made from data: the certainty meter, people out of 100, the place in the spine."""

from __future__ import annotations

from backinfo import wording
from backinfo.document import Bar, Block, IconArray, Line, Paragraph, Picture, Span, line
from backinfo.knowledge.choices import Change, Site
from backinfo.knowledge.model import Effect, Harm, Per100, Treatment
from backinfo.knowledge.short import Outlook
from backinfo.pages.builder import Page
from backinfo.text import clean


def meter(effect: Effect) -> Line:
    """The certainty as a four-step meter with its word."""
    steps = str(wording.STEPS[effect.certainty])
    return (Span(wording.CERTAINTY[effect.certainty], "meter", steps),)


def icons(made: Page, treatment: Treatment, effect: Effect) -> IconArray:
    """Both arms of a finding as 100 people each, with a caption in words."""
    counts = effect.per_100
    assert counts is not None
    caption = line(
        f"Of 100 people ({clean(effect.population or '')}), how many {clean(counts.outcome)} "
        f"{wording.after(counts.time or effect.time)}",
        *made.cite(counts.sources),
        ":",
    )
    after = line(f"Counted: {clean(counts.base)}. How sure: ", *meter(effect), ".")
    comparator = counts.comparator or effect.comparator or ""
    return IconArray(caption, _arms(counts.treated or treatment.label, comparator, counts), after)


def bars(made: Page, treatment: Treatment, effect: Effect) -> tuple[Block, ...]:
    """Both arms of a finding on their scale as bars, or the gap, with a caption in words."""
    points = effect.points
    assert points is not None
    good = points.good or effect.good
    treated = clean(points.treated or treatment.label)
    compared = clean(points.comparator or effect.comparator or "")
    drawn: tuple[tuple[str, float], ...]
    if points.gap is None:
        start = wording.capital(clean(points.what))
        arms = ((treated, points.with_ or 0), (compared, points.without or 0))
        drawn = tuple((f"{wording.capital(arm)}: {_points(mean)}", mean) for arm, mean in arms)
    else:
        subject = wording.lower_first(treated)
        start = f"The gap in {clean(points.what)} between {subject} and {compared}"
        way = "lower" if good == "less" else "higher"
        gap = f"The gap: {_points(points.gap)} {way} with {subject}"
        drawn = ((f"{gap}; the whole row: {points.scale}", points.gap),)
    caption = line(
        f"{start} {wording.after(points.time or effect.time)}, on a scale from 0 to "
        f"{points.scale} where {good} is better",
        *made.cite(points.sources),
        ":",
    )
    told = line(f"Measured: {clean(points.base)}. How sure: ", *meter(effect), ".")
    rows = (Bar(100 * value / points.scale, words) for words, value in drawn)
    return (Paragraph(caption), *rows, Paragraph(told))


def _points(value: float) -> str:
    return f"{value:g} point" if value == 1 else f"{value:g} points"


def _arms(treatment: str, comparator: str, counts: Per100) -> tuple[tuple[str, int, str], ...]:
    """Both arms of a count: its label, the number of 100, and the number in words."""
    both = ((treatment, counts.with_), (comparator, counts.without))
    return tuple((wording.capital(clean(arm)), n, f"{n} of 100") for arm, n in both)


def harm_icons(made: Page, treatment: Treatment, counts: Per100) -> IconArray:
    """Both arms of a harm as 100 people each."""
    when = f" {wording.after(counts.time)}" if counts.time else ""
    return IconArray(
        line(
            f"Of 100 {clean(counts.who)}, how many {clean(counts.outcome)}{when}",
            *made.cite(counts.sources),
            ":",
        ),
        _arms(f"with {counts.treated or treatment.label}", counts.comparator or "without", counts),
        line(f"Counted: {clean(counts.base)}."),
    )


def harmed(made: Page, harm: Harm) -> IconArray:
    """A harm that was counted in treated people alone, as 100 of them."""
    count = harm.of_100 or 0
    caption = line(
        f"Of 100 treated, how many had this: {wording.lower_first(clean(harm.what))}",
        *made.cite(harm.sources),
        ":",
    )
    arms = (("Treated", count, f"{count} of 100"),)
    return IconArray(caption, arms, line(f"Counted: {clean(harm.how_often)}."))


def outlook(made: Page, seen: Outlook) -> IconArray:
    """What became of 100 people with a cause, as 100 people."""
    caption = line(
        f"Out of every 100, {wording.after(seen.time)} (counted: {clean(seen.who)})",
        *made.cite(seen.sources),
        ":",
    )
    shares = ((wording.capital(clean(s.outcome)), s.of_100) for s in seen.shares)
    return IconArray(caption, tuple((label, n, f"{n} of 100") for label, n in shares))


# The lower spine from the side, front on the left, two bones above the sacrum. Under each
# row, the part that a sign belongs to: v bone, d disc, c canal, n nerve root, f facet
# joint, m muscle, s sacroiliac joint, t tailbone.
_SPINE = (
    ("  front       back    ", "                      "),
    ("  .------. ! ._    // ", "  vvvvvvvv c ff    mm "),
    ("  '------' ! '->   // ", "  vvvvvvvv c fff   mm "),
    ("  (======)-!-      // ", "  ddddddddncn      mm "),
    ("  .------. ! ._    // ", "  vvvvvvvv c ff    mm "),
    ("  '------' ! '->   // ", "  vvvvvvvv c fff   mm "),
    ("  (======)-!-     //  ", "  ddddddddncn     mm  "),
    ("   \\      \\ !   //    ", "      sss   c   mm    "),
    ("    \\      \\ ! //     ", "       sss   c mm     "),
    ("     '-.    \\ !       ", "        sss   c       "),
    ("        '-._ \\        ", "                      "),
    ("            \\_)       ", "            ttt       "),
)
# How each part is drawn, told for the parts that are not marked.
_LEGEND = {
    "v": "bones (boxes)",
    "d": "discs (====)",
    "c": "the canal with its nerves (!)",
    "f": "joints at the back ('->)",
    "m": "muscles (//)",
}
# The parts that are marked, the label beside the first of them, and the words.
_SITES: dict[Site, tuple[str, str, str]] = {
    "muscle": ("m", "muscle", "the muscles along the back of the spine"),
    "disc": ("d", "disc", "the discs, the cushions between the bones of the spine"),
    "facet-joint": ("f", "joint", "the facet joints, small joints at the back of the spine"),
    "spinal-canal": ("c", "canal", "the spinal canal, the tunnel for the nerves behind the bones"),
    "nerve-root": ("n", "nerve", "the nerve roots, where nerves leave the spine"),
    "vertebra": ("v", "bone", "the vertebrae, the bones of the spine"),
    "sacroiliac-joint": (
        "s",
        "joint",
        "the sacroiliac joints, between the base of the spine and the hips",
    ),
    "tailbone": ("t", "tailbone", "the tailbone, the lowest end of the spine"),
}
# What a change at the site looks like: the rows of the spine that differ, each with its
# marks, the label beside the first of them, and the words.
_CHANGES: dict[Change, tuple[dict[int, tuple[str, str]], str, str]] = {
    "bulge": (
        {6: ("  (=======)!-     //  ", "         ##")},
        "bulge",
        "part of a disc that has pushed out at the back, next to the nerves",
    ),
    "tear": (
        {6: ("  (======)-!-     //  ", "         #")},
        "tear",
        "a tear in the outer ring of a disc, here at the back",
    ),
    "slip": (
        {
            1: (".------.   ! ._    // ", "########"),
            2: ("'------'   ! '->   // ", "########"),
        },
        "slipped bone",
        "a bone that has slipped forward over the one below",
    ),
    "crush": (
        {
            1: ("     ._. ! ._    //   ", "     ###"),
            2: ("  '------' ! '->   // ", "  ########"),
        },
        "crushed bone",
        "a bone that has lost height, here at the front",
    ),
    "narrow": (
        {
            3: ("  (=======)!(      // ", "         ## #"),
            6: ("  (=======)!(     //  ", "         ## #"),
        },
        "narrow",
        "parts that have grown into the canal and leave less room for the nerves",
    ),
}


# The back from behind; marked is what is called the low back.
_BACK = (
    ("   |     \\  |  /     |", ""),
    ("   |   __/  |  \\__   |  <- lowest ribs", ""),
    ("    |       |       |", ""),
    ("    |       |       |", "       ##### #####"),
    ("    |       |       |", "       ##### #####"),
    ("   /        |        \\", "       ##### #####"),
    ("  |         |         |", "      ###### ######"),
    ("  |         |         |", "      ###### ######"),
    ("  |   '---' | '---'   |  <- buttock folds", ""),
    ("  |         |         |", ""),
)
_BACK_WORDS = (
    "The back from behind. Low back pain is felt between the lowest ribs and the folds under the "
    "buttocks."
)
# The seat from behind; marked is what would touch a saddle.
_SEAT = (
    ("      |             |", ""),
    ("     /               \\", ""),
    ("    |        |        |", ""),
    ("    |        |        |", "          ### ###"),
    ("     \\       |       /", "          ### ###"),
    ("      |      |      |", "          ##   ##"),
    ("      |      |      |", "          #     #"),
    ("      |      |      |", ""),
)
_SEAT_WORDS = (
    "The seat from behind. The part that would touch a saddle is where you may be numb or tingle; "
    "the same in front, round the genitals."
)


_BODY: dict[Site, tuple[tuple[tuple[str, str], ...], str]] = {
    "saddle": (_SEAT, _SEAT_WORDS),
    "whole-lower-back": (_BACK, _BACK_WORDS),
}


def place(site: Site, change: Change | None = None) -> Picture | None:
    """The body or the lower spine with a site marked; nothing for a site outside the back.

    With a `change` that is drawn in place of the healthy part, and marked.
    """
    if change:
        return _changed(change)
    if site in _BODY:
        body, words = _BODY[site]
        masks = tuple(mask.ljust(len(row)) for row, mask in body)
        return Picture(tuple(row for row, _ in body), masks, words)
    if site not in _SITES:
        return None
    parts, label, words = _SITES[site]
    drawn = [(row, "".join("#" if c in parts else " " for c in mask)) for row, mask in _SPINE]
    others = [told for part, told in _LEGEND.items() if part not in parts]
    return _pointed_at(drawn, label, words, others)


def _changed(change: Change) -> Picture:
    """The lower spine with a change drawn and marked."""
    changed, label, words = _CHANGES[change]
    drawn = [changed.get(number, (row, "")) for number, (row, _) in enumerate(_SPINE)]
    return _pointed_at(drawn, label, words, list(_LEGEND.values()))


def _pointed_at(drawn: list[tuple[str, str]], label: str, words: str, others: list[str]) -> Picture:
    """The spine with its marks, a label beside the first of them, and all of it in words."""
    rows = []
    marked = []
    pointer = f" <- {label}"
    for row, mask in drawn:
        marks = mask.ljust(len(row))
        told = pointer if "#" in marks else ""
        # One label is enough: the first row that is marked bears it.
        pointer = "" if told else pointer
        rows.append(row + told)
        marked.append(marks + " " * len(told))
    told = ", ".join(others)
    sentence = f"{wording.capital(words)}. The lower spine from the side: {told}."
    return Picture(tuple(rows), tuple(marked), sentence)
