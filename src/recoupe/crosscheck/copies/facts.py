"""Facts of a report that survive translation: numbers, days, months and names, in the order in which they first stand.

Names are known by their consonants, so that a spelling in Arabic letters meets those of the French and English press.
Arabic knows no capitals: there any word may be a name, and counts only where the other text is sure that it is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recoupe.crosscheck.copies.letters import Hashes, mix
from recoupe.crosscheck.copies.words import Flags, Offsets, Words, find_words
from recoupe.model import Span
from recoupe.text.table import read_table

Weights = NDArray[np.float64]

MIN_DISTINCTIVE = 13
"""Numbers from which it takes a reason for two reports to share one; fewer dead and wounded are common."""
YEARS = (1900, 2100)
_FILE = Path(__file__).parent / "fact_words.tsv"
_NUMBER, _DAY, _MONTH = (np.uint64(salt) for salt in (1 << 40, 1 << 41, 1 << 42))
_SALTS = {"number": _NUMBER, "tens": _NUMBER, "day": _DAY, "month": _MONTH}
_MAX_ADDED = 19
_HEAD_BITS = 16


@dataclass(frozen=True, slots=True)
class Facts:
    """Facts of one text, in text order.

    Attributes:
        keys: the same for the same fact in every language.
        weights: 1 for a fact that few reports share, 0.5 for others.
        is_name: whether it is a name, and no number, day or month.
        is_sure: whether it is a fact beyond doubt, and no common word that may be a name.
        starts, stops: half-open, in code points of the unmodified text.
    """

    keys: Hashes
    weights: Weights
    is_name: Flags
    is_sure: Flags
    starts: Offsets
    stops: Offsets

    def __len__(self) -> int:
        return len(self.keys)

    def cut(self, first: int, last: int, base: int) -> Facts:
        """Rows `[first, last)`, as those of a text that begins at `base`."""
        found = self._rows(np.arange(first, last))
        return replace(found, starts=found.starts - base, stops=found.stops - base)

    def firsts(self) -> Facts:
        """Each fact once, where it first stands."""
        return self._rows(np.sort(np.unique(self.keys, return_index=True)[1]))

    def outside(self, starts: Offsets) -> Facts:
        """The facts that do not begin where one of these words begins."""
        return self._rows(np.flatnonzero(~np.isin(self.starts, starts)))

    def within(self, start: int, stop: int) -> Facts:
        """The facts in an interval of the text, each once."""
        return self._rows(np.flatnonzero((self.starts >= start) & (self.stops <= stop))).firsts()

    def beside(self, spans: Iterable[Span]) -> Facts:
        """The facts that do not begin in one of these stretches."""
        inside = np.zeros(len(self), np.bool_)
        for span in spans:
            inside |= (self.starts >= span.start) & (self.starts < span.stop)
        return self._rows(np.flatnonzero(~inside))

    def _rows(self, rows: Offsets) -> Facts:
        return Facts(
            self.keys[rows], self.weights[rows], self.is_name[rows], self.is_sure[rows], self.starts[rows],
            self.stops[rows],
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """Words with a value: hash of the folded word, sorted; salt, value, and whether a number may be added.

    Attributes:
        may_be: whether a word whose hash begins with these bits may be one of them; few others may.
    """

    may_be: Flags
    hashes: Hashes
    salts: Hashes
    values: Offsets
    is_tens: Flags


@cache
def _lexicon() -> _Lexicon:
    rows = read_table(_FILE, ["role", "value", "fr", "en", "ar"])
    found = {
        int(find_words([word]).hashes[0]): (_SALTS[row["role"]], int(row["value"]), row["role"] == "tens")
        for row in rows
        for language in ("fr", "en", "ar")
        for word in row.many(language)
    }
    hashes = sorted(found)
    salts, values, is_tens = zip(*(found[h] for h in hashes), strict=True)
    may_be = np.zeros(1 << _HEAD_BITS, np.bool_)
    may_be[[h >> (64 - _HEAD_BITS) for h in hashes]] = True
    return _Lexicon(
        may_be, np.array(hashes, np.uint64), np.array(salts, np.uint64), np.array(values), np.array(is_tens)
    )


def find_facts(words: Words) -> Facts:
    """Facts of all words of some texts; offsets in the row of all texts."""
    values, kinds = _read_values(words)
    may_be_name = (values < 0) & (words.n_consonants > 1) & (words.is_arabic | _is_proper(words))
    rows = np.flatnonzero(may_be_name | (values > 1))
    is_name, numbers, salts = may_be_name[rows], values[rows], kinds[rows]
    keys = mix(np.where(is_name, words.skeletons[rows], numbers.astype(np.uint64) + salts))
    is_rare = np.where(is_name, words.n_consonants[rows] > 2, (salts == _NUMBER) & (numbers >= MIN_DISTINCTIVE))
    is_rare &= is_name | (numbers < YEARS[0]) | (numbers >= YEARS[1])
    is_sure = ~(is_name & words.is_arabic[rows])
    return Facts(keys, np.where(is_rare, 1.0, 0.5), is_name, is_sure, words.starts[rows], words.stops[rows])


def _is_proper(words: Words) -> Flags:
    """Words with a capital that does not come from the beginning of a sentence alone."""
    is_followed = np.zeros(len(words.starts), np.bool_)
    is_followed[:-1] = words.is_upper[1:] & ~words.is_first[1:]
    return words.is_upper & (~words.is_first | is_followed)


def _read_values(words: Words) -> tuple[Offsets, Hashes]:
    """Value of each word that is a number, a day or a month, -1 for others, and what kind of value it is."""
    lexicon = _lexicon()
    numbers, salts = words.numbers.copy(), np.full(len(words.hashes), _NUMBER)
    is_tens = np.zeros(len(numbers), np.bool_)
    rows = np.flatnonzero(lexicon.may_be[words.hashes >> np.uint64(64 - _HEAD_BITS)])
    at = np.minimum(np.searchsorted(lexicon.hashes, words.hashes[rows]), len(lexicon.hashes) - 1)
    is_known = lexicon.hashes[at] == words.hashes[rows]
    known, at = rows[is_known], at[is_known]
    numbers[known], salts[known], is_tens[known] = lexicon.values[at], lexicon.salts[at], lexicon.is_tens[at]
    is_small = (numbers > 0) & (numbers <= _MAX_ADDED) & (salts == _NUMBER) & ~is_tens
    behind = np.flatnonzero(is_tens[:-1] & is_small[1:] & ~words.is_arabic[1:])  # vingt-deux, twenty-two
    before = np.flatnonzero(is_small[:-1] & is_tens[1:] & words.is_arabic[1:])
    for first in (behind, before):
        numbers[first] += numbers[first + 1]
        numbers[first + 1] = -1
    return numbers, salts


@dataclass(frozen=True, slots=True)
class FactMatch:
    """Facts that two texts share.

    Attributes:
        shared: weight of all shared facts.
        in_order: weight of those that stand in the same order in both.
        share: of the weight of the facts in the stretch of the text that is surer of its facts, how much is found, in order,
            in the other; 1 for a translation that leaves nothing out.
        pairs: rows of the facts in order, left and right.
    """

    shared: float
    in_order: float
    share: float
    pairs: tuple[tuple[int, int], ...]


def match_facts(left: Facts, right: Facts) -> FactMatch:
    """Shared facts of two texts, each given once; a fact that neither is sure of does not count."""
    _, rows, others = np.intersect1d(left.keys, right.keys, assume_unique=True, return_indices=True)
    is_fact = left.is_sure[rows] | right.is_sure[others]
    found = sorted(zip(rows[is_fact].tolist(), others[is_fact].tolist(), strict=True))
    weights = [min(left.weights[i], right.weights[j]) for i, j in found]
    chain = _heaviest_chain([j for _, j in found], weights)
    pairs = tuple(found[i] for i in chain)
    in_order = float(sum(weights[i] for i in chain))
    is_left = left.is_sure.sum() >= right.is_sure.sum()
    surer, side = (left, 0) if is_left else (right, 1)
    return FactMatch(float(sum(weights)), in_order, _share(surer, [p[side] for p in pairs], in_order), pairs)


def _heaviest_chain(others: list[int], weights: list[float]) -> list[int]:
    """Indexes of the increasing subsequence of greatest weight; of several the one that ends first."""
    best: list[tuple[float, int]] = []
    for i, place in enumerate(others):
        before = max(((best[k][0], -k) for k in range(i) if others[k] < place), default=(0.0, 1))
        best.append((before[0] + weights[i], -before[1]))
    at = max(range(len(best)), key=lambda i: (best[i][0], -i), default=-1)
    chain: list[int] = []
    while at >= 0:
        chain.append(at)
        at = best[at][1]
    return chain[::-1]


def _share(facts: Facts, rows: list[int], in_order: float) -> float:
    """Weight found over the weight of the facts from the first to the last that was found."""
    if not rows:
        return 0.0
    between = slice(min(rows), max(rows) + 1)
    return in_order / float(facts.weights[between][facts.is_sure[between]].sum() or 1.0)
