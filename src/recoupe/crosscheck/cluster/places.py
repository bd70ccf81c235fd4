"""Where two accounts place a happening, compared by distance, radius and level. No shapes are known, only discs."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from recoupe.model import Level, Place

EARTH_RADIUS_KM = 6371.0
AREAS = frozenset({Level.COUNTRY, Level.ADMIN1, Level.ADMIN2, Level.REGION, Level.RIVER})
SETTLED = frozenset({Level.TOWN, Level.VILLAGE})
NEAR_KM = 20.0
"""Radius from which a town stands for whatever lies near it."""
INSIDE = 1.3
"""Part of its radius within which a place counts as lying in an area: areas are no discs."""
NEXT_KM = 3.0
"""Distance within which two points are one place under two names."""
APART_KM = 30.0
"""Gap between two places, edge to edge, from which no report means both; below it names and radii may be at fault."""
WIDE_KM = 400.0
"""Radius of an area that tells next to nothing of where in it something happened."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place as a disc.

    Attributes:
        countries: ISO codes, empty where none is known.
    """

    id: str
    lat: float
    lon: float
    radius_km: float
    is_area: bool
    is_country: bool
    is_settlement: bool
    countries: tuple[str, ...]


def make_spot(place: Place) -> Spot:
    """The disc of a place."""
    countries = tuple(place.country.split("|")) if place.country else ()
    is_country = place.level is Level.COUNTRY
    level, radius = place.level, place.radius_km
    return Spot(place.id, place.lat, place.lon, radius, level in AREAS, is_country, level in SETTLED, countries)


def distance_km(a: Spot, b: Spot) -> float:
    """Great-circle distance of two points, in kilometres."""
    return _arc_km(a.lat, a.lon, b.lat, b.lon)


@lru_cache(maxsize=100_000)
def _arc_km(a_lat: float, a_lon: float, b_lat: float, b_lon: float) -> float:
    lat1, lat2 = math.radians(a_lat), math.radians(b_lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b_lon - a_lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def holds(outer: Spot, inner: Spot) -> bool:
    """Whether an area holds a smaller place."""
    if not outer.is_area or outer.id == inner.id or inner.is_country or outer.radius_km <= inner.radius_km:
        return False
    if outer.countries and inner.countries and not set(outer.countries) & set(inner.countries):
        return False
    return outer.is_country or distance_km(outer, inner) <= INSIDE * outer.radius_km


def narrowest(spots: Sequence[Spot]) -> tuple[Spot, ...]:
    """Places that hold no other one of the same account: "Zabid, in the province of Hodeida" is Zabid."""
    return tuple(s for s in dict.fromkeys(spots) if not any(holds(s, other) for other in spots))


def compare_spots(a: Spot, b: Spot) -> float:
    """How well two places go together, in [-1, 1]: 1 the same point, 0 tells nothing, -1 too far apart for one happening.

    Two towns are two places however near; a site and a town are one within the larger radius.
    """
    if a.id == b.id:
        return max(0.2, 1 - a.radius_km / WIDE_KM) if a.is_area else 1.0
    if a.is_country or b.is_country:
        return _compare_countries(a, b)
    outer, inner = (a, b) if a.radius_km >= b.radius_km else (b, a)
    apart = distance_km(a, b)
    if apart <= NEXT_KM and not outer.is_area:
        return 0.9
    if outer.is_area:
        if apart <= INSIDE * outer.radius_km:
            return 0.6 * max(0.2, 1 - outer.radius_km / WIDE_KM)
        return _gap(apart - INSIDE * outer.radius_km - inner.radius_km)
    if a.is_settlement and b.is_settlement and outer.radius_km < NEAR_KM:
        return _gap(apart)
    if apart <= outer.radius_km:
        return 0.7
    return 0.1 if apart <= outer.radius_km + inner.radius_km else _gap(apart - outer.radius_km - inner.radius_km)


def _compare_countries(a: Spot, b: Spot) -> float:
    if not a.countries or not b.countries:
        return 0.0
    return 0.1 if set(a.countries) & set(b.countries) else -1.0


def _gap(km: float) -> float:
    return 0.0 if km <= 0 else max(-1.0, -0.3 - 0.7 * km / APART_KM)


def are_one_place(a: Spot, b: Spot) -> bool:
    """Whether two places are the same, or one an area that holds the other."""
    return a.id == b.id or holds(a, b) or holds(b, a) or distance_km(a, b) <= NEXT_KM


def compare_places(left: Sequence[Spot], right: Sequence[Spot]) -> float:
    """The best that any place of the one makes with any place of the other; 0 where one side has none."""
    if not left or not right:
        return 0.0
    return max(compare_spots(a, b) for a in left for b in right)
