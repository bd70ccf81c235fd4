"""Full calendar dates as pages write them, in datelines, below headlines, in metadata: day, month and year.

A date without its year is left to `resolve`, which knows more; a numeric date that may be read two ways is no date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel.dates import get_day_names, get_month_names

from recoupe.errors import ReadError
from recoupe.model import Basis, DateInterval, Precision, Span, make_day, make_interval
from recoupe.text.fold import fold_accents

_LOCALES = ("en", "fr", "ar", "ar_SY", "ar_DZ", "ar_MA")
_EXTRA_MONTHS = {"sept": 9, "juill": 7, "fev": 2, "avr": 4}
_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)")
_NUMERIC = re.compile(r"(?<![\d/.])(\d{1,2})([/.])(\d{1,2})\2(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date and where it stands, half-open."""

    day: date
    start: int
    stop: int


@cache
def _months() -> dict[str, int]:
    """Month by folded name, in full and abbreviated, without full stop."""
    found = dict(_EXTRA_MONTHS)
    for locale in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in get_month_names(width, locale=locale).items():
                found.setdefault(fold_accents(str(name)).rstrip("."), number)
    return found


@cache
def weekdays() -> frozenset[str]:
    """Folded names of the days of the week, without full stop."""
    named = (get_day_names(width, locale=locale) for locale in _LOCALES for width in ("wide", "abbreviated"))
    return frozenset(fold_accents(str(name)).rstrip(".") for names in named for name in names.values())


def _choices(words: frozenset[str] | dict[str, int]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


@cache
def _worded() -> re.Pattern[str]:
    """Day month year, or month day year, with an optional weekday before and a second Arabic month name."""
    month = rf"(?:{_choices(_months())})"
    weekday = rf"(?:(?:{_choices(weekdays())})\.?\s*,?\s+)?"
    day_first = (
        rf"(?P<d1>\d{{1,2}})(?:er|st|nd|rd|th)?\s*(?:of\s+|de\s+|-|/)?\s*"
        rf"(?P<m1>{month})\.?(?:\s*[(/]\s*{month}\)?)?,?\s*(?:de\s+|-|/)?\s*(?P<y1>\d{{4}})"
    )
    month_first = rf"(?P<m2>{month})\.?\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y2>\d{{4}})"
    return re.compile(rf"(?<!\w){weekday}(?:{day_first}|{month_first})(?!\d)")


def find_dates(folded: str, start: int = 0, stop: int | None = None) -> Iterator[FoundDate]:
    """Full dates of `folded[start:stop]` in text order.

    Args:
        folded: text after `fold_accents`.
        start, stop: half-open interval to search.
    """
    stop = len(folded) if stop is None else stop
    found = [*_find_worded(folded, start, stop), *_find_iso(folded, start, stop), *_find_numeric(folded, start, stop)]
    yield from sorted(found, key=lambda each: each.start)


def _find_worded(folded: str, start: int, stop: int) -> Iterator[FoundDate]:
    for match in _worded().finditer(folded, start, stop):
        parts = match.groupdict()
        month = _months()[parts["m1"] or parts["m2"]]
        yield from _checked(match, int(parts["y1"] or parts["y2"]), month, int(parts["d1"] or parts["d2"]))


def _find_iso(folded: str, start: int, stop: int) -> Iterator[FoundDate]:
    for match in _ISO.finditer(folded, start, stop):
        yield from _checked(match, int(match[1]), int(match[2]), int(match[3]))


def _find_numeric(folded: str, start: int, stop: int) -> Iterator[FoundDate]:
    """Day/month/year; month/day/year only where it cannot be otherwise; nothing where both readings fit."""
    for match in _NUMERIC.finditer(folded, start, stop):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if first > 12 or first == second or match[2] == ".":
            yield from _checked(match, year, second, first)
        elif second > 12:
            yield from _checked(match, year, first, second)


def _checked(match: re.Match[str], year: int, month: int, day: int) -> Iterator[FoundDate]:
    try:
        yield FoundDate(date(year, month, day), match.start(), match.end())
    except ValueError:
        return


def make_stated(text: str, found: FoundDate) -> DateInterval:
    """The day that the words of the text state."""
    return make_day(found.day, Basis.STATED, (Span.of(text, found.start, found.stop),))


def parse_published(value: object) -> DateInterval:
    """Publication date as a caller or a side file gives it.

    Args:
        value: a day "2020-11-21" (a time after it is dropped: the civil day as written counts), or a half-open
            interval as two days, in a list or in one string.

    Raises:
        ReadError: it is neither.
    """
    words = " ".join(map(str, value)) if isinstance(value, list | tuple) else str(value)
    days = [found.day for found in _find_iso(words, 0, len(words))]
    if len(days) == 1 and isinstance(value, str):
        return make_day(days[0], Basis.METADATA)
    if len(days) == 2 and days[0] < days[1]:
        if (days[1] - days[0]).days == 1:
            return make_day(days[0], Basis.METADATA)
        return make_interval(days[0], days[1], Precision.INTERVAL, Basis.METADATA)
    raise ReadError(f"not a publication date: {value!r}; give a day like 2020-11-21 or two days [start, stop)")


def parse_page_date(value: str) -> DateInterval | None:
    """Date of a page's metadata: the first full date in it, as the civil day written there, whatever its zone."""
    first = next(find_dates(fold_accents(value[:200])), None)
    return make_day(first.day, Basis.METADATA) if first else None


def month_choices() -> str:
    """Regular expression of every month name, folded, longest first."""
    return _choices(_months())
