"""What is kept of a report to pair it with later ones: its numbers and its place in the order of days."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from recoupe.crosscheck.copies.candidates import are_in_order
from recoupe.crosscheck.copies.direction import days_of
from recoupe.crosscheck.copies.packed import LOST_BITS
from recoupe.crosscheck.copies.sketch import Channel, make_sketches
from recoupe.model import Document

CHANNEL_SHIFT = 64 - LOST_BITS
"""Bits below the channel in a kept number; all of it fits into 63 bits."""
_RANK_DIGITS = 12
_ORDERED = frozenset({Channel.OUTLET, Channel.CREDIT})


def kept_numbers(documents: Sequence[Document]) -> tuple[tuple[int, ...], ...]:
    """The numbers of each report by which `find_pairs` pairs it, with their channels in front.

    Those of a channel are in the order of the text, each once but for those whose order is looked at (`are_in_order`);
    `shared_number` tells under which one reports meet.
    """
    sketches = make_sketches(documents)
    found: list[list[int]] = [[] for _ in documents]
    for channel in Channel:
        own: list[list[int]] = [[] for _ in documents]
        rows = zip(sketches.keys[channel].tolist(), sketches.owners[channel].tolist(), strict=True)
        for key, owner in rows:
            own[owner].append(int(channel) << CHANNEL_SHIFT | key >> LOST_BITS)
        for kept, numbers in zip(found, own, strict=True):
            kept.extend(numbers if channel in _ORDERED else dict.fromkeys(numbers))
    return tuple(map(tuple, found))


def channel_of(number: int) -> Channel:
    """The channel of a kept number."""
    return Channel(number >> CHANNEL_SHIFT)


def shared_number(number: int) -> int:
    """The number under which reports meet: those of an outlet meet those of credits, but not each other."""
    is_own = channel_of(number) is Channel.OUTLET
    return number - ((Channel.OUTLET - Channel.CREDIT) << CHANNEL_SHIFT) if is_own else number


def count_credits(left: Sequence[int], right: Sequence[int], met: Collection[int]) -> int:
    """How many leading facts of the outlet of one report stand in the other, which credits it; 0 if in another order.

    Args:
        left, right: kept numbers of two reports.
        met: the numbers under which the two meet; without those that `most_sharing` leaves out.
    """
    sides = [_split(left), _split(right)]
    ways = [(sides[0][0], sides[1][1]), (sides[1][0], sides[0][1])]
    if not any(are_in_order(own, credited) for own, credited in ways):
        return 0
    return sum(len(set(own) & set(credited) & set(met)) for own, credited in ways)


def _split(numbers: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Numbers of the outlet, as others meet them, and those of credits."""
    own = (shared_number(n) for n in numbers if channel_of(n) is Channel.OUTLET)
    return tuple(own), tuple(n for n in numbers if channel_of(n) is Channel.CREDIT)


def place_in_order(document: Document) -> tuple[int, int, int]:
    """First and last day as ordinals and a number that rises with the id: together the order of `by_day`."""
    first, last = days_of(document)
    digits = document.id.rpartition(":")[2][:_RANK_DIGITS]
    return first.toordinal(), last.toordinal(), int(digits, 16)
