"""The order of the work for a few documents at a time; after each round the events are those of the documents so far."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from sqlalchemy import Connection, delete, select, update

from recoupe.crosscheck.copies import link_pairs
from recoupe.dossier import schema
from recoupe.dossier.stepwise.accounts import merge_accounts, put_accounts
from recoupe.dossier.stepwise.components import group_around
from recoupe.dossier.stepwise.happenings import Shelf, put_events
from recoupe.dossier.stepwise.links import Pair, documents_below, drop_pairs, linked_to, pair_of, put_links
from recoupe.dossier.stepwise.numbers import Partners, find_partners, put_sketches, read_sketch
from recoupe.dossier.stepwise.origins import put_outlets
from recoupe.dossier.store import parts

N_AT_ONCE = 64
"""Documents taken in by one round: few, since what they touch is held in memory and nobody else can write meanwhile."""
N_PAIRS = 256
"""Pairs of documents that are compared together."""
ROOM = 1000
"""Documents held in memory at most, unless one event needs more."""


def advance(connection: Connection) -> bool:
    """Take the next documents into the events, and make anew what those before left to be done.

    Returns:
        Whether there may be more to do.
    """
    new = _next_new(connection)
    stale = _take_stale(connection)
    if not new and not stale:
        return False
    shelf = Shelf(connection, ROOM)
    documents = shelf.documents(new)
    put_sketches(connection, documents)
    put_accounts(connection, documents)
    creditors = put_outlets(connection, documents)
    changed = _relink(connection, new, {n for n, needs_pairs in stale.items() if needs_pairs}, shelf)
    merge_accounts(connection, new, changed)
    disturbed = {*new, *stale, *(number for pair in changed for number in pair)}
    touched = documents_below(connection, disturbed | creditors)
    put_events(connection, group_around(connection, disturbed, touched), touched, shelf)
    _settle(connection, new)
    return len(new) == N_AT_ONCE


def _next_new(connection: Connection) -> list[int]:
    table = schema.documents.c
    query = select(table.number).where(table.is_dirty).order_by(table.number).limit(N_AT_ONCE)
    return list(connection.scalars(query))


def _take_stale(connection: Connection) -> dict[int, bool]:
    """Documents that are to be done again, and whether they have to be paired anew; dirty ones will be done anyway."""
    table, documents = schema.stale.c, schema.documents.c
    query = select(table.document, table.needs_pairs).join(schema.documents).where(documents.is_dirty.is_(False))
    found = dict(connection.execute(query).all())
    connection.execute(delete(schema.stale))
    return found


def _settle(connection: Connection, documents: Collection[int]) -> None:
    table = schema.documents
    connection.execute(update(table).where(table.c.number.in_(sorted(documents))).values(is_dirty=False))


def _relink(connection: Connection, new: Collection[int], freed: Collection[int], shelf: Shelf) -> set[Pair]:
    """Find the links of new documents, and again those of documents whose numbers pair others now.

    Returns:
        Pairs that were compared or whose links were dropped, as far as they have links or had some.
    """
    wanted, dropped = set[Pair](), set[Pair]()
    again = set(freed)
    for document in new:
        partners = _partners(connection, document, new)
        wanted |= {pair_of(document, other) for other in partners.documents}
        again |= partners.crowded
    for document in sorted(again - set(new)):
        now = {pair_of(document, other) for other in _partners(connection, document, new).documents}
        before = {pair_of(document, other) for other in linked_to(connection, document)}
        dropped |= before - now
        wanted |= now - before
    drop_pairs(connection, dropped)
    return dropped | _link(connection, wanted, shelf)


def _partners(connection: Connection, document: int, new: Collection[int]) -> Partners:
    sketch = read_sketch(connection, document)
    return find_partners(connection, sketch, new) if sketch is not None else Partners()


def _link(connection: Connection, pairs: Iterable[Pair], shelf: Shelf) -> set[Pair]:
    """Compare pairs of documents and note their links; which have any."""
    found = set[Pair]()
    for some in parts(sorted(pairs), N_PAIRS):
        documents = shelf.documents({number for pair in some for number in pair})
        at = {number: i for i, number in enumerate(documents)}
        links = link_pairs(list(documents.values()), [(at[left], at[right]) for left, right in some])
        numbers = {document.id: number for number, document in documents.items()}
        put_links(connection, links, numbers)
        ends = [(e.copy.from_, e.copy.to) for e in links.copies] + [q.documents for q in links.quotes]
        found |= {pair_of(numbers[left], numbers[right]) for left, right in ends}
    return found
