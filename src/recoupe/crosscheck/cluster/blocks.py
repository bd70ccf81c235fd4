"""Keys under which an account is looked up: two accounts of different reports can be one happening only if they share one.

A key joins a class of kinds and a week with a cell of the map, a country and a figure, or a sayer; one more key is the
report. What tells neither day nor place has the key of its report alone. Accounts of reports that copy each other are
compared whatever their keys.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from recoupe.crosscheck.cluster.days import WEEK, Days
from recoupe.crosscheck.cluster.kinds import SPEECH, families_of, family_of
from recoupe.crosscheck.cluster.parties import WORDS, is_vague
from recoupe.crosscheck.cluster.places import APART_KM, INSIDE, Spot
from recoupe.crosscheck.cluster.profile import Profile

DEGREE_KM = 111.2
MAX_AREA_KM = 120.0
"""Radius of the largest area that has cells; larger ones never tie two accounts by themselves."""
MIN_COUNT = 5
"""Least figure under which accounts of one country are looked up."""
POLE = 80.0
"""Latitude from which all cells of a row are one."""


def keys_of(profile: Profile) -> frozenset[str]:
    """All keys of an account, about five for one that tells a town and a day."""
    found = {f"report|{profile.key.document}"}
    if profile.scope is not None:
        ties = (*_cells(profile), *_figures(profile), *_sayers(profile))
        weeks = tuple(_weeks(profile.scope))
        found |= {f"{f}|{week}|{tie}" for f in families_of(profile.kind) for week in weeks for tie in ties}
    return frozenset(found)


def _weeks(days: Days) -> Iterator[str]:
    """Weeks that the days touch, widened so that any two dates that are not apart share one."""
    margin = 1 + days.slack
    stop = days.start + 1 if days.is_lasting else days.stop
    mark = "since" if days.is_lasting else "week"
    for week in range((days.start - margin) // WEEK, (stop - 1 + margin) // WEEK + 1):
        yield f"{mark}{week}"


def _cells(profile: Profile) -> frozenset[str]:
    return frozenset(cell for spot in profile.scene if _is_narrow(spot) for cell in _cells_of(spot))


def _is_narrow(spot: Spot) -> bool:
    return not spot.is_country and spot.radius_km <= MAX_AREA_KM


def _cells_of(spot: Spot) -> Iterator[str]:
    """Cells of one degree that lie within the place or near enough that a place in them may be the same."""
    reach = (INSIDE if spot.is_area else 1.0) * spot.radius_km + APART_KM / 2
    high = reach / DEGREE_KM
    wide = high / math.cos(math.radians(min(abs(spot.lat) + high, POLE)))
    for lat in range(math.floor(spot.lat - high), math.floor(spot.lat + high) + 1):
        if abs(spot.lat) > POLE:
            yield f"{lat},"
            continue
        for lon in range(math.floor(spot.lon - wide), math.floor(spot.lon + wide) + 1):
            yield f"{lat},{(lon + 180) % 360 - 180}"


def _figures(profile: Profile) -> Iterator[str]:
    countries = {code for spot in profile.scene for code in spot.countries}
    for of, low, _ in sorted(profile.counts, key=str):
        if low >= MIN_COUNT:
            yield from (f"{country}:{of}:{low}" for country in sorted(countries))


def _sayers(profile: Profile) -> Iterator[str]:
    if family_of(profile.kind) == SPEECH:
        yield from sorted({p.id for p in profile.agents if not p.id.startswith(WORDS) and not is_vague(p)})
