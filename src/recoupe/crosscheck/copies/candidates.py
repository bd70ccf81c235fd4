"""Pairs of reports that share a number of their sketches. Never a decision, and a function of the set alone."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.copies.direction import MAX_DAYS, days_of
from recoupe.crosscheck.copies.letters import Hashes
from recoupe.crosscheck.copies.sketch import Channel, Sketches
from recoupe.crosscheck.copies.words import Flags, Offsets
from recoupe.model import Document

Pairs = NDArray[np.int64]
"""Indexes of two reports a row, the smaller first; rows sorted, each once."""

MAX_SHARING = 1000
"""Reports that share a number beyond which it is furniture (a notice at the foot of all pages of an outlet) and pairs none."""
MIN_SHARED = {Channel.FACTS: 4, Channel.NAMES: 2, Channel.CREDIT: 2}
"""Numbers that two reports must share, where one is not enough."""
ACROSS = frozenset({Channel.FACTS, Channel.NAMES})
"""Channels that pair reports of different languages only."""
SHORT = 16
"""Chosen shingles from which a report must share two with another: one turn of phrase is a tenth of no such report."""


def find_pairs(documents: Sequence[Document], sketches: Sketches) -> Pairs:
    """Pairs of reports that share numbers and may have come out within ten days of each other."""
    near = _Near(documents)
    found = [_pairs_of(sketches.keys[c], sketches.owners[c], near, c) for c in Channel]
    return np.unique(np.concatenate(found), axis=0)


class _Near:
    """Which reports may be compared."""

    def __init__(self, documents: Sequence[Document]) -> None:
        days = np.array([[d.toordinal() for d in days_of(document)] for document in documents], np.int64).reshape(-1, 2)
        self.first, self.last = days[:, 0], days[:, 1]
        names = sorted({d.language for d in documents})
        codes = {name: code for code, name in enumerate(names)}
        self.languages = np.array([codes[d.language] for d in documents], np.int64)

    def __call__(self, left: Offsets, right: Offsets, channel: Channel) -> Flags:
        """Which pairs may be linked: near in time; facts pair reports of different languages only."""
        is_near = (self.first[left] - self.last[right] <= MAX_DAYS) & (self.first[right] - self.last[left] <= MAX_DAYS)
        if channel in ACROSS:
            is_near &= self.languages[left] != self.languages[right]
        return is_near

    def may_pair(self, owners: Offsets, starts: Offsets, channel: Channel) -> Flags:
        """Which runs of owners hold two that may be linked: not those of one language, where it takes two."""
        if channel not in ACROSS or not len(starts):
            return np.ones(len(starts), np.bool_)
        languages = self.languages[owners]
        lowest, highest = np.minimum.reduceat(languages, starts), np.maximum.reduceat(languages, starts)
        return np.asarray(lowest < highest)


def _pairs_of(keys: Hashes, owners: Offsets, near: _Near, channel: Channel) -> Pairs:
    """Pairs of owners of one key, for every key."""
    keys, owners = _distinct(keys, owners, len(near.first))
    cuts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1], [True]))) if len(keys) else np.zeros(1, int)
    starts, sizes = cuts[:-1], np.diff(cuts)
    found = [np.zeros(0, np.int64)]
    total = len(near.first)
    is_shared = (sizes > 1) & (sizes <= MAX_SHARING) & near.may_pair(owners, starts, channel)
    rows, left_over = starts[is_shared], sizes[is_shared]
    for shift in range(1, int(left_over.max(initial=1))):  # the n-th with the (n + shift)-th owner of each key
        alive = left_over > shift
        rows, left_over = rows[alive], left_over[alive]
        at = np.repeat(rows, left_over - shift) + _count(left_over - shift)
        left, right = owners[at], owners[at + shift]
        chosen = near(left, right, channel)
        found.append(left[chosen] * total + right[chosen])
    codes, counts = np.unique(np.concatenate(found), return_counts=True)
    pairs = np.stack((codes // max(total, 1), codes % max(total, 1)), axis=1)
    return pairs[counts >= _needed(pairs, np.bincount(owners, minlength=total), channel)]


def _needed(pairs: Pairs, n_keys: Offsets, channel: Channel) -> Offsets | int:
    """Numbers that each pair must share, by the numbers that each report has."""
    if channel is Channel.PROSE:
        return np.asarray(1 + (n_keys[pairs].min(axis=1) >= SHORT))
    return MIN_SHARED.get(channel, 1)


def _distinct(keys: Hashes, owners: Offsets, n_owners: int) -> tuple[Hashes, Offsets]:
    """Keys with their owners, sorted, each owner once a key.

    Key and owner are packed into one number: keys lose their last bits, 20 for a million reports.
    """
    bits = np.uint64(max(n_owners - 1, 1).bit_length())
    packed = np.sort((keys >> bits << bits) | owners.astype(np.uint64))
    packed = packed[np.concatenate(([True], packed[1:] != packed[:-1]))[: len(packed)]]
    return packed >> bits, (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)


def _count(sizes: Offsets) -> Offsets:
    """0, 1, … for every size in turn."""
    return np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
