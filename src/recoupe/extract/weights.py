"""Fitted weights of named features: multinomial logistic regression, at rest in one file.

Weights are fitted on the corpus by `tools/fit_claims.py`. Each model has a card beside it that names data, splits, figures
and licence.
"""

from __future__ import annotations

import logging
import zipfile
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe.errors import DataFileError

_LEVELS = 127
_FAULTS = (OSError, KeyError, ValueError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What a damaged archive raises, by the bytes that are wrong; NotImplementedError is a RuntimeError."""


Block = tuple[str, Sequence[str]]
"""Features that share their first half: a key with names, for features `key&name`; names alone where the key is ""."""


def spell(blocks: Iterable[Block]) -> list[str]:
    """Names of the features of some blocks, in order, each once."""
    found = (f"{key}&{name}" if key else name for key, names in blocks for name in names)
    return list(dict.fromkeys(found))


@dataclass(frozen=True)
class Weights:
    """A fitted model.

    Attributes:
        classes: what it tells apart; the first stands for none of them.
        rows: number of each feature.
        weights: shape (features, classes), float32.
    """

    classes: tuple[str, ...]
    rows: Mapping[str, int]
    weights: NDArray[np.float32]

    @cached_property
    def _by_key(self) -> dict[str, dict[str, int]]:
        """Rows by the first and second half of the name, so that no name has to be put together to be looked up."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for name, row in self.rows.items():
            key, _, rest = name.partition("&")
            if rest:
                found[key][rest] = row
        return {**found, "": dict(self.rows)}

    def _rows(self, blocks: Iterable[Block]) -> list[int]:
        """Rows of the features of some blocks, in order, each once."""
        found: list[int] = []
        for key, names in blocks:
            known = self._by_key.get(key)
            if known is not None:
                found += [known[name] for name in names if name in known]
        return list(dict.fromkeys(found))

    def probabilities(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Probability of each class, in the order of `classes`; unknown features say nothing."""
        return self._probabilities([self.rows[name] for name in features if name in self.rows])

    def _probabilities(self, rows: Sequence[int]) -> NDArray[np.float32]:
        scores = np.add.reduce(self.weights[np.array(rows, np.intp)], axis=0)
        grown = np.exp(scores - scores.max())
        return np.asarray(grown / grown.sum(), dtype=np.float32)

    def ranked(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """Classes with their probabilities, likeliest first; ties in the order of `classes`."""
        return self._ranked(self.probabilities(features))

    def ranked_in_blocks(self, blocks: Iterable[Block]) -> list[tuple[str, float]]:
        """The same for features that are not spelled out."""
        return self._ranked(self._probabilities(self._rows(blocks)))

    def _ranked(self, found: NDArray[np.float32]) -> list[tuple[str, float]]:
        values, classes = found.tolist(), self.classes
        return [(classes[i], values[i]) for i in np.argsort(-found, kind="stable").tolist()]


def write_weights(path: Path, classes: Sequence[str], names: Sequence[str], weights: NDArray[np.float32]) -> None:
    """Write a model with weights of 8 bits, a scale a feature; the same weights give the same bytes."""
    scale = np.maximum(np.abs(weights).max(axis=1), 1e-6) / _LEVELS
    short = np.rint(weights / scale[:, None]).astype(np.int8)
    buffer = BytesIO()
    np.savez_compressed(
        buffer,
        classes=np.frombuffer("\n".join(classes).encode(), np.uint8),
        names=np.frombuffer("\n".join(names).encode(), np.uint8),
        scale=scale.astype(np.float16),
        weights=short,
    )
    part = path.with_suffix(".part")
    part.write_bytes(buffer.getvalue())
    part.replace(path)


def read_weights(path: Path) -> Weights:
    """A written model.

    Raises:
        DataFileError: the file is missing or damaged.
    """
    try:
        with np.load(BytesIO(path.read_bytes()), allow_pickle=False) as stored:
            classes, names = (bytes(stored[key]).decode().split("\n") for key in ("classes", "names"))
            weights = stored["weights"].astype(np.float32) * stored["scale"].astype(np.float32)[:, None]
    except FileNotFoundError:
        raise DataFileError(path, None, "the weights are missing; install the package again") from None
    except _FAULTS as error:
        raise DataFileError(path, None, f"no sound weights ({error}); install the package again") from error
    if weights.shape != (len(names), len(classes)) or not np.isfinite(weights).all():
        reason = f"no weights of {len(names)} features and {len(classes)} classes; install the package again"
        raise DataFileError(path, None, reason)
    return Weights(tuple(classes), {name: row for row, name in enumerate(names)}, weights)


def find_weights(path: Path, otherwise: str) -> Weights | None:
    """A written model; None where it is missing or damaged: a line is logged, and extraction goes on.

    Args:
        otherwise: what happens without it, for the line.
    """
    try:
        return read_weights(path)
    except DataFileError as error:
        logging.getLogger("recoupe").warning("%s; see `recoupe doctor`; %s", error, otherwise)
        return None
