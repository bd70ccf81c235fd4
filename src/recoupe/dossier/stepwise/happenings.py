"""Events of groups: those whose accounts, merges, links or reports are others than before are made anew."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, select

from recoupe.crosscheck.account import Account, accounts_of
from recoupe.crosscheck.cluster import Cluster
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.event import make_event, make_event_id
from recoupe.crosscheck.group import Group
from recoupe.dossier import schema
from recoupe.dossier.events import insert_events
from recoupe.dossier.rows import pack, unpack
from recoupe.dossier.stepwise.accounts import Key, numbers_of
from recoupe.dossier.stepwise.links import copies_into, quotes_among
from recoupe.dossier.stepwise.origins import find_origins
from recoupe.dossier.store import parts
from recoupe.model import Document, Event

_BASIS_DIGITS = 24


class Shelf:
    """Documents of a dossier, each unpacked once as long as there is room."""

    def __init__(self, connection: Connection, room: int) -> None:
        self._connection, self._room = connection, room
        self._documents: dict[int, Document] = {}
        self._accounts: dict[int, dict[str, Account]] = {}

    def documents(self, numbers: Collection[int]) -> dict[int, Document]:
        """Documents by row number."""
        missing = sorted(set(numbers) - self._documents.keys())
        if len(self._documents) + len(missing) > self._room:
            self._documents.clear()
            self._accounts.clear()
            missing = sorted(set(numbers))
        table = schema.documents.c
        for some in parts(missing):
            rows = self._connection.execute(select(table.number, table.body).where(table.number.in_(some)))
            self._documents |= {number: Document.from_dict(unpack(body)) for number, body in rows}
        return {number: self._documents[number] for number in sorted(set(numbers))}

    def accounts(self, number: int) -> dict[str, Account]:
        """The accounts of a document by claim."""
        (document,) = self.documents([number]).values()
        if number not in self._accounts:
            self._accounts[number] = {a.claim.id: a for a in accounts_of(document)}
        return self._accounts[number]


@dataclass(frozen=True, slots=True)
class Stored:
    """An event that is there: row number, what it was made of, and its packed JSON."""

    number: int
    basis: str | None
    body: bytes


def put_events(connection: Connection, clusters: Sequence[Cluster], changed: Collection[int], shelf: Shelf) -> None:
    """Put the events of groups in the place of those that their accounts were in.

    Args:
        clusters: all groups that are others than before among them.
        changed: documents whose events are made anew although the groups are those from before.
        shelf: to take documents from.
    """
    numbers = numbers_of(connection, {key.document for c in clusters for key in c.keys})
    stored = _read_stored(connection, {(numbers[key.document], key.claim) for c in clusters for key in c.keys})
    made: list[tuple[Event, str]] = []
    kept = set[int]()
    for cluster in clusters:
        documents, basis = {numbers[key.document] for key in cluster.keys}, basis_of(cluster)
        there = stored.get(make_event_id(cluster.keys[0]))
        if there is not None and there.basis == basis and not documents & set(changed):
            kept.add(there.number)
            continue
        event = _make(connection, cluster, numbers, shelf)
        if there is not None and there.basis == basis and there.body == pack(event.to_dict()):
            kept.add(there.number)
        else:
            made.append((event, basis))
    drop_events(connection, {s.number for s in stored.values()} - kept)
    insert_events(connection, [event for event, _ in made], {event.id: basis for event, basis in made})


def basis_of(cluster: Cluster) -> str:
    """A short sum of a group and of the merges that made it; the links and reports are not in it."""
    merges = sorted((m.left, m.right, m.score, m.reasons) for m in cluster.merges)
    return hashlib.sha256(repr((cluster.keys, merges)).encode()).hexdigest()[:_BASIS_DIGITS]


def read_bases(connection: Connection, ids: Collection[str]) -> dict[str, str | None]:
    """What the events that are there were made of, by id."""
    table, found = schema.events.c, dict[str, str | None]()
    for some in parts(sorted(ids)):
        rows = connection.execute(select(table.id, table.basis).where(table.id.in_(some)))
        found |= dict(rows.all())
    return found


def drop_events(connection: Connection, numbers: Iterable[int]) -> None:
    """Take events out, by row number."""
    for some in parts(sorted(numbers)):
        connection.execute(delete(schema.event_claims).where(schema.event_claims.c.event.in_(some)))
        connection.execute(delete(schema.events).where(schema.events.c.number.in_(some)))


def _read_stored(connection: Connection, accounts: Collection[Key]) -> dict[str, Stored]:
    """The events that some accounts are in, by id."""
    table, events = schema.event_claims.c, schema.events.c
    touched = set[int]()
    for some in parts(sorted({document for document, _ in accounts})):
        query = select(table.document, table.claim, table.event).where(table.document.in_(some))
        touched.update(event for document, claim, event in connection.execute(query) if (document, claim) in accounts)
    found: dict[str, Stored] = {}
    for part in parts(sorted(touched)):
        rows = select(events.id, events.number, events.basis, events.body).where(events.number.in_(part))
        found |= {id_: Stored(number, basis, body) for id_, number, basis, body in connection.execute(rows)}
    return found


def _make(connection: Connection, cluster: Cluster, numbers: Mapping[str, int], shelf: Shelf) -> Event:
    """The event of a group, with all that bears on it: what `crosscheck.reach` takes from a whole set."""
    accounts = tuple(shelf.accounts(numbers[key.document])[key.claim] for key in cluster.keys)
    own = {numbers[key.document] for key in cluster.keys}
    copies, above = copies_into(connection, own)
    reached = {document.id: document for document in shelf.documents(above).values()}
    quotes = quotes_among(connection, own)
    links = Links(copies, quotes, find_origins(connection, reached, copies))
    return make_event(Group(accounts, cluster.merges), links)
