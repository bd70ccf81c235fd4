"""Check the positions of our places against public tables, and tell how far they lie apart; nothing is copied.

    python tools/check_places.py FOLDER [--far 50] [--level admin1] [--limit 40] [--note]

FOLDER holds the tables that are there of `natural-earth-admin1.tsv.gz`, `natural-earth-rivers-regions.tsv.gz` and
`wof-iq-sy-places.tsv.gz` (Who's On First); settlements are also compared with the GeoNames places that the package
reads. A place of ours is compared with the nearest namesake of its country and level, a river by the distance of its
course; what has no namesake is counted and no more. Printed: the distances by level, then the places that lie further
away than `--far` kilometres and than their own radius, the farthest first.

`--note` writes what was found into the column `source` of our tables: `wof:2` is general knowledge, and Who's On First
has the namesake 2 km away. What lies beyond `POINT_KM` and twice the radius of an area is another place of the name.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from recoupe.model import Level, Place
from recoupe.resolve.geometry import AREAS, distance_km, line_km
from recoupe.world.place_keys import place_key, sound_key
from recoupe.world.place_sources import FOLDER, PlaceRow, read_own_places, read_settlements

KINDS = {"region": Level.ADMIN1, "county": Level.ADMIN2, "locality": Level.TOWN}
SAME = dict.fromkeys((Level.VILLAGE, Level.SITE, Level.BASE, Level.CAMP, Level.CROSSING), Level.TOWN)
POINT_KM = 50
OWN = "own"
Point = tuple[float, float]
Sourced = tuple[str, Point]
Points = Mapping[tuple[str, str, str], list[Sourced]]


@dataclass(frozen=True, slots=True)
class Compared:
    """A place of ours and its distance from the nearest namesake, in kilometres."""

    place: PlaceRow
    km: float
    source: str

    @property
    def note(self) -> str:
        """What the column `source` says."""
        far = 2 * self.place.radius_km if self.place.level in AREAS else 0
        return OWN if self.km > max(POINT_KM, far) else f"{self.source}:{self.km:.{int(self.km < 10)}f}"


def read_points(folder: Path) -> Points:
    """Points of the tables by level, country (empty for rivers and regions) and sound of the name."""
    points: dict[tuple[str, str, str], list[Sourced]] = defaultdict(list)
    tables = {"ne": (*_admin1(folder), *_physical(folder)), "wof": _settlements(folder), "gn": _geonames()}
    for source, named in tables.items():
        for level, country, names, point in named:
            for sound in {sound_key(place_key(name)) for name in names}:
                points[level.value, country, sound].append((source, point))
    return points


def _geonames() -> Iterator[Named]:
    for place, names in read_settlements():
        yield Level.TOWN, place.country, list(names), (place.lat, place.lon)


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


def compare(place: PlaceRow, names: frozenset[str], points: Points) -> Compared | None:
    """Distance of a place from the nearest namesake of its level; None if there is none."""
    level = SAME.get(place.level, place.level)
    countries = [""] if level in {Level.RIVER, Level.REGION} else place.country.split("|")
    found = {
        sourced
        for name in names
        for country in countries
        for sourced in points.get((level.value, country, sound_key(place_key(name))), ())
    }
    return min(
        (Compared(place, _km(place, point), source) for source, point in found), key=lambda c: c.km, default=None
    )


def _km(place: PlaceRow, point: Point) -> float:
    if place.line:
        return line_km(place.line, *point)
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


def write_notes(compared: list[Compared]) -> None:
    """Write the column `source` of our tables anew."""
    notes = {c.place.id: c.note for c in compared}
    for path in sorted(FOLDER.glob("*.tsv")):
        lines = path.read_text(encoding="utf-8").split("\n")
        header = next(line for line in lines if not line.startswith("#")).split("\t")
        if header[0] == "id":
            at = header.index("source")
            path.write_text("\n".join(_noted(line, at, notes) for line in lines), encoding="utf-8", newline="\n")


def _noted(line: str, at: int, notes: Mapping[str, str]) -> str:
    cells = line.split("\t")
    if line.startswith("#") or len(cells) <= at or cells[0] == "id":
        return line
    cells[at] = notes.get(cells[0], OWN)
    return "\t".join(cells)


def main() -> int:
    """Compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--far", type=float, default=50, metavar="KM")
    parser.add_argument("--level", type=Level, choices=list(Level))
    parser.add_argument("--limit", type=int, default=40)
    parser.add_argument("--note", action="store_true")
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
    if options.note and options.level is None:
        write_notes(compared)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
