"""Which places belong to a claim, and in which role: a multinomial logistic model over readable features.

For each claim, each place name of its sentence is given a role or none; then the places of earlier sentences, for what
the claim has no place of its own. Weights are fitted on annotated passages by `tools/fit_place_links.py` and kept in
`place_links.tsv`, one feature a row with a weight for each role; a feature without a row weighs nothing. A language may
have a table of its own (`place_links.ar.tsv`).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.place_memory import Told
from recoupe.extract.rules.place_near import describe_near
from recoupe.extract.rules.place_objects import role_of_object
from recoupe.extract.rules.place_spots import find_spots, size_of
from recoupe.extract.rules.place_told import Surroundings, describe_told
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.speeches import Speech
from recoupe.extract.weights import own_path
from recoupe.lang.pack import Pack
from recoupe.model import Level, PlaceMention, RoleName
from recoupe.text.table import parse_table

PATH = Path(__file__).parent / "place_links.tsv"
ROLES = (RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA)
NEAR, SECOND, TOLD = "threshold:near", "threshold:second", "threshold:told"
MAX_BRIEF = 6
"""Sentences of a report that plays in one place, as a rule: longer ones move about."""
Weights = tuple[float, float, float, float]
Table = dict[str, Weights]
_ZERO: Weights = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class Taken:
    """A place taken for a claim, and the probability of its role."""

    role: RoleName
    share: float
    mention: PlaceMention
    is_listed: bool = False


class Linker:
    """Gives the claims of one sentence their places.

    Args:
        groups: all of the sentence, in text order.
        told: places named before, latest first.
    """

    def __init__(
        self, scene: Scene, pack: Pack, groups: Sequence[Group], speeches: Sequence[Speech], told: Sequence[Told]
    ) -> None:
        self.scene, self.pack, self.groups, self.told = scene, pack, groups, told
        self.spots = find_spots(scene, pack, speeches, told)
        self._weights = load_weights(pack.code)
        self._logits = [add_weights(self._weights, spot.features) for spot in self.spots]

    def near(self, group: Group) -> list[Taken]:
        """Places that the sentence names or points back to and that belong to a claim."""
        found: list[tuple[int, Taken]] = []
        for spot, logits in zip(self.spots, self._logits, strict=True):
            features = describe_near(self.scene, spot, group, self.groups, self.spots)
            weighed = add_weights(self._weights, features, logits)
            told = role_of_object(self.scene, self.pack, spot, group.main)
            chosen = choose(self._weights, weighed, NEAR) if told is None else (told, sum(probabilities(weighed)))
            if chosen is not None:
                cost = self.scene.cost(spot.placed.first, group.main.head)
                found.append((cost, Taken(*chosen, spot.mention, spot.is_listed)))
        return _apart(_without_doubtful(_without_containers(_one_way(found)), self._weights))

    def looked_back(self, group: Group, around: Surroundings) -> list[Taken]:
        """Places of earlier sentences that belong to a claim; none in a report that is long enough to move about."""
        if len(self.scene.analysis.sentences) > MAX_BRIEF:
            return []
        found = []
        here = {spot.mention.place.id for spot in self.spots if spot.mention.place is not None}
        told = [t for t in self.told if t.mention.place is not None and t.mention.place.id not in here]
        for rank, place in enumerate(told):
            features = describe_told(self.scene, place, rank, len(told), group, around)
            if (chosen := choose(self._weights, add_weights(self._weights, features), TOLD)) is not None:
                found.append(Taken(*chosen, place.mention))
        return _apart(found)


def choose(weights: Table, logits: Weights, threshold: str) -> tuple[RoleName, float] | None:
    """The likeliest role of a place and its probability; None where it rather has none."""
    shares = probabilities(logits)
    if sum(shares) < weights.get(threshold, _ZERO)[0]:
        return None
    best = max(range(len(ROLES)), key=shares.__getitem__)
    return ROLES[best], shares[best]


def add_weights(weights: Table, features: Iterable[str], start: Weights = _ZERO) -> Weights:
    """Logit of each role, in the order of `ROLES`, against none: the sum of the weights of features."""
    at, from_, to, via = start
    for feature in features:
        if (found := weights.get(feature)) is not None:
            at, from_, to, via = at + found[0], from_ + found[1], to + found[2], via + found[3]
    return at, from_, to, via


def probabilities(logits: Weights) -> Weights:
    """Probability of each role; what is left to 1 is that of none."""
    top = max(0.0, *logits)
    at, from_, to, via = (math.exp(logit - top) for logit in logits)
    total = math.exp(-top) + at + from_ + to + via
    return at / total, from_ / total, to / total, via / total


def _one_way(found: list[tuple[int, Taken]]) -> list[Taken]:
    """Places with their distance from the happening; of one place at both ends of a way only the nearer mention."""
    return [t for cost, t in found if not any(_is_other_end(t, other) and nearer < cost for nearer, other in found)]


def _without_containers(found: list[Taken]) -> list[Taken]:
    """Without an area that the words before it say another place of the role lies in ("Sake, cité du territoire de Masisi")."""
    return [t for t in found if not any(o.mention.inside == t.mention.span.start and _tells_where(t, o) for o in found)]


def _tells_where(outer: Taken, inner: Taken) -> bool:
    """Whether a place only says where the one before it lies: holds it, or is what a direction is told from ("X شرق Y")."""
    offset = outer.mention.offset
    return _is_within(inner, outer) or (offset is not None and offset.bearing is not None)


def _without_doubtful(found: list[Taken], weights: Table) -> list[Taken]:
    """Only the likeliest place of each role, those listed with another, and those that are likely by themselves."""
    least = weights.get(SECOND, _ZERO)[0]
    best = {t.role: max(o.share for o in found if o.role is t.role) for t in found}
    return [t for t in found if t.is_listed or t.share >= min(least, best[t.role])]


def _apart(found: list[Taken]) -> list[Taken]:
    """Without the same place twice in a role, and without an area that only says where a narrower place lies."""
    kept: dict[tuple[RoleName, str], Taken] = {}
    for taken in found:
        kept.setdefault((taken.role, _id(taken.mention)), taken)
    return [t for t in kept.values() if not any(_is_within(o, t) for o in kept.values())]


_ENDS = frozenset({RoleName.FROM, RoleName.TO})


def _is_other_end(taken: Taken, other: Taken) -> bool:
    """Whether a movement would lead from a place to itself."""
    return {taken.role, other.role} == _ENDS and _id(taken.mention) == _id(other.mention)


def _id(mention: PlaceMention) -> str:
    """Id of a place, or its words where it could not be resolved."""
    return mention.place.id if mention.place else mention.span.quote


def _is_within(inner: Taken, outer: Taken) -> bool:
    """Whether one place only says where another of the same role lies: a country, or an area of the same country."""
    if inner.role is not outer.role or outer.mention.place is None:
        return False
    if inner.mention.place is None:
        return outer.mention.place.level is Level.COUNTRY
    is_smaller = size_of(inner.mention.place) < size_of(outer.mention.place)
    is_same = inner.mention.place.country == outer.mention.place.country
    return is_smaller and (is_same or outer.mention.place.level is Level.COUNTRY)


@cache
def load_weights(language: str = "") -> Table:
    """Weights by feature: those of a language, or where it has none the common ones.

    Raises:
        DataFileError: the table breaks its format.
    """
    path = own_path(PATH, language)
    if not path.exists():
        return {}
    rows = parse_table(path.read_text(encoding="utf-8"), path, ["feature", *(role.value for role in ROLES)])
    return {row["feature"]: tuple(float(row[role.value] or 0) for role in ROLES) for row in rows}  # type: ignore[misc]
