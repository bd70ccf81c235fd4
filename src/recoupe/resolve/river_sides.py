"""The land on one side of a river: "east of the Dnieper" in a report on Ukraine is a region with a middle and a radius.

A side is taken as far as news mean it, `MAX_REACH_KM`, within the country that the report speaks of. Countries have no
shapes here: their land is what the circles of their first-level divisions cover, or their own circle.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache

from recoupe.model import Level, Place
from recoupe.resolve.geometry import EARTH_RADIUS_KM, course, way_from_line
from recoupe.world.gazetteer import country_row, load_gazetteer
from recoupe.world.place_sources import Line, PlaceRow

MAX_REACH_KM = 300.0
STEP_KM = 20.0
MIN_SHARE = 0.08
"""Share of a country in a report from which it speaks of it; as for readings of names."""
MIN_ACROSS = 0.5
"""Cosine between a direction and the way straight across the river, from which the direction tells a side at all."""
MIN_TOWARDS = 0.2
"""Cosine between a direction and the way from the river to a point of its side: 78 degrees to both sides."""
MIN_DIVISIONS = 3
COVERED = 0.9
"""Share of the land of a side that lies within its radius."""

Point = tuple[float, float]


def side_of(river: Place, bearing: float, direction: str, shares: Mapping[str, float]) -> Place | None:
    """The side of a river that lies in a direction, in the country of the report; None where that tells no side.

    Args:
        river: a place that may have a course.
        bearing: degrees from north, clockwise.
        direction: its name, for the name of the region.
        shares: share of each country in the report.
    """
    line = course(river)
    country = _country(river, shares)
    found = _side(line, bearing, country) if line and country else None
    if found is None or country is None:
        return None
    (lat, lon), radius = found
    id_, name = f"{river.id}+{bearing:g}.{country}", f"{direction} of {river.name}"
    return Place(id_, name, Level.REGION, country, lat, lon, radius, river.score)


def _country(river: Place, shares: Mapping[str, float]) -> str | None:
    """The country on the river of which the report speaks most."""
    codes = (river.country or "").split("|")
    best = max(codes, key=lambda code: shares.get(code, 0.0))
    return best if len(codes) == 1 or shares.get(best, 0.0) >= MIN_SHARE else None


@lru_cache(maxsize=500)
def _side(line: Line, bearing: float, country: str) -> tuple[Point, float] | None:
    """Middle and radius in km of a country's land on one side of a line."""
    sign = _sign(line, bearing)
    if not sign:
        return None
    land = [point for point in _land(country) if _is_beside(line, point, bearing, sign)]
    if not land:
        return None
    middle = (sum(lat for lat, _ in land) / len(land), sum(lon for _, lon in land) / len(land))
    away = sorted(_km(middle, point) for point in land)
    radius = max(STEP_KM, away[int(COVERED * (len(away) - 1))])
    return (round(middle[0], 2), round(middle[1], 2)), float(round(radius))


def _sign(line: Line, bearing: float) -> int:
    """1 where the direction leads to the left of a line's way from first to last point, -1 to the right, 0 along it."""
    (lat, lon), (end_lat, end_lon) = line[0], line[-1]
    way = math.degrees(math.atan2((end_lon - lon) * math.cos(math.radians(lat)), end_lat - lat))
    across = math.sin(math.radians(way - bearing))
    return 0 if abs(across) < MIN_ACROSS else 1 if across > 0 else -1


def _is_beside(line: Line, point: Point, bearing: float, sign: int) -> bool:
    """Whether a point lies to the left (1) or right (-1) of a line, in a direction from it and within reach."""
    (east, north), at = way_from_line(line, *point)
    km = math.hypot(east, north)
    angle = math.radians(bearing)
    if km > MAX_REACH_KM or east * math.sin(angle) + north * math.cos(angle) < MIN_TOWARDS * km:
        return False
    (lat, lon), (to_lat, to_lon) = line[at], line[at + 1]
    scale = math.cos(math.radians(point[0]))
    turn = (to_lon - lon) * scale * (point[0] - lat) - (to_lat - lat) * (point[1] - lon) * scale
    return sign * turn > 0


@lru_cache(maxsize=100)
def _land(country: str) -> tuple[Point, ...]:
    """Points of a grid that covers a country's land."""
    row = country_row(country)
    circles = load_gazetteer().divisions(country)
    if len(circles) < MIN_DIVISIONS:
        circles = (row,) if row is not None else ()
    return tuple(sorted({point for circle in circles for point in _grid(circle)}))


def _grid(circle: PlaceRow) -> Iterator[Point]:
    """Points of the world's grid of `STEP_KM` within a circle."""
    step = math.degrees(STEP_KM / EARTH_RADIUS_KM)
    reach = math.degrees(circle.radius_km / EARTH_RADIUS_KM)
    for north in range(math.ceil((circle.lat - reach) / step), math.floor((circle.lat + reach) / step) + 1):
        lat = north * step
        width = step / max(0.05, math.cos(math.radians(lat)))
        half = reach / max(0.05, math.cos(math.radians(lat)))
        for east in range(math.ceil((circle.lon - half) / width), math.floor((circle.lon + half) / width) + 1):
            if _km((circle.lat, circle.lon), (lat, east * width)) <= circle.radius_km:
                yield lat, east * width


def _km(a: Point, b: Point) -> float:
    """Distance of two points that are not far apart."""
    x = (b[1] - a[1]) * math.cos(math.radians((a[0] + b[0]) / 2))
    return math.radians(math.hypot(x, b[0] - a[0])) * EARTH_RADIUS_KM
