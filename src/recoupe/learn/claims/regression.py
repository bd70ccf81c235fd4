"""Logistic regression over named features, by stochastic gradients with AdaGrad steps. Seeds are fixed.

Source: J. Duchi, E. Hazan, Y. Singer (2011), Adaptive subgradient methods, JMLR 12; J. Platt (1999), Probabilistic outputs
for support vector machines, for `fit_line`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Rows = list[NDArray[np.int64]]
Weights = NDArray[np.float32]
BATCH = 32


@dataclass(frozen=True, slots=True)
class Settings:
    """How a regression is fitted: features seen less often are left out; `penalty` is that on squared weights."""

    least_count: int = 2
    epochs: int = 10
    rate: float = 0.03
    penalty: float = 1e-4


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights by feature and class: shape (names, classes)."""

    classes: tuple[str, ...]
    names: tuple[str, ...]
    weights: Weights


def fit_classes(
    features: Sequence[Sequence[str]], accepted: Sequence[Sequence[str]], classes: Sequence[str], how: Settings
) -> Fitted:
    """Fit a multinomial regression to the probability of the accepted classes together.

    Args:
        features: of each instance, without repeats.
        accepted: classes that are right for each instance, at least one.
    """
    names = _frequent(features, how.least_count)
    number = {name: i for i, name in enumerate(classes)}
    rows, wanted = _encode(features, names), np.zeros((len(features), len(classes)), np.float32)
    for row, right in enumerate(accepted):
        wanted[row, [number[name] for name in right]] = 1
    weights = np.zeros((len(names), len(classes)), np.float32)
    squares = np.full_like(weights, 1e-3)
    order = np.random.default_rng(0)
    for _ in range(how.epochs):
        shuffled = order.permutation(len(rows))
        for start in range(0, len(shuffled), BATCH):
            batch = shuffled[start : start + BATCH]
            _step(weights, squares, [rows[i] for i in batch], wanted[batch], how)
    return Fitted(tuple(classes), tuple(names), weights)


def _frequent(features: Iterable[Sequence[str]], least: int) -> list[str]:
    counts = Counter(name for names in features for name in names)
    return sorted(name for name, count in counts.items() if count >= least)


def _encode(features: Sequence[Sequence[str]], names: Sequence[str]) -> Rows:
    number = {name: i for i, name in enumerate(names)}
    return [np.array([number[n] for n in own if n in number], dtype=np.int64) for own in features]


def _step(weights: Weights, squares: Weights, rows: Rows, wanted: Weights, how: Settings) -> None:
    """One batch: gradient of the log of the accepted classes' probability, only on the features that occur in it."""
    flat, owner = np.concatenate(rows), np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    scores = np.zeros((len(rows), weights.shape[1]), np.float32)
    np.add.at(scores, owner, weights[flat])
    errors = np.exp(scores - scores.max(axis=1, keepdims=True))
    errors /= errors.sum(axis=1, keepdims=True)
    right = errors * wanted
    errors -= right / right.sum(axis=1, keepdims=True)
    used, position = np.unique(flat, return_inverse=True)
    slope = how.penalty * BATCH * weights[used]
    np.add.at(slope, position, errors[owner])
    squares[used] += slope * slope
    weights[used] -= how.rate * slope / np.sqrt(squares[used])


def fit_two(
    features: Sequence[Sequence[str]], labels: Sequence[bool], penalties: dict[str, float], epochs: int = 200
) -> dict[str, float]:
    """Fit a binary regression by full gradients; weights of at least .02 by feature.

    Args:
        penalties: penalty on squared weights by first part of a feature's name, "" for all others.
    """
    names = _frequent(features, 3)
    rows, wanted = _encode(features, names), np.array(labels, np.float64)
    penalty = np.array([penalties.get(name.partition(":")[0], penalties[""]) for name in names])
    flat, owner = np.concatenate(rows), np.repeat(np.arange(len(rows)), [len(r) for r in rows])
    weights, squares = np.zeros(len(names)), np.full(len(names), 1e-6)
    for _ in range(epochs):
        errors = 1 / (1 + np.exp(-np.bincount(owner, weights[flat], len(rows)))) - wanted
        slope = np.bincount(flat, errors[owner], len(names)) / len(rows) + penalty * weights / 10
        squares += slope * slope
        weights -= 0.35 * slope / np.sqrt(squares)
    return {name: round(float(w), 3) for name, w in zip(names, weights, strict=True) if abs(w) >= 0.02}


def fit_line(sums: Sequence[float], labels: Sequence[bool]) -> tuple[float, float]:
    """Slope and shift that turn sums of weights into logits of calibrated probabilities, by Newton's method.

    A step that goes too far is halved: from far off, a whole one leads away.
    """
    x, y = np.stack([np.array(sums), np.ones(len(sums))]), np.array(labels, np.float64)
    line = np.array([1.0, 0.0])
    for _ in range(50):
        found = (1 + np.tanh(line @ x / 2)) / 2
        curvature = (x * (found * (1 - found))) @ x.T + 1e-6 * np.eye(2)
        step, before = np.linalg.solve(curvature, x @ (found - y)), _surprise(line @ x, y)
        while np.abs(step).max() > 1e-9 and _surprise((line - step) @ x, y) > before:
            step = step / 2
        line -= step
    return round(float(line[0]), 4), round(float(line[1]), 4)


def _surprise(logits: NDArray[np.float64], labels: NDArray[np.float64]) -> float:
    """Negative log of the probability of the labels."""
    return float((np.logaddexp(0, logits) - labels * logits).sum())
