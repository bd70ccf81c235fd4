"""Infers when a report was published, where its page does not say, from the dates it tells.

Source of the constraints: design/crosscheck.md §8, those that need the text alone.
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
from recoupe.resolve.reading import Anchors

_RECENT_FORMS = frozenset({"weekday", "day", "overnight", "recent", "stretch"})
_RECENT_UNITS = frozenset({"D", "W", "H", "WEEKEND"})
_YEARS = range(1990, 2050)  # years in which a weekday and a date may be tried against each other
_WEEK, _MONTH = timedelta(days=7), timedelta(days=-31)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True)
class _Bound:
    """The report cannot be older than `day`, for a reason.

    Attributes:
        is_day: a single day is told, not a month or year.
        is_near: dates of this kind stand close to the report: told without a year, or alone in a line (a date line).
    """

    day: date
    is_day: bool
    is_near: bool
    span: Span
    why: str


def infer_published(text: str, mentions: tuple[TimeMention, ...], latest: date | None = None) -> DateInterval | None:
    """When the text was published, as far as its own dates tell.

    Args:
        text: the text of the mentions.
        mentions: time mentions with `expression`, resolved or not.
        latest: a day on which the report is known to have existed (capture time), if any.

    Returns:
        The seven days from the latest day told if the words show that it was recent, an interval up to `latest` if
        not; None if the text tells no day. `why` gives one reason for each constraint, with its words.
    """
    stated = _sure([bound for mention in mentions if (bound := _stated(text, mention))])
    if said := _said_day(mentions, stated, latest):
        return said
    bounds = stated + list(_fitted(mentions, max((bound.day for bound in stated), default=None), latest))
    bounds = [bound for bound in bounds if latest is None or bound.day <= latest]
    if not bounds:
        return None
    last = max(bounds, key=lambda bound: (bound.day, bound.is_near, bound.is_day))
    return _interval(last, bounds, _recent(mentions, last), latest)


def _sure(bounds: list[_Bound]) -> list[_Bound]:
    """Without the months and years after the latest day told: they may be plans."""
    day = max((bound.day for bound in bounds if bound.is_day), default=None)
    return bounds if day is None else [bound for bound in bounds if bound.day <= day]


def _interval(last: _Bound, bounds: list[_Bound], recent: TimeMention | None, latest: date | None) -> DateInterval:
    """From the latest bound on, for a week if the text speaks of recent days."""
    stop = latest + DAY if latest else None
    why = [bound.why for bound in sorted(bounds, key=lambda bound: bound.day)]
    spans: tuple[Span, ...] = (last.span,)
    if recent is not None:
        week = last.day + _WEEK
        stop = min(stop, week) if stop else week
        why.append(f"{recent.span.quote!r} speaks of days close to the report: within a week of {last.day}")
        spans = (last.span, recent.span)
    return make_interval(last.day, stop, Precision.INTERVAL, Basis.INFERRED, spans, tuple(why))


def _stated(text: str, mention: TimeMention) -> _Bound | None:
    """A past date with its year: the report is not older."""
    e = mention.expression
    if e is None or e.form not in ("date", "range") or _is_future(e):
        return None
    end = e.last or e
    if end.year is None:
        return None
    reading = read(e, Anchors(None))
    if reading.days is None:
        return None
    is_day = end.day is not None
    start = reading.days[1] - DAY if is_day else reading.days[0]
    why = f"{mention.span.quote!r} is told as past: not before {start}"
    return _Bound(start, is_day, is_day and _is_alone(text, mention.span), mention.span, why)


def _is_alone(text: str, span: Span) -> bool:
    """Whether nothing else stands in its line."""
    before, after = text[: span.start].rpartition("\n")[2], text[span.stop :].partition("\n")[0]
    return not before.strip() and not after.strip()


def _is_future(e: TimeExpression) -> bool:
    return e.lean == 1 or e.direction == 1 or e.modifier in ("until", "before", "from")


def _fitted(mentions: tuple[TimeMention, ...], bound: date | None, latest: date | None) -> Iterator[_Bound]:
    """Days told with weekday and month: the earliest year in which they fit, not before the stated dates."""
    for mention in mentions:
        e = mention.expression
        if e is None or e.form != "date" or e.year is not None or _is_future(e):
            continue
        years = _fitting_days(e)
        fitting = _between(years, bound, latest)
        if fitting and (bound is not None or len(fitting) == 1):
            why = _fit_reason(mention.span, years, fitting[0])
            yield _Bound(fitting[0], True, True, mention.span, why)


def _fitting_days(e: TimeExpression) -> list[date]:
    """The days of all years with this day, month and weekday; empty if one of them is not told."""
    if e.day is None or e.month is None or e.weekday is None:
        return []
    days = [make_date(year, e.month, e.day) for year in _YEARS]
    return [day for day in days if day is not None and day.weekday() == e.weekday]


def _between(days: list[date], low: date | None, high: date | None) -> list[date]:
    return [day for day in days if (low is None or day >= low) and (high is None or day <= high)]


def _fit_reason(span: Span, years: list[date], chosen: date) -> str:
    around = ", ".join(str(day.year) for day in years if abs(day.year - chosen.year) <= 11)
    return f"{span.quote!r} is a {_WEEKDAYS[chosen.weekday()]} in {around}: {chosen} is the first that fits"


def _recent(mentions: tuple[TimeMention, ...], last: _Bound) -> TimeMention | None:
    """A mention that shows the latest day told to be close to the report; None without any."""
    near = [mention for mention in mentions if mention.expression and _is_recent(mention.expression)]
    return next((mention for mention in near if last.is_near or _is_just_before(mention.expression, last.day)), None)


def _is_just_before(e: TimeExpression | None, day: date) -> bool:
    """Whether a day told without a year falls into the month before `day`."""
    if e is None or e.form != "date" or e.month is None or e.day is None:
        return False
    found = read(e, Anchors(day)).days
    return found is not None and _MONTH <= found[0] - day <= timedelta()


def _is_recent(e: TimeExpression) -> bool:
    if e.form == "date":
        return e.day is not None and e.year is None
    near = (e.form == "period" and e.anchor == "publication") or e.form == "stretch"
    return e.form in _RECENT_FORMS - {"stretch"} or (near and e.unit in _RECENT_UNITS)


def _said_day(mentions: tuple[TimeMention, ...], stated: list[_Bound], latest: date | None) -> DateInterval | None:
    """The day itself, where "yesterday" stands with its date: "hier, vendredi 20 novembre"."""
    bound = max((bound.day for bound in stated), default=None)
    for mention in mentions:
        e = mention.expression
        if e is None or e.form != "day" or e.count is None:
            continue
        if days := _between(_fitting_days(e), bound, latest):
            day = days[0] - e.count * DAY
            why = f"{mention.span.quote!r} names the day: published on {day}"
            return make_interval(day, day + DAY, Precision.DAY, Basis.INFERRED, (mention.span,), (why,))
    return None
