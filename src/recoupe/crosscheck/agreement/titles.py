"""Titles of events in plain English: kind, place, date. Source: `labels.tsv`."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from pathlib import Path

from recoupe.model import DateInterval, Place
from recoupe.text.table import read_table

PATH = Path(__file__).parent / "labels.tsv"
_MONTHS = (
    "January February March April May June July August September October November December".split()
)  # names of the calendar in English, whatever the locale


@cache
def load_labels() -> dict[str, str]:
    """Label of every kind.

    Raises:
        DataFileError: the table breaks its format.
    """
    return {row["kind"]: row["label"] for row in read_table(PATH, ["kind", "label"])}


def make_title(kind: str, where: Place | None, when: DateInterval | None, actor: str | None = None) -> str:
    """ "Air strike, Zabid, 12 September 2018".

    Args:
        actor: who speaks, for statements.
    """
    label = load_labels().get(kind, kind)
    named = f"{label} by {actor}" if actor is not None else label
    return ", ".join(filter(None, (named, where.name if where is not None else None, say_days(when))))


def say_days(when: DateInterval | None) -> str | None:
    """Days in words; None for what is not known."""
    if when is None or not when.is_resolved:
        return None
    start, stop = when.days()
    last = stop - timedelta(days=1) if stop is not None else None
    if start is None or last is None:
        end = start or last
        assert end is not None
        return f"{'since' if start else 'until'} {end.day} {_MONTHS[end.month - 1]} {end.year}"
    if start == last:
        return f"{start.day} {_MONTHS[start.month - 1]} {start.year}"
    if (start.year, start.month) == (last.year, last.month):
        return f"{start.day}–{last.day} {_MONTHS[start.month - 1]} {start.year}"
    first = f"{start.day} {_MONTHS[start.month - 1]}" + (f" {start.year}" if start.year != last.year else "")
    return f"{first} – {last.day} {_MONTHS[last.month - 1]} {last.year}"
