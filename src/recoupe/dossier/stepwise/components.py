"""The accounts that merges connect with those of some documents, and the groups that these make."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from recoupe.crosscheck.cluster import Cluster, Profile, group_scored, score_profiles
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.group import Merge
from recoupe.dossier import schema
from recoupe.dossier.stepwise.accounts import Key, read_profiles
from recoupe.dossier.stepwise.links import Pair, copies_among, pair_of
from recoupe.dossier.store import parts
from recoupe.model import ClaimKey

_MERGES = schema.merges.c
Scored = dict[tuple[Key, Key], float]


def group_around(connection: Connection, documents: Collection[int]) -> tuple[Cluster, ...]:
    """The groups in all connected components that hold an account of these documents."""
    members, scored = _connected(connection, documents)
    profiles = read_profiles(connection, {document for document, _ in members}, members)
    keys = {account: profile.key for account, profile in profiles.items()}
    copies = copies_among(connection, {document for document, _ in members})
    merges = [_merge(keys[left], keys[right], score) for (left, right), score in sorted(scored.items())]
    links = Links(tuple(edge for _, some in sorted(copies.items()) for edge in some.copies))
    clusters = group_scored({p.key: p for p in profiles.values()}, merges, links)
    numbers = {key.document: number for (number, _), key in keys.items()}
    by_key = {p.key: p for p in profiles.values()}
    return tuple(_with_reasons(cluster, by_key, numbers, copies) for cluster in clusters)


def _connected(connection: Connection, documents: Collection[int]) -> tuple[set[Key], Scored]:
    """The accounts of the components, and all merges between them."""
    table = schema.profiles.c
    waiting = set[Key]()
    for some in parts(sorted(documents)):
        rows = connection.execute(select(table.document, table.claim).where(table.document.in_(some)))
        waiting.update((number, claim) for number, claim in rows)
    members, scored = set[Key](), Scored()
    known: dict[Key, list[tuple[Key, float]]] = {}
    looked_up = set[int]()
    while waiting:
        members |= waiting
        missing = {document for document, _ in waiting} - looked_up
        looked_up |= missing
        _read_merges(connection, missing, known)
        found = set[Key]()
        for account in waiting:
            for other, score in known.get(account, ()):
                scored[(account, other) if account < other else (other, account)] = score
                found.add(other)
        waiting = found - members
    return members, scored


def _read_merges(connection: Connection, documents: Iterable[int], known: dict[Key, list[tuple[Key, float]]]) -> None:
    """Add the merges of documents, by account."""
    columns = _MERGES.left, _MERGES.left_claim, _MERGES.right, _MERGES.right_claim, _MERGES.score
    for some in parts(sorted(documents)):
        for a, left, b, right, score in connection.execute(select(*columns).where(_MERGES.left.in_(some))):
            known.setdefault((a, left), []).append(((b, right), score))
        for a, left, b, right, score in connection.execute(select(*columns).where(_MERGES.right.in_(some))):
            known.setdefault((b, right), []).append(((a, left), score))


def _merge(left: ClaimKey, right: ClaimKey, score: float) -> Merge:
    first, second = (left, right) if left < right else (right, left)
    return Merge(first, second, score, ())


def _with_reasons(
    cluster: Cluster, profiles: Mapping[ClaimKey, Profile], numbers: Mapping[str, int], copies: Mapping[Pair, Links]
) -> Cluster:
    """The reasons of the merges that were made: they are told by the same comparison as the score that is kept."""
    merges = []
    for merge in cluster.merges:
        pair = pair_of(numbers[merge.left.document], numbers[merge.right.document])
        full = score_profiles(profiles[merge.left], profiles[merge.right], copies.get(pair, Links()))
        assert full is not None
        merges.append(full)
    return replace(cluster, merges=tuple(merges))
