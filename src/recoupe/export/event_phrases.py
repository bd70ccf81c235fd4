"""What an event holds in short plain words."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from recoupe.export.page import phrases as page
from recoupe.export.page.phrases import say_unit
from recoupe.export.phrases import kind_in_words, when
from recoupe.model import (
    Actor,
    ActorValue,
    Agreement,
    Count,
    DateInterval,
    DateValue,
    Event,
    Place,
    PlaceValue,
    Range,
    RangeField,
    RangeValue,
    Related,
    Toll,
    WordValue,
)

FieldValue = DateValue | PlaceValue | ActorValue | RangeValue | WordValue
TOLLS = ("fatalities", "injured")
_WORDS = "event_words.toml"


@cache
def load_words() -> Mapping[str, Mapping[str, str]]:
    """The tables of `event_words.toml` by name."""
    return tomllib.loads(files("recoupe.export").joinpath(_WORDS).read_text(encoding="utf-8"))


def say(table: str, value: str) -> str:
    """Plain words for a value of a vocabulary.

    Raises:
        KeyError: `event_words.toml` has no such value.
    """
    return load_words()[table][value]


# --- witnesses ------------------------------------------------------------------------------------


def say_count(count: Count) -> str:
    """An inclusive interval ("2 to 4", "at most 1", "none")."""
    low, high = count
    if high == 0:
        return "none"
    if low == 0:
        return f"at most {high}"
    return f"{low}" if low == high else f"{low} to {high}"


def say_happened(count: Count) -> str:
    """How many independent origins the fact has ("2 to 4 independent witnesses of the event")."""
    return f"{_witnesses(count)} of the event"


def say_said(count: Count) -> str:
    """How many independent observers report that the words were said."""
    return f"{_witnesses(count)} of the words"


def _witnesses(count: Count) -> str:
    number = say_count(count) if count[1] else "no"
    return f"{number} independent witness{'' if count[1] == 1 else 'es'}"


def why_interval(count: Count) -> str:
    """What the two ends of an interval mean; empty where they are the same."""
    low, high = count
    if high == 0:
        return "No source commits itself to it: there are only mentions."
    if low == high:
        return ""
    least = f"At least {low}" if low else "Possibly none"
    return f"{least}, if all sources that may be the same are; at most {high}, if no two of them are."


def say_credibility(event: Event) -> str:
    """The digit with its words."""
    return f"{event.credibility.value} {say('credibility', event.credibility)}"


# --- reports --------------------------------------------------------------------------------------


def n_copies(event: Event) -> int:
    """Reports of the event that come, wholly or in part, from another report."""
    return len({copy.to for copy in event.copies if copy.directed} & {key.document for key in event.claims})


def say_reports(event: Event) -> str:
    """Reports, outlets and copies ("7 reports of 6 outlets, 2 of them copies")."""
    copies = n_copies(event)
    of = f" of {event.n_outlets} outlet{_s(event.n_outlets)}"
    told = f", {copies} of them {'a copy' if copies == 1 else 'copies'}" if copies else ""
    return f"{event.n_documents} report{_s(event.n_documents)}{of}{told}"


def _s(n: int) -> str:
    return "" if n == 1 else "s"


def say_related(related: Related) -> str:
    """What an event is to another ("the plan of e0123456789, Withdrawal, Iraq")."""
    return f"{say('relation', related.relation)} {related.event}, {related.title}"


# --- values ---------------------------------------------------------------------------------------


def say_value(value: FieldValue) -> str:
    """A value of a field."""
    match value.value:
        case DateInterval() as date_:
            return say_when(date_)
        case Place() | Actor() as named:
            return named.name
        case Range() as range_:
            return say_range(range_)
        case str() as word:
            return kind_in_words(word)


def say_when(date_: DateInterval | None) -> str:
    """A date as days ("2020-11-17 to 2020-11-20", "since 2020-11-09"), so that a narrow column can break it."""
    first, _, last = when(date_).partition("/")
    if last == "..":
        return f"since {first}"
    if first == "..":
        return f"until {last}"
    return f"{first} to {last}" if last else first


def say_range(range_: Range) -> str:
    """A range with its unit ("7 rockets", "at least 12 soldiers", "8–12")."""
    unit = say_unit(range_.unit or "", range_.low, range_.high)
    return f"{page.say_range(range_.low, range_.high)} {unit}".strip()


def say_values(values: tuple[FieldValue, ...], *, disputed: bool) -> str:
    """Values of a field in a row, the best supported first."""
    return (" against " if disputed else ", ").join(dict.fromkeys(map(say_value, values)))


def say_toll(toll: Toll) -> str:
    """The best figure, with the lowest and the highest where they differ ("5 (5 to 7)")."""
    return f"{toll.best}" if toll.low == toll.high else f"{toll.best} ({toll.low} to {toll.high})"


def tolls_of(event: Event) -> tuple[tuple[str, Toll], ...]:
    """The tolls that some report tells: name of the field and figures."""
    found = ((name, getattr(event, name)) for name in TOLLS)
    return tuple((name, toll) for name, toll in found if toll is not None)


def counts_of(event: Event) -> tuple[tuple[str, RangeField], ...]:
    """What else is counted: name of the field and its values."""
    given = event.fields.given()
    return tuple((name, f) for name, f in given if isinstance(f, RangeField) and name not in TOLLS)


def say_amounts(event: Event) -> tuple[str, ...]:
    """All that is counted, one thing an item ("1 killed", "munitions: 7 rocket against 4 rocket")."""
    tolls = tuple(f"{say_toll(toll)} {say('field', name)}" for name, toll in tolls_of(event))
    counts = (
        f"{say('field', name)}: {say_values(f.values, disputed=f.agreement is Agreement.DISJOINT)}"
        for name, f in counts_of(event)
    )
    return (*tolls, *counts)


def first_day(event: Event) -> date | None:
    """The first day of an event, to order by; the last where the interval is open towards the past."""
    if event.when is None:
        return None
    start, stop = event.when.days()
    return start if start is not None or stop is None else stop - timedelta(days=1)
