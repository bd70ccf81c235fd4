"""Productions for lengths of time: durations, stretches up to the report ("the past 24 hours"), sets."""

from __future__ import annotations

from datetime import date

from recoupe.model.expression import TimeExpression
from recoupe.model.vocabulary import Precision, TimexType
from recoupe.resolve import calendar as cal
from recoupe.resolve.calendar import DAY, Days
from recoupe.resolve.reading import SOME, Anchors, Reading


def read_stretch(e: TimeExpression, a: Anchors) -> Reading:
    """`count` `unit` up to or from publication: "the past 24 hours", "recent weeks", "the next days"."""
    assert e.unit is not None
    value = duration_value(e.unit, e.count)
    if a.now is None:
        return Reading(TimexType.DURATION, value)
    count = e.count or SOME
    if e.direction == 1:
        days = (a.now, cal.shift(a.now, e.unit, count) + DAY)
    else:
        days = stretch_back(a.now, e.unit, count, counted=bool(e.count))
    return Reading(TimexType.DURATION, value, days, Precision.INTERVAL)


def stretch_back(now: date, unit: str, count: int, *, counted: bool = True) -> Days:
    """Days of "the past …". Source: UCDP GED codebook, printed cases.

    Hours reach back whole days and include the report's day (72 hours as 48); "past day" includes it, two to six days
    do not; weeks end with it; months never reach back across 1 January; one year begins on 1 January.
    """
    if unit in ("H", "MIN", "S"):
        return now - min(2, max(1, -(-count // 24)) if unit == "H" else 1) * DAY, now + DAY
    if unit in ("D", "N"):
        return _days_back(now, count)
    if unit in ("M", "QUARTER") and (counted or count <= SOME):
        return max(cal.shift(now, unit, -count), date(now.year, 1, 1)), now + DAY
    if unit == "Y" and count == 1:
        return date(now.year, 1, 1), now + DAY
    back = cal.shift(now, unit, -count)
    return (back + DAY if unit in ("W", "FORTNIGHT") else back), now + DAY


def _days_back(now: date, count: int) -> Days:
    if count == 1:
        return now - DAY, now + DAY
    if count < 7:
        return now - count * DAY, now
    return now - (count - 1) * DAY, now + DAY


def read_duration(e: TimeExpression, a: Anchors) -> Reading:
    """`count` `unit`. Dated only with a `modifier`: "lasting" ends with the report, "since" reaches back from it."""
    assert e.unit is not None
    value = duration_value(e.unit, e.count, half=bool(e.half))
    if a.now is None or e.modifier not in ("since", "lasting"):
        return Reading(TimexType.DURATION, value)
    if e.modifier == "lasting" and e.unit in cal.UNIT_DAYS:
        n_days = (e.count or SOME) * cal.UNIT_DAYS[e.unit]
        return Reading(TimexType.DURATION, value, cal.day(a.now - (n_days - 1) * DAY, n_days), Precision.INTERVAL)
    if e.unit == "Y" and e.count == 1:
        return Reading(TimexType.DURATION, value, stretch_back(a.now, "Y", 1), Precision.INTERVAL)
    start = cal.shift(a.now, e.unit, -(e.count or SOME))
    return Reading(TimexType.DURATION, value, (start, a.now + DAY), Precision.INTERVAL)


_CODES = {
    "MIN": "TM",
    "H": "TH",
    "S": "TS",
    "N": "D",
    "CENTURY": "Y",
    "DECADE": "Y",
    "QUARTER": "Q",
    "FORTNIGHT": "W",
}
_TIMES = {"CENTURY": 100, "DECADE": 10, "FORTNIGHT": 2}
_HALVES = {"HALF_CENTURY": "P50Y", "HALF_HOUR": "PT30M", "HALF_DAY": "PT12H", "WEEKEND": "P1WE"}


def duration_value(unit: str, count: int | None, *, half: bool = False) -> str:
    """TimeML value of a duration: P3D, PT24H, PXW, P2.5Y."""
    if unit in _HALVES:
        return _HALVES[unit]
    code = _CODES.get(unit, unit)
    number = str(count * _TIMES.get(unit, 1)) + (".5" if half else "") if count else "X"
    return f"PT{number}{code[1]}" if code[0] == "T" else f"P{number}{code}"


def read_set(e: TimeExpression, a: Anchors) -> Reading:
    """What comes back: `weekday`, or each `count` `unit`; `part` of the day. Never dated."""
    if e.weekday is not None:
        return Reading(TimexType.SET, f"XXXX-WXX-{e.weekday + 1}" + (f"T{e.part}" if e.part else ""))
    if e.unit is None:
        return Reading(TimexType.SET, f"XXXX-XX-XXT{e.part}")
    return Reading(TimexType.SET, duration_value(e.unit, e.count or 1))
