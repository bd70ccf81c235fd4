"""Productions for calendar dates: days, months, years, seasons, quarters, decades, holidays.

A production takes the expression and its `Anchors` and returns a `Reading`. Unknown digits of a value are X.
Source: TIMEX3 (ISO 24617-1) for values; UCDP GED codebook 19.1, as told in design/standards.md §3, for early,
middle and late parts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from recoupe.model.expression import TimeExpression
from recoupe.model.vocabulary import Precision, TimexType
from recoupe.resolve import calendar as cal
from recoupe.resolve import hijri
from recoupe.resolve.calendar import DAY, Days
from recoupe.resolve.reading import Anchors, Reading, cut, full_year, nearest, on_day, week_value, year_of_month


def read_date(e: TimeExpression, a: Anchors) -> Reading:
    """`year`, `month`, `day`, `weekday`, optional; `part`, `direction`, `lean`; `unit` W: the week from that day."""
    if e.day is not None:
        return _day_of_month(e, a)
    if e.month is not None:
        return _month(e, a)
    return _year(e)


def _day_of_month(e: TimeExpression, a: Anchors) -> Reading:
    found = _fitting_day(e, a.now)
    if found is None:
        return Reading(TimexType.DATE, f"{_digits(e.year, 4)}-{_digits(e.month, 2)}-{e.day:02d}")
    if e.unit == "W":
        return Reading(TimexType.DATE, week_value(found), cal.day(found, 7), Precision.WEEK)
    return on_day(found, e.part)


def _fitting_day(e: TimeExpression, now: date | None) -> date | None:
    """The day with this day, month and weekday nearest to `now`, past by default; a stated year decides alone."""
    assert e.day is not None
    year = full_year(e.year)
    if year is not None and e.month is not None:
        return cal.make_date(year, e.month, e.day)
    if now is None:
        return None
    months = _months_around(now, e.month)
    days = [found for y, m in months if (found := cal.make_date(y, m, e.day))]
    return nearest([d for d in days if e.weekday in (None, d.weekday())] or days, now, e)


def _months_around(now: date, month: int | None) -> Iterable[tuple[int, int]]:
    if month is not None:
        return [(year, month) for year in range(now.year - 6, now.year + 3)]
    return [(first.year, first.month) for n in range(-12, 4) if (first := cal.month_of(now.year, now.month + n)[0])]


def _month(e: TimeExpression, a: Anchors) -> Reading:
    """A month, or its early (1–10), middle (10–20) or late (from the 15th) part. Source: UCDP."""
    assert e.month is not None
    year = _year_around(e, a.now) or year_of_month(e, a.now, e.month)
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-{e.month:02d}")
    value = f"{year}-{e.month:02d}"
    if e.part is None:
        return Reading(TimexType.DATE, value, cal.month_of(year, e.month), Precision.MONTH)
    return Reading(TimexType.DATE, value, cut(part_of_month(year, e.month, e.part), a.now), Precision.INTERVAL)


def _year_around(e: TimeExpression, now: date | None) -> int | None:
    """The year of "October of next year" and "last year's October" (`unit` Y with a `direction`)."""
    return now.year + e.direction if now is not None and e.unit == "Y" and e.direction is not None else None


def part_of_month(year: int, month: int, part: str) -> Days:
    """Early, middle or late days of a month. Source: UCDP GED codebook."""
    first, stop = cal.month_of(year, month)
    bounds = {
        "START": (first, first + 10 * DAY),
        "MID": (first + 9 * DAY, first + 20 * DAY),
        "END": (first + 14 * DAY, stop),
    }
    return bounds.get(part, (first, stop))


def _year(e: TimeExpression) -> Reading:
    year = full_year(e.year)
    assert year is not None
    if e.part is None:
        return Reading(TimexType.DATE, str(year), cal.year_of(year), Precision.YEAR)
    return Reading(TimexType.DATE, str(year), part_of_year(year, e.part), Precision.INTERVAL)


def part_of_year(year: int, part: str) -> Days:
    """Early, middle or late third of a year. Source: UCDP GED codebook."""
    first = {"START": 1, "MID": 5, "END": 9}.get(part)
    return cal.year_of(year) if first is None else cal.month_of(year, first, 4)


def _digits(number: int | None, width: int) -> str:
    return "X" * width if number is None else f"{number:0{width}d}"


def read_season(e: TimeExpression, a: Anchors) -> Reading:
    """`season`, `year`, `direction`, `lean`, `part` of it. A winter bears the year of its December."""
    assert e.season is not None
    year = _year_around(e, a.now) or year_of_month(e, a.now, cal.SEASON_STARTS[e.season])
    if year is not None and a.now is not None and e.season == "WI" and e.direction == 0 and a.now.month < 6:
        year -= 1  # in January, "this winter" began last December
    if year is None:
        return Reading(TimexType.DATE, f"XXXX-{e.season}")
    first, stop = cal.season_of(year, e.season)
    parts = {"START": (first, cal.add_months(first, 1)), "END": (cal.add_months(stop, -1), stop)}
    precision = Precision.INTERVAL if e.part in parts else Precision.SEASON
    return Reading(TimexType.DATE, f"{year}-{e.season}", parts.get(e.part or "", (first, stop)), precision)


def read_decade(e: TimeExpression, a: Anchors) -> Reading:
    """`year`: the first of the decade, with or without its century."""
    assert e.year is not None
    return decade_of(e.year if e.year >= 100 else 1900 + e.year)


def decade_of(year: int) -> Reading:
    """The ten years from a year that ends in 0."""
    return Reading(TimexType.DATE, str(year // 10), cal.year_of(year, 10), Precision.INTERVAL)


def read_century(e: TimeExpression, a: Anchors) -> Reading:
    """`count`: the number of the century."""
    assert e.count is not None
    return Reading(TimexType.DATE, f"{e.count - 1}XX", cal.year_of(100 * e.count - 99, 100), Precision.INTERVAL)


def read_quarter(e: TimeExpression, a: Anchors) -> Reading:
    """`count`: number of the quarter; `year`, or `direction` of the year."""
    assert e.count is not None
    if e.year is None and a.now is None:
        return Reading(TimexType.DATE, f"XXXX-Q{e.count}")
    if e.year is None and a.now is not None and e.direction is not None:
        return quarter_of(a.now.year + e.direction, e.count)
    year = year_of_month(e, a.now, 3 * e.count)
    assert year is not None
    return quarter_of(year, e.count)


def quarter_of(year: int, quarter: int) -> Reading:
    """A quarter of a year, 1 to 4."""
    return Reading(TimexType.DATE, f"{year}-Q{quarter}", cal.month_of(year, 3 * quarter - 2, 3), Precision.INTERVAL)


def read_holiday(e: TimeExpression, a: Anchors) -> Reading:
    """`name` of the day, `year`, `direction`; a `lean` to the past says little: "pour les vacances de Noël"."""
    assert e.name is not None
    if e.name in hijri.FEASTS:
        return _feast(e, a)
    year = full_year(e.year)
    if year is not None:
        return on_day(cal.holiday(e.name, year), None)
    if a.now is None:
        month_day = cal.holiday(e.name, 2001) if e.name in cal.FIXED else None
        return Reading(TimexType.DATE, f"XXXX-{month_day:%m-%d}" if month_day else "XXXX-XX-XX")
    days = [cal.holiday(e.name, a.now.year + n) for n in (-1, 0, 1)]
    found = nearest(days, a.now, replace(e, lean=max(e.lean or 0, 0)))
    assert found is not None
    return on_day(found, None)


def _feast(e: TimeExpression, a: Anchors) -> Reading:
    """A feast of the Islamic calendar, a day more on either side; `year` and `direction` are Gregorian."""
    month, day = hijri.FEASTS[e.name or ""]
    year = e.year if e.year is not None else a.now.year + e.direction if a.now and e.direction else None
    around = date(year, 1, 1) if year is not None else a.now
    lean = 1 if year is not None else max(e.lean or 0, 0)
    found = hijri.days_of(None, month, day, around, lean)
    if found is None:
        return Reading(TimexType.DATE, "XXXX-XX-XX")
    return Reading(TimexType.DATE, found[0].isoformat(), (found[0] - DAY, found[1] + DAY), Precision.INTERVAL)


def read_slice(e: TimeExpression, a: Anchors) -> Reading:
    """The `count`-th `unit` or `weekday` of a month or season ("first week of August", "first Monday of November").

    With `part`, its first or last `count` units; a `count` of 0 of weekdays is the last one.
    """
    whole = replace(e, part=None)
    month = read_season(whole, a) if e.season else _month(whole, a)
    if month.days is None:
        return month
    if e.weekday is not None:
        return on_day(_nth_weekday(month.days, e.weekday, e.count or 0), None)
    (start, stop), count, n_days = month.days, e.count or 1, cal.UNIT_DAYS.get(e.unit or "D", 1)
    if e.part:
        days = cal.day(start if e.part == "START" else stop - count * n_days * DAY, count * n_days)
    else:
        days = cal.day(start + (count - 1) * n_days * DAY, n_days)
    value = week_value(days[0]) if e.unit == "W" else month.value
    return Reading(TimexType.DATE, value, days, Precision.WEEK if e.unit == "W" else Precision.INTERVAL)


def _nth_weekday(days: Days, weekday: int, count: int) -> date:
    """The `count`-th such weekday in `days`; the last one for 0."""
    start, stop = days
    if count == 0:
        last = stop - DAY
        return last - (last.weekday() - weekday) % 7 * DAY
    return start + ((weekday - start.weekday()) % 7 + 7 * (count - 1)) * DAY
