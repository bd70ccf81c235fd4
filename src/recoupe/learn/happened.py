"""Fits the weights by which `extract/rules/happened.py` rates predicates, on sentences with UDS-IH2 scores.

The sum of absolute errors is minimised, since that is what the data are scored by: least squares, weighted again and again
by the inverse of the last errors, with a penalty on squared weights.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe.extract.rules.happened import COLUMNS, describe_predicate
from recoupe.lang.parser import Parse, load_model
from recoupe.learn.figures import get_number, get_object
from recoupe.learn.sample import Record

LEAST_COUNT = 25
PENALTY = 10.0
ROUNDS = 8
LEAST_ERROR = 0.15
"""Errors below this are not weighted up further."""
LEAST_WEIGHT = 0.02


def fit_weights(features: Sequence[Sequence[str]], scores: Sequence[float]) -> dict[str, float]:
    """Weights by feature whose sums come nearest to the scores; features seen fewer than 25 times are left out.

    Args:
        features: of each predicate, without repeats.
        scores: of each predicate.
    """
    counts = Counter(name for own in features for name in own)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    number = {name: i for i, name in enumerate(names)}
    matrix = np.zeros((len(features), len(names)), np.float32)
    for row, own in enumerate(features):
        matrix[row, [number[name] for name in own if name in number]] = 1
    wanted = np.array(scores, np.float32)
    trust: NDArray[np.floating] = np.ones(len(scores), np.float32)
    weights: NDArray[np.floating] = np.zeros(len(names))
    for _ in range(ROUNDS):
        weighted = (matrix * trust[:, None]).T
        square = weighted @ matrix + PENALTY * np.eye(len(names), dtype=np.float32)
        weights = np.linalg.solve(square, weighted @ wanted)
        trust = 1 / np.maximum(np.abs(wanted - matrix @ weights), LEAST_ERROR)
    return {n: round(float(w), 2) for n, w in zip(names, weights, strict=True) if abs(w) >= LEAST_WEIGHT}


def parse_records(records: Sequence[Record], code: str) -> dict[str, Parse]:
    """The parse of each sentence of some records."""
    texts = sorted({str(record["text"]) for record in records})
    return dict(zip(texts, load_model(code).parse(text.replace("\n", " ") for text in texts), strict=True))


def find_predicate(record: Record, parse: Parse) -> int | None:
    """Token of the predicate of a record."""
    return parse.at(int(get_number(get_object(record, "predicate"), "start")))


def fit_records(records: Sequence[Record], code: str) -> dict[str, float]:
    """Weights fitted on records `{"text", "predicate", "score"}`."""
    parses = parse_records(records, code)
    features, scores = [], []
    for record in records:
        text = str(record["text"])
        index = find_predicate(record, parses[text])
        if index is not None:
            features.append(describe_predicate(parses[text], index, text))
            scores.append(get_number(record, "score"))
    return fit_weights(features, scores)


def write_weights(path: Path, weights: dict[str, float], notes: Sequence[str]) -> None:
    """Write the table of weights, notes as comments above it."""
    rows = [f"{name}\t{weight:g}" for name, weight in sorted(weights.items())]
    path.write_text("\n".join([*(f"# {n}" for n in notes), "\t".join(COLUMNS), *rows]) + "\n", encoding="utf-8")
