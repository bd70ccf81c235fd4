"""The time line: a column a day on which something began, wider gaps for longer silences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from recoupe.export.event_phrases import first_day
from recoupe.export.page.phrases import MONTHS
from recoupe.model import Event

_GAPS = (1, 7, 31, 366)
"""Days between two columns from which the gap is drawn one step wider."""


@dataclass(frozen=True, slots=True)
class Day:
    """A column.

    Attributes:
        iso: the day; empty for events without a date.
        month: month and year where they are not those of the column before.
        gap: width of the gap before it, 0 to 4.
        silence: days without events before it in words; empty for less than a week.
    """

    iso: str
    label: str
    month: str
    gap: int
    silence: str
    events: tuple[Event, ...]


def sort_events(events: Iterable[Event]) -> list[Event]:
    """Events by their first day, those without a date last, those of one day by id."""
    return sorted(events, key=lambda event: (first_day(event) or date.max, event.id))


def make_days(events: Iterable[Event]) -> Iterator[Day]:
    """The columns of sorted events."""
    before: date | None = None
    for day, group in groupby(events, key=first_day):
        if day is None:
            yield Day("", "no date", "", 3, "", tuple(group))
            continue
        gap = (day - before).days if before is not None else 0
        is_new = before is None or (before.year, before.month) != (day.year, day.month)
        month = f"{MONTHS[day.month - 1]} {day.year}" if is_new else ""
        silence = _say_silence(gap - 1)
        yield Day(day.isoformat(), str(day.day), month, sum(gap > least for least in _GAPS), silence, tuple(group))
        before = day


def _say_silence(days: int) -> str:
    if days < 7:
        return ""
    return f"{days} days" if days < 62 else f"{days // 30} months" if days < 731 else f"{days // 365} years"
