"""The trained tagger of happenings: which kind of event a word names, if any, from its features.

The features are those of `features.py`; the card beside the weights (`card.toml`) tells how they were fitted.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from recoupe.extract.weights import Weights, find_weights, own_path

PATH = Path(__file__).parent / "weights.npz"
CARD = PATH.with_name("card.toml")
NONE = ""
"""The class of words that name no happening; always the first."""


@cache
def find_tagger(language: str = "") -> Weights | None:
    """The tagger for a language, weights by kind of event; None where it is missing or damaged: a line is logged."""
    return find_weights(own_path(PATH, language), "claims are found by the rules alone")
