"""Days before or after which a report cannot have been published, read off the dates that it tells.

Source: design/crosscheck.md §8. A day told as past is a floor, a day told as to come an end. A weekday with day and
month fits only some years: which of them is decided by the dates told with their year.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from recoupe.model.dates import DateInterval, make_interval
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention
from recoupe.model.span import Span
from recoupe.model.vocabulary import Basis, Precision
from recoupe.resolve.calendar import DAY, make_date
from recoupe.resolve.forms import read
from recoupe.resolve.holders import Window
from recoupe.resolve.reading import Anchors

_YEARS = range(1990, 2050)  # years in which a weekday and a date may be tried against each other
_AHEAD = timedelta(days=90)  # how long before it a day without a year is announced
_BACK = timedelta(days=200)  # how long before a day with its year one without may lie
_BEHIND = timedelta(days=31)  # how long before the first day of publication a day without a year may lie
_FITTING_REACH = timedelta(days=4 * 366)  # beyond, the next fitting year is as likely
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class Bound:
    """The report cannot be older than `day`, or, with `is_end`, not younger, for a reason.

    Attributes:
        is_day: a single day is told, not a month or year.
        is_near: dates of this kind stand close to the report: told with a weekday, or alone in a line (a date line).
    """

    day: date
    is_day: bool
    is_near: bool
    span: Span
    why: str
    is_end: bool = False


def stated(text: str, mentions: tuple[TimeMention, ...]) -> list[Bound]:
    """Floors and ends from dates told with their year."""
    return [bound for mention in mentions if (bound := _stated(text, mention))]


def sure(bounds: list[Bound]) -> list[Bound]:
    """Without the months and years after the latest day told: they may be plans."""
    day = max((bound.day for bound in bounds if bound.is_day and not bound.is_end), default=None)
    return [bound for bound in bounds if day is None or bound.is_end or bound.day <= day]


def _stated(text: str, mention: TimeMention) -> Bound | None:
    e = mention.expression
    if e is None or e.form not in ("date", "range", "pair"):
        return None
    end = e.last or e
    days = read(end, Anchors(None)).days if end.year is not None and end.form == "date" else None
    if days is None:
        return None
    is_day = end.day is not None
    if _is_future(e):
        return _end(days[0], mention.span) if is_day else None
    if not is_day and e.modifier == "named":
        return None  # "the 2014 season"
    start = days[1] - DAY if is_day else days[0]
    is_near = is_day and (end.weekday is not None or _is_alone(text, mention.span))
    return Bound(start, is_day, is_near, mention.span, f"{mention.span.quote!r} is told as past: not before {start}")


def _end(day: date, span: Span) -> Bound:
    return Bound(day, True, True, span, f"{span.quote!r} is told as to come: not after {day}", is_end=True)


def _is_alone(text: str, span: Span) -> bool:
    """Whether nothing else stands in its line."""
    before, after = text[: span.start].rpartition("\n")[2], text[span.stop :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _is_future(e: TimeExpression) -> bool:
    return e.lean == 1 or e.direction == 1 or e.modifier in ("until", "before", "from")


def fitted(mentions: tuple[TimeMention, ...], told: list[Bound], window: Window) -> list[Bound]:
    """Bounds from days told with weekday and month: in the year that suits the dates told with theirs."""
    return [
        bound
        for mention, e in _pairs(mentions)
        if (day := _fitting_day(e, told, window))
        for bound in _bounds_of(mention, e, day)
    ]


def _pairs(mentions: tuple[TimeMention, ...]) -> Iterator[tuple[TimeMention, TimeExpression]]:
    for mention in mentions:
        e = mention.expression
        if e is not None and e.form == "date" and e.year is None and fitting_days(e):
            yield mention, e


def _bounds_of(mention: TimeMention, e: TimeExpression, day: date) -> Iterator[Bound]:
    why = f"{mention.span.quote!r} is a {_years_around(e, day)}: {day} is the first that fits"
    if not _is_future(e):
        yield Bound(day, True, True, mention.span, why)
        return
    yield Bound(day - _AHEAD, True, True, mention.span, f"{why}, and was to come: not before {day - _AHEAD}")
    yield _end(day, mention.span)


def _fitting_day(e: TimeExpression, told: list[Bound], window: Window) -> date | None:
    """The first fitting day around the latest day told, or after the latest year; the only one without them."""
    days = _days_within(e, window)
    floors = [bound for bound in told if not bound.is_end]
    exact = [bound.day for bound in floors if bound.is_day]
    if not floors:
        return days[0] if len(days) == 1 else None
    floor = max(exact) - _BACK if exact else max(bound.day for bound in floors)
    reach = floor + _FITTING_REACH
    return next((day for day in days if floor <= day <= reach), None)


def fitting_days(e: TimeExpression) -> list[date]:
    """The days of all years with this day, month and weekday; empty if one of them is not told."""
    if e.day is None or e.month is None or e.weekday is None:
        return []
    days = [make_date(year, e.month, e.day) for year in _YEARS]
    return [day for day in days if day is not None and day.weekday() == e.weekday]


def _days_within(e: TimeExpression, window: Window) -> list[date]:
    """The fitting days in a year that leaves a day of publication in the window.

    A day that is past may lie up to a little before the window: a report tells of the days before it.
    """
    first = window.start - _BEHIND if window.start else date.min
    days = [day for day in fitting_days(e) if first <= day]
    if _is_future(e):
        return [day for day in days if window.stop is None or day - _AHEAD < window.stop]
    return [day for day in days if window.stop is None or day < window.stop]


def _years_around(e: TimeExpression, chosen: date) -> str:
    around = ", ".join(str(day.year) for day in fitting_days(e) if abs(day.year - chosen.year) <= 11)
    return f"{_WEEKDAYS[chosen.weekday()]} in {around}"


def open_years(mentions: tuple[TimeMention, ...], window: Window) -> DateInterval | None:
    """The whole stretch of years that a weekday with its date leaves open; None where there is no such day."""
    for mention, e in _pairs(mentions):
        days = _days_within(e, window)
        if not days:
            continue
        years = ", ".join(str(day.year) for day in days)
        why = f"{mention.span.quote!r} is a {_WEEKDAYS[days[0].weekday()]} in {years}: nothing tells which year"
        start = days[0] - _AHEAD if _is_future(e) else days[0]
        return make_interval(start, window.stop, Precision.UNKNOWN, Basis.INFERRED, (mention.span,), (why,))
    return None
