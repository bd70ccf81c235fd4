"""Items → groups by average linkage: the two groups whose members are most alike on average are joined, again and again."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def group(likeness: NDArray[np.floating], threshold: float) -> list[list[int]]:
    """Groups of items, each sorted, in the order of their first items.

    Args:
        likeness: symmetric; the diagonal does not count.
        threshold: least average likeness of two groups that are joined.
    """
    groups = [[i] for i in range(len(likeness))]
    sums = np.array(likeness, dtype=float)
    sizes = np.ones(len(groups))
    np.fill_diagonal(sums, -np.inf)
    while len(groups) > 1:
        means = np.round(sums / np.outer(sizes, sizes), 9)
        left, right = sorted(divmod(int(np.argmax(means)), len(groups)))
        if means[left, right] < threshold:
            break
        sums[left] += sums[right]
        sums[:, left] += sums[:, right]
        sums[left, left] = -np.inf
        sizes[left] += sizes[right]
        groups[left] = sorted(groups[left] + groups.pop(right))
        sums = np.delete(np.delete(sums, right, 0), right, 1)
        sizes = np.delete(sizes, right)
    return sorted(groups)
