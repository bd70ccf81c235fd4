"""Movements of many reports as a table: from, to, who, how many, who says so, how many independent witnesses.

Below it the ways between countries, so that forces that leave one country for its neighbour are not taken for forces that
went home.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.box import HORIZONTALS
from rich.table import Table

from recoupe.export.csv import safe
from recoupe.export.event_phrases import say_count, say_credibility, say_values, say_when
from recoupe.export.events_table import escape, make_console, say_sources
from recoupe.export.movements import UNTOLD, Movement
from recoupe.export.phrases import kind_in_words, when
from recoupe.export.reports import Reports
from recoupe.model import Agreement, Event, RangeField, RoleName

COLUMNS = (
    "event", "from", "to", "via", "at", "who", "what", "how many", "when", "says who", "witnesses_event_low",
    "witnesses_event_high", "n_documents", "credibility", "disputed",
)  # fmt: skip
MIN_WIDTH = 150
_HEADINGS = ("event", "from", "to", "via, at", "who", "what", "how many", "when", "says who", "witnesses")
_RATIOS = (None, 3, 3, 3, 4, 4, 4, 3, 5, 4)


@dataclass(frozen=True, slots=True)
class MovementEvent:
    """An event of a movement, with what each of its claims says of the way."""

    event: Event
    movements: tuple[Movement, ...]

    def places(self, role: RoleName) -> str:
        """Names of the places in a role, as all reports tell them."""
        return "; ".join(dict.fromkeys(filter(None, (m.places(role) for m in self.movements))))

    def country(self, role: RoleName) -> str:
        """ISO codes of the countries of the places in a role; "?" where no report tells one."""
        found = {m.countries(role) for m in self.movements} - {UNTOLD}
        return ", ".join(sorted(found)) or UNTOLD

    @property
    def who(self) -> str:
        """Who moves, or makes move."""
        return "; ".join(dict.fromkeys(filter(None, (m.who for m in self.movements))))

    @property
    def how_many(self) -> str:
        """What is counted, values that cannot all be right set against each other."""
        counts = [f for _, f in self.event.fields.given() if isinstance(f, RangeField)]
        return "; ".join(say_values(f.values, disputed=f.agreement is Agreement.DISJOINT) for f in counts)

    @property
    def via(self) -> str:
        """Places on the way, and places where it happens."""
        parts = ((word, self.places(role)) for word, role in (("via", RoleName.VIA), ("at", RoleName.AT)))
        return "\n".join(f"{word} {places}" for word, places in parts if places)


def find_movement_events(events: Iterable[Event], reports: Reports) -> Iterator[MovementEvent]:
    """Events with their claims as movements, in the order given."""
    for event in events:
        yield MovementEvent(event, tuple(Movement(d, c) for d, c in reports.claims(event.claims)))


def write_event_movements_csv(events: Iterable[Event], reports: Reports, out: TextIO) -> None:
    """Write one row an event, header first, RFC 4180, UTF-8; no cell that a spreadsheet would run."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for told in find_movement_events(events, reports):
        writer.writerow([safe(cell) for cell in _row(told, reports)])


def _row(told: MovementEvent, reports: Reports) -> list[str]:
    event = told.event
    roles = (RoleName.FROM, RoleName.TO, RoleName.VIA, RoleName.AT)
    return [
        event.id, *map(told.places, roles), told.who, kind_in_words(event.kind), told.how_many, when(event.when),
        "; ".join(reports.sources(event.claims)), *map(str, event.witnesses.happened), str(event.n_documents),
        event.credibility.value, "; ".join(f"{c.field}: {c.why}" for c in event.contradictions),
    ]  # fmt: skip


def write_event_movements(events: Iterable[Event], reports: Reports, out: TextIO, *, width: int | None = None) -> None:
    """Print one table of the movements, and below it the ways between countries.

    Args:
        reports: where the claims of the events stand.
        width: columns of the page; the terminal's where None, at least 150 where there is no terminal.
    """
    console = make_console(out, width, MIN_WIDTH)
    found = list(find_movement_events(events, reports))
    table = Table(title="Movements", title_justify="left", show_lines=True, expand=True, box=HORIZONTALS)
    for heading, ratio in zip(_HEADINGS, _RATIOS, strict=True):
        table.add_column(heading, overflow="fold", ratio=ratio, no_wrap=ratio is None)
    for told in found:
        table.add_row(*map(escape, _cells(told, reports)))
    if not found:
        table.caption = "no such event"
    console.print(table)
    if found:
        console.print(_ways_table(found))


def _cells(told: MovementEvent, reports: Reports) -> list[str]:
    event = told.event
    witnesses = f"of the event: {say_count(event.witnesses.happened)}\ncredibility {say_credibility(event)}"
    return [
        event.id, told.places(RoleName.FROM), told.places(RoleName.TO), told.via, told.who, kind_in_words(event.kind),
        told.how_many, say_when(event.when), say_sources(event, reports), witnesses,
    ]  # fmt: skip


# --- ways -----------------------------------------------------------------------------------------


def group_ways(found: Iterable[MovementEvent]) -> list[tuple[tuple[str, str], list[MovementEvent]]]:
    """Movements by country they start from and country they go to; ways told at both ends first, the most told first."""
    groups: dict[tuple[str, str], list[MovementEvent]] = {}
    for told in found:
        groups.setdefault((told.country(RoleName.FROM), told.country(RoleName.TO)), []).append(told)
    return sorted(groups.items(), key=lambda item: (UNTOLD in item[0], -len(item[1]), item[0]))


def _ways_table(found: list[MovementEvent]) -> Table:
    table = Table(title="Ways between countries", title_justify="left", expand=True, box=HORIZONTALS)
    columns = (("from", 2), ("to", 2), ("events", 5), ("who", 6), ("how many", 6), ("witnesses of each", 3))
    for heading, ratio in columns:
        table.add_column(heading, overflow="fold", ratio=ratio)
    for way, told in group_ways(found):
        table.add_row(*way, *map(escape, _summary(told)))
    return table


def _summary(told: list[MovementEvent]) -> list[str]:
    kinds = [kind_in_words(one.event.kind) for one in told]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    who = dict.fromkeys(one.who for one in told if one.who)
    amounts = dict.fromkeys(one.how_many for one in told if one.how_many)
    witnesses = (say_count(one.event.witnesses.happened) for one in told)
    return [counts, "; ".join(who), "; ".join(amounts), "; ".join(witnesses)]
