"""How many witnesses a value has: by outlets, by near-duplicates, by credits, and by the real counter.

Each takes all reports of an event, so that it may look at those that give another value, and the links between them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from types import MappingProxyType

from recoupe.crosscheck.account import Account, accounts_of
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.witnesses import Testimony, hear
from recoupe.learn.simulation.documents import Written
from recoupe.learn.simulation.world import Event
from recoupe.model import Count

NEAR = 0.5
"""Jaccard similarity of the word 5-grams of near-duplicates."""
N_GRAM = 5


@dataclass(frozen=True)
class Told:
    """What the reports of an event tell, and what links them."""

    event: Event
    reports: tuple[Written, ...]
    links: Links

    def giving(self, value: int) -> tuple[Written, ...]:
        """The reports that give a value."""
        return tuple(w for w in self.reports if any(t.value == value for t in w.draft.report.tellings))

    @cached_property
    def accounts(self) -> Mapping[int, tuple[Account, ...]]:
        """Accounts by value; two reports with the same text are one document."""
        found: dict[int, list[Account]] = {}
        for written in {w.document.id: w for w in self.reports}.values():
            told = (s.telling for s in written.draft.sentences if s.telling is not None)
            for telling, account in zip(told, accounts_of(written.document), strict=True):
                found.setdefault(telling.value, []).append(account)
        return {value: tuple(sorted(own, key=lambda a: a.key)) for value, own in found.items()}

    @cached_property
    def testimony(self) -> Testimony:
        """What the package makes of all accounts of the event."""
        return hear([account for own in self.accounts.values() for account in own], self.links)

    @cached_property
    def grams(self) -> tuple[frozenset[tuple[str, ...]], ...]:
        """Word 5-grams of each report."""
        return tuple(frozenset(_grams(w.document.text.split())) for w in self.reports)


def _grams(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[i : i + N_GRAM]) for i in range(len(words) - N_GRAM + 1))


def count_outlets(told: Told, value: int) -> Count:
    """As many witnesses as outlets."""
    n = len({w.draft.report.source.index for w in told.giving(value)})
    return n, n


def count_near_duplicates(told: Told, value: int) -> Count:
    """Reports that share half of their words are one witness."""
    left = [w.draft.report.index for w in told.giving(value)]
    roots = {i: i for i in left}
    for a, b in combinations(left, 2):
        shared = len(told.grams[a] & told.grams[b])
        if shared and shared >= NEAR * len(told.grams[a] | told.grams[b]):
            old, new = roots[b], roots[a]
            roots = {i: new if root == old else root for i, root in roots.items()}
    n = len(set(roots.values()))
    return n, n


def count_credits(told: Told, value: int) -> Count:
    """Reports that name one source, and the report of that source, are one witness."""
    named = {w.draft.report.source.index: w.draft.credited for w in told.reports if w.draft.credited is not None}
    n = len({named.get(w.draft.report.source.index, w.draft.report.source.index) for w in told.giving(value)})
    return n, n


def count_witnesses(told: Told, value: int) -> Count:
    """The counter of the package: all accounts of the event are heard, those that give the value are counted."""
    return told.testimony.count(told.accounts[value]).happened


Estimator = Callable[[Told, int], Count]
ESTIMATORS: Mapping[str, Estimator] = MappingProxyType({
    "outlets": count_outlets, "near_duplicates": count_near_duplicates, "credits": count_credits, "ours": count_witnesses,
})  # fmt: skip
