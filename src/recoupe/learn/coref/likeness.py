"""How likely two mentions tell of one happening: the sum of a table of named functions, for mentions whose words are alike.

The weights were set by hand on the development part of ECB+, whose licence allows measuring only: nothing is fitted to it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from recoupe.learn.coref.mentions import GivenMention
from recoupe.learn.coref.stories import Rarity
from recoupe.learn.coref.words import stem

UNKNOWN = 0.15
"""Likeness of arguments where one mention has none."""
UNKNOWN_SPEAKER = 0.3

Function = Callable[[GivenMention, GivenMention, Rarity], float]


def same_word(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """1 if both have the same head, or share at least half of the words of the longer one."""
    shared = 2 * len(left.stems & right.stems)
    return float(left.head == right.head or shared >= max(len(left.stems), len(right.stems), 1))


def alike_word(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """1 if their words, not the same, stand in one row of words that may tell one happening."""
    return float(not same_word(left, right, rarity) and bool(left.rows & right.rows))


def alike_rows(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """Share of their rows that hold both, where the words are not the same."""
    if not alike_word(left, right, rarity):
        return 0.0
    return len(left.rows & right.rows) / len(left.rows | right.rows)


def arguments(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """How alike what depends on them is."""
    if not left.arguments or not right.arguments:
        return UNKNOWN
    return rarity.cosine(left.arguments, right.arguments)


def context(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """How alike their sentences are."""
    return rarity.cosine(left.context, right.context)


def same_sentence(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """1 if both stand in one sentence, which seldom tells a thing twice."""
    return float((left.document, left.sentence) == (right.document, right.sentence))


def other_speaker(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """For reporting words: how different who speaks and what is said are."""
    if not (left.stems | right.stems) & _reporting():
        return 0.0
    if not left.core or not right.core:
        return 1 - UNKNOWN_SPEAKER
    return 1 - rarity.cosine(left.core, right.core)


def other_names(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """1 if both name somebody as subject or object, and nobody in common."""
    return float(bool(left.names) and bool(right.names) and not left.names & right.names)


WEIGHTS: tuple[tuple[Function, float], ...] = (
    (same_word, 0.6),
    (alike_word, 0.3),
    (alike_rows, 0.4),
    (arguments, 0.5),
    (context, 0.2),
    (same_sentence, -0.3),
    (other_speaker, -0.4),
    (other_names, -0.2),
)


def likeness(left: GivenMention, right: GivenMention, rarity: Rarity) -> float:
    """The sum; 0 for mentions whose words are not alike."""
    if not same_word(left, right, rarity) and not left.rows & right.rows:
        return 0.0
    return sum(weight * function(left, right, rarity) for function, weight in WEIGHTS)


@cache
def _reporting() -> frozenset[str]:
    words = "say tell report state according claim speak comment add note explain news statement think believe announce"
    return frozenset(stem(word) for word in words.split())
