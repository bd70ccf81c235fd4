"""Keeping the events of a dossier in step with its documents.

A document that was added or changed is *dirty* until events have been computed with it. Today everything is computed
anew; `refresh` is the one place to change when only what a new report touches is (lookups.py tells what that is).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from sqlalchemy import Connection, select, update

from recoupe._version import __version__
from recoupe.dossier import schema
from recoupe.dossier.events import replace_events
from recoupe.dossier.reading import all_documents
from recoupe.dossier.store import Store, generation, get_state, set_state
from recoupe.model import Document, Event

CrossCheck = Callable[[Sequence[Document]], tuple[Event, ...]]
"""Documents in, events out: a pure function of the set of documents."""

_N_TRIES = 3


def default_crosscheck(documents: Sequence[Document]) -> tuple[Event, ...]:
    """The events of documents, by `recoupe.crosscheck`, which is loaded now."""
    crosscheck: CrossCheck = import_module("recoupe.crosscheck").crosscheck
    return crosscheck(documents)


def refresh(store: Store, crosscheck: CrossCheck) -> None:
    """Bring the events up to date, if documents have changed or another version of Recoupe computed them.

    Computing takes long, so others may write meanwhile; if they changed documents it is done again, and at last
    while nobody can.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    for _ in range(_N_TRIES):
        with store.reading() as connection:
            if is_up_to_date(connection):
                return
            seen, documents = generation(connection), all_documents(connection)
        events = crosscheck(documents)
        with store.writing() as connection:
            if generation(connection) == seen:
                _store(connection, events)
                return
    with store.writing() as connection:
        _store(connection, crosscheck(all_documents(connection)))


def is_up_to_date(connection: Connection) -> bool:
    """Whether the stored events are those of the stored documents, computed by this version."""
    documents = schema.documents.c
    is_dirty = connection.scalars(select(documents.number).where(documents.is_dirty).limit(1)).first() is not None
    return not is_dirty and get_state(connection, "derived_by") == __version__


def _store(connection: Connection, events: Sequence[Event]) -> None:
    replace_events(connection, events)
    connection.execute(update(schema.documents).where(schema.documents.c.is_dirty).values(is_dirty=False))
    set_state(connection, "derived_by", __version__)
