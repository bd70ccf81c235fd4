"""Calendar arithmetic for time expressions: whole civil days, half-open, Gregorian. No clock is ever read."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

Days = tuple[date, date]
DAY = timedelta(days=1)
SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def day(start: date, n_days: int = 1) -> Days:
    """`n_days` days from `start`."""
    return start, start + n_days * DAY


def week_of(anchor: date, weeks: int = 0) -> Days:
    """ISO week, from Monday, `weeks` after that of `anchor`."""
    return day(anchor - anchor.weekday() * DAY + 7 * weeks * DAY, 7)


def weekend_of(anchor: date) -> Days:
    """Saturday and Sunday of the week of `anchor`."""
    return day(anchor + (5 - anchor.weekday()) * DAY, 2)


def month_of(year: int, month: int, n_months: int = 1) -> Days:
    """Whole months; months outside 1–12 run into the years around."""
    return _first_of_month(year, month), _first_of_month(year, month + n_months)


def _first_of_month(year: int, month: int) -> date:
    years, rest = divmod(month - 1, 12)
    return date(year + years, rest + 1, 1)


def year_of(year: int, n_years: int = 1) -> Days:
    """Whole calendar years."""
    return date(year, 1, 1), date(year + n_years, 1, 1)


def season_of(year: int, season: str) -> Days:
    """Meteorological season of the northern hemisphere; winter is that which begins in December of `year`."""
    return month_of(year, SEASON_STARTS[season], 3)


def add_months(anchor: date, months: int) -> date:
    """The same day some months away, or the last day of a shorter month."""
    first = _first_of_month(anchor.year, anchor.month + months)
    return first.replace(day=min(anchor.day, calendar.monthrange(first.year, first.month)[1]))


def make_date(year: int, month: int, day_of_month: int) -> date | None:
    """A date, None where the calendar has no such day."""
    try:
        return date(year, month, day_of_month)
    except ValueError:
        return None


def easter(year: int) -> date:
    """Easter Sunday. Source: Meeus, Jones, Butcher (Gregorian computus)."""
    golden, century = year % 19, year // 100
    skipped = century - century // 4 - (8 * century + 13) // 25
    epact = (skipped + 19 * golden + 15) % 30
    epact -= (epact // 28) * (1 - (29 // (epact + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + epact + 2 - century + century // 4) % 7
    offset = epact - weekday
    month = 3 + (offset + 40) // 44
    return date(year, month, offset + 28 - 31 * (month // 4))


FIXED = {
    "CHRISTMAS": (12, 25),
    "CHRISTMAS_EVE": (12, 24),
    "NEW_YEAR": (1, 1),
    "NEW_YEAR_EVE": (12, 31),
    "ALL_SAINTS": (11, 1),
    "ASSUMPTION": (8, 15),
    "MAY_DAY": (5, 1),
    "EPIPHANY": (1, 6),
    "VALENTINE": (2, 14),
    "WOMEN": (3, 8),
    "NOWRUZ": (3, 20),
    "HALLOWEEN": (10, 31),
    "ARMISTICE": (11, 11),
}
_FROM_EASTER = {
    "ASH_WEDNESDAY": -46,
    "PALM_SUNDAY": -7,
    "GOOD_FRIDAY": -2,
    "EASTER": 0,
    "ASCENSION": 39,
    "PENTECOST": 49,
}
_THANKSGIVING = (11, 3, 22)  # the Thursday on or after 22 November


def holiday(name: str, year: int) -> date:
    """Day of a holiday of the Western churches and states, and of Nowruz."""
    if name in _FROM_EASTER:
        return easter(year) + _FROM_EASTER[name] * DAY
    if name == "THANKSGIVING":
        month, weekday, first = _THANKSGIVING
        start = date(year, month, first)
        return start + (weekday - start.weekday()) % 7 * DAY
    return date(year, *FIXED[name])


UNIT_DAYS = {"D": 1, "N": 1, "W": 7, "FORTNIGHT": 14, "WEEKEND": 7}
UNIT_MONTHS = {"M": 1, "QUARTER": 3, "Y": 12, "DECADE": 120, "CENTURY": 1200, "HALF_CENTURY": 600}


def shift(base: date, unit: str, count: int) -> date:
    """`base`, some units away; only whole days of hours count, shorter units not at all."""
    if unit in UNIT_MONTHS:
        return add_months(base, count * UNIT_MONTHS[unit])
    if unit == "H":
        return base + int(count / 24) * DAY
    return base + count * UNIT_DAYS.get(unit, 0) * DAY
