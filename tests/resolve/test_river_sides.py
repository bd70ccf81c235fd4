"""One side of a river is the land there, in the country of the report, and nothing where no side is told."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Level, Place, PlaceMention
from recoupe.resolve.geometry import course, distance_km, edge_km, gap_km, line_km
from recoupe.resolve.river_sides import side_of
from recoupe.world.gazetteer import load_gazetteer, place_key

SIDES = {"east": 90.0, "west": 270.0, "north": 0.0, "south": 180.0}


def _named(name: str, level: Level) -> Place:
    row = next(r for r in load_gazetteer().find(place_key(name)) if r.level is level)
    return Place(row.id, row.name, row.level, row.country, row.lat, row.lon, float(row.radius_km), 0.9)


def _river(name: str) -> Place:
    return _named(name, Level.RIVER)


def _point(lat: float, lon: float) -> Place:
    return Place("x", "X", Level.TOWN, None, lat, lon, 1, 1)


@pytest.mark.parametrize(
    ("river", "direction", "country", "inside", "outside"),
    [
        ("Euphrate", "east", "SY", (36.5, 40.75), (36.2, 37.16)),  # Hasakah, not Aleppo
        ("Euphrate", "west", "SY", (34.73, 36.71), (36.5, 40.75)),  # Homs, not Hasakah
        ("Dniepr", "east", "UA", (50.0, 36.23), (49.84, 24.03)),  # Kharkiv, not Lviv
        ("Litani", "south", "LB", (33.12, 35.43), (34.44, 35.83)),  # Bint Jbeil, not Tripoli
        ("fleuve Niger", "north", "ML", (18.44, 1.41), (11.32, -5.67)),  # Kidal, not Sikasso
        ("Jordan River", "east", "JO", (31.95, 35.93), (32.08, 34.78)),  # Amman, not Tel Aviv
    ],
)
def test_a_side_holds_its_towns_and_lies_nearer_to_them_than_to_those_across(
    river: str, direction: str, country: str, inside: tuple[float, float], outside: tuple[float, float]
) -> None:
    side = side_of(_river(river), SIDES[direction], direction, {country: 1.0})
    assert side is not None
    assert (side.level, side.country, side.score) == (Level.REGION, country, 0.9)
    assert distance_km(side, _point(*inside)) <= 1.1 * side.radius_km
    assert distance_km(side, _point(*inside)) < distance_km(side, _point(*outside))


def test_the_computed_east_of_the_euphrates_is_the_one_of_our_table() -> None:
    ours = _named("est de l'Euphrate", Level.REGION)
    side = side_of(_river("Euphrate"), 90, "east", {"SY": 1.0})
    assert side is not None
    assert distance_km(side, ours) < 30
    assert side.radius_km == pytest.approx(ours.radius_km, rel=0.2)


@pytest.mark.parametrize(
    ("river", "bearing", "shares"),
    [
        ("Euphrate", 90, {}),  # nobody says in which country
        ("Euphrate", 90, {"FR": 1.0}),
        ("Jordan River", 0, {"JO": 1.0}),  # it flows from north to south
    ],
)
def test_no_side_is_told_without_the_country_or_along_the_river(
    river: str, bearing: float, shares: dict[str, float]
) -> None:
    assert side_of(_river(river), bearing, "x", shares) is None


def test_what_has_no_course_has_no_sides() -> None:
    assert side_of(_point(36, 40), 90, "east", {"SY": 1.0}) is None


@pytest.mark.parametrize(
    ("town", "river", "low", "high"),
    [
        ((35.95, 39.02), "Euphrate", 0, 8),  # Raqqa
        ((36.50, 40.75), "Euphrate", 100, 140),  # Hasakah
        ((36.34, 43.13), "Tigre", 0, 8),  # Mosul
        ((16.27, -0.04), "fleuve Niger", 0, 8),  # Gao
        ((46.64, 32.62), "Dniepr", 0, 8),  # Kherson
    ],
)
def test_a_river_is_as_far_as_its_course(town: tuple[float, float], river: str, low: float, high: float) -> None:
    place, water = _point(*town), _river(river)
    assert low <= edge_km(place, water) <= high
    assert gap_km(place, water) == gap_km(water, place) <= high


def test_a_line_is_near_along_its_length_and_across_the_date_line() -> None:
    line = ((0.0, 179.0), (0.0, -179.0))
    assert line_km(line, 1.0, 180.0) == pytest.approx(111, abs=1)
    assert line_km(line, 0.0, -178.0) == pytest.approx(111, abs=1)


def test_every_line_passes_through_or_near_its_own_place() -> None:
    far = []
    gazetteer = load_gazetteer()
    rows = (gazetteer.row(index) for index in range(len(gazetteer)))
    drawn = [row for row in rows if row.level in {Level.RIVER, Level.REGION} and gazetteer.line(row.id)]
    for row in drawn:
        place = Place(row.id, row.name, row.level, row.country, row.lat, row.lon, float(row.radius_km), 1)
        line = course(place)
        assert len(line) >= 2
        if line_km(line, row.lat, row.lon) > 60 + row.radius_km / 4:
            far.append(row.id)
    assert far == []
    assert len(drawn) >= 90
    assert [row.id for row in rows if row.level is Level.RIVER and not gazetteer.line(row.id)] == []


def test_a_report_says_east_of_a_river_and_gets_the_land_there() -> None:
    document = recoupe.read_text(
        "Three soldiers were killed east of the Dnieper in Ukraine on Tuesday.", published="2020-11-20", language="en"
    )
    (place,) = [m.place for m in document.mentions if isinstance(m, PlaceMention) and "Dnieper" in m.span.quote]
    assert place is not None
    assert (place.id, place.level, place.where_prec, place.geo_precision) == ("place:dnieper+90.UA", "region", 5, 3)
