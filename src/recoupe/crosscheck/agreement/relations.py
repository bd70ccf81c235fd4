"""How two values of one field relate: equal, nested, overlapping, disjoint; None where they cannot be compared.

Source: crosscheck §5, table of fields.
"""

from __future__ import annotations

import math
from datetime import date

from recoupe.crosscheck.account import TOLL_KINDS
from recoupe.crosscheck.figures import Figure, can_both_be
from recoupe.model import Agreement, DateInterval, Level, Place

EARTH_RADIUS_KM = 6371.0
BLUR_KM = 10.0
"""Distance by which gazetteers place one village apart."""
_AREAS = frozenset({Level.COUNTRY, Level.ADMIN1, Level.ADMIN2, Level.REGION, Level.RIVER})
GENERIC = frozenset({"armed.attack", "armed.attack_on_civilians", "armed.clash", "armed.assassination", "other"})
RANGED = frozenset({"armed.missile_attack", "armed.air_strike", "armed.drone_strike"})
PLANTED = frozenset({"armed.bombing", "armed.suicide_bombing", "armed.grenade"})


def compare_dates(left: DateInterval, right: DateInterval) -> Agreement:
    """Relation of two half-open intervals of days; an open end reaches as far as the calendar does."""
    a, b = _days(left), _days(right)
    if a == b:
        return Agreement.EQUAL
    if a[1] <= b[0] or b[1] <= a[0]:
        return Agreement.DISJOINT
    inside = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    return Agreement.NESTED if inside else Agreement.OVERLAP


def _days(interval: DateInterval) -> tuple[date, date]:
    start, stop = interval.days()
    return start or date.min, stop or date.max


def compare_places(left: Place, right: Place) -> Agreement:
    """Relation of two places by their discs; a country holds whatever lies in it."""
    if left.id == right.id:
        return Agreement.EQUAL
    if _holds_by_country(left, right) or _holds_by_country(right, left):
        return Agreement.NESTED
    apart = distance_km(left, right)
    if apart <= max(left.radius_km, right.radius_km):
        return Agreement.NESTED
    return Agreement.OVERLAP if apart <= left.radius_km + right.radius_km + BLUR_KM else Agreement.DISJOINT


def _holds_by_country(outer: Place, inner: Place) -> bool:
    shared = set((outer.country or "").split("|")) & set((inner.country or "").split("|")) - {""}
    return outer.level is Level.COUNTRY and bool(shared)


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))


def is_area(place: Place) -> bool:
    """Whether a place is an area and no spot: its disc is no shape, so that two areas are never told apart by it."""
    return place.level in _AREAS


def compare_figures(left: Figure, right: Figure) -> Agreement | None:
    """Relation of two ranges of one unit of counting; None for a part and its whole, or for different populations."""
    if not can_both_be(left, right):
        return Agreement.DISJOINT
    if left.is_part or right.is_part or left.population is not right.population or left.stage is not right.stage:
        return None
    if left.range == right.range:
        return Agreement.EQUAL
    a, b = _ends(left), _ends(right)
    if a[1] < b[0] or b[1] < a[0]:
        return None
    inside = (a[0] <= b[0] and b[1] <= a[1]) or (b[0] <= a[0] and a[1] <= b[1])
    return Agreement.NESTED if inside else Agreement.OVERLAP


def _ends(figure: Figure) -> tuple[float, float]:
    return figure.low, math.inf if figure.high is None else figure.high


def compare_kinds(left: str, right: str) -> Agreement:
    """Relation of two kinds: "disjoint" for kinds of one family that exclude each other, or of two families.

    The dead and wounded are of whatever happened: telling them is no other kind.
    """
    if left == right:
        return Agreement.EQUAL
    if left.startswith(f"{right}.") or right.startswith(f"{left}."):
        return Agreement.NESTED
    if TOLL_KINDS & {left, right}:
        return Agreement.OVERLAP
    if left.partition(".")[0] != right.partition(".")[0]:
        return Agreement.DISJOINT
    return Agreement.DISJOINT if exclude_each_other(left, right) else Agreement.OVERLAP


def exclude_each_other(left: str, right: str) -> bool:
    """Whether two kinds name weapons of which only one can have done it: fired from afar, or planted and carried."""
    return (left in RANGED and right in PLANTED) or (left in PLANTED and right in RANGED)
