"""Fitted weights of named features: multinomial logistic regression, at rest in one file.

Weights are fitted on the corpus by `tools/fit_claims.py`. Each model has a card beside it that names data, splits, figures
and licence.
"""

from __future__ import annotations

import logging
import zipfile
import zlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from itertools import accumulate
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe.errors import DataFileError

_LEVELS = 127
_FAULTS = (OSError, KeyError, ValueError, TypeError, EOFError, RuntimeError, zipfile.BadZipFile, zlib.error)
"""What a damaged archive raises, by the bytes that are wrong; NotImplementedError is a RuntimeError."""


Block = tuple[Sequence[str] | None, Sequence[str]]
"""Features not spelled out: every key with every name, for features `key&name`; names alone where there are no keys."""


def spell(blocks: Iterable[Block]) -> list[str]:
    """Names of the features of some blocks, in order."""
    found: list[str] = []
    for keys, names in blocks:
        found += names if keys is None else [f"{key}&{name}" for key in keys for name in names]
    return found


@dataclass(frozen=True, slots=True)
class _Crossed:
    """Rows of the features `key&name` in a table, so that no name has to be put together to be looked up.

    Attributes:
        lines: of each key, the row by column; -1 where there is no such feature.
        columns: of each name.
    """

    lines: Mapping[str, Sequence[int]]
    columns: Mapping[str, int]

    def find(self, keys: Iterable[str], names: Iterable[str]) -> list[int]:
        """Rows of every known key with every known name, in order."""
        columns = [self.columns[name] for name in names if name in self.columns]
        lines = [self.lines[key] for key in keys if key in self.lines]
        return [row for line in lines for column in columns if (row := line[column]) >= 0]


def _cross(rows: Mapping[str, int]) -> _Crossed:
    """The table of all features whose name has two halves."""
    halves = [(*name.partition("&"), row) for name, row in rows.items() if "&" in name]
    columns = {name: number for number, name in enumerate(dict.fromkeys(name for _, _, name, _ in halves))}
    lines = {key: array("i", [-1]) * len(columns) for key, _, _, _ in halves}
    for key, _, name, row in halves:
        lines[key][columns[name]] = row
    return _Crossed(lines, columns)


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
    def _crossed(self) -> _Crossed:
        return _cross(self.rows)

    def known(self, features: Iterable[str]) -> list[int]:
        """Rows of the features that are known, in order."""
        rows = self.rows
        return [rows[name] for name in features if name in rows]

    def known_in(self, blocks: Iterable[Block]) -> list[int]:
        """The same for features that are not spelled out."""
        found: list[int] = []
        for keys, names in blocks:
            found += self.known(names) if keys is None else self._crossed.find(keys, names)
        return found

    def probabilities(self, features: Iterable[str]) -> NDArray[np.float32]:
        """Probability of each class, in the order of `classes`; unknown features say nothing."""
        found: NDArray[np.float32] = self.judge([self.known(features)])[0]
        return found

    def judge(self, rows: Sequence[Sequence[int]]) -> NDArray[np.float32]:
        """Probabilities of several things at once, each given by the rows of its features.

        Returns:
            Shape (things, classes).
        """
        told = self.weights[np.array([row for own in rows for row in own], np.intp)]
        stops = list(accumulate(map(len, rows)))
        starts = (0, *stops[:-1])
        scores = np.array([np.add.reduce(told[a:b], axis=0) for a, b in zip(starts, stops, strict=True)])
        grown = np.exp(scores - scores.max(axis=1, keepdims=True))
        return np.asarray(grown / grown.sum(axis=1, keepdims=True), dtype=np.float32)

    def ranked(self, features: Iterable[str]) -> list[tuple[str, float]]:
        """Classes with their probabilities, likeliest first; ties in the order of `classes`."""
        return self.rank([[(None, list(features))]])[0]

    def rank(self, things: Sequence[Iterable[Block]]) -> list[list[tuple[str, float]]]:
        """The same for several things at once, each told by blocks of features."""
        if not things:
            return []
        found, classes = self.judge([self.known_in(blocks) for blocks in things]), self.classes
        orders = np.argsort(-found, axis=1, kind="stable").tolist()
        return [[(classes[i], values[i]) for i in order] for order, values in zip(orders, found.tolist(), strict=True)]


def own_path(path: Path, language: str) -> Path:
    """Where the weights of a language lie: "weights.ar.npz" beside "weights.npz" if it has its own, else those of all."""
    own = path.with_name(f"{path.stem}.{language}{path.suffix}")
    return own if language and own.exists() else path


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
