"""What reports are compared by: shingles of their prose and of quoted speech, facts, whom they credit, when they came out."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np

from recoupe.crosscheck.copies.credits import Credits, find_credits
from recoupe.crosscheck.copies.facts import Facts, find_facts
from recoupe.crosscheck.copies.shingles import Shingles, make_shingles
from recoupe.crosscheck.copies.stretches import find_stretches
from recoupe.crosscheck.copies.words import Offsets, find_words
from recoupe.model import Document


class Profiles:
    """What is compared of some reports, found together because that is faster; each depends on its report alone."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._words = find_words([d.text for d in documents])
        self._stretches = [find_stretches(d) for d in documents]

    @cached_property
    def prose(self) -> Shingles:
        """Shingles of the reports' own words, offsets in the row of all texts."""
        return self._shingles(self._rows(is_quoted=False))

    @cached_property
    def speech(self) -> Shingles:
        """Shingles of quoted words."""
        return self._shingles(self._rows(is_quoted=True))

    @cached_property
    def facts(self) -> Facts:
        """Facts of the texts, repeated ones too."""
        return find_facts(self._words)

    def _shingles(self, rows: tuple[Offsets, Offsets]) -> Shingles:
        words, (chosen, stretch) = self._words, rows
        return make_shingles(words.hashes[chosen], words.starts[chosen], words.stops[chosen], stretch)

    def _rows(self, *, is_quoted: bool) -> tuple[Offsets, Offsets]:
        """Words of one voice, and the number of the stretch that each stands in."""
        words, (starts, stops) = self._words, self._bounds_of(is_quoted)
        first = np.searchsorted(words.starts, starts)
        last = np.searchsorted(words.stops, stops, side="right")
        counts = np.maximum(np.minimum(last, np.append(first, len(words.starts))[1:]) - first, 0)
        rows = np.repeat(first - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        return rows, np.repeat(np.arange(len(starts)), counts)

    def _bounds_of(self, is_quoted: bool) -> tuple[Offsets, Offsets]:
        bases = self._words.bases.tolist()
        chosen = [
            (base + start, base + stop)
            for base, stretches in zip(bases, self._stretches, strict=False)
            for start, stop, quoted in stretches
            if quoted is is_quoted
        ]
        table = np.array(chosen, np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    @cached_property
    def n_words(self) -> list[int]:
        """Number of own words of each report."""
        rows, _ = self._rows(is_quoted=False)
        return [int(n) for n in np.diff(self.cuts(self._words.starts[rows]))]

    @cached_property
    def prose_cuts(self) -> list[int]:
        """Row of prose with which each text begins, one more at the end."""
        return [int(row) for row in self.cuts(self.prose.starts)]

    @cached_property
    def speech_cuts(self) -> list[int]:
        """The same for rows of speech."""
        return [int(row) for row in self.cuts(self.speech.starts)]

    @cached_property
    def fact_cuts(self) -> list[int]:
        """The same for facts."""
        return [int(row) for row in self.cuts(self.facts.starts)]

    @cached_property
    def fact_owners(self) -> Offsets:
        """Index of the text of each fact."""
        return self.owners(self.facts.starts)

    def cuts(self, starts: Offsets) -> Offsets:
        """Index of the first row of each text, one more at the end, of rows that begin at these offsets."""
        return np.searchsorted(starts, self._words.bases)

    def owners(self, starts: Offsets) -> Offsets:
        """Index of the text of each of the rows that begin at these offsets."""
        return np.repeat(np.arange(len(self.documents)), np.diff(self.cuts(starts)))

    def base(self, i: int) -> int:
        """Where a text begins in the row of all."""
        return int(self._words.bases[i])


class Profile:
    """One report as it is compared; what a pair does not need is never found.

    Attributes:
        n_words: number of its own words.
    """

    def __init__(self, profiles: Profiles, i: int) -> None:
        self._profiles, self._i = profiles, i
        self.document = profiles.documents[i]
        self.n_words = profiles.n_words[i]

    def _slice(self, cuts: list[int]) -> tuple[int, int, int]:
        return cuts[self._i], cuts[self._i + 1], self._profiles.base(self._i)

    @cached_property
    def prose(self) -> Shingles:
        """Shingles of its own words."""
        return self._profiles.prose.cut(*self._slice(self._profiles.prose_cuts))

    @cached_property
    def speech(self) -> Shingles:
        """Shingles of quoted words."""
        return self._profiles.speech.cut(*self._slice(self._profiles.speech_cuts))

    @cached_property
    def repeated(self) -> Facts:
        """Its facts, wherever they stand."""
        return self._profiles.facts.cut(*self._slice(self._profiles.fact_cuts))

    @cached_property
    def facts(self) -> Facts:
        """Its facts, each where it first stands."""
        return self.repeated.firsts()

    @cached_property
    def credits(self) -> Credits:
        """Whom it credits."""
        return find_credits(self.document)
