"""Accounts of documents: what is compared of them, the keys under which they meet, and the pairs that merge."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from recoupe.crosscheck.account import accounts_of
from recoupe.crosscheck.cluster import Profile, keys_of, make_profiles, read_profile, score_profiles, write_profile
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.group import Merge
from recoupe.dossier import schema
from recoupe.dossier.rows import Row, storable
from recoupe.dossier.stepwise.links import Pair, copies_among, copies_of, pair_of
from recoupe.dossier.store import insert_all, parts
from recoupe.model import Document

Key = tuple[int, str]
"""Row number of a document, and a claim of it."""
_PROFILES, _KEYS, _MERGES = schema.profiles.c, schema.block_keys.c, schema.merges.c


def put_accounts(connection: Connection, documents: Mapping[int, Document]) -> None:
    """Note profiles and keys of the accounts of documents that have none."""
    profiles: list[Row] = []
    keys: list[Row] = []
    for number, document in documents.items():
        for profile in make_profiles(accounts_of(document)):
            account: Row = {"document": number, "claim": profile.key.claim}
            profiles.append({**account, "body": storable(write_profile(profile))})
            keys += [{**account, "key": key} for key in sorted(keys_of(profile))]
    insert_all(connection, schema.profiles, profiles)
    insert_all(connection, schema.block_keys, keys)


def read_profiles(connection: Connection, documents: Iterable[int], wanted: Collection[Key] = ()) -> dict[Key, Profile]:
    """Profiles of documents by row number; of them only those wanted, if any are."""
    found: dict[Key, Profile] = {}
    for some in parts(sorted(set(documents))):
        query = select(_PROFILES.document, _PROFILES.claim, _PROFILES.body).where(_PROFILES.document.in_(some))
        for number, claim, body in connection.execute(query):
            if not wanted or (number, claim) in wanted:
                found[number, claim] = read_profile(body)
    return found


def merge_accounts(connection: Connection, new: Collection[int], changed: Collection[Pair]) -> None:
    """Score the pairs that reports bring in, and those of reports whose copy edges are others now.

    Args:
        new: documents without any merges.
        changed: pairs of documents.
    """
    for document in sorted(new):
        _put_merges(connection, _meetings(connection, document, new))
    for pair in sorted(changed):
        if not set(pair) & set(new):
            _drop_merges(connection, pair)
            _put_merges(connection, _meeting_of(connection, pair))


@dataclass(frozen=True, slots=True)
class Meeting:
    """Pairs of accounts that may merge.

    Attributes:
        copies: the copy edges by pair of documents.
    """

    profiles: Mapping[Key, Profile]
    pairs: Collection[tuple[Key, Key]]
    copies: Mapping[Pair, Links]

    def merges(self) -> Iterator[tuple[tuple[Key, Key], Merge]]:
        """Those that do."""
        for left, right in sorted(self.pairs):
            linked = self.copies.get(pair_of(left[0], right[0]), Links())
            merge = score_profiles(self.profiles[left], self.profiles[right], linked)
            if merge is not None:
                yield (left, right), merge


def _meetings(connection: Connection, document: int, new: Collection[int]) -> Meeting:
    """The pairs of a new document with those before it; of two new ones, that with the smaller number has them."""
    own = read_profiles(connection, [document])
    met = _share_keys(connection, own)
    copies = copies_of(connection, document)
    linked = read_profiles(connection, {n for pair in copies for n in pair})
    for key in own:
        met[key] |= {other for other in linked if other[0] != document}
    pairs = {
        (key, other) if key < other else (other, key)
        for key, others in met.items()
        for other in others
        if key != other and not (other[0] in new and other[0] < document)
    }
    wanted = {key for pair in pairs for key in pair}
    others = read_profiles(connection, {key[0] for key in wanted} - {document}, wanted)
    return Meeting({**others, **own}, pairs, copies)


def _share_keys(connection: Connection, profiles: Mapping[Key, Profile]) -> defaultdict[Key, set[Key]]:
    """The accounts that share a key with each of these."""
    owners: defaultdict[str, list[Key]] = defaultdict(list)
    for account, profile in profiles.items():
        for key in keys_of(profile):
            owners[key].append(account)
    found: defaultdict[Key, set[Key]] = defaultdict(set)
    for some in parts(sorted(owners)):
        query = select(_KEYS.key, _KEYS.document, _KEYS.claim).where(_KEYS.key.in_(some))
        for key, number, claim in connection.execute(query):
            for account in owners[key]:
                found[account].add((number, claim))
    return found


def _meeting_of(connection: Connection, pair: Pair) -> Meeting:
    """The pairs of two documents."""
    profiles = read_profiles(connection, pair)
    copies = copies_among(connection, pair)
    keys = {account: keys_of(profile) for account, profile in profiles.items()}
    pairs = {
        (left, right)
        for left in profiles
        for right in profiles
        if left[0] == pair[0] and right[0] == pair[1] and (pair in copies or keys[left] & keys[right])
    }
    return Meeting(profiles, pairs, copies)


def numbers_of(connection: Connection, ids: Collection[str]) -> dict[str, int]:
    """Row numbers of documents by id."""
    table, found = schema.documents.c, dict[str, int]()
    for some in parts(sorted(ids)):
        rows = connection.execute(select(table.id, table.number).where(table.id.in_(some)))
        found.update((id_, number) for id_, number in rows)
    return found


def _put_merges(connection: Connection, meeting: Meeting) -> None:
    rows: list[Row] = [
        {"left": left[0], "left_claim": left[1], "right": right[0], "right_claim": right[1], "score": merge.score}
        for (left, right), merge in meeting.merges()
    ]
    insert_all(connection, schema.merges, rows)


def _drop_merges(connection: Connection, pair: Pair) -> None:
    connection.execute(delete(schema.merges).where(_MERGES.left == pair[0], _MERGES.right == pair[1]))
