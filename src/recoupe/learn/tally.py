"""Counts behind precision, recall and shares; they add up over reports, figures are made at the end."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from recoupe.learn.reliability import expected_error, reliability


class Tally:
    """Counts by figure: found and wanted items, or right cases of all cases."""

    def __init__(self) -> None:
        self._items: dict[str, Counter[str]] = defaultdict(Counter)
        self._cases: dict[str, Counter[str]] = defaultdict(Counter)
        self._scored: dict[str, list[tuple[float, bool]]] = defaultdict(list)

    def score(self, name: str, value: float, right: bool) -> None:
        """Add something that was given a probability, right or wrong."""
        self._scored[name].append((value, right))

    def count(self, name: str, right: int, predicted: int, gold: int, recalled: int | None = None) -> None:
        """Add items.

        Args:
            right: predicted items that are right.
            recalled: gold items that are found; equal to `right` unless several items may share a match.
        """
        recalled = right if recalled is None else recalled
        self._items[name].update(right=right, predicted=predicted, recalled=recalled, gold=gold)

    def judge(self, name: str, right: bool) -> None:
        """Add one case, right or wrong."""
        self._cases[name].update(right=int(right), all=1)

    def judge_many(self, name: str, right: int, cases: int) -> None:
        """Add several cases at once."""
        self._cases[name].update(right=right, all=cases)

    def add(self, other: Tally) -> None:
        """Add the counts of another tally."""
        for name, counts in other._items.items():
            self._items[name].update(counts)
        for name, counts in other._cases.items():
            self._cases[name].update(counts)
        for name, scored in other._scored.items():
            self._scored[name].extend(scored)

    def figures(self) -> dict[str, float]:
        """`NAME.precision`, `NAME.recall`, `NAME.f1` of items; `NAME` of cases; in [0, 1]. Of what was scored: reliability.

        Reliability is the expected calibration error (`NAME.error`), the share that is right in each tenth of scores
        (`NAME.from_0.7`) and how many there are (`NAME.from_0.7.n`).

        What could not be judged (nothing predicted, nothing wanted) is left out.
        """
        found: dict[str, float] = {}
        for name, counts in self._items.items():
            found |= {f"{name}.{key}": value for key, value in _rates(counts).items()}
        for name, counts in self._cases.items():
            if counts["all"]:
                found[name] = round(counts["right"] / counts["all"], 4)
        for name, scored in self._scored.items():
            bins = reliability(scored)
            found[f"{name}.error"] = round(expected_error(bins), 4)
            for part in bins:
                found[f"{name}.from_{part.low:.1f}"] = round(part.share_right, 4)
                found[f"{name}.from_{part.low:.1f}.n"] = float(part.n)
        return found


def sum_tallies(tallies: Iterable[Tally]) -> Tally:
    """One tally of all."""
    total = Tally()
    for tally in tallies:
        total.add(tally)
    return total


def _rates(counts: Counter[str]) -> dict[str, float]:
    rates = {}
    if counts["predicted"]:
        rates["precision"] = counts["right"] / counts["predicted"]
    if counts["gold"]:
        rates["recall"] = counts["recalled"] / counts["gold"]
    if rates:
        precision, recall = rates.get("precision", 0.0), rates.get("recall", 0.0)
        rates["f1"] = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {key: round(value, 4) for key, value in rates.items()}
