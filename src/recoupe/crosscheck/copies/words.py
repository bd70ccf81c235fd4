"""Words of many texts at once, with a hash each and their place in the unmodified text.

The texts are laid end to end as one array of code points, so that a text costs the same alone or among thousands; what
is found for a text does not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.copies.letters import (
    BREAK,
    DROPPED,
    SIZE,
    Codes,
    Hashes,
    consonant_table,
    digit_table,
    ender_table,
    fold_table,
    letter_hashes,
    mix,
    powers,
    upper_table,
)

Offsets = NDArray[np.int64]
Flags = NDArray[np.bool_]

MAX_LETTERS = 64
"""Letters after which the powers of a word's hash begin anew."""
MAX_DIGITS = 9
ARABIC = (0x620, 0x6D4)
"""Code points of Arabic letters, half-open."""
_POWERS = powers(0x9E3779B97F4A7C15, MAX_LETTERS)
_TENS = 10 ** np.arange(MAX_DIGITS, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Words:
    """Words of texts laid end to end, one row a word.

    Attributes:
        bases: where each text begins in the row of all; one more at the end.
        starts, stops: half-open, in the row of all; marks that hang on the last letter belong to the word.
        hashes: of the folded word.
        skeletons: hash of the consonants, the same for spellings of a name in Latin and Arabic script.
        n_consonants: how many those are.
        numbers: value of a word of digits, -1 for others.
        is_upper: whether the word begins with a capital.
        is_arabic: whether it begins with an Arabic letter, which knows no capitals.
        is_first: whether it opens a sentence.
    """

    bases: Offsets
    starts: Offsets
    stops: Offsets
    hashes: Hashes
    skeletons: Hashes
    n_consonants: Offsets
    numbers: Offsets
    is_upper: Flags
    is_arabic: Flags
    is_first: Flags

    def bounds(self) -> Offsets:
        """Index of the first word of each text; one more at the end."""
        return np.searchsorted(self.starts, self.bases)


def find_words(texts: Sequence[str]) -> Words:
    """All words of some texts."""
    joined = "\n".join((*texts, ""))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    bases = np.concatenate(([0], np.cumsum(lengths + 1)))
    codes = np.minimum(np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32), SIZE - 1)
    folded = fold_table()[codes]
    kept = np.flatnonzero(folded != DROPPED)  # what is dropped neither parts nor joins words
    letters = folded[kept]
    first, last = _runs(letters != BREAK)
    starts, stops = kept[first], kept[last]
    lengths = last - first
    letters = letters[letters != BREAK]
    at = np.cumsum(lengths) - lengths  # words by the index of their first letter
    places = np.arange(len(letters)) - np.repeat(at, lengths)
    skeletons, n_consonants = _skeletons(letters, at, places)
    heads = letters[at]
    return Words(
        bases, starts, stops, _hash(letter_hashes()[letters], at, places), skeletons, n_consonants,
        _numbers(letters, at, lengths, places), upper_table()[codes[starts]],
        (heads >= ARABIC[0]) & (heads < ARABIC[1]), _first(codes, starts, stops),
    )  # fmt: skip


def _runs(is_letter: Flags) -> tuple[Offsets, Offsets]:
    """Ends of the runs of letters, half-open; the last of all characters is none."""
    steps = np.diff(is_letter.astype(np.int8), prepend=0)
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)


def _add(values: NDArray[np.uint64], at: Offsets) -> Hashes:
    return np.add.reduceat(values, at) if len(at) else np.zeros(0, np.uint64)


def _hash(values: Hashes, at: Offsets, places: Offsets) -> Hashes:
    """A hash for each word: its letters' numbers, weighted by powers of their places."""
    return mix(_add(values * _POWERS[places % MAX_LETTERS], at))


def _skeletons(letters: Codes, at: Offsets, places: Offsets) -> tuple[Hashes, Offsets]:
    """Hash and number of the consonants of each word, doubled ones counted once, Arabic articles left out."""
    classes = _classes(letters, at, places)
    doubled = np.concatenate(([False], classes[1:] == classes[:-1]))[: len(classes)] & (places > 0)
    counts = (classes > 0) & ~doubled
    totals = np.cumsum(counts)
    before = np.repeat((totals - counts)[at], np.diff(np.append(at, len(letters))))
    values = np.where(counts, letter_hashes()[classes], np.uint64(0))
    hashes = _hash(values, at, np.maximum(totals - 1 - before, 0))
    return hashes, _add(counts.astype(np.uint64), at).astype(np.int64)


def _classes(letters: Codes, at: Offsets, places: Offsets) -> NDArray[np.uint8]:
    """Class of each letter as a consonant; "ch" sounds like sh, "dj" like j."""
    classes = consonant_table()[letters]
    following = np.append(letters[1:], 0)
    is_inside = np.append(places[1:] > 0, False)
    classes[(letters == ord("c")) & (following == ord("h")) & is_inside] = consonant_table()[ord("s")]
    classes[(letters == ord("d")) & (following == ord("j")) & is_inside] = 0
    for size, is_article in _articles(letters, at):
        for i in range(size):
            classes[at[is_article] + i] = 0
    return classes


def _articles(letters: Codes, at: Offsets) -> Iterator[tuple[int, Flags]]:
    """Words that begin with the Arabic article, alone or behind a particle, with its number of letters."""
    lengths = np.diff(np.append(at, len(letters)))
    padded = np.append(letters, [0, 0])
    first, second, third = padded[at], padded[at + 1], padded[at + 2]
    yield 2, (lengths > 4) & (first == ord("ا")) & (second == ord("ل"))
    yield 2, (lengths > 4) & (first == ord("ل")) & (second == ord("ل"))
    is_joined = np.isin(first, [ord(c) for c in "وبفك"])
    yield 3, (lengths > 5) & is_joined & (second == ord("ا")) & (third == ord("ل"))


def _numbers(letters: Codes, at: Offsets, lengths: Offsets, places: Offsets) -> Offsets:
    """Value of each word of at most nine digits, -1 for others."""
    digits = digit_table()[letters]
    back = np.repeat(lengths, lengths) - 1 - places
    values = np.where(digits >= 0, digits, 0) * _TENS[np.minimum(back, MAX_DIGITS - 1)]
    n_digits = _add((digits >= 0).astype(np.uint64), at).astype(np.int64)
    total = _add(values.astype(np.uint64), at).astype(np.int64)
    return np.where((n_digits == lengths) & (lengths <= MAX_DIGITS), total, -1)


def _first(codes: Codes, starts: Offsets, stops: Offsets) -> Flags:
    """Whether a sentence's end stands between a word and the one before."""
    ends = np.concatenate(([0], np.cumsum(ender_table()[codes])))
    before = np.concatenate(([0], stops[:-1])) if len(stops) else stops
    is_first = ends[starts] > ends[before]
    is_first[:1] = True
    return is_first
