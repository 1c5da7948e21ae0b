"""From size, direction and certainty to the sentence about an effect.

The verbs are those of GRADE guidelines 26 (Santesso 2020, J Clin Epidemiol 119:126):
plain for high certainty, "probably" for moderate, "may" for low, and no verb of effect
under very low certainty. No other module writes such a sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from backinfo.knowledge.choices import Certainty, Stance, Urgency
    from backinfo.knowledge.model import Effect, Treatment

# Filled marks of the four-step meter.
STEPS: dict[Certainty, int] = {"none": 0, "very-low": 1, "low": 2, "moderate": 3, "high": 4}
CERTAINTY: dict[Certainty, str] = {
    "high": "high",
    "moderate": "moderate",
    "low": "low",
    "very-low": "very low",
    "none": "not tested",
}
STANCE: dict[Stance, str] = {
    "recommends": "recommends it",
    "may-be-considered": "says it may be considered",
    "against": "advises against it",
    "research-only": "only in research",
    "none": "makes no recommendation",
}
STANCE_IN_BRIEF: dict[Stance, str] = {
    "recommends": "For it",
    "may-be-considered": "May be considered",
    "research-only": "Only in research",
    "against": "Against it",
}
URGENCY: dict[Urgency, str] = {
    "now": "Go now: emergency department or ambulance",
    "same-day": "Get medical help the same day",
    "within-days": "See a clinician within days",
}

# (less is good, better) -> (third person, plain form)
_VERBS = {
    (True, True): ("reduces", "reduce"),
    (True, False): ("increases", "increase"),
    (False, True): ("improves", "improve"),
    (False, False): ("worsens", "worsen"),
}


def finding(effect: Effect, *, plural: bool = False) -> str:
    """What was found, without its subject: "may slightly reduce pain".

    `plural` gives the form that a plural subject takes. Under very low certainty, and
    where no trial was found, there is no verb of effect: "very uncertain for pain".
    """
    if effect.certainty == "none":
        return f"no trial found for {effect.outcome}"
    if effect.certainty == "very-low":
        return f"very uncertain for {effect.outcome}"
    hedge = {"high": "", "moderate": "probably ", "low": "may "}[effect.certainty]
    bare = plural or effect.certainty == "low"
    if effect.size == "little-or-none":
        verb = "make" if bare else "makes"
        return f"{hedge}{verb} little or no difference to {effect.outcome}"
    third, plain = _VERBS[effect.good == "less", effect.direction == "better"]
    # Before the verb, since an outcome may be many words long.
    adverb = {"large": "greatly ", "small": "slightly "}.get(effect.size, "")
    return f"{hedge}{adverb}{plain if bare else third} {effect.outcome}"


def sentence(treatment: Treatment, effect: Effect) -> str:
    """The whole sentence: "PRP may reduce pain, compared with ..., after 1 year."."""
    subject = lower_first(treatment.label)
    if effect.certainty == "none":
        return f"We found no trial of {subject} for {effect.outcome}."
    if effect.certainty == "very-low":
        verb = "change" if treatment.plural else "changes"
        words = f"It is very uncertain whether {subject} {verb} {effect.outcome}"
    else:
        words = f"{capital(subject)} {finding(effect, plural=treatment.plural)}"
    return f"{words}, compared with {effect.comparator}, {after(effect.time)}."


def after(time: str | None) -> str:
    """The time of a finding as a phrase: "after 1 year", "in the first week"."""
    phrase = time or "an unknown time"
    first = phrase.split()[0].lower()
    own = {"after", "in", "within", "up", "over", "at", "during", "from", "between", "by", "for"}
    return phrase if first in own else f"after {phrase}"


def capital(words: str) -> str:
    """The words with their first letter as a capital; the rest stays as it is."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """The words with a small first letter, unless they start with an abbreviation."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 study", "3 studies"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
