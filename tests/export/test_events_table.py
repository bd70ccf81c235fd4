"""Events in the terminal, as CSV, as movements: one row an event, nothing lost, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from event_samples import make_many, make_sample

from recoupe.export.event_movements import COLUMNS as MOVEMENT_COLUMNS
from recoupe.export.event_movements import write_event_movements, write_event_movements_csv
from recoupe.export.events_csv import COLUMNS, write_events_csv
from recoupe.export.events_table import write_events
from recoupe.export.reports import Reports
from recoupe.model import Event, Toll

EVENTS, REPORTS = make_sample()
Writer = Callable[..., None]


def written(write: Writer, events: list[Event], reports: Reports = REPORTS, **more: int) -> str:
    out = io.StringIO()
    write(events, reports, out, **more)
    return out.getvalue()


def rows(write: Writer, events: list[Event]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(written(write, events), newline="")))


def words_of(table: str) -> str:
    """The table without its columns, so that wrapped words stand together."""
    return " ".join(table.split())


def test_the_table_tells_what_where_when_how_many_and_who_says_so() -> None:
    table = written(write_events, EVENTS, width=400)
    for words in ("MISSILE ATTACK", "Green Zone", "2020-11-17", "1 killed", "munitions: 7 rockets against 4 rockets"):
        assert words in table
    assert "L’Écho du Tigre → l’armée" in table
    assert "4 reports of 4 outlets, 1 of them a copy" in table


def test_the_table_tells_witnesses_as_an_interval_and_the_digit_in_words() -> None:
    table = written(write_events, EVENTS, width=400)
    assert "of the event: 1 to 3" in table
    assert "credibility 2 probably true" in table
    assert "grade: weak" in table


def test_the_table_sets_the_disputed_values_against_each_other() -> None:
    table = written(write_events, EVENTS, width=400)
    assert "≠ when: 2020-11-17 against 2020-11-18" in table
    assert "≠ munitions: 7 rockets against 4 rockets" in table


def test_an_id_is_never_broken_for_it_is_to_be_copied() -> None:
    long = replace(EVENTS[0], id="e" + "0123456789" * 2)
    assert long.id in written(write_events, [long], width=130)


def test_no_event_gives_a_table_that_says_so() -> None:
    assert "no such event" in written(write_events, [])
    assert "no such event" in written(write_event_movements, [])


def test_many_events_come_in_tables_of_a_hundred_with_the_head_on_each() -> None:
    events, reports = make_many(150)
    table = written(write_events, events, reports, width=200)
    assert table.count("who says so") == 2
    assert all(f" {event.id} " in table for event in events)


def test_the_first_events_are_printed_before_the_last_are_there() -> None:
    out = io.StringIO()
    events, reports = make_many(150)

    def arriving() -> Iterator[Event]:
        yield from events[:120]
        assert " e7 " in out.getvalue()
        yield from events[120:]

    write_events(arriving(), reports, out, width=200)
    assert " e150 " in out.getvalue()


def test_brackets_of_a_report_are_printed_as_they_are() -> None:
    assert "a [b] c" in written(write_events, [replace(EVENTS[1], id="a [b] c")], width=300)


def test_csv_has_one_row_an_event_and_every_field_with_its_agreement() -> None:
    attack, convoy = rows(write_events_csv, EVENTS)
    assert tuple(attack) == COLUMNS
    assert (attack["when_values"], attack["when_agreement"]) == ("2020-11-17; 2020-11-18", "disjoint")
    assert (attack["munitions_values"], attack["munitions_agreement"]) == ("7 rockets; 4 rockets", "disjoint")
    assert (attack["witnesses_event_low"], attack["witnesses_event_high"], attack["n_copies"]) == ("1", "3", "1")
    assert convoy["vehicles_values"] == "30 trucks"


def test_silence_about_the_dead_is_an_empty_cell_and_none_is_nought() -> None:
    attack, convoy = rows(write_events_csv, [replace(EVENTS[0], injured=Toll(0, 0, 2)), EVENTS[1]])
    assert [attack[f"injured_{end}"] for end in ("low", "best", "high")] == ["0", "0", "2"]
    assert [convoy[f"fatalities_{end}"] for end in ("low", "best", "high")] == ["", "", ""]


@pytest.mark.parametrize("write", [write_events_csv, write_event_movements_csv])
def test_no_cell_is_a_formula(write: Writer) -> None:
    for row in rows(write, [replace(EVENTS[1], id="=1+1", title="@SUM(A1)")]):
        assert all(not cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_movements_tell_from_to_how_many_who_says_so_and_the_witnesses() -> None:
    (row,) = rows(write_event_movements_csv, EVENTS[1:])
    assert tuple(row) == MOVEMENT_COLUMNS
    assert (row["from"], row["to"], row["how many"], row["says who"]) == (
        "Al-Hasakah", "Iraq", "30 trucks", "The Zagros Observer",
    )  # fmt: skip
    assert (row["witnesses_event_low"], row["witnesses_event_high"]) == ("1", "1")


def test_the_ways_between_countries_stand_below_the_movements() -> None:
    table = words_of(written(write_event_movements, EVENTS[1:], width=300))
    assert table.index("Movements") < table.index("Ways between countries")
    assert "SY IQ 1 transfer 30 trucks 1" in table
