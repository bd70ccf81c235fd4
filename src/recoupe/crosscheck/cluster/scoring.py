"""The score of two accounts: the weighted sum of the features, as a probability, with its reasons in words."""

from __future__ import annotations

import math
from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class Scale:
    """What features are weighed by: the base, and each feature with its weight."""

    base: float
    weighted: tuple[tuple[Feature, Weight], ...]


def make_scale(weights: Mapping[str, Weight]) -> Scale:
    """The scale of a table of weights."""
    return Scale(weights[BASE].weight, tuple((f, weights[f.__name__]) for f in FEATURES))


@cache
def load_scale() -> Scale:
    """The scale of the table beside this file."""
    return make_scale(load_weights())


def likeness(left: Profile, right: Profile, links: Links, scale: Scale) -> float:
    """Probability that two accounts are one happening, 0 where they cannot be."""
    if is_impossible(left, right):
        return 0.0
    total = scale.base + sum(w.weight * f(left, right, links) for f, w in scale.weighted)
    return 1 / (1 + math.exp(-total))


def explain(left: Profile, right: Profile, links: Links, scale: Scale) -> tuple[str, ...]:
    """Reasons for and then against one happening, each side strongest first; silent features are left out."""
    found = []
    for feature, weight in scale.weighted:
        added = weight.weight * feature(left, right, links)
        words = weight.pro if added > 0 else weight.contra
        if added and words:
            found.append((added < 0, -abs(added), words))
    return tuple(words for _, _, words in sorted(found))


def score_profiles(
    left: Profile, right: Profile, links: Links = NOT_LINKED, scale: Scale | None = None
) -> Merge | None:
    """The merge of two accounts that are more likely than not one happening, else None; symmetric.

    Args:
        links: the links between their two reports.
        scale: what to weigh by; the table beside this file by default.
    """
    used = scale or load_scale()
    first, second = sorted((left, right), key=lambda p: p.key)
    score = likeness(first, second, links, used)
    if score < MIN_SCORE or not have_common_ground(first, second, links):
        return None
    return Merge(first.key, second.key, round(score, 4), explain(first, second, links, used))
