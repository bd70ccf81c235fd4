"""Infers when a report was published, where its page does not say, from the dates and office holders that it tells.

Source of the constraints: design/crosscheck.md §8, those that need the text alone. Bounds come from
`recoupe.resolve.bounds`; here they are put together to an interval with its reasons.
"""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.model.dates import DateInterval, make_interval
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention
from recoupe.model.span import Span
from recoupe.model.vocabulary import Basis, Precision
from recoupe.resolve.bounds import Bound, fitted, fitting_days, open_years, stated, sure
from recoupe.resolve.calendar import DAY
from recoupe.resolve.dates import LONGEST_INFERRED
from recoupe.resolve.forms import read
from recoupe.resolve.holders import Tenure, Window, find_holders, tenure
from recoupe.resolve.reading import Anchors

_RECENT_FORMS = frozenset({"weekday", "day", "overnight", "recent"})
_RECENT_UNITS = frozenset({"D", "W", "H", "WEEKEND"})
_WEEK, _MONTH = timedelta(days=7), timedelta(days=-31)


def infer_published(
    text: str, mentions: tuple[TimeMention, ...], latest: date | None = None, language: str | None = None
) -> DateInterval | None:
    """When the text was published, as far as its own dates tell.

    Args:
        text: the text of the mentions.
        mentions: time mentions with `expression`, resolved or not.
        latest: a day on which the report is known to have existed (capture time), if any.
        language: code of an installed pack; with it, the office holders that the text names narrow the interval.

    Returns:
        The seven days from the latest day told if the words show that it was recent; otherwise an interval up to a
        day told as to come, or to `latest`, or open; None if the text tells no day, unless the terms of office holders
        leave few days. `why` gives one reason for each
        constraint, with its words.
    """
    told = stated(text, mentions)
    holders = find_holders(text, mentions, language)
    known = Window(None, latest + DAY if latest else None)
    days = [bound.day for bound in sure(told) if not bound.is_end and known.holds(bound.day)]
    held = tenure(holders, known.narrowed(max(days, default=None), None))
    window = Window(held.window.start if held.why else None, held.window.stop)
    if said := _said_day(mentions, told, window):
        return said
    found = _from_dates(mentions, told, latest, window)
    if found is None:
        return _of_holders(held)
    start, stop = found.days()
    return _narrowed(found, held.replaced(tenure(holders, Window(start, stop))))


def _from_dates(
    mentions: tuple[TimeMention, ...], told: list[Bound], latest: date | None, window: Window
) -> DateInterval | None:
    """What the dates of the text tell; the window chooses among the years that fit a weekday."""
    bounds = sure(told) + fitted(mentions, told, window)
    floors = [bound for bound in bounds if not bound.is_end and (latest is None or bound.day <= latest)]
    if not floors:
        return open_years(mentions, window)
    last = max(floors, key=lambda bound: (bound.day, bound.is_near, bound.is_day))
    ends = [bound for bound in bounds if bound.is_end and bound.day >= last.day]
    return _interval(last, floors, ends, _recent(mentions, last), latest)


def _of_holders(held: Tenure) -> DateInterval | None:
    """The terms of office holders alone, where they leave few days."""
    start, stop = held.window.start, held.window.stop
    if not held.why or start is None or stop is None or stop - start > LONGEST_INFERRED:
        return None
    return make_interval(start, stop, Precision.INTERVAL, Basis.INFERRED, held.spans, held.why)


def _narrowed(found: DateInterval, held: Tenure) -> DateInterval:
    """An interval within the terms of the office holders."""
    if not held.why:
        return found
    spans, why = (*found.spans, *held.spans), (*found.why, *held.why)
    return make_interval(held.window.start, held.window.stop, found.precision, Basis.INFERRED, spans, why)


def _interval(
    last: Bound, floors: list[Bound], ends: list[Bound], recent: TimeMention | None, latest: date | None
) -> DateInterval:
    """From the latest floor on: to the first end, and for a week if the text speaks of recent days."""
    why = [bound.why for bound in sorted(floors, key=lambda bound: bound.day)]
    stops = [latest + DAY] if latest else []
    spans: tuple[Span, ...] = (last.span,)
    if ends:
        first = min(ends, key=lambda bound: bound.day)
        stops.append(first.day + DAY)
        why.append(first.why)
    elif recent is not None:
        stops.append(last.day + _WEEK)
        why.append(f"{recent.span.quote!r} speaks of days close to the report: within a week of {last.day}")
        spans = (last.span, recent.span)
    stop = min(stops, default=None)
    return make_interval(last.day, stop, Precision.INTERVAL, Basis.INFERRED, spans, tuple(why))


def _recent(mentions: tuple[TimeMention, ...], last: Bound) -> TimeMention | None:
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
    """Whether an expression is used of days around the report: without a year, or counted from it."""
    if e.form == "date":
        return e.day is not None and (e.year is None or e.weekday is not None)
    near = (e.form == "period" and e.anchor == "publication") or e.form == "stretch"
    return e.form in _RECENT_FORMS or (near and e.unit in _RECENT_UNITS)


def _said_day(mentions: tuple[TimeMention, ...], told: list[Bound], window: Window) -> DateInterval | None:
    """The day itself, where "yesterday" stands with its date: "hier, vendredi 20 novembre"."""
    floor = max((bound.day for bound in told if not bound.is_end), default=None)
    for mention in mentions:
        e = mention.expression
        if e is None or e.form != "day" or e.count is None:
            continue
        days = [day for day in fitting_days(e) if window.holds(day - e.count * DAY) and (floor is None or floor <= day)]
        if days and (floor is not None or len(days) == 1):
            day = days[0] - e.count * DAY
            why = f"{mention.span.quote!r} names the day: published on {day}"
            return make_interval(day, day + DAY, Precision.DAY, Basis.INFERRED, (mention.span,), (why,))
    return None
