"""Accounts of one event → origins: accounts that reduce to one source or to one copied report. Source: crosscheck §4."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.witnesses.aligned import copied_pairs, quoted_pairs
from recoupe.crosscheck.witnesses.alike import are_one
from recoupe.crosscheck.witnesses.roots import Root, Roots
from recoupe.crosscheck.witnesses.sides import is_admission, side_of_outlet
from recoupe.crosscheck.witnesses.sources import Nature, Source, find_source
from recoupe.crosscheck.witnesses.speakers import Speaker
from recoupe.model import ClaimKey, Interest

_CIVIL = frozenset({"civil", "medical", "aid"})
COPY_RATE = 0.8
"""How often what a probable copy shares with its original was taken from it. Source: crosscheck §2, "habit"."""


@dataclass(frozen=True, slots=True)
class Origin:
    """One origin of what accounts tell.

    Attributes:
        key: the smallest key of its sources.
        name: for reasons in words.
        sources: the sources that were taken for one, sorted.
        accounts: keys of its accounts, sorted.
        sides: sides whose cause it speaks for; empty where it has none or where none is known.
        is_third_party: known to be of no side, or telling what speaks against its own.
        why: why accounts of several reports were taken for one, one sentence each.
    """

    key: str
    name: str
    sources: tuple[Source, ...]
    accounts: tuple[ClaimKey, ...]
    sides: frozenset[str]
    is_third_party: bool
    why: tuple[str, ...]

    @property
    def is_own_voice(self) -> bool:
        """Whether it is an outlet that names no source: it may have read it anywhere."""
        return all(s.nature is Nature.OWN for s in self.sources)

    @property
    def is_firm(self) -> bool:
        """Whether it is known who it is."""
        return any(s.is_firm for s in self.sources)

    def speakers(self) -> tuple[Speaker, ...]:
        """Everybody in its sources."""
        return tuple(sorted({s for source in self.sources for s in source.speakers}, key=lambda s: s.key))


@dataclass(frozen=True, slots=True)
class Traced:
    """Accounts with where they come from.

    Attributes:
        publishers: outlet or agency that first published each account, copies followed to the root.
        odds: for pairs of origins how surely the first was copied from the second.
    """

    accounts: tuple[Account, ...]
    sources: dict[ClaimKey, Source]
    roots: dict[ClaimKey, Root]
    publishers: dict[ClaimKey, str]
    origins: tuple[Origin, ...]
    origin_of: dict[ClaimKey, Origin]
    odds: dict[tuple[str, str], float]


class _Sets:
    """Union-find over account keys; a set is known by its smallest key, so that the order of unions does not matter."""

    def __init__(self, keys: Iterable[ClaimKey]) -> None:
        self.parent = {key: key for key in keys}

    def find(self, key: ClaimKey) -> ClaimKey:
        while self.parent[key] != key:
            self.parent[key] = self.parent[self.parent[key]]
            key = self.parent[key]
        return key

    def join(self, left: ClaimKey, right: ClaimKey) -> None:
        first, second = sorted((self.find(left), self.find(right)))
        self.parent[second] = first


def trace(accounts: Sequence[Account], links: Links) -> Traced:
    """Origins of the accounts of one event, sorted by key.

    Args:
        links: at least all edges of the copy-connected components of the accounts' reports.
    """
    accounts = tuple(sorted(accounts, key=lambda a: a.key))
    roots = Roots(accounts, links)
    root_of = {a.key: roots.root_of(a) for a in accounts}
    source_of = {a.key: _source(a, root_of[a.key], roots) for a in accounts}
    sets = _Sets(source_of)
    for a, b in combinations(accounts, 2):
        if are_one(source_of[a.key], source_of[b.key]):
            sets.join(a.key, b.key)
    pairs = copied_pairs(accounts, root_of, source_of)
    for copied, original, score in pairs:
        if score >= 1.0:
            sets.join(copied.key, original.key)
    for left, right in quoted_pairs(accounts, source_of, links):
        sets.join(left.key, right.key)
    origins = _make_origins(accounts, sets, source_of, root_of)
    origin_of = {key: origin for origin in origins for key in origin.accounts}
    odds = {
        (origin_of[a.key].key, origin_of[b.key].key): score * COPY_RATE
        for a, b, score in sorted(pairs, key=lambda p: p[2])
        if origin_of[a.key] is not origin_of[b.key]
    }
    publishers = {key: roots.publisher_of(_certain(root, key)) for key, root in root_of.items()}
    return Traced(accounts, source_of, root_of, publishers, origins, origin_of, odds)


def _source(account: Account, root: Root, roots: Roots) -> Source:
    at = _certain(root, account.key)
    return find_source(account, roots.voice_of(account, at), roots.names_of(account, at), roots.publishers)


def _certain(root: Root, key: ClaimKey) -> Root:
    """The root if it is certain, else the report itself."""
    return root if root.score >= 1.0 else Root(key.document, 1.0, ())


def _make_origins(
    accounts: Sequence[Account], sets: _Sets, source_of: dict[ClaimKey, Source], root_of: dict[ClaimKey, Root]
) -> tuple[Origin, ...]:
    members: defaultdict[ClaimKey, list[Account]] = defaultdict(list)
    for account in accounts:
        members[sets.find(account.key)].append(account)
    made = (_make_origin(group, source_of, root_of) for _, group in sorted(members.items()))
    return tuple(sorted(made, key=lambda o: (o.key, o.accounts)))


def _make_origin(group: Sequence[Account], source_of: dict[ClaimKey, Source], root_of: dict[ClaimKey, Root]) -> Origin:
    sources = {_identity(s): s for s in (source_of[a.key] for a in group)}
    ordered = tuple(source for _, source in sorted(sources.items()))
    speakers = sorted((s for source in ordered for s in source.speakers), key=lambda s: s.key)
    told = {side for s in speakers for side in s.sides}
    if not told and all(s.nature in {Nature.OWN, Nature.SEEN} for s in ordered):
        told = {side for s in ordered if (side := side_of_outlet(s.voice)) is not None}
    sides = frozenset(told)
    firm = [s for source in ordered if source.is_firm for s in source.speakers] or speakers
    name = min(firm, key=lambda s: s.key).name
    why = tuple(dict.fromkeys(reason for a in group for reason in root_of[a.key].why))
    third = any(is_admission(a, sides) for a in group) or _is_of_no_side(group, ordered, sides)
    return Origin(speakers[0].key, name, ordered, tuple(a.key for a in group), sides, third, why)


def _identity(source: Source) -> tuple[str, ...]:
    return source.nature.value, source.voice, *(s.key for s in source.speakers)


def _is_of_no_side(group: Sequence[Account], sources: Sequence[Source], sides: frozenset[str]) -> bool:
    """Whether a source is a third party: people of the place, medics, aid workers, reporters who saw it themselves."""
    if sides:
        return False
    if any(s.nature is Nature.SEEN for s in sources):
        return True
    if all(s.nature is Nature.OWN for s in sources):
        return False
    by_interest = all(a.deepest is not None and a.deepest.interest is Interest.THIRD_PARTY for a in group)
    sorts = {sort for s in sources for speaker in s.speakers for sort in speaker.sorts}
    return by_interest or bool(sorts and sorts <= _CIVIL)
