"""The score of two accounts: the weighted sum of the features, as a probability, with its reasons in words."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.crosscheck.cluster.features import FEATURES, Feature
from recoupe.crosscheck.cluster.profile import Profile
from recoupe.crosscheck.cluster.vetoes import have_common_ground, is_impossible
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.group import Merge
from recoupe.text.table import read_table

PATH = Path(__file__).parent / "weights.tsv"
BASE = "base"
MIN_SCORE = 0.5
"""Probability from which two accounts are taken for one happening."""
NOT_LINKED = Links()


@dataclass(frozen=True, slots=True)
class Weight:
    """Weight of a feature, and its reason in words for and against one happening."""

    weight: float
    pro: str
    contra: str


@cache
def load_weights() -> dict[str, Weight]:
    """The table of weights by name of the feature; `base` is what is added for every pair.

    Raises:
        DataFileError: the table breaks its format.
    """
    rows = read_table(PATH, ["feature", "weight", "for", "against"])
    return {row["feature"]: Weight(float(row["weight"]), row["for"], row["against"]) for row in rows}


@cache
def _weighted() -> tuple[float, tuple[tuple[Feature, Weight], ...]]:
    weights = load_weights()
    return weights[BASE].weight, tuple((f, weights[f.__name__]) for f in FEATURES)


def likeness(left: Profile, right: Profile, links: Links = NOT_LINKED) -> float:
    """Probability that two accounts are one happening, 0 where they cannot be."""
    if is_impossible(left, right):
        return 0.0
    base, weighted = _weighted()
    return _probability(base + sum(w.weight * f(left, right, links) for f, w in weighted))


def _probability(total: float) -> float:
    return 1 / (1 + math.exp(-total))


def explain(left: Profile, right: Profile, links: Links = NOT_LINKED) -> tuple[str, ...]:
    """Reasons for and then against one happening, each side strongest first; silent features are left out."""
    found = []
    for feature, weight in _weighted()[1]:
        added = weight.weight * feature(left, right, links)
        words = weight.pro if added > 0 else weight.contra
        if added and words:
            found.append((added < 0, -abs(added), words))
    return tuple(words for _, _, words in sorted(found))


def score_profiles(left: Profile, right: Profile, links: Links = NOT_LINKED) -> Merge | None:
    """The merge of two accounts that are more likely than not one happening, else None; symmetric.

    Args:
        links: the links between their two reports.
    """
    first, second = sorted((left, right), key=lambda p: p.key)
    score = likeness(first, second, links)
    if score < MIN_SCORE or not have_common_ground(first, second, links):
        return None
    return Merge(first.key, second.key, round(score, 4), explain(first, second, links))
