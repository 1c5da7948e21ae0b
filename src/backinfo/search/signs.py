"""Which warning signs the words of a person sound like.

A sign lists how it is heard: `numb, tingling + between my legs, when I wipe`. Parts are
joined by "+", and each must be heard; any of the words or phrases with commas between
them will do for a part. The order does not matter, and other words may stand between.
"""

from __future__ import annotations

from backinfo.search.tokens import Token, Tokenizer

# How many other words may stand inside a phrase.
_BETWEEN = 1

Rule = tuple[tuple[tuple[str, ...], ...], ...]


def read_rule(rule: str, tokenizer: Tokenizer) -> Rule:
    """A rule as parts, each the token sequences that will do for it."""
    return tuple(
        tuple(tokens for way in part.split(",") if (tokens := tuple(tokenizer.texts(way))))
        for part in rule.split("+")
    )


def heard(rule: Rule, tokens: list[Token]) -> bool:
    """Whether each part of a rule is heard in the tokens, and not taken back by "no"."""
    return bool(rule) and all(any(_stands(way, tokens) for way in part) for part in rule)


def _stands(way: tuple[str, ...], tokens: list[Token]) -> bool:
    """Whether a phrase stands in the tokens: its words in order, one other word between."""
    for start, first in enumerate(tokens):
        if first.text != way[0] or _is_taken_back(first):
            continue
        window = tokens[start + 1 : start + len(way) + _BETWEEN]
        rest = iter(token.text for token in window if not _is_taken_back(token))
        if all(word in rest for word in way[1:]):
            return True
    return False


def _is_taken_back(token: Token) -> bool:
    return token.denied or token.reassured
