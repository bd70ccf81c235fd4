"""Numbers of many reports in little memory, and which reports share them: sorted arrays, joined in blocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from recoupe.crosscheck.copies.letters import Hashes
from recoupe.crosscheck.copies.sketch import Channel, Sketches
from recoupe.crosscheck.copies.words import Flags, Offsets

LOST_BITS = 24
"""Last bits of a number that pairing does without: in their place stands the index of one of up to 16 million reports."""
_LOST = np.uint64(LOST_BITS)
_REMEMBERED = 100_000
_OWNER = np.uint64((1 << LOST_BITS) - 1)
IN_ORDER = (Channel.OUTLET, Channel.CREDIT)
"""Channels whose numbers count in the order of the text."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Numbers of many reports.

    Attributes:
        runs: by channel, the index of the report in the place of the last bits; each run sorted, each number once.
        in_order: of some channels the numbers, without their last bits, and their reports, in the order of the texts.
        crediting: indexes of the reports that credit anybody, rising.
    """

    runs: Mapping[Channel, tuple[Hashes, ...]]
    in_order: dict[Channel, tuple[Hashes, Offsets]]
    crediting: Offsets

    def sorted(self, *channels: Channel) -> Hashes:
        """The packed numbers of some channels together, sorted."""
        runs = [run for channel in channels for run in self.runs[channel]]
        return runs[0] if len(runs) == 1 else np.sort(np.concatenate(runs))

    def told(self, channel: Channel, n_reports: int) -> Callable[[int], tuple[int, ...]]:
        """What gives the numbers of a report, by its index, in the order of its text; the last ones are remembered."""
        keys, owners = self.in_order[channel]
        cuts = np.searchsorted(owners, np.arange(n_reports + 1)).tolist()
        return lru_cache(_REMEMBERED)(lambda i: tuple(keys[cuts[i] : cuts[i + 1]].tolist()))


def pack_numbers(sketches: Sketches) -> Packed:
    """Numbers and their reports as one number each: half the memory, and sorted in one go."""
    packed = {c: (_pack(keys, sketches.owners[c]),) for c, keys in sketches.keys.items()}
    in_order = {c: (sketches.keys[c] >> _LOST, sketches.owners[c]) for c in IN_ORDER}
    return Packed(packed, in_order, sketches.crediting)


def join_numbers(parts: Sequence[Packed], sizes: Sequence[int]) -> Packed:
    """The numbers of several runs of reports, of these sizes, as one."""
    if len(parts) == 1:
        return parts[0]
    before = np.cumsum([0, *sizes[:-1]]).tolist()
    moved = list(zip(parts, before, strict=True))
    runs = {c: tuple(run + np.uint64(n) for p, n in moved for run in p.runs[c]) for c in Channel}
    in_order = {
        c: (
            np.concatenate([p.in_order[c][0] for p in parts]),
            np.concatenate([p.in_order[c][1] + n for p, n in moved]),
        )
        for c in IN_ORDER
    }
    return Packed(runs, in_order, np.concatenate([p.crediting + n for p, n in moved]))


def owners_of(packed: Hashes) -> Offsets:
    """Index of the report of each packed number."""
    return (packed & _OWNER).astype(np.int64)


def shared_rows(packed: Hashes) -> Hashes:
    """The packed numbers that several reports have."""
    keys = packed >> _LOST
    is_new = np.ones(len(keys) + 1, np.bool_)
    is_new[1:-1] = keys[1:] != keys[:-1]
    return packed[~(is_new[:-1] & is_new[1:])]


def runs_of(packed: Hashes) -> Offsets:
    """A number for each row, the same for rows with the same key, rising."""
    keys = packed >> _LOST
    return np.cumsum(np.concatenate(([True], keys[1:] != keys[:-1]))[: len(keys)], dtype=np.int64)


def are_in(packed: Hashes, others: Hashes) -> Flags:
    """Which packed numbers are among others, which are sorted."""
    if not len(others):
        return np.zeros(len(packed), np.bool_)
    return np.asarray(others[np.minimum(np.searchsorted(others, packed), len(others) - 1)] == packed)


def _pack(keys: Hashes, owners: Offsets) -> Hashes:
    packed = np.sort((keys >> _LOST << _LOST) | owners.astype(np.uint64))
    return packed[np.concatenate(([True], packed[1:] != packed[:-1]))[: len(packed)]]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Rows that meet later rows with the same number.

    Attributes:
        owners: index of the report of every row.
        rows: that meet any.
        places: rows that may be met.
        firsts, counts: the run of places that each row meets.
    """

    owners: Offsets
    rows: Offsets
    places: Offsets
    firsts: Offsets
    counts: Offsets

    @property
    def n_shared(self) -> int:
        """How many numbers all pairs share together."""
        return int(self.counts.sum())

    def codes(self, first: int, last: int, size: int) -> Offsets:
        """Left times `size` plus right report, once for each number that they share; the left one in `[first, last)`."""
        lefts = self.owners[self.rows]
        chosen = np.flatnonzero((lefts >= first) & (lefts < last))
        counts = self.counts[chosen]
        at = np.repeat(self.firsts[chosen] - np.cumsum(counts) + counts, counts) + np.arange(counts.sum())
        return np.asarray(np.repeat(lefts[chosen] * size, counts) + self.owners[self.places[at]])


def meet(owners: Offsets, n_later: Offsets, seeking: Flags, sought: Flags) -> Meeting:
    """Pair rows with those of the next so many rows that are sought.

    Args:
        owners: index of the report of every row.
        n_later: how many rows behind each are looked at.
        seeking: rows that look.
    """
    before = np.concatenate(([0], np.cumsum(sought)))
    rows = np.flatnonzero(seeking & (n_later > 0))
    firsts = before[rows + 1]
    counts = before[rows + 1 + n_later[rows]] - firsts
    is_met = counts > 0
    return Meeting(owners, rows[is_met], np.flatnonzero(sought), firsts[is_met], counts[is_met])
