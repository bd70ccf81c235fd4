"""Which production reads which form of expression; and those made of others.

A production takes the expression and its `Anchors` and returns a `Reading`: TimeML type and value, and a half-open
interval of days where one follows.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from recoupe.model.expression import TimeExpression
from recoupe.model.vocabulary import Precision, TimexType
from recoupe.resolve import calendar as cal
from recoupe.resolve import forms_calendar, forms_counted, forms_lasting, hijri
from recoupe.resolve.calendar import DAY, Days
from recoupe.resolve.reading import SOME, Anchors, Reading


def read(expression: TimeExpression, anchors: Anchors) -> Reading:
    """The reading of an expression, by its form; undated where it leaves the calendar ("999 centuries ago")."""
    if expression.anchor == "none":
        anchors = Anchors(None)
    try:
        return FORMS[expression.form](expression, anchors)
    except (ValueError, OverflowError):
        return Reading(TimexType.DATE, "XXXX")


def _recent(e: TimeExpression, a: Anchors) -> Reading:
    """ "Recently": the three days before the report. Source: UCDP."""
    days = (a.now - SOME * DAY, a.now) if a.now else None
    return Reading(TimexType.DATE, "PAST_REF", days, Precision.INTERVAL)


def _reference(e: TimeExpression, a: Anchors) -> Reading:
    """`name`: PRESENT_REF, PAST_REF or FUTURE_REF. Never dated."""
    return Reading(TimexType.DATE, e.name or "PRESENT_REF")


def _range(e: TimeExpression, a: Anchors) -> Reading:
    """From `first` to `last`, each completed from the other; with `part` "NI" the night between two days.

    A mention of one `end` has its value and the days of the whole range.
    """
    begin, end = _read_ends(e, a)
    days = _from_to(begin, end)
    if days is not None and e.part == "NI":
        return Reading(TimexType.TIME, f"{days[0]}TNI", days, Precision.INTERVAL)
    values = {"first": begin.value, "last": end.value}
    return Reading(TimexType.DATE, values.get(e.end or "", f"{begin.value}/{end.value}"), days, Precision.INTERVAL)


def _pair(e: TimeExpression, a: Anchors) -> Reading:
    """Two days told together ("on 6 and 13 April"): a mention of one `end` is that day alone."""
    return _read_ends(e, a)[e.end == "last"]


def _read_ends(e: TimeExpression, a: Anchors) -> tuple[Reading, Reading]:
    first, last = _completed(e)
    end = read(last, a)
    is_bare = first.weekday is not None and first.day is None
    begin = read(replace(first, direction=None) if is_bare else first, _before(a, end) if is_bare else a)
    if begin.days and end.days and begin.days[0] > end.days[0] and e.first and not e.first.year:
        begin = read(_a_turn_earlier(e.first, first, begin.days[0]), a)
    return begin, end


def _a_turn_earlier(told: TimeExpression, first: TimeExpression, begin: date) -> TimeExpression:
    """The beginning of a range over the turn of a year, or, where no month is told with it, of a month."""
    if told.month is None and told.day is not None:
        before = cal.month_of(begin.year, begin.month - 1)[0]
        return replace(first, month=before.month, year=before.year)
    return replace(first, year=begin.year - 1)


def _hijri(e: TimeExpression, a: Anchors) -> Reading:
    """`day`, `month`, `year` of the Islamic calendar, the year completed if need be; one day more on either side.

    Months begin where the new moon is seen: the day that the tables give may be off by one.
    """
    assert e.month is not None
    found = hijri.days_of(e.year, e.month, e.day, a.now, e.lean)
    if found is None:
        return Reading(TimexType.DATE, "XXXX-XX-XX" if e.day else "XXXX-XX")
    start, stop = found
    value = start.isoformat() if e.day else f"{start}/{stop - DAY}"
    return Reading(TimexType.DATE, value, (start - DAY, stop + DAY), Precision.INTERVAL)


def _from_to(begin: Reading, end: Reading) -> Days | None:
    """Days from one to the other; None where the ends are reversed."""
    if begin.days is None or end.days is None:
        return None
    start, stop = begin.days[0], end.days[1]
    return (start, stop) if start < stop else None


def _completed(e: TimeExpression) -> tuple[TimeExpression, TimeExpression]:
    """Both ends with the month, year and direction that stand at one of them only."""
    assert e.first is not None
    assert e.last is not None
    return _end(e.first, e.last, e), _end(e.last, e.first, e)


def _end(end: TimeExpression, other: TimeExpression, e: TimeExpression) -> TimeExpression:
    """One end of a range, completed from the other one and from the range."""
    form = "weekday" if end.weekday is not None and end.day is None else "date"
    month, year = end.month or other.month, end.year or other.year
    return replace(end, form=form, month=month, year=year, direction=e.direction, lean=e.lean)


def _before(a: Anchors, end: Reading) -> Anchors:
    """Anchors that make a bare weekday the last one before the end of its range."""
    day = end.days[0] - DAY if end.days else a.now
    return Anchors(day, a.last, day if a.latest else None)


FORMS: dict[str, Callable[[TimeExpression, Anchors], Reading]] = {
    "date": forms_calendar.read_date,
    "weekday": forms_counted.read_weekday,
    "day": forms_counted.read_day,
    "overnight": forms_counted.read_overnight,
    "offset": forms_counted.read_offset,
    "period": forms_counted.read_period,
    "stretch": forms_lasting.read_stretch,
    "duration": forms_lasting.read_duration,
    "set": forms_lasting.read_set,
    "recent": _recent,
    "reference": _reference,
    "season": forms_calendar.read_season,
    "decade": forms_calendar.read_decade,
    "century": forms_calendar.read_century,
    "quarter": forms_calendar.read_quarter,
    "holiday": forms_calendar.read_holiday,
    "slice": forms_calendar.read_slice,
    "range": _range,
    "pair": _pair,
    "hijri": _hijri,
}
"""Productions by form. `clock` and `part` need their neighbours and stand in `recoupe.resolve.dates`."""
