"""Shingles: five words in a row as one 64-bit number, and a choice of them that two copies are bound to share.

The choice is that of winnowing: of every few shingles in a row the smallest. It depends on those words alone, and any
run of `window + N - 1` equal words gives both texts at least one number in common, wherever it stands.
Source: Schleimer, Wilkerson and Aiken 2003 (winnowing); crosscheck §1, step 2.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from recoupe.crosscheck.copies.letters import Hashes, mix, powers
from recoupe.crosscheck.copies.words import Flags, Offsets

N = 5
"""Words of a shingle."""
_WEIGHTS = powers(0xD6E8FEB86659FD93, N)


@dataclass(frozen=True, slots=True)
class Shingles:
    """Shingles of one text, in text order, one row a shingle.

    Attributes:
        hashes: 64-bit numbers of five folded words.
        places: index of the first word among the words counted; two shingles in a row overlap by four words.
        starts, stops: half-open, in code points of the unmodified text.
    """

    hashes: Hashes
    places: Offsets
    starts: Offsets
    stops: Offsets

    def __len__(self) -> int:
        return len(self.hashes)

    def cut(self, first: int, last: int, base: int) -> Shingles:
        """Rows `[first, last)`, as those of a text that begins at `base`."""
        rows = slice(first, last)
        places = self.places[rows]
        return Shingles(self.hashes[rows], places - places[:1], self.starts[rows] - base, self.stops[rows] - base)


def make_shingles(hashes: Hashes, starts: Offsets, stops: Offsets, stretch: Offsets) -> Shingles:
    """Shingles of words.

    Args:
        hashes, starts, stops: of the words, in text order.
        stretch: number of the stretch each word stands in; no shingle spans two.
    """
    last = max(len(hashes) - N + 1, 0)
    places = np.flatnonzero(stretch[N - 1 :][:last] == stretch[:last]) if last else np.zeros(0, np.int64)
    total = np.zeros(last, np.uint64)
    for i, weight in enumerate(_WEIGHTS):
        total += hashes[i : i + last] * weight
    return Shingles(mix(total[places]), places, starts[places], stops[places + N - 1])


def winnow(shingles: Shingles, window: int) -> Flags:
    """Which shingles are chosen: the smallest of each window of shingles in a row, all of them where it ties.

    Args:
        window: number of shingles; at the end of a stretch fewer.
    """
    runs = np.cumsum(np.diff(shingles.places, prepend=-2) != 1)
    shifts = tuple(_shifts(window))
    is_same = [runs[shift:] == runs[:-shift] for shift in shifts]
    lowest = shingles.hashes.copy()
    for shift, where in zip(shifts, is_same, strict=True):  # of the window that begins at each shingle
        np.minimum(lowest[:-shift], lowest[shift:], out=lowest[:-shift], where=where)
    highest = lowest
    for shift, where in zip(shifts, is_same, strict=True):  # over the windows that hold each shingle
        np.maximum(highest[shift:], highest[:-shift], out=highest[shift:], where=where)
    return np.asarray(highest == shingles.hashes)


def _shifts(window: int) -> Iterator[int]:
    """Shifts by which what is known of one item is known of as many in a row: each doubles the number, or adds the rest."""
    reach = 1
    while reach < window:
        shift = min(reach, window - reach)
        yield shift
        reach += shift
