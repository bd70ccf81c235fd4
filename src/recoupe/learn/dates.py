"""Comparing dates as half-open intervals of instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from recoupe.learn.gold import Days
from recoupe.model import DateInterval


@dataclass(frozen=True, slots=True)
class Interval:
    """Half-open interval; an open end is the first or last instant there is."""

    start: datetime
    stop: datetime

    def shares(self, other: Interval) -> bool:
        """Whether the two have an instant in common."""
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Interval) -> bool:
        """Whether the other lies inside this one."""
        return self.start <= other.start and other.stop <= self.stop

    def whole_days(self) -> Interval:
        """The smallest interval of whole days that holds this one."""
        stop = self.stop
        if stop.time() != time.min and stop != datetime.max:
            stop = datetime.combine(stop.date() + timedelta(days=1), time.min)
        return Interval(datetime.combine(self.start.date(), time.min), stop)


def gold_interval(days: Days | None) -> Interval | None:
    """Interval of a gold pair of ISO dates; None where the text does not say."""
    if days is None:
        return None
    start, stop = (datetime.fromisoformat(day).replace(tzinfo=None) if day else None for day in days)
    return Interval(_instant(start, datetime.min), _instant(stop, datetime.max))


def given_interval(when: DateInterval | None) -> Interval | None:
    """Interval of a predicted date; an unresolved date is an absent one."""
    if when is None or not when.is_resolved:
        return None
    return Interval(_instant(when.start, datetime.min), _instant(when.stop, datetime.max))


def _instant(value: date | None, default: datetime) -> datetime:
    if value is None:
        return default
    if isinstance(value, datetime):
        return value.replace(tzinfo=None)
    return datetime.combine(value, time.min)


def compare(gold: Interval | None, given: Interval | None) -> tuple[bool, bool]:
    """Whether the two are equal, and whether they share an instant; both absent is right.

    Clock times of the prediction are widened to days where gold gives whole days.
    """
    if gold is None or given is None:
        return gold is given, gold is given
    if gold.whole_days() == gold:
        given = given.whole_days()
    return gold == given, gold.shares(given)
