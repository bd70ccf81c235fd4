"""The movement matrix: countries that forces and people are told to leave, against countries they are told to go to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.export.event_movements import MovementEvent, find_movement_events, group_ways
from recoupe.export.event_phrases import say_happened
from recoupe.export.movements import UNTOLD
from recoupe.export.page.phrases import say_kind
from recoupe.export.reports import Reports
from recoupe.model import Event
from recoupe.world.gazetteer import country_name

_BRANCH = "movement."


@dataclass(frozen=True, slots=True)
class Moved:
    """A movement in a cell."""

    event: Event
    kind: str
    who: str
    how_many: str
    witnesses: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows of the countries that are left, columns of those that are gone to, and what is told of each way."""

    to: tuple[str, ...]
    rows: tuple[tuple[str, tuple[tuple[Moved, ...], ...]], ...]


def make_matrix(events: Iterable[Event], reports: Reports) -> Matrix | None:
    """The matrix of the movements among the events; None where there is none."""
    moving = [event for event in events if event.kind.startswith(_BRANCH)]
    ways = dict(group_ways(find_movement_events(moving, reports)))
    if not ways:
        return None
    starts, ends = ((*dict.fromkeys(way[side] for way in ways),) for side in (0, 1))
    rows = tuple(
        (_name(start), tuple(tuple(map(_make_moved, ways.get((start, end), ()))) for end in ends)) for start in starts
    )
    return Matrix(tuple(map(_name, ends)), rows)


def _name(codes: str) -> str:
    return "not told" if codes == UNTOLD else " / ".join(country_name(code) or code for code in codes.split(", "))


def _make_moved(told: MovementEvent) -> Moved:
    event = told.event
    return Moved(event, say_kind(event.kind), told.who, told.how_many, say_happened(event.witnesses.happened))
