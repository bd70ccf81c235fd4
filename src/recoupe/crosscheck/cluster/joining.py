"""Groups of a whole set of accounts, and what an incremental caller needs for one account or one pair."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.cluster.blocks import keys_of
from recoupe.crosscheck.cluster.grouping import Cluster, Known, Likeness, assemble
from recoupe.crosscheck.cluster.profile import Profile, make_profile, make_profiles
from recoupe.crosscheck.cluster.scoring import NOT_LINKED, Scale, likeness, load_scale, score_profiles
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.crosscheck.group import Group, Merge
from recoupe.model import ClaimKey

Profiles = Mapping[ClaimKey, Profile]
LinksOfPair = Mapping[tuple[str, str], Links]


def group_accounts(accounts: Sequence[Account], links: Links) -> tuple[Group, ...]:
    """Accounts that tell of one happening; every account is in exactly one group, whatever the order of the accounts.

    Args:
        accounts: all accounts of each of their reports: what one claim leaves out is read off the others.
        links: the links between these reports.

    Returns:
        Groups in order of their first member.
    """
    by_key = {account.key: account for account in accounts}
    ordered = sorted(by_key.values(), key=lambda a: a.key)
    profiles = {
        profile.key: profile
        for _, of_report in groupby(ordered, key=lambda a: a.document.id)
        for profile in make_profiles(tuple(of_report))
    }
    clusters = group_profiles(profiles, links)
    return tuple(Group(tuple(by_key[key] for key in c.keys), c.merges) for c in clusters)


def group_profiles(profiles: Profiles, links: Links, scale: Scale | None = None) -> tuple[Cluster, ...]:
    """The same for profiles made before."""
    used = scale or load_scale()
    return group_scored(profiles, tuple(find_merges(profiles, links_by_pair(links), used)), links, used)


def group_scored(
    profiles: Profiles, merges: Sequence[Merge], links: Links, scale: Scale | None = None, known: Known | None = None
) -> tuple[Cluster, ...]:
    """The same for pairs scored before: grouped inside the connected components of their graph.

    Args:
        profiles: those of whole components; other components are not needed.
        merges: all merges between these.
        known: what was found before of pairs of accounts with the same links; what is found now is added.
    """
    known = known or Known()
    compare = _remembering(links_by_pair(links), scale or load_scale(), known)
    found = [
        cluster
        for members, inside in _components(profiles, merges)
        for cluster in assemble({key: profiles[key] for key in members}, inside, compare, known)
    ]
    return tuple(sorted(found, key=lambda c: c.keys[0]))


def block_keys(account: Account) -> frozenset[str]:
    """Keys under which an account is looked up.

    Two accounts can merge only if they share one, or if a copy edge links their reports: a copy whose date is unknown, or
    that was read otherwise, is known by the edge.
    """
    return keys_of(make_profile(account))


def score_pair(left: Account, right: Account, linked: Links) -> Merge | None:
    """The merge of two accounts, None where they are not taken for one happening; symmetric.

    Whoever compares one account with many makes profiles once and calls `score_profiles`.

    Args:
        linked: the links between their two reports.
    """
    a, b = make_profile(left), make_profile(right)
    if not linked.copies and not keys_of(a) & keys_of(b):
        return None
    return score_profiles(a, b, linked)


def find_merges(profiles: Profiles, tied: LinksOfPair, scale: Scale) -> Iterator[Merge]:
    """Merges of all pairs that share a key or whose reports copy each other, in order of keys."""
    blocks: defaultdict[str, list[ClaimKey]] = defaultdict(list)
    keys = {key: keys_of(profile) for key, profile in profiles.items()}
    for key in sorted(profiles):
        for block in keys[key]:
            blocks[block].append(key)
    linked = _linked_reports(tied)
    of_report: defaultdict[str, list[ClaimKey]] = defaultdict(list)
    for key in sorted(profiles):
        of_report[key.document].append(key)
    for key in sorted(profiles):
        met = {other for block in keys[key] for other in blocks[block]}
        met.update(other for report in linked.get(key.document, ()) for other in of_report[report])
        for other in sorted(o for o in met if o > key):
            merge = score_profiles(profiles[key], profiles[other], links_of(key, other, tied), scale)
            if merge is not None:
                yield merge


def links_by_pair(links: Links) -> LinksOfPair:
    """The copy edges between each two reports, by their ids in order."""
    found: defaultdict[tuple[str, str], list[CopyEdge]] = defaultdict(list)
    for edge in links.copies:
        found[min(edge.copy.from_, edge.copy.to), max(edge.copy.from_, edge.copy.to)].append(edge)
    return {pair: Links(tuple(edges)) for pair, edges in found.items()}


def _linked_reports(tied: LinksOfPair) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for left, right in tied:
        found[left].add(right)
        found[right].add(left)
    return found


def links_of(left: ClaimKey, right: ClaimKey, tied: LinksOfPair) -> Links:
    """The copy edges between the reports of two claims."""
    pair = min(left.document, right.document), max(left.document, right.document)
    return tied.get(pair, NOT_LINKED)


def _remembering(tied: LinksOfPair, scale: Scale, known: Known) -> Likeness:
    """The likeness of two profiles, each pair computed once."""
    likenesses = known.likeness

    def compare(left: Profile, right: Profile) -> float:
        first, second = (left, right) if left.key < right.key else (right, left)
        pair = first.key, second.key
        if pair not in likenesses:
            likenesses[pair] = likeness(first, second, links_of(*pair, tied), scale)
        return likenesses[pair]

    return compare


def _components(profiles: Profiles, merges: Sequence[Merge]) -> list[tuple[list[ClaimKey], list[Merge]]]:
    """Members and merges of every connected component of the graph of merges."""
    root = {key: key for key in profiles}

    def find(key: ClaimKey) -> ClaimKey:
        while root[key] != key:
            root[key] = key = root[root[key]]
        return key

    for merge in merges:
        low, high = sorted((find(merge.left), find(merge.right)))
        root[high] = low
    members: defaultdict[ClaimKey, list[ClaimKey]] = defaultdict(list)
    inside: defaultdict[ClaimKey, list[Merge]] = defaultdict(list)
    for key in sorted(profiles):
        members[find(key)].append(key)
    for merge in merges:
        inside[find(merge.left)].append(merge)
    return [(keys, inside[first]) for first, keys in members.items()]
