"""Folding that never changes the length of a text, so that offsets keep their meaning.

Three strengths: `fold` (spaces, quotes, dashes), `fold_case` (also lower case), `fold_accents` (also without accents).
Arabic vowel signs and tatweel cannot be dropped without changing the length; `fold_accents` keeps them. What is looked
up, and needs no offsets, goes through `plain_arabic`, which drops them.
"""

from __future__ import annotations

import sys
import unicodedata
from functools import cache

_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\v\f"
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"
_APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u2032\u00b4\u0060\uff07"
_QUOTES = "\u201c\u201d\u201e\u201f\u2033\uff02"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"

_TABLE: dict[int, str] = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, _INVISIBLE), " "),
    **dict.fromkeys(map(ord, _APOSTROPHES), "'"),
    **dict.fromkeys(map(ord, _QUOTES), '"'),
    **dict.fromkeys(map(ord, _DASHES), "-"),
}


def fold(text: str) -> str:
    """No-break, thin and other spaces to a space, curly to straight quotes, dashes to a hyphen; same length.

    Line breaks stay. Guillemets stay, since they tell opening from closing. Invisible marks (soft hyphen, joiners,
    direction marks) become spaces, one for one.
    """
    return text.translate(_TABLE)


def fold_quotes(text: str) -> str:
    """What `fold` does to quotes and apostrophes, and nothing else; same length."""
    if text.isascii():
        return text.replace("`", "'")
    for mark in _APOSTROPHES:
        text = text.replace(mark, "'")
    for mark in _QUOTES:
        text = text.replace(mark, '"')
    return text


def fold_case(text: str) -> str:
    """`fold`, in lower case; letters whose lower case is longer keep their own form."""
    folded = fold(text)
    lowered = folded.lower()
    if len(lowered) == len(folded):
        return lowered
    return "".join(low if len(low := char.lower()) == 1 else char for char in folded)


def fold_accents(text: str) -> str:
    """`fold_case` without accents; ligatures and letters without a base form stay; same length."""
    lowered = fold_case(text)
    return lowered if lowered.isascii() else lowered.translate(_accents())


@cache
def _accents() -> dict[int, str]:
    """Base letter of every accented letter of the Latin, Greek and Cyrillic blocks."""
    table = {}
    for code in range(0x80, min(0x2000, sys.maxunicode)):
        char = chr(code)
        base = unicodedata.normalize("NFD", char)
        if len(base) > 1 and not unicodedata.combining(base[0]) and not 0x600 <= code < 0x900:
            table[code] = base[0].lower()
    table.update({ord("ı"): "i", ord("ø"): "o", ord("ł"): "l", ord("đ"): "d", ord("ħ"): "h"})
    return table


def plain_arabic(text: str) -> str:
    """Arabic words without vowel signs and tatweel, alif with hamza or wasla as plain alif; all else stays.

    Unlike the folds it may shorten a text: it is for what is looked up, in tables and out of them.
    """
    return text if text.isascii() else text.translate(_PLAIN_ARABIC)


_PLAIN_ARABIC: dict[int, str | None] = {
    **dict.fromkeys((*range(0x64B, 0x653), 0x640, 0x670)),
    **dict.fromkeys(map(ord, "أإٱ"), "ا"),
}
