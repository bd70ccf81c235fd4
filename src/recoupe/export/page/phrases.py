"""Values of the model in plain English words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError

from recoupe.model import DateInterval, Precision

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
NOT_RESOLVED = "not resolved"


@cache
def load_words() -> Mapping[str, Mapping[str, str]]:
    """The tables of `words.toml` by name."""
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))


def say(table: str, value: str) -> str:
    """Plain words for a value of a vocabulary; empty where nothing is worth saying.

    Raises:
        KeyError: `words.toml` has no such value.
    """
    return load_words()[table][value]


def say_kind(kind: str) -> str:
    """Plain words for a kind of event ("movement.overflight" gives "Overflight")."""
    told = load_words()["kind"].get(kind)
    return told or kind.rpartition(".")[2].replace("_", " ").capitalize()


def say_technique(label: str) -> str:
    """A SemEval-2023 label as words ("Name_Calling-Labeling" gives "name calling / labeling")."""
    return label.replace("_", " ").replace("-", " / ").lower()


def say_language(tag: str) -> str:
    """English name of a BCP 47 tag; the tag itself where it has none."""
    if tag == "und":
        return "not recognised"
    try:
        return Locale.parse(tag, sep="-").get_display_name("en") or tag
    except (UnknownLocaleError, ValueError):
        return tag


# --- numbers --------------------------------------------------------------------------------------


def say_range(low: int, high: int | None, approximate: bool = False) -> str:
    """An inclusive range ("4", "30–99", "at least 12")."""
    if high is None:
        return f"at least {low:,}"
    if high != low:
        return f"{low:,}–{high:,}"
    return f"about {low:,}" if approximate else f"{low:,}"


def say_unit(unit: str, low: int, high: int | None) -> str:
    """A unit in the number that fits the range; a word of the text, not in English, stays as it is."""
    if low == high == 1 or not unit:
        return unit
    is_plural = unit.endswith("s") or not unit.isascii()
    return load_words()["plural"].get(unit, unit if is_plural else f"{unit}s")


# --- dates ----------------------------------------------------------------------------------------


def say_date(when: DateInterval) -> str:
    """A date as one would write it ("Friday 20 November 2020", "since September 2018")."""
    first, last = when.start, _last_of(when)
    if first is None and last is None:
        return NOT_RESOLVED
    if first is None:
        return f"until {_say_instant(last, when.precision)}"
    if last is None:
        return f"since {_say_instant(first, when.precision)}"
    if isinstance(first, datetime) and isinstance(last, datetime):
        return _say_hours(first, last)
    return _say_days(_day(first), _day(last), when.precision)


def _last_of(when: DateInterval) -> date | None:
    """Last day of a half-open interval; an instant stays as it is."""
    stop = when.stop
    return stop if stop is None or isinstance(stop, datetime) else stop - timedelta(days=1)


def _day(instant: date) -> date:
    return instant.date() if isinstance(instant, datetime) else instant


def _say_instant(instant: date | None, precision: Precision) -> str:
    assert instant is not None
    if isinstance(instant, datetime):
        return f"{_say_day(instant)}, {instant:%H:%M}"
    return _say_coarse(instant, precision) or _say_day(instant)


def _say_coarse(day: date, precision: Precision) -> str | None:
    """Month or year of a day; None where the precision is finer."""
    if precision is Precision.MONTH:
        return f"{MONTHS[day.month - 1]} {day.year}"
    return str(day.year) if precision is Precision.YEAR else None


def _say_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _say_hours(first: datetime, last: datetime) -> str:
    day = f"{WEEKDAYS[first.weekday()]} {_say_day(first)}"
    if last - first <= timedelta(minutes=1):
        return f"{day}, {first:%H:%M}"
    if last.date() == first.date() or last - first <= timedelta(hours=24):
        return f"{day}, {first:%H:%M}–{last:%H:%M}"
    return f"{_say_day(first)}, {first:%H:%M} – {_say_day(last)}, {last:%H:%M}"


def _say_days(first: date, last: date, precision: Precision) -> str:
    if first == last:
        return f"{WEEKDAYS[first.weekday()]} {_say_day(first)}"
    coarse = _say_coarse(first, precision)
    if coarse and coarse == _say_coarse(last, precision):
        return coarse
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}–{_say_day(last)}"
    start = _say_day(first) if first.year != last.year else _say_day(first).rpartition(" ")[0]
    return f"{start} – {_say_day(last)}"
