"""Imprecise dates as half-open intervals, without pretending that they are instants."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from recoupe.model.span import Span
from recoupe.model.vocabulary import Basis, Precision

Instant = date | datetime


@dataclass(frozen=True, slots=True)
class DateInterval:
    """When something is said to have happened.

    Attributes:
        start: first day (or instant, local civil time), None if open towards the past.
        stop: first day after the interval, None if open towards the future ("since Thursday").
        precision: how finely the words tell it.
        edtf: the interval in EDTF level 1. Source: ISO 8601-2.
        basis: stated, relative, metadata or inferred.
        spans: words it was read from.
        why: reasons in words, for inferred dates.
    """

    start: Instant | None
    stop: Instant | None
    precision: Precision
    edtf: str | None
    basis: Basis
    spans: tuple[Span, ...] = ()
    why: tuple[str, ...] = ()

    @property
    def is_resolved(self) -> bool:
        """Whether at least one end is known."""
        return self.start is not None or self.stop is not None

    def days(self) -> tuple[date | None, date | None]:
        """The interval widened to whole civil days, half-open."""
        return _floor(self.start), _ceil(self.stop)


def _floor(instant: Instant | None) -> date | None:
    return instant.date() if isinstance(instant, datetime) else instant


def _ceil(instant: Instant | None) -> date | None:
    if not isinstance(instant, datetime):
        return instant
    midnight = instant.replace(hour=0, minute=0, second=0, microsecond=0)
    return instant.date() if instant == midnight else instant.date() + timedelta(days=1)


def make_day(day: date, basis: Basis, spans: tuple[Span, ...] = (), why: tuple[str, ...] = ()) -> DateInterval:
    """One civil day; the last day of the calendar is open towards the end."""
    stop = day + timedelta(days=1) if day < date.max else None
    return DateInterval(day, stop, Precision.DAY, day.isoformat(), basis, spans, why)


def make_interval(
    start: date | None,
    stop: date | None,
    precision: Precision,
    basis: Basis,
    spans: tuple[Span, ...] = (),
    why: tuple[str, ...] = (),
) -> DateInterval:
    """An interval of whole days with its EDTF form (EDTF ends are inclusive, ours are not)."""
    return DateInterval(start, stop, precision, to_edtf(start, stop, precision), basis, spans, why)


def to_edtf(start: date | None, stop: date | None, precision: Precision) -> str | None:
    """EDTF level 1 of a half-open interval of days; None if nothing is known."""
    if start is None and stop is None:
        return None
    if start is not None and stop is not None:
        last = stop - timedelta(days=1)
        if start == last:
            return start.isoformat()
        if precision is Precision.MONTH and start.day == 1 and (last + timedelta(days=1)).day == 1:
            if (start.year, start.month) == (last.year, last.month):
                return f"{start:%Y-%m}"
        if precision is Precision.YEAR and (start.month, start.day, last.month, last.day) == (1, 1, 12, 31):
            if start.year == last.year:
                return f"{start:%Y}"
        return f"{start.isoformat()}/{last.isoformat()}"
    if start is not None:
        return f"{start.isoformat()}/.."
    assert stop is not None
    return f"../{(stop - timedelta(days=1)).isoformat()}"
