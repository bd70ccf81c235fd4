"""By when reports without a date were published, as dated copies of them in a dossier tell. Source: crosscheck §8."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from recoupe.crosscheck.copies import DateBound, bound_dates
from recoupe.crosscheck.edge import Links
from recoupe.dossier import schema
from recoupe.dossier.stepwise.happenings import Shelf
from recoupe.dossier.stepwise.links import copies_into, documents_below
from recoupe.dossier.stepwise.rounds import ROOM
from recoupe.dossier.store import Store, parts


def find_bounds(store: Store, ids: Iterable[str]) -> dict[str, DateBound]:
    """Bounds of some documents and of all that they come from, by document id, as far as links are known.

    Only these can be bounded anew when just these documents have come.
    """
    with store.reading() as connection:
        table = schema.documents.c
        chosen = sorted(set(ids))
        numbers = {
            n for some in parts(chosen) for n in connection.scalars(select(table.number).where(table.id.in_(some)))
        }
        _, above = copies_into(connection, numbers)
        edges, around = copies_into(connection, documents_below(connection, above))
        documents = Shelf(connection, ROOM).documents(around)
        wanted = {documents[number].id for number in above}
    bounds = bound_dates(documents.values(), Links(tuple(edges)))
    return {id_: bound for id_, bound in bounds.items() if id_ in wanted}
