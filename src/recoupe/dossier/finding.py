"""Finding rows by words, box, days and kind: what SQLite and PostgreSQL write differently.

Source: https://www.sqlite.org/fts5.html, https://www.sqlite.org/rtree.html; PostgreSQL manual, chapter 12; PostGIS manual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    CompoundSelect,
    Select,
    Table,
    TableClause,
    Text,
    and_,
    column,
    func,
    literal_column,
    or_,
    select,
    table,
    union_all,
)

from recoupe.dossier import schema
from recoupe.dossier.rows import Box, first_number
from recoupe.dossier.store import Store
from recoupe.dossier.words import Phrase, parse_query, to_fts5, to_tsquery
from recoupe.errors import DossierError

Statement = Select[Any]

_YEAR_1 = 1721424.5
"""Julian day of the midnight before the first day of the calendar."""
_NEVER, _ALWAYS = 0.0, 6_000_000.0
_TURNS = (0.0, -360.0, 360.0)

BOXES = table("events_boxes", *map(column, "number west east south north start stop kind".split()))


@dataclass(frozen=True, slots=True)
class Query:
    """What events are looked for; None asks for nothing.

    Attributes:
        phrases: all of them in title, names or evidence.
        kind: a kind ("movement.transfer") or a branch of the tree ("movement").
        start, stop: half-open days; an event without any date is found by none.
        box: west, south, east, north in degrees; west may be greater than east, across the date line.
    """

    phrases: tuple[Phrase, ...] | None = None
    kind: str | None = None
    start: date | None = None
    stop: date | None = None
    box: Box | None = None

    @property
    def is_timed(self) -> bool:
        """Whether it asks for days."""
        return self.start is not None or self.stop is not None


def parse(text: str) -> tuple[Phrase, ...]:
    """The phrases of a query.

    Raises:
        DossierError: it holds no word.
    """
    phrases = parse_query(text)
    if not phrases:
        raise DossierError(f"no word to look for in {text!r}; give letters or digits")
    return phrases


def make_query(text: str | None, kind: str | None, start: date | None, stop: date | None, box: Box | None) -> Query:
    """A query, checked.

    Raises:
        DossierError: the text holds no word, the days are none, or the box is not on the earth.
    """
    if start is not None and stop is not None and start >= stop:
        raise DossierError(f"no day from {start} to before {stop}; stop is the first day after")
    if box is not None and not (
        -90 <= box[1] <= box[3] <= 90 and all(-180 <= side <= 180 for side in (box[0], box[2]))
    ):
        raise DossierError(f"{box!r}: no box; give west, south, east, north in degrees")
    return Query(parse(text) if text is not None else None, kind, start, stop, box)


# --- words ------------------------------------------------------------------------------------------------


def by_words(store: Store, query: Statement, searched: Table, phrases: tuple[Phrase, ...]) -> Statement:
    """The query, for rows with all phrases."""
    if store.is_sqlite:
        words = _words_of(searched)
        match = words.c[words.name].op("MATCH")(to_fts5(phrases))
        return query.join(words, words.c.rowid == searched.c.number).where(match)
    simple: ColumnElement[Any] = literal_column("'simple'::regconfig")
    space = literal_column("' '", Text)
    stored = func.to_tsvector(simple, searched.c.folded + space + searched.c.forms)  # as the index has it
    return query.where(stored.op("@@")(func.to_tsquery(simple, to_tsquery(phrases))))


@cache
def _words_of(searched: Table) -> TableClause:
    name = f"{searched.name}_words"
    return table(name, column("rowid"), column(name))


# --- events -----------------------------------------------------------------------------------------------


def find_events(store: Store, columns: Sequence[Column[Any]], query: Query, limit: int) -> Statement:
    """Statement for the first events, in the order of time, that a query asks for."""
    number: ColumnElement[int] = schema.events.c.number
    order = number
    found: Statement = select(*columns).select_from(schema.events).limit(limit)
    if query.phrases is not None:
        found = by_words(store, found, schema.events, query.phrases)
        order = _words_of(schema.events).c.rowid if store.is_sqlite else number
        if query.stop is not None:
            found = found.where(order < first_number(query.stop))
    elif store.is_sqlite and (query.box is not None or query.is_timed):
        found = found.where(number.in_(_numbers_in_boxes(query)))
    elif store.is_sqlite and query.kind is not None:
        found, query = found.where(number.in_(_numbers_of_kind(query.kind))), replace(query, kind=None)
    return found.where(*_conditions(store, query)).order_by(order)


def _conditions(store: Store, query: Query) -> Iterator[ColumnElement[bool]]:
    """What the columns of an event must fulfil."""
    events = schema.events.c
    if query.kind is not None:
        yield is_below(events.kind, query.kind)
    if query.is_timed:
        yield or_(events.start.is_not(None), events.stop.is_not(None))
    if query.stop is not None:
        yield or_(events.start.is_(None), events.start < query.stop)
    if query.start is not None:
        yield or_(events.stop.is_(None), events.stop > query.start)
    if query.box is not None:
        yield or_(*(_meets(store, box) for box in _turned(query.box)))


def is_below(kind: ColumnElement[str], prefix: str) -> ColumnElement[bool]:
    """Whether a kind is the prefix or a branch below it. Source: codebooks §1."""
    return or_(kind == prefix, and_(kind > f"{prefix}.", kind < f"{prefix}/"))


def _meets(store: Store, box: Box) -> ColumnElement[bool]:
    """Whether the box of an event and this one have a point in common."""
    west, south, east, north = box
    events = schema.events.c
    if store.is_sqlite:
        return and_(events.west <= east, events.east >= west, events.south <= north, events.north >= south)
    wgs84: ColumnElement[Any] = literal_column("4326")
    stored = func.st_makeenvelope(events.west, events.south, events.east, events.north, wgs84)  # as the index has it
    return stored.op("&&")(func.st_makeenvelope(west, south, east, north, wgs84))


def _turned(box: Box) -> list[Box]:
    """The box, its east beyond 180 if it lies across the date line; as it stands and once around the earth either way."""
    west, south, east, north = box
    east = east + 360.0 if east < west else east
    return [(west + turn, south, east + turn, north) for turn in _TURNS]


def _numbers_in_boxes(query: Query) -> CompoundSelect[int] | Select[int]:
    """Row numbers in SQLite's R-tree. It holds coordinates in 32 bits, rounded outwards: the columns are asked again."""
    within = []
    if query.kind is not None:
        within.append(is_below(BOXES.c.kind, query.kind))
    if query.is_timed:
        within.append(BOXES.c.start < (_julian(query.stop) if query.stop else _ALWAYS))
        within.append(BOXES.c.stop > (_julian(query.start) if query.start else _NEVER))
    if query.box is None:
        return select(BOXES.c.number).where(*within)
    around = (
        and_(BOXES.c.west <= east, BOXES.c.east >= west, BOXES.c.south <= north, BOXES.c.north >= south)
        for west, south, east, north in _turned(query.box)
    )
    return union_all(*(select(BOXES.c.number).where(condition, *within) for condition in around))


def _numbers_of_kind(kind: str) -> Select[int]:
    """Row numbers out of the index of kinds alone, so that no more rows are read than are returned."""
    other = schema.events.alias().c
    return select(other.number).where(is_below(other.kind, kind))


def _julian(day: date) -> float:
    return day.toordinal() + _YEAR_1
