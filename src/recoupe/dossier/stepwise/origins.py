"""Outlets by the keys under which others credit them: a credit counts once a report of that outlet is there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sqlalchemy import Connection, delete, select

from recoupe.crosscheck.copies.origins import credited_keys, origins_of, own_keys, shows_original
from recoupe.crosscheck.edge import CopyEdge, CreditedOrigin
from recoupe.dossier import schema
from recoupe.dossier.rows import Row, storable
from recoupe.dossier.store import insert_all, parts
from recoupe.model import Document
from recoupe.world.actors import outlets_by_id

_TABLE = schema.outlet_keys.c


def put_outlets(connection: Connection, documents: Mapping[int, Document]) -> set[int]:
    """Note the outlets of documents and whom they credit; which others credit an outlet that was not there before."""
    own = {number: _stored(own_keys(document)) for number, document in documents.items()}
    new = _without_owner(connection, {key for keys in own.values() for key in keys})
    rows: list[Row] = []
    for number, document in documents.items():
        rows += [{"key": key, "is_own": True, "document": number} for key in sorted(own[number])]
        credited = _stored(credited_keys(document))
        rows += [{"key": key, "is_own": False, "document": number} for key in sorted(credited)]
    insert_all(connection, schema.outlet_keys, rows)
    return _creditors(connection, new)


def drop_outlets(connection: Connection, document: int) -> set[int]:
    """Take the keys of a document out; which others credit an outlet that is there no longer."""
    keys = set(connection.scalars(select(_TABLE.key).where(_TABLE.document == document, _TABLE.is_own)))
    connection.execute(delete(schema.outlet_keys).where(_TABLE.document == document))
    return _creditors(connection, _without_owner(connection, keys))


def _stored(keys: Iterable[str]) -> dict[str, str]:
    """Keys as they are stored; those of outlets that everybody knows need not be."""
    return {storable(key): key for key in keys if key not in outlets_by_id()}


def _without_owner(connection: Connection, keys: Iterable[str]) -> set[str]:
    left = set(keys)
    for some in parts(sorted(left)):
        left -= set(connection.scalars(select(_TABLE.key).where(_TABLE.key.in_(some), _TABLE.is_own)))
    return left


def _creditors(connection: Connection, keys: Iterable[str]) -> set[int]:
    found = set[int]()
    for some in parts(sorted(keys)):
        query = select(_TABLE.document).where(_TABLE.key.in_(some), _TABLE.is_own.is_(False))
        found.update(connection.scalars(query.distinct()))
    return found


def find_origins(
    connection: Connection, documents: Mapping[str, Document], copies: Iterable[CopyEdge]
) -> tuple[CreditedOrigin, ...]:
    """The credits of documents.

    Args:
        documents: by id, with all that they come from.
        copies: the edges between them.
    """
    originals: defaultdict[str, set[str]] = defaultdict(set)
    for edge in copies:
        if shows_original(edge):
            originals[edge.copy.to].add(edge.copy.from_)
    credited = _stored(key for document in documents.values() for key in credited_keys(document))
    outlets = {credited[key] for key in credited.keys() - _without_owner(connection, credited)}
    return tuple(
        origin
        for id_ in sorted(documents)
        for origin in origins_of(documents[id_], outlets, {i: own_keys(documents[i]) for i in sorted(originals[id_])})
    )
