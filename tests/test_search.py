"""People's own words lead to the right entry, and a danger stands above everything."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import backinfo
from backinfo.knowledge.base import Knowledge
from backinfo.knowledge.words import Words
from backinfo.search.engine import repair, search
from backinfo.search.index import build
from backinfo.search.signs import heard, read_rule
from backinfo.search.tokens import Tokenizer, raw_words, tables
from conftest import Run

_KNOWLEDGE = backinfo.load()
_INDEX = build(_KNOWLEDGE)
_WORDS = Words(
    same=(("buttock", "bum", "bum cheek"), ("pee", "pass water"), ("cannot", "cant", "not able")),
    ignore=("my", "the", "and", "when", "i", "a", "is", "have"),
    denials=("no", "without"),
)
_TOKENIZER = Tokenizer(tables(_WORDS))


def first(words: str) -> str:
    """The id of the best result for the words."""
    return search(_KNOWLEDGE, _INDEX, words).results[0].id


@pytest.mark.parametrize(
    ("words", "tokens"),
    [
        ("Aching bum cheeks", ["ach", "buttock"]),
        ("I can't pass water", ["cannot", "pee"]),
        ("not able to pee", ["cannot", "to", "pee"]),
        ("the and my", []),
        ("d\u00e9j\u00e0 vu", ["deja", "vu"]),
    ],
)
def test_words_become_tokens(words: str, tokens: list[str]) -> None:
    """Stems, everyday synonyms of one or more words, and nothing of the words that say nothing."""
    assert _TOKENIZER.texts(words) == tokens


@pytest.mark.parametrize(
    ("rule", "words", "expected"),
    [
        ("numb + bum", "my bum is numb", True),
        ("numb, tingly + bum", "tingly buttocks when i sit", True),
        ("numb + bum", "my leg is numb", False),
        ("fever", "no fever", False),
        ("fever", "no pain and a fever", True),
        ("cannot pee", "i cant really pass water", True),
        ("cannot pee", "pee is fine but i cannot bend", False),
        ("cannot pee", "i cannot bend my knee and pee a lot", False),
    ],
)
def test_how_a_sign_is_heard(rule: str, words: str, expected: bool) -> None:
    """Each part in any order, a phrase in its order, nothing that is taken back."""
    assert heard(read_rule(rule, _TOKENIZER), _TOKENIZER.tokens(words)) is expected


@pytest.mark.parametrize("id", list(_KNOWLEDGE.warning_signs))
def test_every_warning_sign_can_be_heard(id: str) -> None:
    """Each rule of each sign fires on its own first words."""
    sign = _KNOWLEDGE.warning_signs[id]
    tokenizer = Tokenizer(tables(_KNOWLEDGE.words))
    assert sign.heard_as
    for rule in sign.heard_as:
        words = " ".join(part.split(",")[0] for part in rule.split("+"))
        assert heard(read_rule(rule, tokenizer), tokenizer.tokens(words)), rule


@pytest.mark.parametrize("kind", ["cause", "treatment"])
def test_every_name_finds_its_entry(kind: str) -> None:
    """The name, each alias and each phrase of an entry find it among the first three."""
    missed = []
    for entry in _KNOWLEDGE.topics[kind].values():
        for words in (entry.name, *entry.aliases, *entry.people_say):
            found = [r.id for r in search(_KNOWLEDGE, _INDEX, words).results[:3]]
            if entry.id not in found:
                missed.append((words, entry.id, found))
    total = sum(1 + len(e.aliases) + len(e.people_say) for e in _KNOWLEDGE.topics[kind].values())
    # A few words fit several entries equally well, as they should.
    assert len(missed) <= 0.05 * total, missed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("siatica", "sciatica"),
        ("shoulder", "shoulder"),
        ("herniatd", "herniated"),
        ("injektion", "injection"),
        ("zzqqxx", "zzqqxx"),
        ("leg", "leg"),
    ],
)
def test_spelling_is_repaired(typed: str, meant: str) -> None:
    """An unknown word is read as the known one most like it; known and strange ones stay."""
    words, _ = repair([typed], _INDEX, Tokenizer(tables(_KNOWLEDGE.words)))
    assert words == [meant]


@pytest.mark.parametrize(
    ("words", "not_first"),
    [
        ("wear and tear in my back", "annular-tear"),
        ("steroid needle in my spine", "acupuncture"),
        ("sciatica and now i cannot pee", "sciatica"),
    ],
)
def test_traps(words: str, not_first: str) -> None:
    """One shared word does not decide."""
    assert first(words) != not_first


@pytest.mark.parametrize(
    ("words", "sign", "cause"),
    [
        ("numb around my bottom and wet myself", "saddle-numbness", "cauda-equina-syndrome"),
        ("sciatica both legs and bladder not working", None, "cauda-equina-syndrome"),
        ("shivering with a temperature and my back is agony", "fever-with-back-pain", None),
        ("had cancer years ago and my spine aches", "history-of-cancer", "spinal-cancer"),
        ("tummy pulsing like a heartbeat", None, "abdominal-aortic-aneurysm"),
        ("i inject heroin and my back hurts", "weak-immunity-or-injected-drugs", None),
        ("mum has brittle bones and fell yesterday", "minor-trauma-weak-bones", None),
    ],
)
def test_dangers_stand_first(words: str, sign: str | None, cause: str | None) -> None:
    """Words that sound like a warning sign name it and put what it may mean first."""
    found = search(_KNOWLEDGE, _INDEX, words)
    assert found.signs
    assert sign is None or sign in found.signs
    meant = {id for each in found.signs for id in _KNOWLEDGE.warning_signs[each].may_mean}
    assert found.results[0].id in meant
    assert cause is None or found.results[0].id == cause


@pytest.mark.parametrize(
    "words",
    [
        "back pain when sitting",
        "does yoga help",
        "how much does prp cost",
        "no fever, just a stiff back",
        "epidural steroid injection for sciatica",
        "numb foot",
        "pain at night in bed",
    ],
)
def test_ordinary_words_raise_no_alarm(words: str) -> None:
    """A question without a danger in it gets no banner."""
    assert search(_KNOWLEDGE, _INDEX, words).signs == ()


@given(st.text(max_size=200))
def test_any_words_give_an_answer(words: str) -> None:
    """Whatever is typed: results best first, each an entry that exists."""
    found = search(_KNOWLEDGE, _INDEX, words)
    scores = [result.score for result in found.results]
    assert scores == sorted(scores, reverse=True)
    for result in found.results:
        assert result.id in _KNOWLEDGE.topics[result.kind]


@given(
    st.lists(st.sampled_from(raw_words("my back hurts when sitting cannot pee fever")), max_size=6)
)
def test_more_words_never_silence_a_danger(extra: list[str]) -> None:
    """A danger that is heard stays heard, whatever is said after it."""
    words = "numb between my legs"
    alone = search(_KNOWLEDGE, _INDEX, words).signs
    assert set(alone) <= set(search(_KNOWLEDGE, _INDEX, " ".join([words, *extra])).signs)


def _queries(name: str) -> list[dict[str, Any]]:
    path = Path(__file__).parent / "benchmarks" / name
    found: list[dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def test_the_questions_find_their_answers() -> None:
    """Of the 60 test questions, at least 52 have a right entry first, 58 among the first three."""
    places = []
    for query in _queries("queries.json"):
        ids = [result.id for result in search(_KNOWLEDGE, _INDEX, query["query"]).results]
        places.append(min((ids.index(id) for id in query["expect"] if id in ids), default=99))
    assert sum(place == 0 for place in places) >= 52
    assert sum(place < 3 for place in places) >= 58


def test_dangers_are_heard_and_ordinary_words_are_not() -> None:
    """Of 355 questions in people's words, 97 of 100 dangers are heard, 5 of 100 others at most."""
    heard_, missed, false = 0, [], []
    for query in _queries("dangers.json"):
        signs = search(_KNOWLEDGE, _INDEX, query["query"]).signs
        if query["urgent"]:
            heard_ += bool(signs)
            missed += [] if signs else [query["query"]]
        elif signs:
            false.append((query["query"], signs))
    assert heard_ >= 0.97 * (heard_ + len(missed)), missed
    assert len(false) <= 0.05 * (355 - heard_ - len(missed)), false


def test_the_index_survives_the_file() -> None:
    """The index that is shipped is read back as it was made."""
    again = msgspec.json.decode(msgspec.json.encode(_INDEX), type=type(_INDEX))
    assert again == _INDEX


def test_a_search_in_json(run: Run) -> None:
    """Query, urgency, and results best first with the words they were found by."""
    answer = json.loads(run("search", "numb between my legs", "-f", "json").stdout)
    assert answer["query"] == "numb between my legs"
    assert answer["urgent"] is True
    assert answer["warning_signs"][0]["kind"] == "warning-sign"
    assert answer["results"][0]["id"] == "cauda-equina-syndrome"
    assert {"kind", "id", "name", "summary", "score", "matched"} <= answer["results"][0].keys()


def test_a_danger_stands_above_the_results(run: Run) -> None:
    """The page of a dangerous search opens with what it sounds like and how fast to act."""
    shown = run("search", "numb", "between", "my", "legs").stdout
    top, _, rest = shown.partition("What may be behind it")
    assert "Do not wait" in top
    assert "Go now" in top
    assert "Cauda equina syndrome" in rest


def test_nothing_found(run: Run) -> None:
    """No result: exit 1, one line that says what to try; JSON keeps its envelope."""
    done = run("search", "zzqqxx")
    assert (done.returncode, done.stdout) == (1, "")
    assert "Try other words" in done.stderr
    answer = json.loads(run("search", "zzqqxx", "-f", "json").stdout)
    assert answer["results"] == []
    assert answer["urgent"] is False


def test_kind_and_limit(run: Run) -> None:
    """--kind keeps one kind, --limit so many results."""
    asked = ("search", "steroid", "injection", "-f", "json", "--kind", "treatment", "--limit", "2")
    rows = json.loads(run(*asked).stdout)["results"]
    assert [row["kind"] for row in rows] == ["treatment", "treatment"]


def test_another_knowledge_base_is_searched_too(
    knowledge: Knowledge, run: Run, compiled: Path
) -> None:
    """A base without an index of its own gives the same results."""
    asked = ("search", "slipped disc", "-f", "json")
    shown = json.loads(run(*asked, "--knowledge", str(compiled)).stdout)
    here = search(knowledge, _INDEX, "slipped disc").results
    assert [row["id"] for row in shown["results"]] == [result.id for result in here]
