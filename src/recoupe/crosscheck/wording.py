"""Words of reports as the tables of the cross-check write them, and what may stand before an Arabic word there."""

from __future__ import annotations

import re

from recoupe.text.arabic import cut_surely, is_arabic, normal
from recoupe.text.fold import fold_accents

FRONT = "{w}"
"""Begins an Arabic word in a pattern, with what may be written onto it: "and", a preposition, the article."""
_FRONT = r"(?<!\w)[وف]?[بكل]?(?:ال|ل)?"
_ARTICLE = "ال"
_MIN_STEM = 3
_ENDINGS = ("ات", "ين", "ون", "ية", "ان", "ة", "ي")
"""Plurals, duals and feminines, the longest that fits first."""


def plain(text: str) -> str:
    """Lower case, no accents; Arabic without vowel signs, with one alif and Western digits. Offsets are not kept."""
    return fold_accents(text if text.isascii() else normal(text))


def compile_words(pattern: str) -> re.Pattern[str]:
    """A pattern over `plain` words; its Arabic words may be written in any usual way, `{w}` begins one.

    Raises:
        re.error: the pattern is none.
    """
    return re.compile(normal(pattern).replace(FRONT, _FRONT))


def stem_of(word: str) -> str:
    """An Arabic word of `plain` text without article, what is written before it, and its ending; others without a plural s."""
    if not is_arabic(word):
        return word.removesuffix("s") if len(word) > _MIN_STEM else word
    bare = cut_surely(word).split(" ")[-1].removeprefix(_ARTICLE)
    ending = next((e for e in _ENDINGS if bare.endswith(e) and len(bare) - len(e) >= _MIN_STEM), "")
    return bare.removesuffix(ending)
