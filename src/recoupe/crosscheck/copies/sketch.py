"""Numbers that two reports share if they can be linked at all. Never a decision.

Each is a 64-bit hash of something in one report: a chosen shingle of prose or speech, a leading fact together with the
outlet that published it or is credited, two neighbouring facts, an address. A report's numbers depend on that report
alone, so that the pairs found among a set of reports are those found by adding them one by one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

import numpy as np

from recoupe.crosscheck.copies.credits import Credits, find_credits
from recoupe.crosscheck.copies.letters import Hashes, mix
from recoupe.crosscheck.copies.links import find_addresses
from recoupe.crosscheck.copies.profile import Profiles
from recoupe.crosscheck.copies.shingles import Shingles, winnow
from recoupe.crosscheck.copies.words import Offsets
from recoupe.model import Document

WINDOWS = {"prose": 8, "speech": 4}
"""Shingles of which one is chosen. Twenty equal words of prose give two numbers in common, eight quoted words one."""
N_LEADING = 12
"""Rare facts at the head of a report by which those that credit its outlet find it."""
BATCH = 128
"""Reports treated together; more take more memory and are no faster."""
_NEIGHBOURS = (1, 2)
MIN_PAIR = 1.5
MAX_JOINT = 4
"""Characters between two parts of a name: a blank, or an article."""


class Channel(IntEnum):
    """What a number was made of."""

    PROSE = 1
    SPEECH = 2
    CREDIT = 3
    FACTS = 4
    NAMES = 5
    ADDRESS = 6
    OUTLET = 7
    """Leading facts of the outlet's own report: what those of `CREDIT` are looked for among."""


_SALTS = {Channel.OUTLET: Channel.CREDIT}


@dataclass(frozen=True, slots=True)
class Sketches:
    """Numbers of some reports by channel, one row a number: the number, and the index of the report.

    Attributes:
        crediting: indexes of the reports that credit anybody, rising.
    """

    keys: dict[Channel, Hashes]
    owners: dict[Channel, Offsets]
    crediting: Offsets


def sketch(document: Document) -> tuple[int, ...]:
    """The numbers of one report, sorted: two reports that share none cannot be linked."""
    found = make_sketches([document])
    return tuple(sorted({int(key) for keys in found.keys.values() for key in keys}))


def make_sketches(documents: Sequence[Document]) -> Sketches:
    """The numbers of all reports, in batches."""
    parts = [sketch_batch(documents[i : i + BATCH], i) for i in range(0, len(documents), BATCH)]
    return join_sketches(parts)


def join_sketches(parts: Sequence[Sketches]) -> Sketches:
    """The sketches of several runs of reports as one."""
    keys = {c: np.concatenate([p.keys[c] for p in parts] or [np.zeros(0, np.uint64)]) for c in Channel}
    owners = {c: np.concatenate([p.owners[c] for p in parts] or [np.zeros(0, np.int64)]) for c in Channel}
    crediting = np.concatenate([p.crediting for p in parts] or [np.zeros(0, np.int64)])
    return Sketches(keys, owners, crediting)


def sketch_batch(documents: Sequence[Document], first: int) -> Sketches:
    """The numbers of some reports, found together; the index of the first is given."""
    profiles = Profiles(documents)
    given = [find_credits(d) for d in documents]
    found = {
        Channel.PROSE: _chosen(profiles, profiles.prose, WINDOWS["prose"]),
        Channel.SPEECH: _chosen(profiles, profiles.speech, WINDOWS["speech"]),
        Channel.FACTS: _fact_keys(profiles),
        Channel.NAMES: _name_keys(profiles),
        Channel.ADDRESS: _address_keys(documents),
        **_credit_keys(profiles, given),
    }
    keys = {c: mix(k ^ (np.uint64(_SALTS.get(c, c)) << np.uint64(56))) for c, (k, _) in found.items()}
    crediting = np.array([first + i for i, g in enumerate(given) if g.lines or g.chains], np.int64)
    return Sketches(keys, {c: owners + first for c, (_, owners) in found.items()}, crediting)


def _chosen(profiles: Profiles, shingles: Shingles, window: int) -> tuple[Hashes, Offsets]:
    rows = winnow(shingles, window)
    return shingles.hashes[rows], profiles.owners(shingles.starts)[rows]


def _fact_keys(profiles: Profiles) -> tuple[Hashes, Offsets]:
    """Every two sure facts that stand side by side or with one between, rare enough together."""
    facts = profiles.facts
    found = [_neighbours(profiles, shift, MIN_PAIR) for shift in _NEIGHBOURS]
    kept = [(i[facts.is_sure[i] & facts.is_sure[j]], j[facts.is_sure[i] & facts.is_sure[j]]) for i, j in found]
    return _pair_keys(profiles, np.concatenate([i for i, _ in kept]), np.concatenate([j for _, j in kept]))


def _name_keys(profiles: Profiles) -> tuple[Hashes, Offsets]:
    """Every two names in a row, "Khalifa Haftar"; in Arabic every two words that may be names."""
    facts = profiles.facts
    i, j = _neighbours(profiles, 1, 0)
    is_name = facts.is_name[i] & facts.is_name[j] & (facts.starts[j] - facts.stops[i] <= MAX_JOINT)
    return _pair_keys(profiles, i[is_name], j[is_name])


def _neighbours(profiles: Profiles, shift: int, min_weight: float) -> tuple[Offsets, Offsets]:
    """Rows of facts of one text, and the rows so many further on, that have at least that weight together."""
    facts = profiles.facts
    owners = profiles.fact_owners
    is_pair = (owners[:-shift] == owners[shift:]) & (facts.weights[:-shift] + facts.weights[shift:] >= min_weight)
    rows = np.flatnonzero(is_pair)
    return rows, rows + shift


def _pair_keys(profiles: Profiles, left: Offsets, right: Offsets) -> tuple[Hashes, Offsets]:
    facts = profiles.facts
    return facts.keys[left] + facts.keys[right], profiles.fact_owners[left]


def _credit_keys(profiles: Profiles, given: Sequence[Credits]) -> dict[Channel, tuple[Hashes, Offsets]]:
    """Leading rare facts with the outlet, and all rare facts with each publisher that is credited."""
    is_rare = profiles.facts.weights >= 1
    rare = profiles.facts.keys[is_rare]
    cuts = profiles.cuts(profiles.facts.starts[is_rare])
    own = [(i, key) for i, g in enumerate(given) for key in sorted(g.own)]
    credited = [
        (i, key)
        for i, g in enumerate(given)
        if g.lines or g.chains
        for key in sorted({k for keys, _ in (*g.lines, *g.chains) for k in keys})
    ]
    leading = np.minimum(np.diff(cuts), N_LEADING)
    return {
        Channel.OUTLET: _with_names(own, rare, cuts, leading),
        Channel.CREDIT: _with_names(credited, rare, cuts, np.diff(cuts)),
    }


def _with_names(
    names: Sequence[tuple[int, str]], facts: Hashes, cuts: Offsets, counts: Offsets
) -> tuple[Hashes, Offsets]:
    """The first facts of a report with a name each, for every report and name.

    Args:
        cuts, counts: row of the first fact of each report, and how many of its facts are wanted.
    """
    owners = np.array([i for i, _ in names], np.int64)
    hashes = np.array([_hash_words(name) for _, name in names], np.uint64)
    sizes = counts[owners]
    rows = np.arange(sizes.sum()) + np.repeat(cuts[owners] - np.cumsum(sizes) + sizes, sizes)
    return facts[rows] ^ np.repeat(hashes, sizes), np.repeat(owners, sizes)


def _address_keys(documents: Sequence[Document]) -> tuple[Hashes, Offsets]:
    """The address of each report and those it links to."""
    found = [(_hash_words(address), i) for i, d in enumerate(documents) for address in find_addresses(d)]
    return np.array([k for k, _ in found], np.uint64), np.array([i for _, i in found], np.int64)


@lru_cache(maxsize=100_000)
def _hash_words(words: str) -> np.uint64:
    return np.uint64(int.from_bytes(hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest()))
