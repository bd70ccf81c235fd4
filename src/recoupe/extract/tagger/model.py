"""The trained tagger of happenings: which kind of event a word names, if any, from its features.

The features are those of `features.py`; the card beside the weights (`card.toml`) tells how they were fitted.
"""

from __future__ import annotations

import logging
from functools import cache
from pathlib import Path

from recoupe.errors import DataFileError
from recoupe.extract.weights import Weights, read_weights

PATH = Path(__file__).parent / "weights.npz"
CARD = PATH.with_name("card.toml")
NONE = ""
"""The class of words that name no happening; always the first."""


@cache
def load_tagger() -> Weights:
    """The tagger of the package: weights by kind of event.

    Raises:
        DataFileError: the file is missing or damaged.
    """
    return read_weights(PATH)


@cache
def find_tagger() -> Weights | None:
    """The tagger of the package, None where it is missing or damaged: a line is logged, and extraction goes on."""
    try:
        return load_tagger()
    except DataFileError as error:
        logging.getLogger("recoupe").warning("%s; see `recoupe doctor`; claims are found by the rules alone", error)
        return None
