"""Stems of English words, and rows of words that may tell one happening."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from recoupe.lang.en import inflect
from recoupe.lang.inflection import load_inflection
from recoupe.text.table import read_table

ALIKE = Path(__file__).parent / "alike.tsv"
LONGEST_PHRASE = 4
LEAST_STEM = 3

WORD = re.compile(r"\w+")
_SUFFIXES = tuple(
    "ization isation ational ations ation itions ition ments ment ances ance ences ence ings ing ions ion ees ee ers er "
    "ators ator ors or ies ied ness als al ated ates ating ate ed es s e y".split()
)
_UNTOLD = frozenset(
    "the a an of to in on at by for with from and or that this it its his her their he she they be is was were are been "
    "has have had as which who after before over into out up will would not".split()
)


def find_words(text: str) -> tuple[str, ...]:
    """Words of a text, as written."""
    return tuple(WORD.findall(text))


def is_telling(word: str) -> bool:
    """Whether a word says something by itself: no article, preposition, pronoun, auxiliary, no single letter."""
    return len(word) > 1 and word.lower() not in _UNTOLD


@cache
def stem(word: str) -> str:
    """Stem that a verb shares with its forms and, mostly, with its nouns ("nominated", "nominee"): for comparing only."""
    lowered = word.lower()
    lowered = _base_forms().get(lowered, lowered)
    for suffix in _SUFFIXES:
        if lowered.endswith(suffix) and len(lowered) - len(suffix) >= LEAST_STEM:
            lowered = lowered[: -len(suffix)]
            break
    if len(lowered) > LEAST_STEM and lowered[-1] == lowered[-2]:
        lowered = lowered[:-1]
    return lowered[:-1] + "y" if lowered.endswith("i") else lowered


def stems(words: Iterable[str]) -> frozenset[str]:
    """Stems of the telling words."""
    return frozenset(stem(w) for w in words if is_telling(w))


@cache
def _base_forms() -> dict[str, str]:
    """Irregular verb forms and what they are forms of."""
    inflection = load_inflection(Path(inflect.__file__).parent / "irregular.tsv", inflect)
    found: dict[str, str] = {}
    for lemma in sorted(inflection.irregular_verbs):
        for form in sorted(inflection.verb(lemma)):
            found.setdefault(form, lemma)
    return found


def rows_of(words: Sequence[str]) -> frozenset[int]:
    """Rows of `alike.tsv` that hold a phrase of these words; those of single words only where no phrase is known."""
    own = [stem(w) for w in words]
    phrases = (own[i : i + n] for n in range(LONGEST_PHRASE, 1, -1) for i in range(len(own) - n + 1))
    found = [row for phrase in phrases for row in _rows().get(" ".join(phrase), ())]
    return frozenset(found or (row for word in own for row in _rows().get(word, ())))


@cache
def _rows() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, row in enumerate(read_table(ALIKE, ("words",))):
        for phrase in row.many("words"):
            found.setdefault(" ".join(stem(w) for w in phrase.split()), []).append(number)
    return {phrase: tuple(dict.fromkeys(rows)) for phrase, rows in found.items()}
