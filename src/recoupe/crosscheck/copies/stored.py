"""What is kept of a report to pair it with later ones: its numbers and its place in the order of days."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.copies.candidates import LOST_BITS
from recoupe.crosscheck.copies.direction import days_of
from recoupe.crosscheck.copies.sketch import Channel, make_sketches
from recoupe.model import Document

CHANNEL_SHIFT = 64 - LOST_BITS
"""Bits below the channel in a kept number; all of it fits into 63 bits."""
_RANK_DIGITS = 12


def kept_numbers(documents: Sequence[Document]) -> tuple[frozenset[int], ...]:
    """The numbers of each report by which `find_pairs` pairs it, each with its channel in front."""
    sketches = make_sketches(documents)
    found: list[set[int]] = [set() for _ in documents]
    for channel in Channel:
        rows = zip(sketches.keys[channel].tolist(), sketches.owners[channel].tolist(), strict=True)
        for key, owner in rows:
            found[owner].add(int(channel) << CHANNEL_SHIFT | key >> LOST_BITS)
    return tuple(map(frozenset, found))


def channel_of(number: int) -> Channel:
    """The channel of a kept number."""
    return Channel(number >> CHANNEL_SHIFT)


def place_in_order(document: Document) -> tuple[int, int, int]:
    """First and last day as ordinals and a number that rises with the id: together the order of `by_day`."""
    first, last = days_of(document)
    digits = document.id.rpartition(":")[2][:_RANK_DIGITS]
    return first.toordinal(), last.toordinal(), int(digits, 16)
