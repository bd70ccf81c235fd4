"""Whether scores are probabilities: how many of the claims with a score of about .8 are right.

Source: expected calibration error as in C. Guo et al. (2017), On calibration of modern neural networks, ICML, with ten
bins of equal width.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

N_BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Claims with scores in [low, high): their number, mean score and the share that is right."""

    low: float
    high: float
    n: int
    mean_score: float
    share_right: float


def reliability(scored: Sequence[tuple[float, bool]], n_bins: int = N_BINS) -> list[Bin]:
    """Bins that hold any claim, lowest scores first.

    Args:
        scored: score in [0, 1] of each claim, and whether it is right.
    """
    found = []
    for number in range(n_bins):
        low, high = number / n_bins, (number + 1) / n_bins
        here = [(s, ok) for s, ok in scored if low <= s < high or (s == 1.0 and number == n_bins - 1)]
        if here:
            mean, right = sum(s for s, _ in here) / len(here), sum(ok for _, ok in here) / len(here)
            found.append(Bin(low, high, len(here), mean, right))
    return found


def expected_error(bins: Sequence[Bin]) -> float:
    """Mean distance of score and share, weighted by the claims in each bin; 0 for none."""
    n = sum(b.n for b in bins)
    return sum(b.n * abs(b.mean_score - b.share_right) for b in bins) / n if n else 0.0
