"""What a time expression says once its anchors are known, and the choices every production shares."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from recoupe.model.expression import TimeExpression
from recoupe.model.vocabulary import Precision, TimexType
from recoupe.resolve import calendar as cal
from recoupe.resolve.calendar import DAY, Days

PARTS_OF_DAY = frozenset({"MO", "AF", "EV", "NI", "MI", "DT"})
SOME = 3  # "several", "a few": UCDP takes three days, weeks or months
_SHORT_YEAR_OF_2000 = 40  # '39 is 2039, '40 is 1940
_BOTH_WAYS, _MOSTLY_PAST, _FIXED = 3, 100, 10_000  # how much farther the less likely direction counts


@dataclass(frozen=True, slots=True)
class Anchors:
    """Days an expression may be counted from; None where unknown.

    Attributes:
        now: the day of publication.
        last: the day mentioned last before the expression.
        latest: the latest explicit day of the document where the publication date was only inferred: bare weekdays
            are counted back from it. Source: design/crosscheck.md §8.
    """

    now: date | None
    last: date | None = None
    latest: date | None = None

    def of(self, expression: TimeExpression) -> date | None:
        """The day this expression counts from."""
        return self.last if expression.anchor == "last_date" else self.now


@dataclass(frozen=True, slots=True)
class Reading:
    """TimeML type and value, and the days meant (None where they are not known)."""

    type: TimexType
    value: str
    days: Days | None = None
    precision: Precision = Precision.UNKNOWN


def on_day(day: date, part: str | None) -> Reading:
    """A day, or a part of it: the interval is the day all the same."""
    days = cal.day(day)
    if part in PARTS_OF_DAY:
        return Reading(TimexType.TIME, f"{day}T{part}", days, Precision.DAY)
    return Reading(TimexType.DATE, day.isoformat(), days, Precision.DAY)


def cut(days: Days, now: date | None) -> Days:
    """`days` without what lies after the day of the report, if that falls into them."""
    start, stop = days
    return (start, now + DAY) if now is not None and start <= now < stop else days


def full_year(year: int | None) -> int | None:
    """A year with its century."""
    if year is None or year >= 100:
        return year
    return year + (2000 if year < _SHORT_YEAR_OF_2000 else 1900)


def week_value(monday: date) -> str:
    """TimeML value of the ISO week that begins on a Monday."""
    return f"{monday:%G-W%V}"


def nearest(days: list[date], now: date, e: TimeExpression) -> date | None:
    """The likeliest of several days: the nearest, where the unlikely direction counts as farther."""
    past, future = _weights(e)
    return min(days, key=lambda d: (now - d).days * past if d <= now else (d - now).days * future, default=None)


def _weights(e: TimeExpression) -> tuple[int, int]:
    """How much farther the past and the future count."""
    if e.direction:
        return (1, _FIXED) if e.direction < 0 else (_FIXED, 1)
    if e.lean == 1:
        return _BOTH_WAYS, 1
    return 1, _MOSTLY_PAST if e.lean == -1 else _BOTH_WAYS


def year_of_month(e: TimeExpression, now: date | None, month: int) -> int | None:
    """Year of a month: the one told, else the nearest in the direction that the words tell."""
    if e.year is not None or now is None:
        return full_year(e.year)
    here = now.year * 12 + now.month
    past, future = _weights(e)
    if e.direction == 0:
        return now.year

    def far(year: int) -> int:
        months = year * 12 + month - here
        if months == 0:
            return 1 if e.direction else 0
        return months * future if months > 0 else -months * past

    return min(range(now.year - 1, now.year + 2), key=far)
