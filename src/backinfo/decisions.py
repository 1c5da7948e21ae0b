"""Questions about several entries at once: side by side, or on one sheet."""

from __future__ import annotations

from datetime import date

from backinfo import options
from backinfo.asked import Ask, Shown
from backinfo.find import find
from backinfo.interchange import answers
from backinfo.knowledge.model import Cause, Treatment
from backinfo.output import ExitCode
from backinfo.questions import guess_note, not_found


def compare(ask: Ask, words: list[str], cause: str | None) -> Shown:
    """Two to four treatments, or causes, side by side."""
    named = options.named(ask.knowledge, words)
    if named.unknown:
        return not_found(ask, named.unknown, "treatment or cause", named.near)
    if why := options.unfit_to_compare(named.hits, for_cause=cause is not None):
        return Shown(
            None,
            lambda: answers.results(ask.knowledge, (), error=why),
            notes=(f"{why}. See backinfo compare --help.",),
            code=ExitCode.USAGE,
        )
    notes = _guesses(named)
    ids = [hit.head.id for hit in named.hits]
    if named.hits[0].kind == "cause":
        return _compared_causes(ask, [ask.knowledge.causes[id] for id in ids], notes)
    treatments = [ask.knowledge.treatments[id] for id in ids]
    if cause is None:
        return _compared_treatments(ask, treatments, None, notes)
    found = find(ask.knowledge, cause, "cause")
    hits = [hit for hit in found.hits if hit.kind == "cause"]
    if len(hits) != 1:
        return not_found(ask, cause, "cause", tuple(hits) or found.near)
    return _compared_treatments(ask, treatments, ask.knowledge.causes[hits[0].head.id], notes)


def _compared_causes(ask: Ask, causes: list[Cause], notes: tuple[str, ...]) -> Shown:
    from backinfo.pages import compare as page

    return Shown(
        lambda: page.causes(ask.knowledge, causes, full=ask.full),
        lambda: answers.compared(ask.knowledge, causes, None),
        notes=notes,
    )


def _compared_treatments(
    ask: Ask, treatments: list[Treatment], cause: Cause | None, notes: tuple[str, ...]
) -> Shown:
    from backinfo.pages import compare as page

    return Shown(
        lambda: page.treatments(ask.knowledge, treatments, cause, full=ask.full),
        lambda: answers.compared(ask.knowledge, treatments, cause),
        notes=notes,
    )


def handout(ask: Ask, words: list[str], today: date) -> Shown:
    """A sheet for the appointment on the causes and treatments that the words name."""
    named = options.named(ask.knowledge, words)
    if named.unknown:
        return not_found(ask, named.unknown, "treatment or cause", named.near)
    entries = [ask.knowledge.topics[hit.kind][hit.head.id] for hit in dict.fromkeys(named.hits)]
    shown = [entry for entry in entries if isinstance(entry, Cause | Treatment)]
    from backinfo.pages import handout as page

    return Shown(
        lambda: page.page(ask.knowledge, shown, today, full=ask.full),
        lambda: answers.compared(ask.knowledge, shown, None),
        notes=_guesses(named),
    )


def _guesses(named: options.Options) -> tuple[str, ...]:
    """What to say of each entry that is a guess at a misspelt name."""
    pairs = zip(named.typed, named.hits, strict=True)
    return tuple(note for words, hit in pairs for note in guess_note(words, hit))
