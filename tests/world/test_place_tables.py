"""Our tables of places: every row says where it is from, and what is not known for sure says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.model import Level, Place
from recoupe.text.table import Row, read_table
from recoupe.world import place_sources
from recoupe.world.place_sources import COLUMNS, FOLDER, OPTIONAL, read_own_places

TABLES = [path.name for path in sorted(FOLDER.glob("*.tsv")) if path.name != "countries.tsv"]
NOTE = re.compile(r"own|(?:wof|gn|ne):\d+(?:\.\d)?")


def _rows(name: str) -> list[Row]:
    return read_table(FOLDER / name, COLUMNS, OPTIONAL)


@pytest.mark.parametrize("name", TABLES)
def test_every_place_has_a_source_that_the_head_of_its_table_explains(name: str) -> None:
    assert [row["id"] for row in _rows(name) if not NOTE.fullmatch(row["source"])] == []
    head = (FOLDER / name).read_text(encoding="utf-8").partition("\nid\t")[0]
    assert all(f"{code}:N" in head for code in ("wof", "gn", "ne"))
    assert "own = general knowledge" in head


def test_every_country_point_has_a_source() -> None:
    rows = read_table(FOLDER / "countries.tsv", ["country", "lat", "lon", "radius_km", "name", "source"])
    assert {row["source"] for row in rows} == {"factbook", "centre", "own"}
    assert {row["country"] for row in rows if row["source"] == "centre"} == {"AU", "BR", "CN", "JP", "RU", "US"}


def test_a_place_that_is_a_guess_says_so() -> None:
    (row,) = [r for r in _rows("sites.tsv") if r["id"] == "place:sy.al_sadd_al_gharbi_base"]
    assert row["note"].startswith("a guess")
    assert row["source"] == "own"


def test_the_divisions_of_conflict_countries_have_a_name_in_each_language() -> None:
    rows = [row for name in ("divisions.tsv", "divisions_africa_americas.tsv") for row in _rows(name)]
    without = [row["id"] for row in rows if not (row["fr"] and row["en"] and row["ar"])]
    assert len(without) <= 10
    assert len(rows) > 1400
    assert sum(bool(row["ar"]) for row in _rows("divisions_world.tsv")) > 450


def test_seas_are_water_by_their_id_and_lakes_and_rivers_are_not() -> None:
    waters = [place for place, _ in read_own_places() if place.id.startswith("place:water.")]
    assert len(waters) >= 35
    assert {place.level for place in waters} == {Level.REGION}
    for name, precision in (("water.redsea", 7), ("water.hormuz", 7), ("deadsea", 5), ("mesopotamia", 5), ("nile", 5)):
        (row,) = [place for place, _ in read_own_places() if place.id == f"place:{name}"]
        place = Place(row.id, row.name, row.level, row.country, row.lat, row.lon, row.radius_km, 1)
        assert (place.where_prec, place.geo_precision) == (precision, 3), name


HEAD = "\t".join((*COLUMNS, *OPTIONAL)) + "\n"
GOOD = "place:x\tX\triver\tSY\t35\t40\t9\tX\tX\t\t\town\t"


@pytest.mark.parametrize("line", ["36,40", "36,40 95,40", "36;40 37;41", "36,40,1 37,41,2", "a,b c,d"])
def test_a_broken_line_is_refused_with_its_row(line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "mine.tsv"
    path.write_text(HEAD + GOOD + line + "\n", encoding="utf-8")
    monkeypatch.setattr(place_sources, "overlay_tables", lambda: (path,))
    with pytest.raises(DataFileError, match=r"mine\.tsv:2: a line is two points"):
        next(read_own_places())
