"""When two accounts date a happening, compared as half-open intervals of days that may be off by some."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date

from recoupe.model import Basis, DateInterval

NEAR_DAYS = 2
"""Days by which dates of one happening may miss each other: time zones, nights, early reports. Source: crosscheck §3."""
MAX_SLACK = 7
INFERRED_SLACK = 7
"""Days by which a date may be off that was resolved against an inferred publication date."""
WEEK = 7
LASTING_DAYS = 45
"""Days from which a time is one over which something went on or was summed up, and no imprecise date of one happening."""


@dataclass(frozen=True, slots=True)
class Days:
    """Days as proleptic ordinals, half-open.

    Attributes:
        slack: how many more days they may be off on either side.
        is_lasting: whether it went on over them ("since the start of the year") rather than happened on one of them.
    """

    start: int
    stop: int
    slack: int = 0
    is_lasting: bool = False

    @property
    def width(self) -> int:
        """How many days it spans, at least 1."""
        return max(1, self.stop - self.start)


def make_days(when: DateInterval, *, is_weak: bool) -> Days | None:
    """The days of a resolved date. Of an open one only the known end tells something.

    Args:
        is_weak: whether the date was resolved against an inferred publication date.
    """
    start, stop = when.days()
    if start is None and stop is None:
        return None
    first = start.toordinal() if start is not None else _before(stop)
    after = stop.toordinal() if stop is not None else first + 1
    slack = min(MAX_SLACK, max(0, after - first - 1) // WEEK)
    is_inferred = is_weak or when.basis is Basis.INFERRED
    is_lasting = after - first > LASTING_DAYS or (_is_since(when) and after - first > WEEK)
    return Days(first, max(after, first + 1), slack + INFERRED_SLACK * is_inferred, is_lasting)


def _is_since(when: DateInterval) -> bool:
    """Whether it went on from a day to the publication: its EDTF form is open."""
    return when.stop is None or (when.edtf is not None and when.edtf.endswith("/.."))


def _before(stop: date | None) -> int:
    assert stop is not None
    return max(1, stop.toordinal() - 1)


def week_before(published: DateInterval | None) -> Days | None:
    """The days that an undated account most likely speaks of: the week up to its publication, if both ends are known."""
    if published is None or published.start is None or published.stop is None:
        return None
    days = make_days(published, is_weak=False)
    return Days(max(1, days.start - WEEK), days.stop, days.slack) if days is not None else None


def days_apart(a: Days, b: Days) -> int:
    """Days by which two intervals miss each other: 0 if they share a day, 1 if one follows the other at once."""
    return max(0, max(a.start, b.start) - min(a.stop, b.stop) + 1)


def are_apart(a: Days, b: Days) -> bool:
    """Whether two dates miss each other by more than one happening allows; what lasts must begin together."""
    if a.is_lasting != b.is_lasting:
        return True
    return _missed(a, b) > NEAR_DAYS + max(a.slack, b.slack)


def _missed(a: Days, b: Days) -> int:
    return abs(a.start - b.start) if a.is_lasting and b.is_lasting else days_apart(a, b)


def compare_days(a: Days, b: Days) -> float:
    """How well two dates go together, in [-1, 1]: 1 the same day, less the wider they are, below 0 if they miss each other."""
    apart = _missed(a, b)
    if apart == 0:
        return 0.5 if a.is_lasting else 1 / math.sqrt(max(a.width, b.width))
    return max(-1.0, -apart / (NEAR_DAYS + max(a.slack, b.slack)))
