"""Words of many texts at once, with a hash each and their place in the unmodified text.

The texts are laid end to end as one array of code points, so that a text costs the same alone or among thousands; what
is found for a text does not depend on its neighbours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

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
    powers,
    upper_table,
)

Offsets = NDArray[np.int64]
Flags = NDArray[np.bool_]

MAX_LETTERS = 64
"""Letters after which the powers of a word's hash begin anew; a power of two."""
MAX_DIGITS = 9
ARABIC = (0x620, 0x6D4)
"""Code points of Arabic letters, half-open."""
_POWERS = powers(0x9E3779B97F4A7C15, MAX_LETTERS)
_TENS = 10 ** np.arange(MAX_DIGITS, dtype=np.int64)


@dataclass(frozen=True)
class Words:
    """Words of texts laid end to end, one row a word.

    Attributes:
        bases: where each text begins in the row of all; one more at the end.
        starts, stops: half-open, in the row of all; marks that hang on the last letter belong to the word.
        hashes: of the folded word.
        letters: of all words.
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
    codes = np.minimum(np.frombuffer(joined.encode("utf-32-le", "surrogatepass"), np.uint32), SIZE - 1)
    folded = fold_table()[codes]
    kept = np.flatnonzero(folded != DROPPED) if (folded == DROPPED).any() else None
    letters = folded if kept is None else folded[kept]  # what is dropped neither parts nor joins words
    is_letter = letters > DROPPED
    first, last = _runs(is_letter)
    starts, stops = (first, last) if kept is None else (kept[first], kept[last])
    word_letters = Letters(letters[is_letter], last - first)
    heads = word_letters.heads()
    is_upper, is_arabic = upper_table()[codes[starts]], (heads >= ARABIC[0]) & (heads < ARABIC[1])
    hashes = mix(word_letters.add(letter_hashes()[word_letters.values]))
    is_first = _first(folded, starts, stops)
    return Words(bases, starts, stops, hashes, word_letters, is_upper, is_arabic, is_first)


@dataclass(frozen=True)
class Letters:
    """Letters of words laid end to end: folded values, and the number of letters of each word."""

    values: Codes
    lengths: Offsets

    @cached_property
    def at(self) -> Offsets:
        """Index of the first letter of each word."""
        return np.cumsum(self.lengths) - self.lengths

    @cached_property
    def owners(self) -> Offsets:
        """Index of the word of each letter; to look up by it is faster than to repeat."""
        is_head = np.zeros(len(self.values), np.bool_)
        is_head[self.at] = True
        return np.cumsum(is_head) - 1

    @cached_property
    def places(self) -> Offsets:
        """Place of each letter in its word, from 0."""
        return np.arange(len(self.values)) - self.at[self.owners]

    def heads(self) -> Codes:
        """First letter of each word."""
        return self.values[self.at]

    def only(self, chosen: Flags) -> Letters:
        """The letters of some of the words."""
        return Letters(self.values[chosen[self.owners]], self.lengths[chosen])

    def sum(self, values: Hashes) -> Hashes:
        """Sum of a value a letter over each word, modulo 2 to the 64."""
        totals = np.concatenate((np.zeros(1, np.uint64), np.cumsum(values, dtype=np.uint64)))
        return np.asarray(totals[self.at + self.lengths] - totals[self.at])

    def add(self, values: Hashes, places: Offsets | None = None) -> Hashes:
        """The same, each value weighted by its place (of the letter, if no other is given)."""
        return self.sum(values * _POWERS[(self.places if places is None else places) & (MAX_LETTERS - 1)])


def _runs(is_letter: Flags) -> tuple[Offsets, Offsets]:
    """Ends of the runs of letters, half-open; the last of all characters is none."""
    steps = np.diff(is_letter.astype(np.int8), prepend=0)
    return np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)


def _skeletons(letters: Letters, chosen: Flags) -> tuple[Hashes, Offsets]:
    """Hash and number of the consonants of the chosen words, doubled ones counted once, Arabic articles left out."""
    hashes, counts = np.zeros(len(chosen), np.uint64), np.zeros(len(chosen), np.int64)
    few = letters.only(chosen)
    classes = _classes(few)
    is_doubled = np.concatenate(([False], classes[1:] == classes[:-1]))[: len(classes)] & (few.places > 0)
    is_counted = (classes > 0) & ~is_doubled
    totals = np.cumsum(is_counted)
    before: Offsets = (totals - is_counted)[few.at][few.owners]
    values = np.where(is_counted, letter_hashes()[classes], np.uint64(0))
    hashes[chosen] = mix(few.add(values, np.maximum(totals - 1 - before, 0)))
    counts[chosen] = few.sum(is_counted.astype(np.uint64)).astype(np.int64)
    return hashes, counts


def _classes(letters: Letters) -> NDArray[np.uint8]:
    """Class of each letter as a consonant; "ch" sounds like sh, "dj" like j."""
    values = letters.values
    classes = consonant_table()[values]
    following = np.append(values[1:], 0)[: len(values)]
    is_inside = np.append(letters.places[1:] > 0, False)[: len(values)]
    classes[(values == ord("c")) & (following == ord("h")) & is_inside] = consonant_table()[ord("s")]
    classes[(values == ord("d")) & (following == ord("j")) & is_inside] = 0
    for size, is_article in _articles(letters):
        for i in range(size):
            classes[letters.at[is_article] + i] = 0
    return classes


def _articles(letters: Letters) -> Iterator[tuple[int, Flags]]:
    """Words that begin with the Arabic article, alone or behind a particle, with its number of letters."""
    padded, lengths = np.append(letters.values, [0, 0]), letters.lengths
    first, second, third = padded[letters.at], padded[letters.at + 1], padded[letters.at + 2]
    yield 2, (lengths > 4) & (first == ord("ا")) & (second == ord("ل"))
    yield 2, (lengths > 4) & (first == ord("ل")) & (second == ord("ل"))
    is_joined = np.logical_or.reduce([first == ord(c) for c in "وبفك"])
    yield 3, (lengths > 5) & is_joined & (second == ord("ا")) & (third == ord("ل"))


def _numbers(letters: Letters) -> Offsets:
    """Value of each word of at most nine digits, -1 for others."""
    numbers = np.full(len(letters.lengths), -1, np.int64)
    chosen = (digit_table()[letters.heads()] >= 0) & (letters.lengths <= MAX_DIGITS)
    few = letters.only(chosen)
    digits = digit_table()[few.values]
    values = digits * _TENS[few.lengths[few.owners] - 1 - few.places]
    n_others = few.sum((digits < 0).astype(np.uint64))
    numbers[chosen] = np.where(n_others == 0, few.sum(values.astype(np.uint64)).astype(np.int64), -1)
    return numbers


def _first(folded: Codes, starts: Offsets, stops: Offsets) -> Flags:
    """Whether a sentence's end stands between a word and the one before."""
    ends = np.flatnonzero(folded == END)
    before = np.concatenate(([0], stops[:-1])) if len(stops) else stops
    is_first = np.searchsorted(ends, starts) > np.searchsorted(ends, before)
    is_first[:1] = True
    return is_first
