"""Pairs of reports that share a number of their sketches. Never a decision, and a function of the set alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.copies.direction import MAX_DAYS, days_of
from recoupe.crosscheck.copies.letters import Hashes
from recoupe.crosscheck.copies.sketch import Channel, Sketches
from recoupe.crosscheck.copies.words import Offsets
from recoupe.model import Document

Pairs = NDArray[np.int64]
"""Indexes of two reports a row, the smaller first; rows sorted, each once."""

MAX_SHARING = 500
"""Later reports within ten days that share a number with one, beyond which it is furniture (a notice at the foot of all
pages of an outlet) or a household name, and pairs it with none of them."""
MIN_SHARED = {Channel.FACTS: 4, Channel.NAMES: 2, Channel.CREDIT: 4}
"""Numbers that two reports must share, where one is not enough."""
ACROSS = frozenset({Channel.FACTS, Channel.NAMES})
"""Channels that pair reports of different languages only."""
LOST_BITS = 24
"""Last bits of a number that pairing does without, however many reports there are: else a pair would depend on that."""
_DAYS = 1 << 22
"""More than there are days in the calendar."""
SHORT = 16
"""Chosen shingles from which a report must share two with another: one turn of phrase is a tenth of no such report."""


def find_pairs(documents: Sequence[Document], sketches: Sketches) -> Pairs:
    """Pairs of reports that share numbers and may have come out within ten days of each other.

    Args:
        documents: in the order of `by_day`.
        sketches: of these, in this order.
    """
    feed = _Feed(documents)
    found = [_pairs_of(sketches.keys[c], sketches.owners[c], feed, c) for c in Channel]
    return np.unique(np.concatenate(found), axis=0)


def by_day(document: Document) -> tuple[date, date, str]:
    """Order of reports: by the days on which they may have been published, undated ones first."""
    return *days_of(document), document.id


class _Feed:
    """Days and languages of reports, by index."""

    def __init__(self, documents: Sequence[Document]) -> None:
        days = np.array([[d.toordinal() for d in days_of(document)] for document in documents], np.int64).reshape(-1, 2)
        self.first, self.last = days[:, 0], days[:, 1]
        names = sorted({d.language for d in documents})
        codes = {name: code for code, name in enumerate(names)}
        self.languages = np.array([codes[d.language] for d in documents], np.int64)
        self.size = max(len(documents), 1)


def _pairs_of(keys: Hashes, owners: Offsets, feed: _Feed, channel: Channel) -> Pairs:
    """Pairs of owners of one key, for every key."""
    keys, owners = _distinct(keys, owners, feed.size)
    n_keys = np.bincount(owners, minlength=feed.size)
    runs, owners = _shared(keys, owners)
    if channel in ACROSS:
        runs, owners = _mixed(runs, owners, feed)
    n_later = _count_later(runs, owners, feed)
    n_later[n_later > MAX_SHARING] = 0
    at = np.repeat(np.arange(len(owners)), n_later)
    left, right = owners[at], owners[at + 1 + np.arange(len(at)) - np.repeat(np.cumsum(n_later) - n_later, n_later)]
    if channel in ACROSS:
        is_mixed = feed.languages[left] != feed.languages[right]
        left, right = left[is_mixed], right[is_mixed]
    codes, counts = np.unique(left * feed.size + right, return_counts=True)
    pairs = np.stack((codes // feed.size, codes % feed.size), axis=1)
    return pairs[counts >= _needed(pairs, n_keys, channel)]


def _shared(keys: Hashes, owners: Offsets) -> tuple[Offsets, Offsets]:
    """Number of the key, and owner, of each row whose key has several owners."""
    is_new = np.ones(len(keys) + 1, np.bool_)
    is_new[1:-1] = keys[1:] != keys[:-1]
    is_shared = ~(is_new[:-1] & is_new[1:])
    return np.cumsum(is_new[:-1], dtype=np.int64)[is_shared], owners[is_shared]


def _mixed(runs: Offsets, owners: Offsets, feed: _Feed) -> tuple[Offsets, Offsets]:
    """The rows of keys whose owners are of several languages."""
    starts = np.flatnonzero(np.diff(runs, prepend=-1))
    if not len(starts):
        return runs, owners
    languages = feed.languages[owners]
    is_mixed = np.minimum.reduceat(languages, starts) < np.maximum.reduceat(languages, starts)
    rows = np.repeat(is_mixed, np.diff(np.append(starts, len(runs))))
    return runs[rows], owners[rows]


def _count_later(runs: Offsets, owners: Offsets, feed: _Feed) -> Offsets:
    """How many rows of the same key follow each row within ten days: owners of a key are in order of their first day."""
    base = runs * _DAYS
    reach = np.minimum(feed.last[owners] + MAX_DAYS, _DAYS - 1)
    return np.searchsorted(base + feed.first[owners], base + reach, side="right") - np.arange(len(owners)) - 1


def _needed(pairs: Pairs, n_keys: Offsets, channel: Channel) -> Offsets | int:
    """Numbers that each pair must share, by the numbers that each report has."""
    if channel is Channel.PROSE:
        return np.asarray(1 + (n_keys[pairs].min(axis=1) >= SHORT))
    return MIN_SHARED.get(channel, 1)


def share_enough(shared: Mapping[Channel, int], n_prose: tuple[int, int], *, is_across: bool) -> bool:
    """Whether two reports are a pair: the rule of `find_pairs` for whoever counts shared numbers himself.

    Args:
        shared: how many numbers they share, by channel; without those that `MAX_SHARING` leaves out.
        n_prose: how many numbers of prose each has.
        is_across: whether their languages differ.
    """
    needed = {**MIN_SHARED, Channel.PROSE: 1 + (min(n_prose) >= SHORT)}
    return any(n >= needed.get(c, 1) for c, n in shared.items() if is_across or c not in ACROSS)


def _distinct(keys: Hashes, owners: Offsets, n_owners: int) -> tuple[Hashes, Offsets]:
    """Keys with their owners, sorted, each owner once a key.

    Key and owner are packed into one number: keys lose their last bits, which makes room for 16 million reports.
    """
    bits = np.uint64(max(n_owners.bit_length(), LOST_BITS))
    packed = np.sort((keys >> bits << bits) | owners.astype(np.uint64))
    packed = packed[np.concatenate(([True], packed[1:] != packed[:-1]))[: len(packed)]]
    return packed >> bits, (packed & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int64)
