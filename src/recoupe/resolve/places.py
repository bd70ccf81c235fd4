"""Choose a reading for each place name of a document, or none: no place is better than a wrong one.

Each reading is scored by a table of small functions, each with a weight and a reason; the best wins if it is good enough
and clear enough. Country context comes from the country words, demonyms and unambiguous names of the whole document.
Source of the rules: codebooks §10 (highest level where town, district and province share a name and nothing hints).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from recoupe.model import ActorMention, Level, Mention, Place, PlaceMention

_SITE_HINTS = frozenset({"site", "base", "camp", "crossing", "river"})
MIN_SCORE = 0.4
MIN_SHARE = 0.08
KEPT = 8
MAX_NEAR = 12
SAME_AREA_KM = 200.0
EARTH_RADIUS_KM = 6371.0
_ADMIN = frozenset({Level.ADMIN1, Level.ADMIN2})
_SITES = frozenset({Level.BASE, Level.CAMP, Level.CROSSING, Level.SITE})
_SETTLED = frozenset({Level.TOWN, Level.VILLAGE})


@dataclass(frozen=True, slots=True)
class Context:
    """What the document tells about where it plays.

    Attributes:
        countries: share of each country among the country words and sure names, in [0, 1].
        near: places already sure.
    """

    countries: dict[str, float]
    near: tuple[Place, ...]


def resolve_places(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    """Fill `place` and `candidates` of the place mentions of one document.

    Two passes: the sure names of the first give the context of the second.
    """
    mentions = tuple(mentions)
    countries = _vote(mentions)
    ranking = Ranking(Context(countries, ()))
    sure = [p for m in mentions if isinstance(m, PlaceMention) if (p := _sure(m, ranking)) is not None]
    ranking = Ranking(Context(countries, tuple(dict.fromkeys(sure))[:MAX_NEAR]))
    return tuple(_resolve(m, ranking) if isinstance(m, PlaceMention) else m for m in mentions)


class Ranking:
    """Readings of the names of a document, best first; a name that comes back with the same hint is ranked once."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self._known: dict[tuple[int, str | None], list[tuple[float, Place]]] = {}

    def rank(self, mention: PlaceMention) -> list[tuple[float, Place]]:
        """Scores, not yet cut to [0, 1], and readings of a mention."""
        key = (
            id(mention.candidates),
            mention.level_hint,
        )  # the same name has the same readings, kept alive by the mention
        if key not in self._known:
            scored = [(round(score_place(p, mention, self.context), 3), p) for p in mention.candidates]
            scored.sort(key=lambda s: (-s[0], -_LEVEL_RANK.get(s[1].level, 0), s[1].id))
            self._known[key] = scored[:KEPT]
        return self._known[key]


def _cut(score: float, place: Place) -> Place:
    score = max(0.0, min(1.0, score))
    return Place(place.id, place.name, place.level, place.country, place.lat, place.lon, place.radius_km, score)


def _vote(mentions: tuple[Mention, ...]) -> dict[str, float]:
    """Share of each country: a country word is one vote, a place name one vote split over its readings by their prior."""
    votes: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if isinstance(mention, ActorMention):
            country = mention.country or (mention.actor.country if mention.actor else None)
            for code in (country or "").split("|")[:2]:
                votes[code] += 0.5
        elif isinstance(mention, PlaceMention):
            for code, share in _shares(mention).items():
                votes[code] += share
    votes.pop("", None)
    total = sum(votes.values())
    return {code: share / total for code, share in votes.items()} if total else {}


def _shares(mention: PlaceMention) -> dict[str, float]:
    """Countries of a name's readings, by prior; part of a longer name counts less, what only sounds alike nothing."""
    best: dict[str, float] = {}
    for place in mention.candidates:
        for code in (place.country or "").split("|"):
            best[code] = max(best.get(code, 0.0), place.score**2)
    total = sum(best.values())
    if mention.by.startswith("place.sound"):
        return {}
    weight = 0.3 if mention.partial else 0.25 if mention.weak else 1.0
    return {code: weight * prior / total for code, prior in best.items()} if total else {}


def _sure(mention: PlaceMention, ranking: Ranking) -> Place | None:
    """The best reading, if it is good and stands clear of every reading elsewhere."""
    if mention.weak or mention.partial or not (ranked := ranking.rank(mention)):
        return None
    score, best = ranked[0]
    if best.level is Level.COUNTRY or score < 0.6:
        return None
    elsewhere = max((s for s, p in ranked[1:] if distance_km(p, best) > SAME_AREA_KM), default=0.0)
    return _cut(score, best) if min(1.0, score) - min(1.0, elsewhere) >= 0.1 else None


def _resolve(mention: PlaceMention, ranking: Ranking) -> PlaceMention:
    ranked = tuple(_cut(score, place) for score, place in ranking.rank(mention)[:3])
    best = ranked[0] if ranked and _is_good_enough(ranked[0], mention, ranking.context) else None
    return replace(mention, place=best, candidates=ranked)


def _is_good_enough(best: Place, mention: PlaceMention, context: Context) -> bool:
    share = _country_share(best, context)
    if best.level is Level.COUNTRY:
        return mention.level_hint not in _SITE_HINTS and not mention.partial
    if mention.partial:
        return best.score >= 0.85 and share >= 0.3
    if mention.by.startswith("place.sound"):
        return share >= 0.25 and best.score >= MIN_SCORE + 0.05
    if mention.weak:
        return share >= 0.25 and best.score >= MIN_SCORE
    return best.score >= MIN_SCORE


_LEVEL_RANK = {Level.COUNTRY: 5, Level.ADMIN1: 4, Level.ADMIN2: 3, Level.TOWN: 2}


# --- the table of features ---------------------------------------------------------------------------

Feature = Callable[[Place, PlaceMention, Context], float]


def prior(place: Place, mention: PlaceMention, context: Context) -> float:
    """How often such a place is meant at all: overlay and countries, then inhabitants."""
    return place.score


def level_told(place: Place, mention: PlaceMention, context: Context) -> float:
    """The words around tell the level ("province de", "base", "ville de"), and this reading has it.

    A site named after its town stands near it, so that the town's own reading is not held against a site.
    """
    if mention.level_hint is None:
        return 0.0
    told = Level(mention.level_hint)
    if _fits(place.level, told):
        return 1.0
    if place.level in _SETTLED and told not in _ADMIN:
        return 0.2
    return -0.5


def country_of_context(place: Place, mention: PlaceMention, context: Context) -> float:
    """The document speaks of this country; a reading in a country it never names is held against it."""
    share = _country_share(place, context)
    return min(1.0, 0.25 + 1.25 * share) if share >= MIN_SHARE else -0.8


def near_sure_places(place: Place, mention: PlaceMention, context: Context) -> float:
    """The reading lies near another place of the document that is sure (nothing beyond 500 km)."""
    if place.level is Level.COUNTRY or _country_share(place, context) < MIN_SHARE:
        return 0.0
    others = [p for p in context.near if p.id != place.id]
    if not others:
        return 0.0
    return max(0.0, 1.0 - min(distance_km(place, other) for other in others) / 500)


def usual_level(place: Place, mention: PlaceMention, context: Context) -> float:
    """Town, district, province and base share a name and nothing hints: the town is meant, as a rule of news style."""
    if mention.level_hint is not None or place.level is Level.COUNTRY:
        return 0.0
    if place.level in _ADMIN:
        return -1.0
    if place.level in _SETTLED:
        return 0.3
    has_town = any(p.level in _SETTLED and distance_km(p, place) < SAME_AREA_KM for p in mention.candidates)
    return -0.8 if has_town else 0.0


FEATURES: tuple[tuple[Feature, float], ...] = (
    (prior, 0.45),
    (level_told, 0.3),
    (country_of_context, 0.4),
    (near_sure_places, 0.15),
    (usual_level, 0.25),
)


def score_place(place: Place, mention: PlaceMention, context: Context) -> float:
    """Score of a reading: the weighted sum of the features, not yet cut to [0, 1] so that good readings stay apart."""
    if place.level is Level.COUNTRY and mention.level_hint is None:
        return 0.95
    return 0.15 + sum(weight * feature(place, mention, context) for feature, weight in FEATURES)


def _country_share(place: Place, context: Context) -> float:
    return max((context.countries.get(c, 0.0) for c in (place.country or "").split("|")), default=0.0)


def _fits(level: Level, told: Level) -> bool:
    if told in _ADMIN:
        return level in _ADMIN or (level is Level.REGION and told is Level.ADMIN1)
    if told in _SITES:
        return level in _SITES
    if told in _SETTLED:
        return level in _SETTLED
    return level is told


def distance_km(a: Place, b: Place) -> float:
    """Great-circle distance of two places, in kilometres."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(half)))
