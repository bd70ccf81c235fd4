"""What reports are compared by: shingles of their prose and of quoted speech, facts, whom they credit, when they came out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from recoupe.crosscheck.copies.credits import Credits, find_credits
from recoupe.crosscheck.copies.facts import Facts, find_facts
from recoupe.crosscheck.copies.shingles import Shingles, make_shingles
from recoupe.crosscheck.copies.stretches import find_stretches
from recoupe.crosscheck.copies.words import Offsets, find_words
from recoupe.model import Document


@dataclass(frozen=True, slots=True)
class Profile:
    """One report as it is compared.

    Attributes:
        prose: shingles of its own words.
        speech: shingles of quoted words.
        facts: each where it first stands.
        repeated: the same, wherever they stand.
        n_words: number of its own words.
    """

    document: Document
    prose: Shingles
    speech: Shingles
    facts: Facts
    repeated: Facts
    credits: Credits
    n_words: int


class Profiles:
    """Profiles of some reports, made together because that is faster; each depends on its report alone."""

    def __init__(self, documents: Sequence[Document]) -> None:
        self.documents = documents
        self._words = find_words([d.text for d in documents])
        self.facts = find_facts(self._words)
        self._stretches = [find_stretches(d) for d in documents]
        self.prose, self._n_words = self._shingles(is_quoted=False)
        self.speech, _ = self._shingles(is_quoted=True)

    def _shingles(self, *, is_quoted: bool) -> tuple[Shingles, Offsets]:
        """Shingles of one voice, offsets in the row of all texts; number of words of that voice up to each text."""
        words = self._words
        starts, stops = self._bounds_of(is_quoted)
        at = np.searchsorted(starts, words.starts, side="right") - 1
        rows = np.flatnonzero((at >= 0) & (words.stops <= stops[at])) if len(starts) else np.zeros(0, np.int64)
        shingles = make_shingles(words.hashes[rows], words.starts[rows], words.stops[rows], at[rows])
        return shingles, np.searchsorted(words.starts[rows], words.bases)

    def _bounds_of(self, is_quoted: bool) -> tuple[Offsets, Offsets]:
        bases = self._words.bases.tolist()
        chosen = [
            (base + s.start, base + s.stop)
            for base, stretches in zip(bases, self._stretches, strict=False)
            for s in stretches
            if s.is_quoted is is_quoted
        ]
        table = np.array(chosen, np.int64).reshape(-1, 2)
        return table[:, 0], table[:, 1]

    @cached_property
    def _cuts(self) -> tuple[Offsets, Offsets, Offsets]:
        """Rows of prose, speech and facts with which each text begins."""
        return self.cuts(self.prose.starts), self.cuts(self.speech.starts), self.cuts(self.facts.starts)

    def cuts(self, starts: Offsets) -> Offsets:
        """Index of the first row of each text, one more at the end, of rows that begin at these offsets."""
        return np.searchsorted(starts, self._words.bases)

    def owners(self, starts: Offsets) -> Offsets:
        """Index of the text of each of the rows that begin at these offsets."""
        return np.repeat(np.arange(len(self.documents)), np.diff(self.cuts(starts)))

    @cached_property
    def fact_owners(self) -> Offsets:
        """Index of the text of each fact."""
        return self.owners(self.facts.starts)

    def make(self, i: int) -> Profile:
        """The profile of the report with that index."""
        base = int(self._words.bases[i])
        prose, speech, facts = ((int(c[i]), int(c[i + 1]), base) for c in self._cuts)
        document, repeated = self.documents[i], self.facts.cut(*facts)
        n_words = int(self._n_words[i + 1] - self._n_words[i])
        return Profile(
            document, self.prose.cut(*prose), self.speech.cut(*speech), repeated.firsts(), repeated,
            find_credits(document), n_words,
        )  # fmt: skip
