"""What a document that goes, or is replaced, leaves to be done: its neighbours are noted, and all that rests on it goes."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import CompoundSelect, Connection, delete, or_, select, union

from recoupe.dossier import schema
from recoupe.dossier.stepwise.numbers import drop_sketch
from recoupe.dossier.stepwise.origins import drop_outlets
from recoupe.dossier.store import insert_all


def forget(connection: Connection, document: int) -> None:
    """Take out all that was derived of a document, by row number; the document itself stays."""
    near = set(connection.scalars(_near(document)))
    near |= drop_outlets(connection, document)
    free = drop_sketch(connection, document)
    mark_stale(connection, (near | free) - {document}, needs_pairs=False)
    mark_stale(connection, free - {document}, needs_pairs=True)
    shared = schema.event_claims.c
    for event in connection.scalars(select(shared.event).where(shared.document == document).distinct()).all():
        connection.execute(delete(schema.events).where(schema.events.c.number == event))
    for table in (schema.profiles, schema.block_keys, schema.stale):
        connection.execute(delete(table).where(table.c.document == document))
    for table in (schema.links, schema.merges):
        connection.execute(delete(table).where(or_(table.c.left == document, table.c.right == document)))


def _near(document: int) -> CompoundSelect[int]:
    """Documents that share an event or a link with one; merges with other events were refused and leave no trace."""
    shared, links = schema.event_claims.c, schema.links.c
    touched = select(shared.event).where(shared.document == document)
    return union(
        select(shared.document).where(shared.event.in_(touched)),
        select(links.left).where(links.right == document),
        select(links.right).where(links.left == document),
    )


def mark_stale(connection: Connection, documents: Iterable[int], *, needs_pairs: bool) -> None:
    """Say that the events of documents, by row number, have to be made anew.

    Args:
        needs_pairs: whether they have to be compared anew with the documents with which they share numbers, too.
    """
    table = schema.stale.c
    known = dict(connection.execute(select(table.document, table.needs_pairs)).all())
    wanted = {n: needs_pairs or known.get(n, False) for n in documents}
    for number in wanted.keys() & known.keys():
        connection.execute(delete(schema.stale).where(table.document == number))
    insert_all(connection, schema.stale, [{"document": n, "needs_pairs": v} for n, v in sorted(wanted.items())])
