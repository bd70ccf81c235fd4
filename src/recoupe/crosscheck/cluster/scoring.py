"""The score of two accounts: the weighted sum of the features, as a probability, with its reasons in words."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
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
    return 0.0 if is_impossible(left, right) else _probability(weigh(left, right, links, scale), scale)


def weigh(left: Profile, right: Profile, links: Links, scale: Scale) -> list[float]:
    """What each feature adds, in the order of the table."""
    return [weight.weight * feature(left, right, links) for feature, weight in scale.weighted]


def _probability(added: Sequence[float], scale: Scale) -> float:
    return 1 / (1 + math.exp(-scale.base - sum(added)))


def explain(added: Sequence[float], scale: Scale) -> tuple[str, ...]:
    """Reasons for and then against one happening, each side strongest first; silent features are left out."""
    found = []
    for value, (_, weight) in zip(added, scale.weighted, strict=True):
        words = weight.pro if value > 0 else weight.contra
        if value and words:
            found.append((value < 0, -abs(value), words))
    return tuple(words for _, _, words in sorted(found))


def score_profiles(
    left: Profile, right: Profile, links: Links = NOT_LINKED, scale: Scale | None = None
) -> Merge | None:
    """The merge of two accounts that are more likely than not one happening, else None; symmetric.

    Args:
        links: the links between their two reports.
        scale: what to weigh by; the table beside this file by default.
    """
    first, second = (left, right) if left.key < right.key else (right, left)
    if is_impossible(first, second) or not have_common_ground(first, second, links):
        return None
    used = scale or load_scale()
    added = weigh(first, second, links, used)
    score = _probability(added, used)
    return Merge(first.key, second.key, round(score, 4), explain(added, used)) if score >= MIN_SCORE else None
