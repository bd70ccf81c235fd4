"""The table of features by which a reading of a place name is scored; weights and reasons stand in `place_weights.tsv`.

A feature is a pure function of a reading, its mention and the context of the document; its value lies in [-1, 1].
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.model import Level, Place, PlaceMention
from recoupe.resolve.geometry import ADMIN, contains, distance_km, edge_km, gap_km
from recoupe.text.table import parse_table
from recoupe.world.place_keys import place_key

BASE = 0.15
MIN_SHARE = 0.08
SAME_AREA_KM = 200.0
REACH_KM = 500.0
MIN_TELLING = 5
WIDE_KM = 300.0
COUNTRY_SCORE = 0.95
OUTSHONE = 0.45
"""Difference of priors of which the lesser reading is hardly ever meant: a thousand times as many inhabitants."""

_QUARTERS = frozenset({"site", "camp", "base"})
SITES = frozenset({Level.BASE, Level.CAMP, Level.CROSSING, Level.SITE})
SETTLED = frozenset({Level.TOWN, Level.VILLAGE})


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What stands beside a mention.

    Attributes:
        container: readings of the name right after it that may tell where it lies ("Falloujah, Anbar").
        contents: readings of the name right before it, for which it may be the container.
        same: the place that the same name surely means elsewhere in the document.
    """

    container: tuple[Place, ...] = ()
    contents: tuple[Place, ...] = ()
    same: Place | None = None


NOTHING_BESIDE = Neighbours()


@dataclass(frozen=True, slots=True)
class Context:
    """What the document tells about where it plays.

    Attributes:
        countries: share of each country among the country words and names other than this one, in [0, 1]; empty where
            nothing else tells.
        near: places already sure.
        outlet_country: the country whose news the outlet mostly writes; None where that is not known.
    """

    countries: dict[str, float]
    near: tuple[Place, ...] = ()
    beside: Neighbours = NOTHING_BESIDE
    outlet_country: str | None = None

    def share(self, place: Place) -> float:
        """Share of the country of a place; the largest one for what lies across a border."""
        country = place.country or ""
        if "|" not in country:
            return self.countries.get(country, 0.0)
        return max(self.countries.get(code, 0.0) for code in country.split("|"))


Feature = Callable[[Place, PlaceMention, Context], float]


def prior(place: Place, mention: PlaceMention, context: Context) -> float:
    """How often such a place is meant at all: overlay and countries, then inhabitants."""
    return place.score


def outshone(place: Place, mention: PlaceMention, context: Context) -> float:
    """A reading elsewhere is far better known, in [-1, 0]: "London" is not the town in Kentucky unless more tells so."""
    best = place.score
    for other in mention.candidates:
        if other.score > best and gap_km(other, place) > SAME_AREA_KM:
            best = other.score
    return -min(1.0, (best - place.score) / OUTSHONE)


def only_place(place: Place, mention: PlaceMention, context: Context) -> float:
    """No place anywhere else bears the name, which is long enough to tell: little known is not unlikely."""
    if not _is_telling(mention):
        return 0.0
    return 0.0 if any(distance_km(p, place) > SAME_AREA_KM + p.radius_km for p in mention.candidates) else 1.0


def _is_telling(mention: PlaceMention) -> bool:
    """Whether a name is long enough, and known and not only heard, to mean what alone bears it."""
    return len(mention.span.quote) >= MIN_TELLING and not mention.by.startswith("place.sound")


def level_told(place: Place, mention: PlaceMention, context: Context) -> float:
    """The words around tell the level ("province de", "base", "ville de"), and this reading has it or not.

    A site named after its town stands near it, so that the town's own reading is not held against a site; the seat of a
    province may stand for it, while a county or district rather has another seat.
    """
    if mention.level_hint is None:
        return 0.0
    told = Level(mention.level_hint)
    if _fits(place.level, told):
        return 1.0
    if place.level in SETTLED and told not in ADMIN:
        return 0.2
    return -1.0 if told is Level.ADMIN2 else -0.5


def country_of_context(place: Place, mention: PlaceMention, context: Context) -> float:
    """The document speaks of this country; a reading in a country it never names is held against it.

    More so where another reading fits. Seas, continents and other places of no one country are neither here nor there.
    """
    if not context.countries or not place.country:
        return 0.0
    share = context.share(place)
    if share >= MIN_SHARE:
        return min(1.0, 0.25 + 1.25 * share)
    for other in mention.candidates:
        if context.share(other) >= MIN_SHARE:
            return -0.8
    return -0.15


def country_of_outlet(place: Place, mention: PlaceMention, context: Context) -> float:
    """The outlet writes from this country: of two towns it rather means the one at home. Says nothing of countries."""
    if context.outlet_country is None or place.level is Level.COUNTRY:
        return 0.0
    return 1.0 if context.outlet_country in (place.country or "").split("|") else 0.0


def contained(place: Place, mention: PlaceMention, context: Context) -> float:
    """The reading lies in a reading of the name right after it ("Springfield, Illinois"); a quarter lies nowhere else."""
    if any(contains(outer, place) for outer in context.beside.container):
        return 1.0
    return -1.0 if context.beside.container and mention.level_hint in _QUARTERS and _is_afar(place, context) else 0.0


def _is_afar(place: Place, context: Context) -> bool:
    """Whether a reading lies far from every reading of the name that tells where it lies."""
    return all(gap_km(place, outer) > SAME_AREA_KM / 4 for outer in context.beside.container)


def containing(place: Place, mention: PlaceMention, context: Context) -> float:
    """A reading of the name right before it lies in this one; the better known that is, the more it tells."""
    inside = [inner.score for inner in context.beside.contents if contains(place, inner)]
    return min(1.0, 2 * max(inside, default=0.0))


def near_sure_places(place: Place, mention: PlaceMention, context: Context) -> float:
    """The reading lies in or near another place of the document that is sure (nothing beyond 500 km)."""
    if not context.near or place.level is Level.COUNTRY or context.share(place) < MIN_SHARE:
        return 0.0
    gaps = [edge_km(place, o) for o in context.near if o.id != place.id]
    return max(0.0, 1.0 - min(gaps, default=REACH_KM) / REACH_KM)


def same_name(place: Place, mention: PlaceMention, context: Context) -> float:
    """The same name surely means this place, or one in the same area, elsewhere: one sense a document."""
    same = context.beside.same
    return 1.0 if same is not None and distance_km(place, same) <= SAME_AREA_KM else 0.0


def usual_level(place: Place, mention: PlaceMention, context: Context) -> float:
    """Town, district, province and base share a name and nothing hints: the town is meant, as a rule of news style.

    A division that has no town of its own name ("California") is meant itself, whatever small towns bear its name.
    """
    if mention.level_hint is not None or place.level is Level.COUNTRY:
        return 0.0
    if place.level in SETTLED:
        return 0.3
    if place.level is Level.RIVER:
        return -0.8 if _is_named_after_town(place, mention) else 0.0
    namesake = _has_namesake(place, mention)
    if place.level in ADMIN:
        return -1.0 if namesake else 0.6
    return -0.8 if namesake else 0.0


STANDING: tuple[Feature, ...] = (prior, outshone, only_place, level_told, usual_level)
"""Features of the name and the words beside it alone, whatever the report."""
SHIFTING: tuple[Feature, ...] = (
    country_of_context,
    country_of_outlet,
    contained,
    containing,
    near_sure_places,
    same_name,
)
FEATURES = STANDING + SHIFTING
ALONE: tuple[Feature, ...] = (country_of_context, near_sure_places)
"""What of these may be other than zero for a name that nothing stands beside: most names."""


@dataclass(frozen=True, slots=True)
class Weight:
    """Weight of a feature, and its reason in words for and against a reading."""

    weight: float
    pro: str
    contra: str


@cache
def load_weights() -> dict[str, Weight]:
    """The table of weights, by name of the feature.

    Raises:
        DataFileError: the table breaks its format.
    """
    path = Path(__file__).parent / "place_weights.tsv"
    rows = parse_table(path.read_text(encoding="utf-8"), path, ["feature", "weight", "for", "against"])
    return {row["feature"]: Weight(float(row["weight"]), row["for"], row["against"]) for row in rows}


@cache
def _weighted(features: tuple[Feature, ...]) -> tuple[tuple[Feature, float], ...]:
    weights = load_weights()
    return tuple((feature, weights[feature.__name__].weight) for feature in features)


def score_place(place: Place, mention: PlaceMention, context: Context) -> float:
    """Score of a reading: the weighted sum of the features, not yet cut to [0, 1] so that good readings stay apart."""
    (score,) = (s for s, p in score_readings(mention, context) if p is place)
    return score


def score_readings(mention: PlaceMention, context: Context) -> list[tuple[float, Place]]:
    """Every reading of a mention with its score."""
    is_country = not _is_told_otherwise(mention)
    shifting = _weighted(ALONE if context.beside is NOTHING_BESIDE else SHIFTING)
    return [
        (COUNTRY_SCORE + _country_bonus(place, mention, context), place)
        if is_country and place.level is Level.COUNTRY
        else (standing + _sum(shifting, place, mention, context), place)
        for place, standing in zip(mention.candidates, _standing(mention), strict=True)
    ]


def _sum(features: tuple[tuple[Feature, float], ...], place: Place, mention: PlaceMention, context: Context) -> float:
    total = 0.0
    for feature, weight in features:
        total += weight * feature(place, mention, context)
    return total


_NO_CONTEXT = Context({})
_remembered: dict[tuple[str, tuple[Place, ...], str | None, bool], tuple[float, ...]] = {}
MAX_REMEMBERED = 20_000


def _standing(mention: PlaceMention) -> tuple[float, ...]:
    """What the name alone says for each reading; remembered, since the same names come again and again."""
    key = (mention.span.quote, mention.candidates, mention.level_hint, _is_telling(mention))
    found = _remembered.get(key)
    if found is None:
        if len(_remembered) >= MAX_REMEMBERED:
            _remembered.clear()
        found = tuple(BASE + _sum(_weighted(STANDING), place, mention, _NO_CONTEXT) for place in mention.candidates)
        _remembered[key] = found
    return found


def explain_place(place: Place, mention: PlaceMention, context: Context) -> list[tuple[float, str, str]]:
    """What each feature adds to the score of a reading, its name and its reason in words; silent ones left out."""
    found = []
    for feature, weight in _weighted(FEATURES):
        value = feature(place, mention, context)
        words = load_weights()[feature.__name__]
        if value:
            found.append((weight * value, feature.__name__, words.pro if value > 0 else words.contra))
    return found


def _is_told_otherwise(mention: PlaceMention) -> bool:
    """Whether the words around tell a level that another reading has; "the eastern region of Chad" leaves the country."""
    if mention.level_hint is None:
        return False
    return any(_fits(place.level, Level(mention.level_hint)) for place in mention.candidates)


def _country_bonus(place: Place, mention: PlaceMention, context: Context) -> float:
    """A country name means the country, unless the report speaks of another country's division of that name."""
    bonus = load_weights()["containing"].weight * containing(place, mention, context)
    bonus += 0.05 * context.share(place)  # parts the two Congos
    if context.countries and context.share(place) < MIN_SHARE and len(mention.candidates) > 1:
        rivals = (c for c in mention.candidates if c.level in ADMIN and not _has_namesake(c, mention))
        if any(context.share(rival) >= 3 * MIN_SHARE for rival in rivals):
            bonus -= 0.4
    return bonus


def _has_namesake(place: Place, mention: PlaceMention) -> bool:
    """Whether a town of the same name lies in or beside a division or site; not asked of half a continent."""
    if place.radius_km > WIDE_KM and place.level is Level.REGION:
        return False
    return any(p.level in SETTLED and gap_km(p, place) < SAME_AREA_KM / 4 for p in mention.candidates)


def _is_named_after_town(river: Place, mention: PlaceMention) -> bool:
    """Whether a town on a river has the very name of the river, not one like it ("Dniepr" beside Dnipro)."""
    key = place_key(mention.span.quote)
    towns = (p for p in mention.candidates if p.level in SETTLED and place_key(p.name) == key)
    return any(gap_km(town, river) < SAME_AREA_KM / 4 for town in towns)


def _fits(level: Level, told: Level) -> bool:
    if told in ADMIN:
        return level in ADMIN or (level is Level.REGION and told is Level.ADMIN1)
    if told in SITES:
        return level in SITES
    if told in SETTLED:
        return level in SETTLED
    return level is told
