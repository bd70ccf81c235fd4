"""Numbers behind their noun: "الاسرى الاربعة" (the four prisoners), "جندي واحد" (one soldier). Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.counted import Noun
from recoupe.extract.rules.numbers import Number, read_number_words
from recoupe.lang.numbers import QuantityRules
from recoupe.text.arabic import SUFFIXES

_ONE_OF_THEM = frozenset({"احدهم", "احداهن", "احدهما", "احداهما"})
_ARTICLE = "ال"
_ONE, _TWO = frozenset({"واحد", "واحدة", "واحدا"}), frozenset({"اثنان", "اثنين", "اثنتان", "اثنتين"})
_SUNDAY = "الاحد"
_REACH = 2
"""Words with the article between the noun and its number ("الجنود الاتراك الثلاثة")."""


def find_postposed(sentence: Sentence, nouns: Sequence[Noun], rules: QuantityRules) -> list[tuple[Number, Noun]]:
    """Nouns that a number behind them counts, each with that number, whose words are those of both.

    Args:
        nouns: people, equipment and toll nouns of a language whose adjectives follow their noun, in order.
    """
    found = [
        (number, noun) for noun in nouns if (number := _number_behind(sentence.words.texts, noun, rules)) is not None
    ]
    return [(n, noun) for n, noun in found if not any(noun.first < m.first < n.last for m in nouns if m is not noun)]


def find_ones(sentence: Sentence, nouns: Sequence[Noun]) -> list[tuple[Number, Noun]]:
    """People that one of those told before is ("ثلاثة مدنيين، احدهم طفل"), each with the number one."""
    texts, found = sentence.words.texts, []
    for noun in nouns:
        at = noun.first
        if noun.is_person and at and texts[at - 1] in _ONE_OF_THEM:
            found.append((Number(at - 1, noun.last, 1, 1, 1, "number", False), noun))
    return found


def is_one_of_them(texts: Sequence[str]) -> bool:
    """Whether words begin with "one of them"."""
    return bool(texts) and texts[0] in _ONE_OF_THEM


def _number_behind(texts: Sequence[str], noun: Noun, rules: QuantityRules) -> Number | None:
    at = noun.last
    if at < len(texts) and texts[at] in _ONE and "def" not in noun.labels and "pl" not in noun.labels:
        return _make(noun, at + 1, 1)
    if at < len(texts) and texts[at] in _TWO and "def" not in noun.labels:
        return _make(noun, at + 1, 2)
    if "sg" in noun.labels and "pl" not in noun.labels:
        return None
    is_owned = at < len(texts) and texts[at] in SUFFIXES
    if not is_owned and not texts[noun.first].startswith(_ARTICLE) and "pl" not in noun.labels:
        return None
    for start in range(at + is_owned, min(at + is_owned + _REACH + 1, len(texts))):
        value, last = _read_definite(texts, start, rules)
        if value > 1:
            return _make(noun, last, value)
        if not texts[start].startswith(_ARTICLE):
            return None
    return None


def _make(noun: Noun, last: int, value: int) -> Number:
    return Number(noun.first, last, value, value, value, "number", False)


def _read_definite(texts: Sequence[str], at: int, rules: QuantityRules) -> tuple[int, int]:
    """A number with the article, and where it ends ("الاربعة و الثلاثين", "ال 750"); 0 where there is none."""
    if texts[at] == _ARTICLE and at + 1 < len(texts) and texts[at + 1].isdigit():
        return int(texts[at + 1]), at + 2
    if not texts[at].startswith(_ARTICLE) or texts[at] == _SUNDAY:
        return 0, at
    value, last = read_number_words([word.removeprefix(_ARTICLE) for word in texts], at, rules)
    return (int(value), last) if value is not None else (0, at)
