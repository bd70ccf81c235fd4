"""Distances of places on a sphere: how far, which holds which, where a bearing leads. No shapes are known, only radii."""

from __future__ import annotations

import math
from functools import lru_cache

from recoupe.model import Level, Place

EARTH_RADIUS_KM = 6371.0
ADMIN = frozenset({Level.ADMIN1, Level.ADMIN2})
AREAS = ADMIN | {Level.COUNTRY, Level.REGION}


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
    """Distance of two places, from the edge of whichever is an area."""
    return max(0.0, distance_km(a, b) - max(reach_km(a), reach_km(b)))


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
