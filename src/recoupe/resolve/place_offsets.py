"""Move a resolved place to where the words say the thing lies from it, with an honest radius.

"à 20 km au sud de X" is a point and a radius; "west of X" and "near X" stay at X with 25 km; "between X and Y" and
"the X–Y road" are their middle with half their distance; "east of the Dnieper" is the land on that side of the river.
Coordinates are computed, never jittered.
Source of the radii: codebooks §10.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from recoupe.model import Level, Mention, Offset, Place, PlaceMention
from recoupe.model.mention import NEAR_KM
from recoupe.resolve.geometry import distance_km, middle, point_at
from recoupe.resolve.river_sides import side_of

MIN_RADIUS_KM = 5.0
SPREAD = 0.4
"""Radius of a point told by distance and one of eight directions, over its distance: the sine of half of 45 degrees."""
MAX_STRETCH_KM = 400.0
NOWHERE: Mapping[str, float] = MappingProxyType({})
_POINTS = frozenset({Level.TOWN, Level.VILLAGE, Level.SITE, Level.CROSSING, Level.CAMP, Level.BASE})


def located(mentions: Iterable[Mention], shares: Mapping[str, float] = NOWHERE) -> Iterator[Mention]:
    """The mentions, places moved by their offsets and pairs of names joined to the stretch between them.

    Args:
        shares: share of each country in the document; tells which part of a river is meant.
    """
    mentions = list(mentions)
    by_start = {m.span.start: m for m in mentions if isinstance(m, PlaceMention)}
    joined: dict[int, Place] = {}
    for one in by_start.values():
        other = by_start.get(one.pair) if one.pair is not None else None
        stretch = _stretch(one, other) if other is not None else None
        if other is not None and stretch is not None:
            joined |= {one.span.start: stretch, other.span.start: stretch}
    for mention in mentions:
        if isinstance(mention, PlaceMention) and mention.place is None:
            yield _in_its_town(mention, by_start)
        elif isinstance(mention, PlaceMention) and mention.place is not None:
            moved = joined.get(mention.span.start) or _moved(mention.place, mention.offset, shares)
            yield mention if moved is mention.place else replace(mention, place=moved)
        else:
            yield mention


def _in_its_town(mention: PlaceMention, by_start: Mapping[int, PlaceMention]) -> PlaceMention:
    """A quarter or street that nobody knows, placed in the town that is named as where it lies."""
    town = by_start.get(mention.inside) if mention.inside is not None and mention.level_hint == "site" else None
    if town is None or town.place is None or town.place.level not in _SETTLED or town.offset is not None:
        return mention
    return replace(mention, place=town.place)


_SETTLED = frozenset({Level.TOWN, Level.VILLAGE})
_COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
"""Names of the eight directions, from north clockwise."""


def _moved(place: Place, offset: Offset | None, shares: Mapping[str, float]) -> Place:
    """The place at an offset; areas are not moved, since nobody knows from which of their edges."""
    if offset is not None and offset.bearing is not None and offset.km is None and place.level is Level.RIVER:
        return side_of(place, offset.bearing, _COMPASS[round(offset.bearing / 45) % 8], shares) or place
    if offset is None or place.level not in _POINTS:
        return place
    if offset.km is None:
        return replace(place, radius_km=max(place.radius_km, float(NEAR_KM)))
    if offset.bearing is None:
        return replace(place, radius_km=max(place.radius_km, offset.km))
    lat, lon = point_at(place.lat, place.lon, offset.km, offset.bearing)
    return Place(
        f"{place.id}+{offset.km:g}km{offset.bearing:g}",
        f"{offset.km:g} km {_COMPASS[round(offset.bearing / 45) % 8]} of {place.name}",
        Level.POINT,
        place.country,
        lat,
        lon,
        max(MIN_RADIUS_KM, SPREAD * offset.km),
        place.score,
    )


def _stretch(one: PlaceMention, other: PlaceMention) -> Place | None:
    """The stretch between two places that are points; None for capitals that may be governments, and for areas."""
    a, b = one.place, other.place
    if a is None or b is None or one.is_seat or other.is_seat or not {a.level, b.level} <= _POINTS:
        return None
    apart = distance_km(a, b)
    if not 0 < apart <= MAX_STRETCH_KM:
        return None
    countries = dict.fromkeys([*(a.country or "").split("|"), *(b.country or "").split("|")])
    lat, lon = middle(a, b)
    return Place(
        f"{a.id}–{b.id}",
        f"{a.name}–{b.name}",
        Level.REGION,
        "|".join(code for code in countries if code) or None,
        lat,
        lon,
        round(max(MIN_RADIUS_KM, apart / 2), 1),
        min(a.score, b.score),
    )
