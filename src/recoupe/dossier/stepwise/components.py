"""Groups of accounts, made anew only where something about them is other than before.

Grouping (`crosscheck.cluster.grouping`) goes through the merges in order of score; whether one is made depends on the
members of its two groups alone. A group that never takes in anybody else therefore has the same history whatever happens
around it, so that it is enough to group those accounts among which something changed, together with all groups that a
merge connects with a group that is not the same as before: merges between two unchanged groups were refused and are
refused again. Connected components would do too, but where much happens in one town they go on over months.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Connection, select

from recoupe.crosscheck.cluster import Cluster, Known, Profile, group_scored, score_profiles
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.event import make_event_id
from recoupe.crosscheck.group import Merge
from recoupe.dossier import schema
from recoupe.dossier.stepwise.accounts import Key, read_profiles
from recoupe.dossier.stepwise.happenings import basis_of, read_bases
from recoupe.dossier.stepwise.links import Pair, copies_among, pair_of
from recoupe.dossier.store import parts
from recoupe.model import ClaimKey

_MERGES, _MEMBERS = schema.merges.c, schema.event_claims.c


def group_around(connection: Connection, disturbed: Collection[int], touched: Collection[int]) -> tuple[Cluster, ...]:
    """The groups of all accounts of some documents, and all other groups that are not the same as before.

    Args:
        disturbed: documents with other accounts, merges or copies than before.
        touched: these, and others whose groups are asked for.
    """
    graph = _Graph(connection)
    members = graph.with_groups(graph.accounts_of(touched))
    while True:
        clusters = graph.group(members)
        outside = graph.merged_with(graph.others(clusters, disturbed)) - members
        if not outside:
            return clusters
        members |= graph.with_groups(outside)


class _Graph:
    """Accounts and the merges between them, each read once, and each pair of accounts compared once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._merges: defaultdict[Key, dict[Key, float]] = defaultdict(dict)
        self._merged = set[int]()
        self._profiles: dict[Key, Profile] = {}
        self._accounts: dict[ClaimKey, Key] = {}
        self._known = Known()
        self._reasons: dict[tuple[Key, Key], Merge] = {}

    def accounts_of(self, documents: Collection[int]) -> set[Key]:
        """All accounts of documents."""
        table, found = schema.profiles.c, set[Key]()
        for some in parts(sorted(documents)):
            rows = self._connection.execute(select(table.document, table.claim).where(table.document.in_(some)))
            found.update((number, claim) for number, claim in rows)
        return found

    def with_groups(self, accounts: Collection[Key]) -> set[Key]:
        """Accounts, and all that have been in one event with one of them."""
        events, found = set[int](), set(accounts)
        columns = select(_MEMBERS.document, _MEMBERS.claim, _MEMBERS.event)
        for some in parts(sorted({document for document, _ in accounts})):
            rows = self._connection.execute(columns.where(_MEMBERS.document.in_(some)))
            events.update(event for document, claim, event in rows if (document, claim) in found)
        for part in parts(sorted(events)):
            rows = self._connection.execute(columns.where(_MEMBERS.event.in_(part)))
            found.update((document, claim) for document, claim, _ in rows)
        return found

    def group(self, members: Collection[Key]) -> tuple[Cluster, ...]:
        """The groups of accounts, regardless of all others."""
        self._read_profiles(members)
        self._read_merges({document for document, _ in members})
        own = {p.key: p for p in (self._profiles[account] for account in sorted(members))}
        copies = copies_among(self._connection, {document for document, _ in members})
        edges = Links(tuple(edge for _, some in sorted(copies.items()) for edge in some.copies))
        clusters = group_scored(own, self._merges_among(members), edges, known=self._known)
        return tuple(self._with_reasons(cluster, copies) for cluster in clusters)

    def merged_with(self, clusters: Iterable[Cluster]) -> set[Key]:
        """All accounts that a merge connects with a member."""
        accounts = {self._accounts[key] for cluster in clusters for key in cluster.keys}
        return {other for account in accounts for other in self._merges.get(account, ())}

    def others(self, clusters: Collection[Cluster], disturbed: Collection[int]) -> Iterator[Cluster]:
        """The groups that may have another history than before."""
        before = read_bases(self._connection, {make_event_id(c.keys[0]) for c in clusters})
        for cluster in clusters:
            is_disturbed = any(self._accounts[key][0] in disturbed for key in cluster.keys)
            if is_disturbed or before.get(make_event_id(cluster.keys[0])) != basis_of(cluster):
                yield cluster

    def _read_profiles(self, members: Collection[Key]) -> None:
        missing = set(members) - self._profiles.keys()
        found = read_profiles(self._connection, {document for document, _ in missing}, missing) if missing else {}
        self._profiles |= found
        self._accounts |= {profile.key: account for account, profile in found.items()}

    def _read_merges(self, documents: Collection[int]) -> None:
        missing = set(documents) - self._merged
        self._merged |= missing
        columns = select(_MERGES.left, _MERGES.left_claim, _MERGES.right, _MERGES.right_claim, _MERGES.score)
        for some in parts(sorted(missing)):
            for side in (_MERGES.left, _MERGES.right):
                for a, left, b, right, score in self._connection.execute(columns.where(side.in_(some))):
                    self._merges[a, left][b, right] = self._merges[b, right][a, left] = score

    def _merges_among(self, members: Collection[Key]) -> list[Merge]:
        """Merges as they are kept: without reasons, which only those that are made need."""
        chosen = set(members)
        pairs = ((a, b, score) for a in chosen for b, score in self._merges.get(a, {}).items() if a < b and b in chosen)
        keys = ((self._profiles[a].key, self._profiles[b].key, score) for a, b, score in pairs)
        return [Merge(min(left, right), max(left, right), score, ()) for left, right, score in keys]

    def _with_reasons(self, cluster: Cluster, copies: Mapping[Pair, Links]) -> Cluster:
        """The reasons of the merges that were made: they are told by the same comparison as the score that is kept."""
        return replace(cluster, merges=tuple(self._with_reason(merge, copies) for merge in cluster.merges))

    def _with_reason(self, merge: Merge, copies: Mapping[Pair, Links]) -> Merge:
        left, right = self._accounts[merge.left], self._accounts[merge.right]
        if (left, right) not in self._reasons:
            linked = copies.get(pair_of(left[0], right[0]), Links())
            full = score_profiles(self._profiles[left], self._profiles[right], linked)
            assert full is not None
            self._reasons[left, right] = full
        return self._reasons[left, right]
