"""Putting reports into a dossier, one transaction each, and taking them out.

One text is one document, whoever published it. The same text from another source is noted as another report of it;
the document is then that of the report which comes first (by date, outlet, source), so that the order of adding does
not matter.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from recoupe.dossier import schema
from recoupe.dossier.outcome import Added, Outcome
from recoupe.dossier.rows import Row, make_claim_rows, make_document_row, make_report_row, storable
from recoupe.dossier.store import Store, insert_one, note_change
from recoupe.errors import DossierError
from recoupe.model import Document, make_id

if TYPE_CHECKING:  # readers take 0.1 s to import, and who opens a dossier need not read
    from recoupe.read import Unread

_RANKED = (schema.documents.c.published_start, schema.documents.c.outlet, schema.documents.c.source)


def add_one(store: Store, item: Document | Unread, retrieved_at: datetime | None, *, renew: bool) -> Added:
    """Add a report in a transaction of its own; when this returns, it is on the disk.

    Args:
        store: where to.
        item: a document, or why there is none.
        retrieved_at: when, where the original of the document does not say.
        renew: whether what another version or back end made of a report that is there already is replaced.

    Raises:
        DossierError: it cannot be written, or the id of the document is not that of its text.
    """
    if not isinstance(item, Document):
        return Added(item.source, None, Outcome.UNREAD, item.rejected.reason)
    if item.id != make_id(item.text):
        raise DossierError(
            f"{item.id!r} is not the id of the text of {item.source!r}; take it from `recoupe.read_text`"
        )
    row = make_document_row(item)
    with store.writing() as connection:
        outcome = _add(connection, item, row, retrieved_at, renew=renew)
    return Added(item.source, item.id, outcome)


def _add(connection: Connection, item: Document, row: Row, retrieved_at: datetime | None, *, renew: bool) -> Outcome:
    known = _find(connection, item.id)
    if known is None:
        number = insert_one(connection, schema.documents, row)
        _insert_claims(connection, item, number)
        connection.execute(insert(schema.reports).values(make_report_row(item, number, retrieved_at)))
        note_change(connection)
        return Outcome.ADDED
    number = known["number"]
    if _has_source(connection, number, item.source):
        is_other = known["source"] == row["source"] and known["body"] != row["body"]
        if not (renew and is_other):
            return Outcome.KNOWN
        _replace(connection, item, number, row)
        return Outcome.RENEWED
    connection.execute(insert(schema.reports).values(make_report_row(item, number, retrieved_at)))
    if _rank(row) < _rank(known):
        _replace(connection, item, number, row)
    return Outcome.ALSO


def _find(connection: Connection, id_: str) -> RowMapping | None:
    columns = (schema.documents.c.number, schema.documents.c.body, *_RANKED)
    return connection.execute(select(*columns).where(schema.documents.c.id == id_)).mappings().one_or_none()


def _has_source(connection: Connection, number: int, source: str) -> bool:
    table = schema.reports.c
    found = select(table.number).where(table.document == number, table.source == storable(source))
    return connection.scalars(found).first() is not None


def _rank(row: Row | RowMapping) -> tuple[date, str, str]:
    """Of reports with one text, the least is the one that counts: the earliest, then by name."""
    day = row["published_start"]
    return (day if isinstance(day, date) else date.max), str(row["outlet"] or ""), str(row["source"])


def _insert_claims(connection: Connection, document: Document, number: int) -> None:
    rows = list(make_claim_rows(document, number))
    if rows:
        connection.execute(insert(schema.claims), rows)


def _replace(connection: Connection, document: Document, number: int, row: Row) -> None:
    """Put another reading of the same text in the place of the one that is there."""
    _forget(connection, number)
    connection.execute(delete(schema.claims).where(schema.claims.c.document == number))
    connection.execute(update(schema.documents).where(schema.documents.c.number == number).values(row))
    _insert_claims(connection, document, number)
    note_change(connection)


def remove_one(store: Store, id_: str) -> None:
    """Take a document out, with its reports, claims and links; judgements stay.

    What it was cross-checked with will be checked anew.

    Raises:
        DossierError: there is no such document.
    """
    with store.writing() as connection:
        found = connection.scalars(select(schema.documents.c.number).where(schema.documents.c.id == id_)).one_or_none()
        if found is None:
            raise DossierError(f"{store.name}: no document {id_!r}; `documents()` lists them")
        _forget(connection, found)
        connection.execute(delete(schema.documents).where(schema.documents.c.number == found))
        note_change(connection)


def _forget(connection: Connection, number: int) -> None:
    from recoupe.dossier.stepwise.forget import forget  # needs the whole cross-check, and most reports are new

    forget(connection, number)
