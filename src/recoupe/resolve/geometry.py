"""Distances of places on a sphere: how far, which holds which, where a bearing leads.

No shapes are known, only radii, and the courses of rivers and borders as lines of points.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import pairwise

from recoupe.model import Level, Place
from recoupe.world.gazetteer import load_gazetteer
from recoupe.world.place_sources import Line

EARTH_RADIUS_KM = 6371.0
ADMIN = frozenset({Level.ADMIN1, Level.ADMIN2})
AREAS = ADMIN | {Level.COUNTRY, Level.REGION}
DRAWN = frozenset({Level.RIVER, Level.REGION})
"""Levels of which some have a course."""


def contains(outer: Place, inner: Place) -> bool:
    """Whether a country, region or division holds a place, by country and distance: shapes are not known."""
    if outer.level not in AREAS or outer.id == inner.id or inner.level is Level.COUNTRY:
        return False
    if outer.country and inner.country and outer.country != inner.country:
        if not set(outer.country.split("|")) & set(inner.country.split("|")):
            return False
    if outer.level is Level.COUNTRY:
        return True
    return outer.radius_km > inner.radius_km and distance_km(outer, inner) <= 1.3 * outer.radius_km


def gap_km(a: Place, b: Place) -> float:
    """Distance of two places, from the edge of whichever is an area and from the course of whichever is a river."""
    if (a.level in DRAWN or b.level in DRAWN) and (course(a) or course(b)):
        return min(edge_km(a, b), edge_km(b, a))
    return max(0.0, distance_km(a, b) - max(reach_km(a), reach_km(b)))


def edge_km(place: Place, other: Place) -> float:
    """Distance of a place's point from another: from its edge if it is an area, from its course if it is a river."""
    line = course(other)
    if line:
        return line_km(line, place.lat, place.lon)
    return max(0.0, distance_km(place, other) - reach_km(other))


def course(place: Place) -> Line:
    """Course of a river, coast or border as (latitude, longitude) in degrees; empty where none is known."""
    return load_gazetteer().line(place.id) if place.level in DRAWN else ()


@lru_cache(maxsize=20_000)
def line_km(line: Line, lat: float, lon: float) -> float:
    """Distance of a point in degrees from a line; stretches are laid flat around the point, good to 1 % below 500 km."""
    return math.hypot(*way_from_line(line, lat, lon)[0])


def way_from_line(line: Line, lat: float, lon: float) -> tuple[tuple[float, float], int]:
    """Kilometres to the east and to the north from the nearest point of a line to a point, and the index of its stretch."""
    scale = math.cos(math.radians(lat))
    flat = [(((x - lon + 180) % 360 - 180) * scale, y - lat) for y, x in line]
    feet = [_foot(*a, *b) for a, b in pairwise(flat)]
    at = min(range(len(feet)), key=lambda n: math.hypot(*feet[n]))
    east, north = (-math.radians(degrees) * EARTH_RADIUS_KM for degrees in feet[at])
    return (east, north), at


def _foot(ax: float, ay: float, bx: float, by: float) -> tuple[float, float]:
    """The point of the stretch between two points of a plane that lies nearest to its origin."""
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    share = max(0.0, min(1.0, -(ax * dx + ay * dy) / length)) if length else 0.0
    return ax + share * dx, ay + share * dy


def reach_km(place: Place) -> float:
    """Radius of an area; a point reaches nowhere."""
    return place.radius_km if place.level in AREAS else 0.0


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance of two places, in kilometres."""
    return _arc_km(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=100_000)
def _arc_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    """Great-circle distance of two points in degrees; remembered, since the same names come again and again."""
    lat1, lat2 = math.radians(a_lat), math.radians(b_lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def middle(a: Place, b: Place) -> tuple[float, float]:
    """The middle of two places that are not far apart; longitudes are taken the short way round."""
    lon = (b.lon - a.lon + 180) % 360 - 180
    return round((a.lat + b.lat) / 2, 5), round(_normal(a.lon + lon / 2), 5)


def point_at(lat: float, lon: float, km: float, bearing: float) -> tuple[float, float]:
    """The point at a distance and bearing (degrees from north, clockwise) from a point, along the great circle."""
    angle, way = math.radians(bearing), km / EARTH_RADIUS_KM
    phi = math.radians(lat)
    to = math.asin(math.sin(phi) * math.cos(way) + math.cos(phi) * math.sin(way) * math.cos(angle))
    east = math.sin(angle) * math.sin(way) * math.cos(phi)
    turned = math.atan2(east, math.cos(way) - math.sin(phi) * math.sin(to))
    return round(math.degrees(to), 5), round(_normal(lon + math.degrees(turned)), 5)


def _normal(lon: float) -> float:
    return (lon + 180) % 360 - 180
