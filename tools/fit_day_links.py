"""Fit the weights of the model that gives claims their days on annotated passages.

    python tools/fit_day_links.py [FOLDER] [--write]

FOLDER is the corpus (default `corpus`); its splits `train` and `dev` are read. A claim that pairs with a gold claim is an
example of the days that compete for it; right are those equal to the gold day, else those that overlap it, and no day where
the gold has none. Happenings count whether or not they are taken for claims. What earlier sentences leave behind depends on
the table in use: claims are read and weights fitted twice. The figures printed are those of each half judged by the weights
of the other. Without `--write` nothing is changed.
"""

from __future__ import annotations

import argparse
import hashlib
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from recoupe.extract.rules import claims as claims_module
from recoupe.extract.rules import day_links
from recoupe.extract.rules.acceptance import load_judge
from recoupe.extract.rules.day_links import Day
from recoupe.extract.tagger import backend
from recoupe.learn import corpus
from recoupe.learn.dates import compare, given_interval, gold_interval
from recoupe.learn.evaluate import as_gold
from recoupe.learn.gold import GoldClaim, GoldReport
from recoupe.learn.pairing import make_case, pair_claims
from recoupe.learn.reader import default_reader, read_report
from recoupe.model import Claim, DateInterval

LANGUAGES = ("fr", "en")
SPLITS = ("train", "dev")
MIN_COUNT, MIN_WEIGHT = 4, 0.03
EPOCHS, RATE, PENALTY = 300, 0.1, 10.0
PRIORS = {"shape:day:ruled": 2.0, "shape:open:ruled": 2.0, "shape:closed:ruled": 2.0}
"""What weights are drawn to other than 0: the day that the rules give is right."""


@dataclass(frozen=True, slots=True)
class Example:
    """The days that compete for a claim, and which of them are right."""

    days: tuple[Day, ...]
    right: tuple[bool, ...]
    report: str


class Recorder:
    """Notes the days that compete for each claim of a document, by the offset and frame of the claim."""

    def __init__(self) -> None:
        self.seen: list[tuple[int, str, tuple[Day, ...]]] = []

    def watch(self) -> None:
        give = day_links.give_day

        def give_day(claim: Claim, days: Sequence[Day]) -> Claim:
            self.seen.append((claim.trigger.start, claim.by, tuple(days)))
            return give(claim, days)

        claims_module.give_day = give_day  # type: ignore[attr-defined]  # imported there by name


def collect(reports: Sequence[GoldReport], recorder: Recorder) -> list[Example]:
    """Examples of the claims that pair with a gold claim."""
    examples = []
    for report in reports:
        recorder.seen.clear()
        document = read_report(report, default_reader())
        if document is None:
            continue
        competing = {(start, by): days for start, by, days in recorder.seen}
        for wanted, given in pair_claims(make_case(report, document)):
            days = competing.get((given.claim.trigger.start, given.claim.by))
            if days is not None and any(right := rights_of(days, wanted.claim)):
                examples.append(Example(days, right, report.id))
    return examples


def rights_of(days: Sequence[Day], gold: GoldClaim) -> tuple[bool, ...]:
    """Which days are the gold's; where none is, which of them overlap it."""
    compared = [compare(gold_interval(gold.when), given_interval(day.when)) for day in days]
    equal = tuple(exact for exact, _ in compared)
    return equal if any(equal) else tuple(over for _, over in compared)


class Table:
    """Examples as index arrays: each day a row, rows of one example in a row."""

    def __init__(self, examples: Sequence[Example], index: dict[str, int]) -> None:
        days = [day for e in examples for day in e.days]
        rows = [[index[f] for f in day.features if f in index] for day in days]
        self.flat = np.array([i for row in rows for i in row])
        self.row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        self.example_of = np.repeat(np.arange(len(examples)), [len(e.days) for e in examples])
        self.right = np.array([r for e in examples for r in e.right], dtype=float)
        self.size = len(examples)

    def shares(self, weights: np.ndarray) -> np.ndarray:
        """Probability of each day among those of its example."""
        scores = np.bincount(self.row_of, weights[self.flat], len(self.right))
        scores = np.exp(scores - self._of_examples(np.maximum, scores))
        return scores / self._of_examples(np.add, scores)

    def slope(self, weights: np.ndarray) -> np.ndarray:
        shares = self.shares(weights)
        right = shares * self.right
        right /= self._of_examples(np.add, right)
        return np.bincount(self.flat, (shares - right)[self.row_of], len(weights))

    def _of_examples(self, joined: np.ufunc, values: np.ndarray) -> np.ndarray:
        starts = np.flatnonzero(np.diff(self.example_of, prepend=-1))
        return joined.reduceat(values, starts)[self.example_of]


def fit(examples: Sequence[Example]) -> dict[str, float]:
    """Weights by conditional logistic regression with an L2 penalty (Adam, full batches)."""
    counts = Counter(f for e in examples for day in e.days for f in day.features)
    index = {f: n for n, f in enumerate(sorted(f for f, n in counts.items() if n >= MIN_COUNT))}
    table = Table(examples, index)
    prior = np.array([PRIORS.get(f, 0.0) for f in index])
    weights = prior.copy()
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, EPOCHS + 1):
        slope = table.slope(weights) + PENALTY * (weights - prior)
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {f: round(float(w), 2) for f, w in zip(index, weights, strict=True) if abs(w) >= MIN_WEIGHT}


def share_right(examples: Sequence[Example], weights: dict[str, float]) -> float:
    """Share of the examples whose likeliest day is right."""
    previous = day_links.load_weights
    day_links.load_weights = lambda: weights  # type: ignore[assignment]  # only while judging
    hits = sum(_is_right(e, day_links.choose(e.days)) for e in examples)
    day_links.load_weights = previous
    return hits / len(examples)


def _is_right(example: Example, chosen: DateInterval | None) -> bool:
    return any(right and day.when == chosen for day, right in zip(example.days, example.right, strict=True))


def fit_and_judge(examples: list[Example]) -> dict[str, float]:
    """Weights fitted on all examples; prints how those of one half do on the other."""
    halves = [[e for e in examples if is_first(e.report) is first] for first in (True, False)]
    shares = [share_right(other, fit(own)) for own, other in (halves, halves[::-1])]
    weights = fit(examples)
    own = share_right(examples, weights)
    print(f"{len(examples)} examples; right across halves {sum(shares) / 2:.3f}, on themselves {own:.3f}")
    return weights


def is_first(report: str) -> bool:
    return hashlib.sha256(report.encode()).digest()[0] % 2 == 0


def write(weights: dict[str, float], path: Path) -> None:
    """Write the table of weights."""
    head = (
        "# Weights of the model that gives claims their days (extract/rules/day_links.py), fitted on the split train of\n"
        "# the corpus (CC BY 4.0) by tools/fit_day_links.py. feature: name; weight: what it adds to the logit of a day.\n"
        "# What the names of the features mean is told where they are made: day_near.py, day_told.py.\n"
    )
    lines = [head, "feature\tweight\n", *(f"{f}\t{w:g}\n" for f, w in sorted(weights.items()))]
    path.write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=Path(corpus.FOLDER))
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    reports = [as_gold(p) for p in corpus.load(args.folder) if p.split in SPLITS and p.language in LANGUAGES]
    recorder = Recorder()
    recorder.watch()
    everything = replace(load_judge(), threshold=-1.0)  # every happening, taken as a claim or not
    backend.load_judge = lambda *_: everything  # only while fitting
    target = day_links.PATH
    day_links.PATH = Path(tempfile.mkdtemp()) / target.name
    weights: dict[str, float] = {}
    for _ in range(2):
        weights = fit_and_judge(collect(reports, recorder))
        write(weights, day_links.PATH)
        day_links.load_weights.cache_clear()
    if args.write:
        write(weights, target)


if __name__ == "__main__":
    main()
