"""One number a letter: what a text is folded to before its words are compared, and what is left of it as a consonant.

Folding goes letter by letter, so that every word keeps its place in the unmodified text: lower case, base letter of its
canonical or compatible decomposition (composed and decomposed texts, accents or none, all fold alike), digits of any
script as 0 to 9. Marks that stand on a letter, the Arabic tatweel and invisible characters are dropped; apostrophes,
hyphens, blanks of every kind and punctuation break words. Source: crosscheck §1, step 2.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint16]
Hashes = NDArray[np.uint64]

BREAK, END, DROPPED = 0, 1, 2
"""Folded values of what stands between words, of what a sentence may end with, and of what counts for nothing."""
SIZE = 0x10000
"""Code points with a row in the tables; all others break words."""
_TATWEEL = "\u0640"
_ALIKE = {"ى": "ي", "ة": "ه", "ٱ": "ا", "ی": "ي", "ک": "ك"}
_ENDERS = frozenset(".!?…؟۔:;\n")

_CONSONANTS = (
    "bpب", "fvف", "tتثط", "dدذضظ", "kcqكقخ", "gjجغ", "szxسصشز", "lل", "mم", "nن", "rر",
)  # fmt: skip
"""Letters that are written for one another where a name goes from Latin into Arabic script or from one spelling to the next."""


def fold_letter(char: str) -> int:
    """The folded value of a character: `BREAK`, `END`, `DROPPED`, or a code point below 2 to the 16."""
    category = unicodedata.category(char)
    if category in {"Mn", "Me", "Cf"} or char == _TATWEEL:
        return DROPPED
    if category[0] not in "LN":
        return END if char in _ENDERS else BREAK
    if category == "Nd":
        return ord(str(unicodedata.digit(char)))
    base = [c for c in unicodedata.normalize("NFKD", char.lower()) if unicodedata.category(c) != "Mn"]
    kept = base[0] if len(base) == 1 else char
    return min(ord(_ALIKE.get(kept, kept)), SIZE - 1)


@cache
def fold_table() -> Codes:
    """Folded value by code point."""
    return np.fromiter((fold_letter(chr(code)) for code in range(SIZE)), np.uint16, SIZE)


@cache
def upper_table() -> NDArray[np.bool_]:
    """Whether a code point is a capital."""
    return np.fromiter((chr(code).isupper() for code in range(SIZE)), np.bool_, SIZE)


@cache
def consonant_table() -> NDArray[np.uint8]:
    """Class of consonants by folded value, from 1; 0 for vowels, weak letters (h, w, y and their like) and other scripts."""
    table = np.zeros(SIZE, np.uint8)
    for number, letters in enumerate(_CONSONANTS, 1):
        for letter in letters:
            table[ord(letter)] = number
    return table


@cache
def digit_table() -> NDArray[np.int8]:
    """Value of a digit by folded value, -1 for what is no digit."""
    table = np.full(SIZE, -1, np.int8)
    table[ord("0") : ord("9") + 1] = np.arange(10)
    return table


def mix(values: Hashes) -> Hashes:
    """Spread every number over 64 bits: the same on every machine and in every run.

    Source: finalizer of SplitMix64 (Steele, Lea and Flood 2014).
    """
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def powers(base: int, count: int) -> Hashes:
    """The first powers of an odd number modulo 2 to the 64, from 1."""
    return np.array([pow(base, i, 1 << 64) for i in range(count)], np.uint64)


@cache
def letter_hashes() -> Hashes:
    """A random-looking number for each folded value."""
    return mix(np.arange(SIZE, dtype=np.uint64) + np.uint64(0x9E3779B97F4A7C15))
