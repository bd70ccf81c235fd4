"""Choose a reading for each place name of a document, or none: no place is better than a wrong one.

Each reading is scored by a table of small functions (`place_features.py`); the best wins if it is good enough. Country
context comes from the country words, demonyms and names of the whole document, the name in question left aside.
Source of the rules: codebooks §10.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from recoupe.model import ActorMention, Level, Mention, Place, PlaceMention, RoleHint
from recoupe.resolve.geometry import contains, distance_km
from recoupe.resolve.place_features import SAME_AREA_KM, SETTLED, Context, Neighbours, score_readings
from recoupe.resolve.place_offsets import located
from recoupe.text.fold import fold_accents

__all__ = ["distance_km", "resolve_places"]

_SITE_HINTS = frozenset({"site", "base", "camp", "crossing", "river"})
MIN_SCORE = 0.4
KEPT = 8
MAX_NEAR = 12
_LEVEL_RANK = {Level.COUNTRY: 5, Level.ADMIN1: 4, Level.ADMIN2: 3, Level.TOWN: 2}


def resolve_places(mentions: Iterable[Mention], outlet_country: str | None = None) -> tuple[Mention, ...]:
    """Fill `place` and `candidates` of the place mentions of one document.

    Two passes: the sure names of the first give the context of the second. What neither resolves nor is told to be a
    place by the words around it is left out: a capital alone makes no place name.

    Args:
        outlet_country: ISO code of the country whose news the outlet mostly writes; weak context.
    """
    mentions = tuple(mentions)
    ranking = rank_document(mentions, outlet_country)
    resolved = located((ranking.resolve(m) if isinstance(m, PlaceMention) else m for m in mentions), ranking.shares)
    return tuple(m for m in resolved if not isinstance(m, PlaceMention) or _is_kept(m))


def rank_document(mentions: tuple[Mention, ...], outlet_country: str | None = None) -> Ranking:
    """The ranking of the readings of a document's names, its sure names known."""
    names = [m for m in mentions if isinstance(m, PlaceMention)]
    votes = _Votes(mentions)
    first = Ranking(names, votes, outlet_country=outlet_country)
    told_last = sorted(names, key=_is_told)  # where words around one of several tell what is meant, that one counts
    sure = {_name_key(m): place for m in told_last if (place := first.sure(m)) is not None}
    return Ranking(names, votes, sure, outlet_country)


def _is_told(mention: PlaceMention) -> bool:
    """Whether the words around a name tell its level, or the place that it lies in."""
    return mention.level_hint is not None or mention.inside is not None


class _Votes:
    """Which countries the names of a document speak for; a country word is one vote, a place name one vote split."""

    def __init__(self, mentions: tuple[Mention, ...]) -> None:
        self._by_name: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._all: dict[str, float] = defaultdict(float)
        self._shares: dict[str, dict[str, float]] = {}
        for mention in mentions:
            for code, share in _voted(mention).items():
                if code:
                    self._by_name[_name_key(mention)][code] += share
                    self._all[code] += share

    def without(self, name: str) -> dict[str, float]:
        """Share of each country among the votes of all names but one."""
        key = name if name in self._by_name else ""
        if key not in self._shares:
            self._shares[key] = self._count(key)
        return self._shares[key]

    def _count(self, left_out: str) -> dict[str, float]:
        own = self._by_name[left_out] if left_out else {}
        votes = {code: share - own.get(code, 0.0) for code, share in self._all.items()}
        total = sum(votes.values())
        return {code: share / total for code, share in votes.items() if share > _NOTHING} if total > _NOTHING else {}


_NOTHING = 1e-9


def _name_key(mention: Mention) -> str:
    return _folded(mention.span.quote)


@lru_cache(maxsize=20_000)
def _folded(quote: str) -> str:
    return fold_accents(quote)


def _voted(mention: Mention) -> dict[str, float]:
    if isinstance(mention, ActorMention):
        country = mention.country or (mention.actor.country if mention.actor else None)
        return dict.fromkeys((country or "").split("|")[:2], 0.5)
    return _shares(mention) if isinstance(mention, PlaceMention) else {}


def _shares(mention: PlaceMention) -> dict[str, float]:
    """Countries of a name's readings, by prior; part of a longer name counts less, what only sounds alike nothing."""
    if mention.by.startswith("place.sound"):
        return {}
    best: dict[str, float] = {}
    for place in mention.candidates:
        for code in (place.country or "").split("|"):
            best[code] = max(best.get(code, 0.0), place.score**2)
    total = sum(best.values())
    weight = 0.3 if mention.partial else 0.25 if mention.weak else 1.0
    return {code: weight * score / total for code, score in best.items()} if total else {}


class Ranking:
    """Readings of the names of a document, best first.

    Args:
        names: place mentions of the document in text order.
        sure: what names surely mean, by key.
    """

    def __init__(
        self,
        names: list[PlaceMention],
        votes: _Votes,
        sure: dict[str, Place] | None = None,
        outlet_country: str | None = None,
    ) -> None:
        self._votes, self._outlet_country, sure = votes, outlet_country, sure or {}
        self._near = tuple(dict.fromkeys(sure.values()))[:MAX_NEAR]
        told = {_name_key(m) for m in names if _is_told(m)}
        self._told = {name: place for name, place in sure.items() if name in told}
        self._after = {m.span.start: n for m, n in pairwise(names) if m.inside == n.span.start}
        self._before = {n.span.start: m for m, n in pairwise(names) if m.inside == n.span.start}
        self._whole = Context(votes.without(""))
        self._known: dict[tuple[object, ...], list[tuple[float, Place]]] = {}

    def context(self, mention: PlaceMention) -> Context:
        """What speaks for one reading of a mention or another."""
        name = _name_key(mention)
        after, before = self._after.get(mention.span.start), self._before.get(mention.span.start)
        same = None if _is_told(mention) else self._told.get(name)
        if after is None and before is None and same is None:
            return Context(self._votes.without(name), self._near, outlet_country=self._outlet_country)
        beside = Neighbours(_areas(after) if after else (), before.candidates if before else (), same)
        return Context(self._votes.without(name), self._near, beside, self._outlet_country)

    @property
    def shares(self) -> dict[str, float]:
        """Share of each country among the votes of all names."""
        return self._votes.without("")

    def rank(self, mention: PlaceMention) -> list[tuple[float, Place]]:
        """Scores, not yet cut to [0, 1], and readings of a mention; the same name in the same place is ranked once."""
        after, before = self._after.get(mention.span.start), self._before.get(mention.span.start)
        key = (
            id(mention.candidates),  # the same name has the same readings, kept alive by the mention
            mention.level_hint,
            mention.inside is None,
            id(after.candidates) if after else 0,
            id(before.candidates) if before else 0,
        )
        if key not in self._known:
            context = self.context(mention)
            scored = [(round(score, 3), p) for score, p in score_readings(mention, context)]
            scored.sort(key=lambda s: (-s[0], -_LEVEL_RANK.get(s[1].level, 0), s[1].id))
            self._known[key] = scored[:KEPT]
        return self._known[key]

    def sure(self, mention: PlaceMention) -> Place | None:
        """The best reading, if it is good and stands clear of every reading elsewhere."""
        if mention.weak or mention.partial or not (ranked := self.rank(mention)):
            return None
        score, best = ranked[0]
        if best.level is Level.COUNTRY or score < 0.6:
            return None
        elsewhere = max((s for s, p in ranked[1:] if distance_km(p, best) > SAME_AREA_KM), default=0.0)
        return _cut(score, best) if min(1.0, score) - min(1.0, elsewhere) >= 0.1 else None

    def resolve(self, mention: PlaceMention) -> PlaceMention:
        """The mention with its three best readings, and its place if the best is good enough."""
        ranked = tuple(_cut(score, place) for score, place in self.rank(mention)[:3])
        is_good = bool(ranked) and _is_good_enough(ranked[0], mention, self._whole)
        return mention.resolved(ranked[0] if is_good else None, ranked)


def _areas(container: PlaceMention) -> tuple[Place, ...]:
    """Readings that may hold the place named before: countries, and divisions that are not a town in a list of towns."""
    towns = [p for p in container.candidates if p.level in SETTLED]
    return tuple(p for p in container.candidates if not any(contains(p, town) for town in towns))


def _cut(score: float, place: Place) -> Place:
    score = max(0.0, min(1.0, score))
    return Place(place.id, place.name, place.level, place.country, place.lat, place.lon, place.radius_km, score)


def _is_good_enough(best: Place, mention: PlaceMention, context: Context) -> bool:
    share = context.share(best)
    if mention.is_seat and _is_bare(mention) and not (mention.partial or mention.weak):
        return True  # who speaks, or is struck, is the capital, whichever country the report is about
    if best.level is Level.COUNTRY:
        return mention.level_hint not in _SITE_HINTS and not mention.partial
    if mention.partial:
        return best.score >= 0.85 and share >= 0.3
    if mention.by.startswith("place.sound"):
        if mention.weak:
            return False
        return share >= 0.25 and best.score >= MIN_SCORE + 0.05
    if mention.weak:
        return (share >= 0.25 or not best.country) and best.score >= MIN_SCORE
    return best.score >= MIN_SCORE


def _is_bare(mention: PlaceMention) -> bool:
    """Whether a name is no more than that: it stands for a government, or is the object of a verb."""
    is_told = mention.preposition is not None or mention.level_hint is not None
    return mention.role_hint is RoleHint.METONYMIC or not is_told


def _is_kept(mention: PlaceMention) -> bool:
    """Whether a mention is a place name at all: it has a place, or the words around it say that it is one."""
    if mention.place is not None:
        return True
    is_told = mention.level_hint is not None or mention.role_hint is RoleHint.LITERAL
    return is_told and not mention.partial
