"""Pairs of reports that share a number of their sketches. Never a decision, and a function of the set alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.copies.direction import MAX_DAYS, days_of
from recoupe.crosscheck.copies.letters import Hashes
from recoupe.crosscheck.copies.packed import Meeting, Packed, are_in, cut_keys, meet, owners_of, runs_of, shared_rows
from recoupe.crosscheck.copies.sketch import Channel
from recoupe.crosscheck.copies.words import Flags, Offsets
from recoupe.model import Document

Pairs = NDArray[np.int64]
"""Indexes of two reports a row, the smaller first; rows sorted, each once."""

MAX_SHARING = 500
"""Later reports within ten days that share a number with one, beyond which it is furniture (a notice at the foot of all
pages of an outlet) or a household name, and pairs it with none of them."""
MAX_SHARING_ACROSS = 100
"""The same for facts and names that two languages share: what so many reports tell shows no translation."""
MIN_SHARED = {Channel.FACTS: 4, Channel.NAMES: 2, Channel.CREDIT: 4}
"""Numbers that two reports must share, where one is not enough; those of credits in the same order, too."""
ACROSS = frozenset({Channel.FACTS, Channel.NAMES})
"""Channels that pair reports of different languages only."""
PAIRING = tuple(c for c in Channel if c is not Channel.OUTLET)
"""Channels by which reports are paired; the numbers of outlets meet those of credits, and neither each other."""
SHORT = 16
"""Chosen shingles from which a report must share two with another: one turn of phrase is a tenth of no such report."""
_BLOCK = 10_000_000
"""Shared numbers, one a pair, that are held in memory at once."""
_DAYS = 1 << 22
"""More than there are days in the calendar."""


def find_pairs(documents: Sequence[Document], numbers: Packed, workers: int = 1) -> Pairs:
    """Pairs of reports that share numbers and may have come out within ten days of each other.

    Args:
        documents: in the order of `by_day`.
        numbers: of these, in this order.
        workers: threads to share the channels among; the result is the same.
    """
    feed = _Feed(documents)
    with ThreadPoolExecutor(max(workers, 1)) as pool:  # sorting and joining of arrays leave the interpreter free
        parts = pool.map(lambda channel: _pairs_of(numbers, feed, channel), PAIRING)
        return np.unique(np.concatenate(list(parts)), axis=0)


def are_in_order(own: Sequence[int], credited: Sequence[int]) -> bool:
    """Whether enough facts of an outlet's report stand in the same order in one that credits it.

    In an outlet's many reports the same names come up again and again; told in one order they come from one of these.

    Args:
        own, credited: numbers of `Channel.OUTLET` and `Channel.CREDIT` in the order of the texts.
    """
    places = {number: place for place, number in reversed(list(enumerate(credited)))}
    ends: list[int] = []  # the least place at which a run of each length can end
    for place in (places[number] for number in own if number in places):
        at = bisect_left(ends, place)
        ends[at : at + 1] = [place]
    return len(ends) >= MIN_SHARED[Channel.CREDIT]


def most_sharing(channel: Channel) -> int:
    """Later reports within ten days beyond which a number of a channel pairs a report with none of them."""
    return MAX_SHARING_ACROSS if channel in ACROSS else MAX_SHARING


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
        self.n_languages = len(names)
        self.size = max(len(documents), 1)


def _pairs_of(numbers: Packed, feed: _Feed, channel: Channel) -> Pairs:
    """Pairs of reports that share enough numbers of one channel."""
    n_keys = numbers.counts(channel, feed.size)
    meetings = list(_meetings(numbers, feed, channel))
    found = [np.zeros((0, 2), np.int64)]
    for first, last in _blocks(feed.size, sum(m.n_shared for m in meetings)):
        shared = np.concatenate([np.zeros(0, np.int64), *(m.codes(first, last, feed.size) for m in meetings)])
        codes, counts = np.unique(shared, return_counts=True)
        pairs = np.stack((codes // feed.size, codes % feed.size), axis=1)
        found.append(pairs[counts >= _needed(pairs, n_keys, channel)])
    pairs = np.concatenate(found)
    return _only_in_order(pairs, numbers, feed.size) if channel is Channel.CREDIT else pairs


def _blocks(n_reports: int, n_shared: int) -> Iterator[tuple[int, int]]:
    """Runs of reports whose shared numbers fit into memory, half-open."""
    step = max(1, n_reports * _BLOCK // max(n_shared, _BLOCK))
    return ((first, first + step) for first in range(0, n_reports, step))


def _meetings(numbers: Packed, feed: _Feed, channel: Channel) -> Iterator[Meeting]:
    """Which rows of a channel meet: all of one number, those of different languages, or an outlet's and a credit's."""
    own = numbers.sorted(Channel.OUTLET) if channel is Channel.CREDIT else None
    for rows in cut_keys(numbers.sorted(*_rows_of(channel))):
        packed = _mixed(shared_rows(rows), feed) if channel in ACROSS else shared_rows(rows)
        owners = owners_of(packed)
        n_later = _count_later(packed, feed)
        n_later[n_later > most_sharing(channel)] = 0
        for side, other in _sides(packed, owners, feed, channel, own):
            yield meet(owners, n_later, side, other)


def _sides(
    packed: Hashes, owners: Offsets, feed: _Feed, channel: Channel, own: Hashes | None
) -> Iterator[tuple[Flags, Flags]]:
    """Which rows look for which others."""
    if channel in ACROSS:
        for language in range(feed.n_languages):
            is_own = feed.languages[owners] == language
            yield ~is_own, is_own
    elif own is not None:
        is_own = are_in(packed, own)
        yield from ((is_own, ~is_own), (~is_own, is_own))
    else:
        every = np.ones(len(owners), np.bool_)
        yield every, every


def _only_in_order(pairs: Pairs, numbers: Packed, n_reports: int) -> Pairs:
    """The pairs of which one tells what the other's outlet told in the same order."""
    own, credited = (numbers.told(c, n_reports) for c in (Channel.OUTLET, Channel.CREDIT))
    kept = [
        are_in_order(own(left), credited(right)) or are_in_order(own(right), credited(left))
        for left, right in pairs.tolist()
    ]
    return pairs[np.array(kept, np.bool_)]


def _rows_of(channel: Channel) -> tuple[Channel, ...]:
    """The channels whose numbers meet in one."""
    return (Channel.CREDIT, Channel.OUTLET) if channel is Channel.CREDIT else (channel,)


def _mixed(packed: Hashes, feed: _Feed) -> Hashes:
    """The rows of keys whose owners are of several languages."""
    runs = runs_of(packed)
    starts = np.flatnonzero(np.diff(runs, prepend=-1))
    if not len(starts):
        return packed
    languages = feed.languages[owners_of(packed)]
    is_mixed = np.minimum.reduceat(languages, starts) < np.maximum.reduceat(languages, starts)
    return packed[np.repeat(is_mixed, np.diff(np.append(starts, len(runs))))]


def _count_later(packed: Hashes, feed: _Feed) -> Offsets:
    """How many rows of the same key follow each row within ten days: owners of a key are in order of their first day."""
    owners, base = owners_of(packed), runs_of(packed) * _DAYS
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
        shared: how many numbers they share, by channel; without those that `most_sharing` leaves out.
        n_prose: how many numbers of prose each has.
        is_across: whether their languages differ.
    """
    needed = {**MIN_SHARED, Channel.PROSE: 1 + (min(n_prose) >= SHORT)}
    return any(n >= needed.get(c, 1) for c, n in shared.items() if is_across or c not in ACROSS)
