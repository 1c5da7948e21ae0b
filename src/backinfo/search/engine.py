"""From a person's words to ranked entries, with the reason for each."""

from __future__ import annotations

from typing import NamedTuple

from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.choices import Urgency
from backinfo.knowledge.model import WarningSign
from backinfo.search.index import Index, Phrase
from backinfo.search.signs import heard
from backinfo.search.tokens import Tokenizer, raw_words

# What each part adds to the score of an entry; each part is a share from 0 to 1.
_PHRASE, _NAMES, _TEXT = 1.0, 0.6, 0.4
# What a name adds that is heard whole: who names a thing means it.
_CALLED = 0.4
_ALL = 0.99
# How much of a phrase's score rests on the phrase being heard whole.
_WHOLE = 0.6
# What a symptom or term hands on to the entries it points at: the first, and each next one.
_HANDED, _NEXT = 0.45, 0.8
# A symptom below this share of the best score hands nothing on.
_FITS = 0.6
# What a warning sign adds to the causes that it may mean.
_SIGN: dict[Urgency, float] = {"now": 2.0, "same-day": 2.0, "within-days": 0.9}
# People look for causes and treatments; a symptom, sign, number or term comes after them.
_KIND = {"symptom": 0.75, "warning-sign": 0.7, "number": 0.65, "term": 0.6}
# Entries below this share of the best score, or below this score, are left out.
_CUT = 0.3
_LEAST = 0.12
# How alike a misspelt word must be to a known one.
_ALIKE = 0.84


class Result(NamedTuple):
    """An entry that was found, its score, and the words that it was found by."""

    kind: str
    id: str
    score: float
    reason: str


class Answer(NamedTuple):
    """What a search gives: the warning signs heard, the results best first, words repaired."""

    signs: tuple[str, ...]
    results: tuple[Result, ...]
    repaired: dict[str, str]


def search(knowledge: Knowledge, index: Index, query: str) -> Answer:
    """Search every kind of entry. No word needs to be right, none is required."""
    tokenizer = Tokenizer(index.tables)
    words, repaired = repair(raw_words(query), index, tokenizer)
    tokens = tokenizer.tokens(words)
    signs = tuple(id for id, rules in index.signs.items() if any(heard(r, tokens) for r in rules))
    # A word that stands nowhere weighs like the rarest: it lowers what the others can reach.
    rarest = max(index.rarity.values(), default=1.0)
    wanted = {t.text: index.rarity.get(t.text, rarest) for t in tokens if not t.denied}
    scores = _Scores(index, wanted)
    scores.hand_on()
    for sign in signs:
        scores.warn(knowledge.warning_signs[sign])
    return Answer(signs, scores.ranked(), repaired)


def repair(
    words: list[str], index: Index, tokenizer: Tokenizer
) -> tuple[list[str], dict[str, str]]:
    """Replace each unknown word by the known one that it most likely is."""
    known = set(index.spelled)
    repaired: dict[str, str] = {}
    for word in words:
        if len(word) > 4 and word.isalpha() and word not in known and not tokenizer.knows(word):
            near = _nearest(word, index.spelled)
            if near:
                repaired[word] = near
    return [repaired.get(word, word) for word in words], repaired


def _nearest(word: str, known: list[str]) -> str:
    from difflib import get_close_matches

    alike = [each for each in known if abs(len(each) - len(word)) <= 2]
    same_start = [each for each in alike if each[0] == word[0]]
    near = get_close_matches(word, same_start, 1, _ALIKE) or get_close_matches(
        word, alike, 1, _ALIKE
    )
    return near[0] if near else ""


class _Scores:
    """The scores of the documents that share a token with the query."""

    def __init__(self, index: Index, wanted: dict[str, float]) -> None:
        self.index = index
        self.total = sum(wanted.values()) or 1.0
        self.scores: dict[str, float] = {}
        self.reasons: dict[str, str] = {}
        self._phrases(wanted)
        self._texts(wanted)

    def _phrases(self, wanted: dict[str, float]) -> None:
        shared: dict[int, float] = {}
        named: dict[int, dict[str, float]] = {}
        for token, weight in wanted.items():
            for number in self.index.in_phrases.get(token, ()):
                shared[number] = shared.get(number, 0.0) + weight
                named.setdefault(self.index.phrases[number].document, {})[token] = weight
        best: dict[int, tuple[float, Phrase]] = {}
        for number, weight in shared.items():
            phrase = self.index.phrases[number]
            whole = weight / phrase.weight if phrase.weight else 0.0
            score = weight / self.total * (1 - _WHOLE + _WHOLE * whole)
            if phrase.is_name and whole > _ALL:
                score += _CALLED * weight / self.total
            if score > best.get(phrase.document, (0.0, phrase))[0]:
                best[phrase.document] = score, phrase
        for document, (score, phrase) in best.items():
            union = sum(named[document].values()) / self.total
            self._add(document, _PHRASE * score + _NAMES * union, phrase.words)

    def _texts(self, wanted: dict[str, float]) -> None:
        for token, weight in wanted.items():
            for document in self.index.in_texts.get(token, ()):
                self._add(document, _TEXT * weight / self.total, "")

    def _add(self, document: int, score: float, reason: str) -> None:
        kind, id = self.index.documents[document]
        place = f"{kind}:{id}"
        self.scores[place] = self.scores.get(place, 0.0) + score * _KIND.get(kind, 1.0)
        self.reasons.setdefault(place, reason)

    def hand_on(self) -> None:
        """Let symptoms, signs and terms that fit well add to the entries they point at."""
        least = _FITS * max(self.scores.values(), default=0.0)
        for place, targets in self.index.leads.items():
            share = self.scores.get(place, 0.0) * _HANDED
            if share < least * _HANDED or not share:
                continue
            for target in targets:
                if target in self.scores:
                    self.scores[target] += share
                share *= _NEXT

    def warn(self, sign: WarningSign) -> None:
        """Put the causes that a warning sign may mean above all others."""
        share = _SIGN[sign.urgency]
        for cause in sign.may_mean:
            place = f"cause:{cause}"
            self.scores[place] = self.scores.get(place, 0.0) + share
            self.reasons.setdefault(place, "")
            share *= _NEXT

    def ranked(self) -> tuple[Result, ...]:
        """The results, best first, without those far below the best."""
        best = max(self.scores.values(), default=0.0)
        kept = [(p, s) for p, s in self.scores.items() if s >= max(_LEAST, _CUT * best)]
        kept.sort(key=lambda pair: (-pair[1], pair[0]))
        return tuple(self._result(place, score) for place, score in kept)

    def _result(self, place: str, score: float) -> Result:
        kind, _, id = place.partition(":")
        return Result(kind, id, round(score, 3), self.reasons[place])
