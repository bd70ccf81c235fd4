"""Numbers of many reports in little memory, and which reports share them: sorted arrays, joined in blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from recoupe.crosscheck.copies.letters import Hashes
from recoupe.crosscheck.copies.sketch import BATCH, Channel, sketch_batch
from recoupe.crosscheck.copies.words import Flags, Offsets
from recoupe.model import Document

LOST_BITS = 24
"""Last bits of a number that pairing does without: in their place stands the index of one of up to 16 million reports."""
_LOST = np.uint64(LOST_BITS)
_REMEMBERED = 100_000
_AT_ONCE = 1 << 20
_OWNER = np.uint64((1 << LOST_BITS) - 1)
IN_ORDER = (Channel.OUTLET, Channel.CREDIT)
"""Channels whose numbers count in the order of the text."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Numbers of many reports.

    Attributes:
        rows: by channel, the index of the report in the place of the last bits; each number of a report once.
        in_order: of some channels the numbers, without their last bits, and their reports, in the order of the texts.
        crediting: indexes of the reports that credit anybody, rising.
    """

    rows: Mapping[Channel, tuple[Hashes, ...]]
    in_order: dict[Channel, tuple[Hashes, Offsets]]
    crediting: Offsets

    def sorted(self, *channels: Channel) -> Hashes:
        """The packed numbers of some channels together, sorted."""
        joined = np.concatenate([rows for channel in channels for rows in self.rows[channel]])
        joined.sort()
        return joined

    def counts(self, channel: Channel, n_reports: int) -> Offsets:
        """How many numbers of a channel each report has."""
        counts = np.zeros(n_reports, np.int64)
        for rows in self.rows[channel]:
            counts += np.bincount(owners_of(rows), minlength=n_reports)
        return counts

    def told(self, channel: Channel, n_reports: int) -> Callable[[int], tuple[int, ...]]:
        """What gives the numbers of a report, by its index, in the order of its text; the last ones are remembered."""
        keys, owners = self.in_order[channel]
        cuts = np.searchsorted(owners, np.arange(n_reports + 1)).tolist()
        return lru_cache(_REMEMBERED)(lambda i: tuple(keys[cuts[i] : cuts[i + 1]].tolist()))


def pack_numbers(documents: Sequence[Document], bounds: tuple[int, int]) -> Packed:
    """The numbers of some of many reports, in batches, so that all of them stand in memory in their short form only.

    Args:
        bounds: first and last index, half-open.
    """
    first, last = bounds
    batches = range(first, max(last, first + 1), BATCH)
    found = join_numbers([_pack_batch(documents[i : min(i + BATCH, last)], i) for i in batches])
    return Packed({c: (np.concatenate(rows),) for c, rows in found.rows.items()}, found.in_order, found.crediting)


def join_numbers(parts: Sequence[Packed]) -> Packed:
    """The numbers of several runs of reports, in their order, as one."""
    in_order = {
        c: (np.concatenate([p.in_order[c][0] for p in parts]), np.concatenate([p.in_order[c][1] for p in parts]))
        for c in IN_ORDER
    }
    rows = {c: tuple(rows for p in parts for rows in p.rows[c]) for c in Channel}
    return Packed(rows, in_order, np.concatenate([p.crediting for p in parts]))


def _pack_batch(documents: Sequence[Document], first: int) -> Packed:
    """Numbers and their reports as one number each: half the memory, and sorted in one go."""
    found = sketch_batch(documents, first)
    in_order = {c: (found.keys[c] >> _LOST, found.owners[c]) for c in IN_ORDER}
    return Packed({c: (_pack(keys, found.owners[c]),) for c, keys in found.keys.items()}, in_order, found.crediting)


def owners_of(packed: Hashes) -> Offsets:
    """Index of the report of each packed number."""
    return (packed & _OWNER).astype(np.int64)


def shared_rows(packed: Hashes) -> Hashes:
    """The packed numbers that several reports have."""
    keys = packed >> _LOST
    is_new = np.ones(len(keys) + 1, np.bool_)
    is_new[1:-1] = keys[1:] != keys[:-1]
    return packed[~(is_new[:-1] & is_new[1:])]


def cut_keys(packed: Hashes) -> Iterator[Hashes]:
    """Sorted packed numbers in parts that leave no number to two: of a size for which freed memory is used again."""
    ends = np.searchsorted(packed, packed[_AT_ONCE::_AT_ONCE] >> _LOST << _LOST)
    return iter(np.split(packed, np.unique(ends)))


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
