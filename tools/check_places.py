"""Check the positions of our places against public tables, and tell how far they lie apart; nothing is copied.

    python tools/check_places.py FOLDER [--far 50] [--level admin1] [--limit 40]

FOLDER holds the tables that are there of `natural-earth-admin1.tsv.gz`, `natural-earth-rivers-regions.tsv.gz` and
`wof-iq-sy-places.tsv.gz`. A place of ours is compared with the nearest namesake of its country and level; what has no
namesake is counted and no more. Printed: the distances by level, then the places that lie further away than `--far`
kilometres and than their own radius, the farthest first.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from recoupe.model import Level, Place
from recoupe.resolve.geometry import distance_km
from recoupe.world.place_keys import place_key, sound_key
from recoupe.world.place_sources import PlaceRow, read_own_places

KINDS = {"region": Level.ADMIN1, "county": Level.ADMIN2, "locality": Level.TOWN}
SAME = {Level.VILLAGE: Level.TOWN, Level.SITE: Level.TOWN, Level.BASE: Level.TOWN}
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Compared:
    """A place of ours and its distance from the nearest namesake, in kilometres."""

    place: PlaceRow
    km: float


def read_points(folder: Path) -> dict[tuple[str, str, str], list[Point]]:
    """Points of the tables by level, country (empty for rivers and regions) and sound of the name."""
    points: dict[tuple[str, str, str], list[Point]] = defaultdict(list)
    for level, country, names, point in (*_admin1(folder), *_physical(folder), *_settlements(folder)):
        for name in names:
            points[level.value, country, sound_key(place_key(name))].append(point)
    return points


Named = tuple[Level, str, list[str], Point]


def _rows(path: Path) -> Iterator[dict[str, str]]:
    if path.exists():
        csv.field_size_limit(sys.maxsize)
        with gzip.open(path, "rt", encoding="utf-8", newline="") as lines:
            yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _admin1(folder: Path) -> Iterator[Named]:
    for row in _rows(folder / "natural-earth-admin1.tsv.gz"):
        yield Level.ADMIN1, row["country"], [row["name"]], _point(row)


def _physical(folder: Path) -> Iterator[Named]:
    for row in _rows(folder / "natural-earth-rivers-regions.tsv.gz"):
        level = Level.RIVER if row["kind"] == "river" else Level.REGION
        yield level, "", [row["name"], *row["alternates"].split("|")], _point(row)


def _settlements(folder: Path) -> Iterator[Named]:
    for row in _rows(folder / "wof-iq-sy-places.tsv.gz"):
        level = KINDS.get(row["kind"])
        if level is not None and row["status"] == "current" and row["lat"]:
            names = [name.partition("=")[2] for name in row["names"].split("|")]
            yield level, row["country"], [row["name"], *filter(None, names)], _point(row)


def _point(row: dict[str, str]) -> Point:
    return float(row["lat"]), float(row["lon"])


def compare(place: PlaceRow, names: frozenset[str], points: dict[tuple[str, str, str], list[Point]]) -> Compared | None:
    """Distance of a place from the nearest namesake of its level; None if there is none."""
    level = SAME.get(place.level, place.level)
    countries = [""] if level in {Level.RIVER, Level.REGION} else place.country.split("|")
    found = {
        point
        for name in names
        for country in countries
        for point in points.get((level.value, country, sound_key(place_key(name))), ())
    }
    return Compared(place, min(_km(place, point) for point in found)) if found else None


def _km(place: PlaceRow, point: Point) -> float:
    one = Place(place.id, place.name, place.level, place.country, place.lat, place.lon, place.radius_km, 1)
    return distance_km(one, Place("", "", place.level, None, *point, 1, 1))


def show(compared: list[Compared], n_places: dict[Level, int], far: float, limit: int) -> None:
    """Print the distances by level, and what lies far off."""
    for level in Level:
        kilometres = sorted(c.km for c in compared if c.place.level is level)
        if kilometres:
            middle, high = statistics.median(kilometres), kilometres[int(0.9 * len(kilometres))]
            of = f"{len(kilometres):5} of {n_places[level]:5} compared"
            print(f"{level.value:9} {of}, median {middle:6.1f} km, 90 % ≤ {high:7.1f} km")
    off = sorted((c for c in compared if c.km > max(far, c.place.radius_km)), key=lambda c: -c.km)
    print(f"{len(off)} lie more than {far:g} km and their radius away")
    for c in off[:limit]:
        print(f"{c.km:8.0f} km  {c.place.id:36} {c.place.name} ({c.place.lat}, {c.place.lon}, ±{c.place.radius_km} km)")


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--far", type=float, default=50, metavar="KM")
    parser.add_argument("--level", type=Level, choices=list(Level))
    parser.add_argument("--limit", type=int, default=40)
    options = parser.parse_args()
    points = read_points(options.folder)
    if not points:
        parser.error(f"no table of the three in {str(options.folder)!r}")
    n_places: dict[Level, int] = defaultdict(int)
    compared = []
    for place, names in read_own_places():
        n_places[place.level] += 1
        found = compare(place, names, points)
        if found is not None and options.level in {None, place.level}:
            compared.append(found)
    show(compared, n_places, options.far, options.limit)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
