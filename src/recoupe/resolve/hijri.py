"""Days of the Islamic (Hijri) calendar in the Gregorian one, by the tables of Umm al-Qura.

Other countries see the new moon a day earlier or later, so callers widen what they get by a day on either side.
Source: the library hijridate, whose tables cover 1343 to 1500 AH (1924 to 2077).
"""

from __future__ import annotations

from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from recoupe.resolve.calendar import Days

FEASTS = {"HIJRI_NEW_YEAR": (1, 1), "ASHURA": (1, 10), "MAWLID": (3, 12), "EID_FITR": (10, 1), "EID_ADHA": (12, 10)}
"""Month and day of feasts."""

_REACH_DAYS = 355  # a Hijri year
_PAST_FIRST = 3  # how much farther what is to come counts where the words do not lean


def days_of(year: int | None, month: int, day: int | None, now: date | None, lean: int | None = None) -> Days | None:
    """Days of a Hijri day or month.

    Args:
        year: of the Hijri calendar; None for the one nearest to `now`, the past before the future unless it leans.
        day: None for the whole month.

    Returns:
        Half-open Gregorian days; None where the calendar has no such day or the tables do not reach.
    """
    if year is not None:
        return _days(year, month, day)
    here = _year_of(now) if now is not None else None
    if now is None or here is None:
        return None
    found = [days for y in (here - 1, here, here + 1) if (days := _days(y, month, day)) is not None]
    return min(found, key=lambda days: _distance(days, now, lean), default=None)


def _distance(days: Days, now: date, lean: int | None) -> int:
    start, stop = days
    if start <= now < stop:
        return 0
    past, future = {1: (_REACH_DAYS, 1), -1: (1, _REACH_DAYS)}.get(lean or 0, (1, _PAST_FIRST))
    return (now - start).days * past if start < now else (start - now).days * future


def _year_of(day: date) -> int | None:
    try:
        return Gregorian.fromdate(day).to_hijri().year
    except (OverflowError, ValueError):
        return None


def _days(year: int, month: int, day: int | None) -> Days | None:
    try:
        first = Hijri(year, month, day or 1)
        start = date.fromisoformat(first.to_gregorian().isoformat())
    except (OverflowError, ValueError):
        return None
    return start, start + timedelta(days=1 if day else first.month_length())
