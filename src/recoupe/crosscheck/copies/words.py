"""Words of many texts at once, with a hash each and their place in the unmodified text.

The texts are laid end to end as one array of code points, so that a text costs the same alone or among thousands; what
is found for a text does not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.copies.letters import (
    DROPPED,
    END,
    SIZE,
    Codes,
    Hashes,
    consonant_table,
    digit_table,
    fold_table,
    letter_hashes,
    mix,
    upper_table,
)

Offsets = NDArray[np.int64]
Flags = NDArray[np.bool_]

MAX_DIGITS = 9
ARABIC = (0x620, 0x6D4)
"""Code points of Arabic letters, half-open."""
_BASE = 0x9E3779B97F4A7C15
"""Odd, so that it has an inverse modulo 2 to the 64."""
_TENS = 10 ** np.arange(MAX_DIGITS, dtype=np.int64)


@dataclass(frozen=True)
class Words:
    """Words of texts laid end to end, one row a word.

    Attributes:
        bases: where each text begins in the row of all; one more at the end.
        starts, stops: half-open, in the row of all; marks that hang on the last letter belong to the word.
        hashes: of the folded word.
        letters: of all words, and what parts them.
        is_upper: whether the word begins with a capital.
        is_arabic: whether it begins with an Arabic letter, which knows no capitals.
        is_first: whether it opens a sentence.
    """

    bases: Offsets
    starts: Offsets
    stops: Offsets
    hashes: Hashes
    letters: Letters
    is_upper: Flags
    is_arabic: Flags
    is_first: Flags

    @cached_property
    def numbers(self) -> Offsets:
        """Value of each word of digits, -1 for others."""
        return _numbers(self.letters)

    @cached_property
    def skeletons(self) -> Hashes:
        """Hash of the consonants of what may be a name, the same for its spellings in Latin and Arabic script."""
        return self._skeletons[0]

    @cached_property
    def n_consonants(self) -> Offsets:
        """How many consonants those are, 0 for other words."""
        return self._skeletons[1]

    @cached_property
    def _skeletons(self) -> tuple[Hashes, Offsets]:
        return _skeletons(self.letters, self.is_upper | self.is_arabic)

    def bounds(self) -> Offsets:
        """Index of the first word of each text; one more at the end."""
        return np.searchsorted(self.starts, self.bases)


def find_words(texts: Sequence[str]) -> Words:
    """All words of some texts."""
    joined = "\n".join((*texts, ""))
    lengths = np.fromiter(map(len, texts), np.int64, len(texts))
    bases = np.concatenate(([0], np.cumsum(lengths + 1)))
    codes = _codes(joined)
    folded = fold_table().take(codes, mode="wrap")  # no code is out of bounds: twice as fast as to look whether one is
    dropped = np.flatnonzero(folded == DROPPED)  # neither parts nor joins words
    values = folded[folded != DROPPED] if len(dropped) else folded
    letters = Letters(values, *_runs(values > DROPPED))
    starts, stops = (_undropped(at, dropped) for at in (letters.starts, letters.stops))
    heads = letters.heads()
    is_upper, is_arabic = upper_table()[codes[starts]], (heads >= ARABIC[0]) & (heads < ARABIC[1])
    hashes = mix(sum_runs(letter_hashes().take(values, mode="wrap"), letters.starts, letters.stops))
    return Words(bases, starts, stops, hashes, letters, is_upper, is_arabic, letters.are_first())


def _codes(text: str) -> Codes:
    """Code points below 2 to the 16, the last of these for those above."""
    narrow = text.encode("utf-16-le", "surrogatepass")
    if len(narrow) == 2 * len(text):
        return np.frombuffer(narrow, np.uint16)
    wide = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.minimum(wide, SIZE - 1).astype(np.uint16)


def _undropped(places: Offsets, dropped: Offsets) -> Offsets:
    """Places, rising, in a row from which some characters were dropped, as places in the row with these."""
    if not len(dropped):
        return places
    before = np.searchsorted(places, dropped - np.arange(len(dropped)))
    return np.asarray(places + np.cumsum(np.bincount(before, minlength=len(places)))[: len(places)])


@dataclass(frozen=True)
class Letters:
    """Folded letters of words.

    Attributes:
        values: of the letters and of what parts words; behind each word stands at least one that is no letter.
        starts, stops: the letters of each word, half-open.
    """

    values: Codes
    starts: Offsets
    stops: Offsets

    @cached_property
    def lengths(self) -> Offsets:
        """Number of letters of each word."""
        return self.stops - self.starts

    def heads(self) -> Codes:
        """First letter of each word."""
        return self.values[self.starts]

    def are_first(self) -> Flags:
        """Whether a sentence's end stands between a word and the one before."""
        are_first = np.zeros(len(self.starts) + 1, np.bool_)
        are_first[np.searchsorted(self.starts, np.flatnonzero(self.values == END))] = True
        are_first[0] = True
        return are_first[:-1]

    def only(self, chosen: Flags) -> Letters:
        """The letters of some of the words, one value that is no letter behind each."""
        starts, lengths = self.starts[chosen], self.lengths[chosen] + 1
        stops = np.cumsum(lengths)
        at = np.arange(lengths.sum()) + np.repeat(starts - stops + lengths, lengths)
        return Letters(self.values[at], stops - lengths, stops - 1)

    def count(self, values: Offsets | Flags) -> Offsets:
        """Sum of a value a letter over each word."""
        totals = np.concatenate(([0], np.cumsum(values)))
        return np.asarray(totals[self.stops] - totals[self.starts])


def sum_runs(values: Hashes, starts: Offsets, stops: Offsets) -> Hashes:
    """Sum over each run of values, each times the power of its place in the run, modulo 2 to the 64."""
    rising, falling = _power_tables(1 << len(values).bit_length())
    totals = np.zeros(len(values) + 1, np.uint64)
    np.cumsum(values * rising[: len(values)], out=totals[1:])
    return np.asarray((totals[stops] - totals[starts]) * falling[starts])


@cache
def _power_tables(size: int) -> tuple[Hashes, Hashes]:
    """The first powers of an odd number and of its inverse, modulo 2 to the 64."""
    rising, falling = np.ones((2, size), np.uint64)
    rising[1:], falling[1:] = _BASE, pow(_BASE, -1, 1 << 64)
    return np.cumprod(rising, dtype=np.uint64), np.cumprod(falling, dtype=np.uint64)


def _runs(is_letter: Flags) -> tuple[Offsets, Offsets]:
    """Ends of the runs of letters, half-open; the last of all characters is none."""
    padded = np.concatenate((np.zeros(1, np.bool_), is_letter))
    changes = np.flatnonzero(padded[1:] != padded[:-1])
    return changes[0::2], changes[1::2]


def _skeletons(letters: Letters, chosen: Flags) -> tuple[Hashes, Offsets]:
    """Hash and number of the consonants of the chosen words, doubled ones counted once, Arabic articles left out."""
    hashes, counts = np.zeros(len(chosen), np.uint64), np.zeros(len(chosen), np.int64)
    few = letters.only(chosen)
    classes = _classes(few)
    is_counted = classes > 0
    is_counted[1:] &= classes[1:] != classes[:-1]
    before = np.concatenate(([0], np.cumsum(is_counted)))
    starts, stops = before[few.starts], before[few.stops]
    hashes[chosen] = mix(sum_runs(letter_hashes()[classes[is_counted]], starts, stops))
    counts[chosen] = stops - starts
    return hashes, counts


def _classes(letters: Letters) -> NDArray[np.uint8]:
    """Class of each letter as a consonant; "ch" sounds like sh, "dj" like j."""
    values = letters.values
    classes = consonant_table()[values]
    classes[:-1][(values[:-1] == ord("c")) & (values[1:] == ord("h"))] = consonant_table()[ord("s")]
    classes[:-1][(values[:-1] == ord("d")) & (values[1:] == ord("j"))] = 0
    for size, is_article in _articles(letters):
        for i in range(size):
            classes[letters.starts[is_article] + i] = 0
    return classes


def _articles(letters: Letters) -> Iterator[tuple[int, Flags]]:
    """Words that begin with the Arabic article, alone or behind a particle, with its number of letters."""
    padded, lengths = np.append(letters.values, [0, 0]), letters.lengths
    first, second, third = (padded[letters.starts + i] for i in range(3))
    yield 2, (lengths > 4) & (first == ord("ا")) & (second == ord("ل"))
    yield 2, (lengths > 4) & (first == ord("ل")) & (second == ord("ل"))
    is_joined = np.logical_or.reduce([first == ord(c) for c in "وبفك"])
    yield 3, (lengths > 5) & is_joined & (second == ord("ا")) & (third == ord("ل"))


def _numbers(letters: Letters) -> Offsets:
    """Value of each word of at most nine digits, -1 for others."""
    numbers = np.full(len(letters.starts), -1, np.int64)
    chosen = (digit_table()[letters.heads()] >= 0) & (letters.lengths <= MAX_DIGITS)
    few = letters.only(chosen)
    digits = digit_table()[few.values]
    behind = np.repeat(few.stops, few.lengths + 1) - np.arange(len(digits)) - 1
    totals = few.count(digits * _TENS[behind])
    numbers[chosen] = np.where(few.count(digits < 0) == 0, totals, -1)
    return numbers
