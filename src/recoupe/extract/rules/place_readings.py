"""Readings of a name in the gazetteer, each with its prior: how often such a place is meant at all."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache

from rapidfuzz import fuzz

from recoupe.model import Level, Place
from recoupe.world.gazetteer import Gazetteer, PlaceRow, country_row, place_key

MAX_READINGS = 24
KNOWN_TOWN = 0.45
"""Prior of a town of 100,000 inhabitants: known by its name alone."""


@lru_cache(maxsize=20_000)
def readings(gazetteer: Gazetteer, name: str) -> tuple[PlaceRow, ...]:
    """Places of a name, ours first, then the largest."""
    return gazetteer.find(place_key(name))[:MAX_READINGS]


@lru_cache(maxsize=20_000)
def sound_alikes(gazetteer: Gazetteer, key: str) -> tuple[PlaceRow, ...]:
    """Places whose name sounds like a key."""
    return gazetteer.find_by_sound(key)[:MAX_READINGS] if len(key) > 4 else ()


@lru_cache(maxsize=500)
def country_rows(country: str) -> tuple[PlaceRow, ...]:
    """The country of a code; empty if the code is unknown."""
    row = country_row(country)
    return (row,) if row else ()


@lru_cache(maxsize=500)
def as_seat(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Readings of a capital that the pack lists: the largest town is the seat, and meant before any division."""
    towns = [place for place in places if place.level is Level.TOWN]
    seat = max(towns, key=lambda place: place.score, default=None)
    return tuple(replace(p, score=_SEAT) if p is seat else p for p in places)


_SEAT = 0.8
_PRIORS = {"overlay": 0.6, "country": 0.8, "subdivision": 0.5}
_UNKNOWN_SIZE = 3000
_OTHER_NAME = 0.7
_SAME_NAME = 60
"""Share of letters in common, in %, from which two forms are spellings of one name ("raqqa", "raqqah")."""
_KNOWN_ABROAD = 100_000
"""Inhabitants from which a town has names of its own in other languages ("Damas")."""


@lru_cache(maxsize=20_000)
def make_candidates(rows: tuple[PlaceRow, ...], key: str) -> tuple[Place, ...]:
    """Readings not yet scored: `score` carries the prior."""
    return tuple(_candidate(row, key) for row in rows)


def _candidate(row: PlaceRow, key: str) -> Place:
    prior = place_prior(row, key)
    return Place(row.id, row.name, row.level, row.country, row.lat, row.lon, float(row.radius_km), prior)


def place_prior(row: PlaceRow, key: str) -> float:
    """How often a place is meant by a name at all: ours and countries, then a step for each ten times of inhabitants.

    Half of Iraq's settlements have no known size: they count as 3,000. A settlement under another than its own name
    counts less, unless that is another spelling or the town is large enough to have one abroad.
    """
    if row.source in _PRIORS:
        return _PRIORS[row.source]
    inhabitants = row.population or _UNKNOWN_SIZE
    prior = max(0.1, min(0.7, 0.15 * math.log10(inhabitants) - 0.3))
    is_known = inhabitants >= _KNOWN_ABROAD or fuzz.ratio(place_key(row.name), key) >= _SAME_NAME
    return prior if is_known else _OTHER_NAME * prior
