"""Documents and original reports out of a dossier, in order of their ids, in constant memory."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from recoupe.dossier import finding, schema
from recoupe.dossier.outcome import Report
from recoupe.dossier.rows import unpack
from recoupe.dossier.store import Store
from recoupe.errors import DossierError
from recoupe.model import Document

BATCH = 100
"""Documents that are read in one transaction."""
HASH = "sha256:"
"""What every id of a document begins with."""
_BEHIND_DIGITS = "g"  # in every order of letters behind all digits of a hash


def read_documents(store: Store, text: str | None) -> Iterator[Document]:
    """All documents, or those with the words of a query, by id; each batch is of one moment."""
    after = ""
    while True:
        with store.reading() as connection:
            found = _batch(store, connection, text, after)
        yield from found
        if len(found) < BATCH:
            return
        after = found[-1].id


def _batch(store: Store, connection: Connection, text: str | None, after: str) -> list[Document]:
    table = schema.documents.c
    query = select(table.body).where(table.id > after).order_by(table.id).limit(BATCH)
    if text is not None:
        query = finding.by_words(store, query, schema.documents, finding.parse(text))
    return [Document.from_dict(unpack(body)) for body in connection.scalars(query)]


def all_documents(connection: Connection) -> tuple[Document, ...]:
    """All documents of one moment, by id."""
    bodies = connection.scalars(select(schema.documents.c.body).order_by(schema.documents.c.id))
    return tuple(Document.from_dict(unpack(body)) for body in bodies)


def read_document(store: Store, id_: str) -> Document:
    """The document with that id.

    Raises:
        DossierError: there is none.
    """
    with store.reading() as connection:
        body = connection.scalars(select(schema.documents.c.body).where(schema.documents.c.id == id_)).one_or_none()
        if body is None:
            raise no_such(store, "document", id_)
        return Document.from_dict(unpack(body))


def find_by_hash(store: Store, digits: str, limit: int) -> tuple[Document, ...]:
    """The first documents whose hash begins with some digits, by id; none where no digit is given."""
    table, first = schema.documents.c, f"{HASH}{digits.removeprefix(HASH).lower()}"
    if first == HASH:
        return ()
    query = select(table.body).where(table.id >= first, table.id < f"{first}{_BEHIND_DIGITS}")
    with store.reading() as connection:
        bodies = connection.scalars(query.order_by(table.id).limit(limit))
        return tuple(Document.from_dict(unpack(body)) for body in bodies)


def read_reports(store: Store, id_: str) -> tuple[Report, ...]:
    """The reports that hold the text of a document, as they came, by source.

    Raises:
        DossierError: there is no such document, or bytes are not what their hash says.
    """
    table = schema.reports
    query = select(table).join(schema.documents).where(schema.documents.c.id == id_).order_by(table.c.source)
    with store.reading() as connection:
        rows = connection.execute(query).mappings().all()
        if not rows:
            raise no_such(store, "document", id_)
        return tuple(_make_report(store, id_, row) for row in rows)


def _make_report(store: Store, id_: str, row: RowMapping) -> Report:
    content = zlib.decompress(row["content"]) if row["content"] is not None else None
    if content is not None and hashlib.sha256(content).hexdigest() != row["sha256"]:
        raise DossierError(f"{store.name}: the bytes of {row['source']!r} are not what was stored; restore a copy")
    at = datetime.fromisoformat(row["retrieved_at"]) if row["retrieved_at"] else None
    return Report(id_, row["source"], row["outlet"], row["address"], at, row["media_type"], row["sha256"], content)


def no_such(store: Store, what: str, id_: str) -> DossierError:
    """The error of an id that is not there."""
    return DossierError(f"{store.name}: no {what} {id_!r}; `{what}s()` lists them")
