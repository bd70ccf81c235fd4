"""Documents of one topic → stories: a topic is cut in two where its documents share least, as long as they share little there.

Source: normalised cuts (Shi and Malik 2000), the cut that is least along the second eigenvector.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

MOST_CUT = 0.8
"""Normalised cut, in [0, 2], up to which the two parts are different stories; tuned on the development part of ECB+."""
MOST_COMMON = 0.13
"""Words in more than this share of all documents tell no story apart."""
LEAST_STORY = 2
_EVERY_PAIR = 1e-6

Bag = frozenset[str]


class Rarity:
    """Weights of words: the rarer among the documents, the higher (inverse document frequency)."""

    def __init__(self, bags: Iterable[Bag]) -> None:
        bags = tuple(bags)
        self.n_documents = len(bags)
        self._counts = Counter(word for bag in bags for word in bag)

    def is_common(self, word: str) -> bool:
        """Whether so many documents have the word that it tells no story."""
        return self._counts[word] > MOST_COMMON * self.n_documents

    def cosine(self, left: Bag, right: Bag) -> float:
        """Cosine of two bags of words, in [0, 1]; 0 for an empty one."""
        shared = self._square(left & right)
        return shared / math.sqrt(self._square(left) * self._square(right)) if shared else 0.0

    def _square(self, bag: Bag) -> float:
        return sum(math.log(1 + self.n_documents / max(1, self._counts[w])) ** 2 for w in sorted(bag))


def find_stories(bags: Mapping[str, Bag], rarity: Rarity) -> dict[str, str]:
    """Names of the stories of the documents of one topic.

    Args:
        bags: telling words by document.
    """
    names = sorted(bags)
    telling = [frozenset(w for w in bags[name] if not rarity.is_common(w)) for name in names]
    likeness = np.array([[rarity.cosine(a, b) for b in telling] for a in telling])
    likeness = likeness * (1 - np.eye(len(names))) + _EVERY_PAIR
    found: dict[str, str] = {}
    waiting: list[tuple[str, list[int]]] = [("", list(range(len(names))))]
    while waiting:
        story, members = waiting.pop()
        parts = _cut(likeness[np.ix_(members, members)])
        if parts is None:
            found |= {names[m]: story for m in members}
        else:
            waiting += [(f"{story}{i}", [members[k] for k in part]) for i, part in enumerate(parts)]
    return found


def _cut(likeness: NDArray[np.floating]) -> tuple[Sequence[int], Sequence[int]] | None:
    """Two parts with the least normalised cut, None if they share too much or there are too few documents."""
    size = len(likeness)
    if size < 2 * LEAST_STORY:
        return None
    degree = likeness.sum(axis=1)
    _, vectors = np.linalg.eigh(likeness / np.sqrt(np.outer(degree, degree)))
    order = np.argsort(np.round(vectors[:, -2] / np.sqrt(degree), 9), kind="stable")
    cuts = [_value(likeness, degree, order[:k], order[k:]) for k in range(LEAST_STORY, size - LEAST_STORY + 1)]
    best = int(np.argmin(cuts))
    if cuts[best] >= MOST_CUT:
        return None
    at = best + LEAST_STORY
    left, right = sorted(order[:at].tolist()), sorted(order[at:].tolist())
    return (left, right) if left < right else (right, left)


def _value(
    likeness: NDArray[np.floating], degree: NDArray[np.floating], left: NDArray[np.intp], right: NDArray[np.intp]
) -> float:
    between = float(likeness[np.ix_(left, right)].sum())
    return between / float(degree[left].sum()) + between / float(degree[right].sum())
