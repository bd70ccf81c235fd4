"""Productions for what is counted from a day: weekdays, "yesterday", "three days ago", "last week".

A production takes the expression and its `Anchors` and returns a `Reading`.
Source: UCDP GED codebook 19.1, as told in design/standards.md §3, for the days of vague phrases.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from recoupe.model.expression import TimeExpression
from recoupe.model.vocabulary import Precision, TimexType
from recoupe.resolve import calendar as cal
from recoupe.resolve.calendar import DAY, Days
from recoupe.resolve.forms_calendar import decade_of, part_of_month, part_of_year, quarter_of
from recoupe.resolve.reading import PARTS_OF_DAY, SOME, Anchors, Reading, cut, on_day, week_value


def read_weekday(e: TimeExpression, a: Anchors) -> Reading:
    """`weekday`, `direction`, `lean`, `part`: the last one up to the anchor, unless the words say future.

    With `unit` W it is that of the week that lies `direction` weeks from publication ("Wednesday last week").
    """
    assert e.weekday is not None
    if e.unit == "W" and a.now is not None:
        return on_day(a.now + ((e.direction or 0) * 7 + e.weekday - a.now.weekday()) * DAY, e.part)
    ahead = e.direction == 1 or (e.lean == 1 and e.direction != -1)
    base = a.now if ahead or a.latest is None else a.latest
    if base is None:
        return Reading(TimexType.DATE, f"XXXX-WXX-{e.weekday + 1}")
    back = (base.weekday() - e.weekday) % 7
    if ahead:
        forward = (7 - back) % 7
        return on_day(base + (forward or (7 if e.direction == 1 else 0)) * DAY, e.part)
    return on_day(base - (back or (7 if e.direction == -1 else 0)) * DAY, e.part)


def read_day(e: TimeExpression, a: Anchors) -> Reading:
    """`count` days from publication ("yesterday" is -1), `part` of that day."""
    assert e.count is not None
    if a.now is None:
        return Reading(TimexType.DATE, "XXXX-XX-XX")
    return on_day(a.now + e.count * DAY, e.part)


def read_overnight(e: TimeExpression, a: Anchors) -> Reading:
    """A night without a weekday: the day before and the day of publication."""
    if a.now is None:
        return Reading(TimexType.TIME, "XXXX-XX-XXTNI")
    return Reading(TimexType.TIME, f"{a.now - DAY}TNI", cal.day(a.now - DAY, 2), Precision.INTERVAL)


def read_offset(e: TimeExpression, a: Anchors) -> Reading:
    """`count` `unit` in `direction` from `anchor`: "three days ago"; "the next day" has a signed count."""
    base, unit, count = a.of(e), e.unit, e.count
    assert unit is not None
    assert count is not None
    sign = e.direction or 1
    if base is None and sign * count < 0:
        base = a.now  # "two days earlier", where no day was told before
    if base is None:
        return Reading(TimexType.DATE, f"XXXX-XX-XX{_suffix(e.part)}")
    if count == 0 and e.direction:
        return _some_ago(base, unit, sign)
    if unit in ("H", "MIN", "S", "D", "N"):
        return on_day(cal.shift(base, unit, sign * count), e.part)
    return _units_away(base, unit, sign * count)


def _suffix(part: str | None) -> str:
    return f"T{part}" if part in PARTS_OF_DAY else ""


def _some_ago(base: date, unit: str, sign: int) -> Reading:
    """ "A few days ago", "several weeks later": up to three of them."""
    if unit in ("H", "MIN", "S"):
        return on_day(base, None)
    far = cal.shift(base, unit, sign * SOME)
    days = (far, base) if sign < 0 else (base + DAY, far + DAY)
    return Reading(TimexType.DATE, "PAST_REF" if sign < 0 else "FUTURE_REF", days, Precision.INTERVAL)


def _units_away(base: date, unit: str, count: int) -> Reading:
    far = cal.shift(base, unit, count)
    if unit in ("W", "FORTNIGHT"):
        return _weeks_away(base, far, count * (2 if unit == "FORTNIGHT" else 1))
    if unit == "M":
        return Reading(TimexType.DATE, f"{far:%Y-%m}", cal.month_of(far.year, far.month), Precision.MONTH)
    return Reading(TimexType.DATE, str(far.year), cal.year_of(far.year), Precision.YEAR)


def _weeks_away(base: date, far: date, weeks: int) -> Reading:
    """Weeks ago. Two of them reach up to the report. Source: UCDP, "a fortnight ago"."""
    if weeks == -2:
        return Reading(TimexType.DATE, far.isoformat(), (far + DAY, base + DAY), Precision.INTERVAL)
    return Reading(TimexType.DATE, far.isoformat(), cal.day(far), Precision.DAY)


def read_period(e: TimeExpression, a: Anchors) -> Reading:
    """The `unit` in `direction` from `anchor` ("last week"), `part` of it ("late last week")."""
    base, unit = a.of(e), e.unit
    assert unit is not None
    if base is None:
        return Reading(TimexType.DATE, _UNKNOWN_PERIOD.get(unit, "XXXX"))
    return _PERIODS[unit](e, base)


_UNKNOWN_PERIOD = {"W": "XXXX-WXX", "WEEKEND": "XXXX-WXX-WE", "M": "XXXX-XX", "QUARTER": "XXXX-QX"}


def _week(e: TimeExpression, base: date) -> Reading:
    days = cal.week_of(base, e.direction or 0)
    value = week_value(days[0])
    if e.part:
        return Reading(TimexType.DATE, value, _so_far(_part_of_week(days, e.part, base), e, base), Precision.INTERVAL)
    return Reading(TimexType.DATE, value, _so_far(days, e, base), Precision.WEEK)


def _so_far(days: Days, e: TimeExpression, base: date) -> Days:
    """The days up to the report, unless the words say that more is to come."""
    return days if e.lean == 1 or e.part == "LATER" else cut(days, base)


def _part_of_week(days: Days, part: str, base: date) -> Days:
    """Beginning: Monday to Wednesday; end: Friday to Sunday, as UCDP's "late last week"."""
    start, stop = days
    parts = {
        "START": (start, start + 3 * DAY),
        "MID": (start + 2 * DAY, start + 5 * DAY),
        "END": (stop - 3 * DAY, stop),
    }
    return _earlier_or_later(days, part, base) or parts[part]


def _earlier_or_later(days: Days, part: str, base: date) -> Days | None:
    """ "Earlier this month": up to the day before the report; "later this month": from it on."""
    start, stop = days
    if part == "EARLIER":
        return start, max(base, start + DAY)
    return (base, stop) if part == "LATER" else None


def _this_month(e: TimeExpression, base: date) -> Reading:
    first = cal.month_of(base.year, base.month + (e.direction or 0))[0]
    days = cal.month_of(first.year, first.month)
    value = f"{first:%Y-%m}"
    if not e.part:
        return Reading(TimexType.DATE, value, _so_far(days, e, base), Precision.MONTH)
    part = _earlier_or_later(days, e.part, base) or part_of_month(first.year, first.month, e.part)
    return Reading(TimexType.DATE, value, _so_far(part, e, base), Precision.INTERVAL)


def _this_year(e: TimeExpression, base: date) -> Reading:
    year = base.year + (e.direction or 0)
    if not e.part:
        return Reading(TimexType.DATE, str(year), cal.year_of(year), Precision.YEAR)
    days = _earlier_or_later(cal.year_of(year), e.part, base) or part_of_year(year, e.part)
    return Reading(TimexType.DATE, str(year), _so_far(days, e, base), Precision.INTERVAL)


def _weekend(e: TimeExpression, base: date) -> Reading:
    """Saturday and Sunday: of this week on a weekend or in the future, else of the week before."""
    here = base.weekday() >= 5 or e.lean == 1
    weeks = e.direction or (0 if here else -1)
    days = cal.weekend_of(cal.week_of(base, 0 if e.direction == 1 and base.weekday() < 5 else weeks)[0])
    return Reading(TimexType.DATE, f"{week_value(days[0])}-WE", days, Precision.INTERVAL)


def _this_quarter(e: TimeExpression, base: date) -> Reading:
    first = cal.month_of(base.year, (base.month - 1) // 3 * 3 + 1 + 3 * (e.direction or 0))[0]
    return quarter_of(first.year, (first.month + 2) // 3)


def _this_decade(e: TimeExpression, base: date) -> Reading:
    return decade_of(base.year // 10 * 10 + 10 * (e.direction or 0))


_PERIODS: dict[str, Callable[[TimeExpression, date], Reading]] = {
    "W": _week,
    "M": _this_month,
    "Y": _this_year,
    "WEEKEND": _weekend,
    "QUARTER": _this_quarter,
    "DECADE": _this_decade,
}
