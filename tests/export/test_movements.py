"""Movements over many reports: one row a claim, and the ways between countries below."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import recoupe
from recoupe.export.movements import COLUMNS, write_movements, write_movements_csv
from recoupe.export.selection import branches, is_kind_prefix, keep_kinds
from recoupe.model import Document

TEXT = (
    "A convoy of 30 army trucks crossed from Hasakah in Syria to Mosul in Iraq on Friday. Jets bombed Aleppo on Monday."
)


def _document(source: str) -> Document:
    found = recoupe.read_text(TEXT, published="2020-11-21", outlet="Radio Azawagh", language="en")
    return replace(found, source=source, id=f"sha256:{source}")


def _movements() -> list[Document]:
    return list(keep_kinds([_document("a.txt"), _document("b.txt")], ["movement"]))


def test_a_branch_keeps_what_lies_below_it_and_nothing_else() -> None:
    everything = _document("a.txt")
    assert len(everything.claims) > 1
    assert {c.kind.partition(".")[0] for d in _movements() for c in d.claims} == {"movement"}
    assert list(keep_kinds([everything], [])) == [everything]


def test_a_prefix_ends_at_a_dot() -> None:
    assert is_kind_prefix("movement")
    assert is_kind_prefix("movement.transfer")
    assert not is_kind_prefix("move")
    assert "movement" in branches()


def test_a_row_tells_the_way_the_number_and_the_source() -> None:
    out = io.StringIO(newline="")
    write_movements_csv(_movements(), out)
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert [row["source"] for row in rows] == ["a.txt", "b.txt"]
    assert (rows[0]["from"], rows[0]["to"]) == ("Al Ḩasakah", "Mosul")
    assert "30" in rows[0]["how many"]
    assert rows[0]["when"] == "2020-11-20"
    assert rows[0]["says who"] == "Radio Azawagh"


def test_the_ways_between_countries_count_claims_and_reports() -> None:
    out = io.StringIO()
    write_movements(_movements(), out, width=200)
    ways = out.getvalue().partition("Ways between countries")[2]
    row = next(line.split() for line in ways.splitlines() if "IQ" in line)
    assert row[:2] == ["SY", "IQ"]
    assert row[2] == row[4] == "2"


def test_without_a_movement_the_table_says_so() -> None:
    out = io.StringIO()
    write_movements([], out, width=300)
    assert "no such claim found" in out.getvalue()
