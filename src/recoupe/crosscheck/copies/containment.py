"""What two texts share word for word: aligned blocks of shingles, joined to passages on both sides.

Source: crosscheck §2 (containment of the smaller set, not Jaccard: a copy cut to a quarter has Jaccard .25).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from recoupe.crosscheck.copies.letters import Hashes
from recoupe.crosscheck.copies.shingles import N, Shingles
from recoupe.crosscheck.copies.words import Offsets
from recoupe.crosscheck.edge import WHOLE
from recoupe.model import Span

MIN_CONTAINMENT = 0.1
MIN_BLOCKS = 3
LONG_BLOCK = 20
"""Equal words in a row that are enough alone."""
MAX_GAP = 8
"""Words between two blocks, on both sides, that were reworded: the passage goes on over them."""
MIN_PASSAGE = 8
"""Words of a passage; shorter ones are turns of phrase."""
NEARLY_ALL = 0.8
"""Share of a report in passages that were taken over, from which it is a copy however much of them was reworded."""
OWN_STRETCH = 30
"""Words in a row that a report has for itself, from which it is not a copy as a whole."""


@dataclass(frozen=True, slots=True)
class Block:
    """Shingles in a row that stand in both texts: rows on either side, half-open."""

    left: tuple[int, int]
    right: tuple[int, int]

    @property
    def n_words(self) -> int:
        """Equal words in a row."""
        return self.left[1] - self.left[0] + N - 1


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two texts share.

    Attributes:
        containment: distinct shared shingles over those of the text that has fewer.
        blocks: in the order of the left text.
        passages: blocks joined over short gaps, long enough to be no turn of phrase.
    """

    containment: float
    blocks: tuple[Block, ...]
    passages: tuple[Block, ...]

    @property
    def longest(self) -> int:
        """Words of the longest block, 0 for none."""
        return max((b.n_words for b in self.blocks), default=0)

    @property
    def holds(self) -> bool:
        """Whether one text, or a passage of it, comes from the other or both from a third."""
        n_equal = sum(block.n_words for block in self.blocks)
        is_short = self.containment >= WHOLE and n_equal >= LONG_BLOCK  # a few sentences have no room for three blocks
        is_aligned = len(self.blocks) >= MIN_BLOCKS or self.longest >= LONG_BLOCK or is_short
        return self.containment >= MIN_CONTAINMENT and is_aligned and bool(self.passages)


def compare(left: Shingles, right: Shingles) -> Overlap:
    """What two texts share."""
    own, found = _align(left, right)
    if not len(own):
        return Overlap(0.0, (), ())
    shared = _count_distinct(left.hashes[own])
    smaller = min(_count_distinct(left.hashes), _count_distinct(right.hashes))
    blocks = tuple(_blocks(left, right, own, found))
    return Overlap(shared / smaller, blocks, _passages(blocks, left, right))


def _count_distinct(hashes: Hashes) -> int:
    """How many different numbers there are; several times as fast as the general way on a few hundred."""
    ordered = np.sort(hashes)
    return int(np.count_nonzero(ordered[1:] != ordered[:-1])) + min(len(ordered), 1)


def _align(left: Shingles, right: Shingles) -> tuple[Offsets, Offsets]:
    """Rows of the left text that stand in the right one too, and where: the first place, if there are more."""
    order = np.argsort(right.hashes, kind="stable")
    ranked = right.hashes[order]
    at = np.minimum(np.searchsorted(ranked, left.hashes), max(len(ranked) - 1, 0))
    own = np.flatnonzero(ranked[at] == left.hashes) if len(ranked) else np.zeros(0, np.int64)
    return own, order[at[own]] if len(own) else own


def _blocks(left: Shingles, right: Shingles, own: Offsets, found: Offsets) -> Iterator[Block]:
    """Runs of rows that follow each other in both texts."""
    places, others = left.places[own], right.places[found]
    cuts = np.flatnonzero((places[1:] - places[:-1] != 1) | (others[1:] - others[:-1] != 1)) + 1
    firsts, lasts = np.concatenate(([0], cuts)), np.append(cuts, len(own)) - 1
    ends = (rows.tolist() for rows in (own[firsts], own[lasts] + 1, found[firsts], found[lasts] + 1))
    return (Block((a, b), (c, d)) for a, b, c, d in zip(*ends, strict=True))


def _passages(blocks: Sequence[Block], left: Shingles, right: Shingles) -> tuple[Block, ...]:
    joined: list[Block] = []
    places, others = left.places.tolist(), right.places.tolist()
    for block in blocks:
        if joined and _follows(joined[-1].left, block.left, places) and _follows(joined[-1].right, block.right, others):
            before = joined.pop()
            joined.append(Block((before.left[0], block.left[1]), (before.right[0], block.right[1])))
        else:
            joined.append(block)
    return tuple(b for b in joined if places[b.left[1] - 1] - places[b.left[0]] + N >= MIN_PASSAGE)


def _follows(before: tuple[int, int], after: tuple[int, int], places: Sequence[int]) -> bool:
    """Whether few words stand between two runs of rows; runs may overlap by the words of a shingle."""
    gap = places[after[0]] - places[before[1] - 1] - N
    return -N < gap <= MAX_GAP


def words_between(rows: tuple[int, int], shingles: Shingles) -> int:
    """Words from the first to the last of a run of rows."""
    return int(shingles.places[rows[1] - 1] - shingles.places[rows[0]]) + N


def spans_of(rows: Sequence[tuple[int, int]], shingles: Shingles, text: str) -> tuple[Span, ...]:
    """Runs of rows as spans of the text, in text order."""
    found = {(int(shingles.starts[first]), int(shingles.stops[last - 1])) for first, last in rows}
    return tuple(Span.of(text, start, stop) for start, stop in sorted(found))


def is_whole(rows: Sequence[tuple[int, int]], shingles: Shingles, n_words: int, containment: float) -> bool:
    """Whether all of a report was taken over: most of it, and no paragraph of its own.

    Args:
        rows: passages in the copying report.
        n_words: its number of words.
        containment: of the pair.
    """
    covered = np.zeros(n_words, np.bool_)
    for first, last in rows:
        covered[int(shingles.places[first]) : int(shingles.places[last - 1]) + N] = True
    ends = np.flatnonzero(np.concatenate(([True], covered, [True])))
    longest_own = int(np.diff(ends).max()) - 1
    share = float(covered.mean())
    is_most = share >= NEARLY_ALL or (containment >= WHOLE and share >= WHOLE)
    return is_most and longest_own < OWN_STRETCH
