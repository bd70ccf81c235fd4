"""Flat figures out of the nested JSON that scorers print."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from recoupe.errors import ScoreError
from recoupe.learn.evaluate import Figures
from recoupe.learn.sample import Record


def flatten(groups: Mapping[str, object], name: Callable[[str], str]) -> Figures:
    """Figures of nested objects: `precision`, `recall`, `f1`, shares and medians.

    Numbers of cases and what could not be judged (null) are left out.

    Args:
        name: makes the key of a figure from its path, joined by dots.
    """
    figures: Figures = {}
    for key, value in groups.items():
        if isinstance(value, dict):
            figures |= {name(f"{key}.{inner}"): v for inner, v in flatten(value, str).items()}
        elif isinstance(value, int | float) and key not in ("cases", "predicted", "gold"):
            figures[name(key)] = float(value)
    return figures


def name_claim_figure(path: str) -> str:
    """Key of a figure of the claim scorers: slugs, without the word that only says it is a share or a median."""
    parts = [slug(part) for part in path.split(".")]
    return ".".join(part for part in parts if part not in ("share", "median"))


def slug(words: str) -> str:
    """Lower case, everything but letters and digits as one underscore."""
    return re.sub(r"[^a-z0-9]+", "_", words.casefold()).strip("_")


def get_object(values: Mapping[str, object], key: str) -> Record:
    """An object inside another one.

    Raises:
        ScoreError: there is none; the scorer has changed its output.
    """
    found = values.get(key)
    if not isinstance(found, dict):
        raise ScoreError(f"the scorer's output has no object {key!r}; it has {sorted(values)!r}")
    return found


def get_number(values: Mapping[str, object], key: str) -> float:
    """A number of an object, to four places.

    Raises:
        ScoreError: there is none; the scorer has changed its output.
    """
    found = values.get(key)
    if not isinstance(found, int | float):
        raise ScoreError(f"the scorer's output has no number {key!r}; it has {sorted(values)!r}")
    return round(float(found), 4)


def get_share(values: Mapping[str, object], key: str) -> float:
    """A percentage of an object as a share; null, where nothing was to be judged, is 0."""
    return 0.0 if values.get(key, 0) is None else round(get_number(values, key) / 100, 4)
