"""Keeping the events of a dossier in step with its documents.

A document that was added or changed is *dirty* until events have been computed with it; a *stale* one did not change, but
something that its events rest on did. By default only what these touch is computed anew (`stepwise`); a cross-check that
the caller gave is asked for all events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module

from sqlalchemy import Connection, delete, select, update

from recoupe._version import __version__
from recoupe.dossier import schema
from recoupe.dossier.events import replace_events
from recoupe.dossier.reading import all_documents
from recoupe.dossier.store import Store, generation, get_state, set_state
from recoupe.model import Document, Event

CrossCheck = Callable[[Sequence[Document]], tuple[Event, ...]]
"""Documents in, events out: a pure function of the set of documents."""

_DERIVED = (
    schema.event_claims, schema.events, schema.links, schema.merges, schema.profiles, schema.block_keys,
    schema.outlet_keys, schema.numbers, schema.frequent, schema.sketches, schema.stale,
)  # fmt: skip
_N_TRIES = 3


def default_crosscheck(documents: Sequence[Document]) -> tuple[Event, ...]:
    """The events of documents, by `recoupe.crosscheck`, which is loaded now.

    A dossier that has this one never calls it: it keeps what it would return up to date step by step.
    """
    crosscheck: CrossCheck = import_module("recoupe.crosscheck").crosscheck
    return crosscheck(documents)


def refresh(store: Store, crosscheck: CrossCheck) -> None:
    """Bring the events up to date, if documents have changed or another version of Recoupe computed them.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    maker = _maker(crosscheck)
    with store.reading() as connection:
        if is_up_to_date(connection, maker):
            return
    if crosscheck is default_crosscheck:
        _step(store, maker)
    else:
        _compute_all(store, crosscheck, maker)


def is_up_to_date(connection: Connection, maker: str) -> bool:
    """Whether the stored events are those of the stored documents, computed by this maker: a version of Recoupe."""
    documents = schema.documents.c
    is_dirty = connection.scalars(select(documents.number).where(documents.is_dirty).limit(1)).first() is not None
    is_stale = connection.scalars(select(schema.stale.c.document).limit(1)).first() is not None
    return not is_dirty and not is_stale and get_state(connection, "derived_by") == maker


def _maker(crosscheck: CrossCheck) -> str:
    return __version__ if crosscheck is default_crosscheck else f"{__version__}, by a function of the caller"


def _step(store: Store, maker: str) -> None:
    """Take in what has changed, a few documents a transaction; whoever reads meanwhile sees the events so far."""
    from recoupe.dossier.stepwise.rounds import advance  # needs the whole cross-check

    is_more = True
    while is_more:
        with store.writing() as connection:
            if get_state(connection, "derived_by") != maker:
                _start_anew(connection)
                set_state(connection, "derived_by", maker)
            is_more = advance(connection)


def _start_anew(connection: Connection) -> None:
    """Forget all that was derived."""
    for table in _DERIVED:
        connection.execute(delete(table))
    connection.execute(update(schema.documents).where(schema.documents.c.is_dirty.is_(False)).values(is_dirty=True))


def _compute_all(store: Store, crosscheck: CrossCheck, maker: str) -> None:
    """Ask a cross-check for all events.

    Computing takes long, so others may write meanwhile; if they changed documents it is done again, and at last
    while nobody can.
    """
    for _ in range(_N_TRIES):
        with store.reading() as connection:
            seen, documents = generation(connection), all_documents(connection)
        events = crosscheck(documents)
        with store.writing() as connection:
            if generation(connection) == seen:
                _store(connection, events, maker)
                return
    with store.writing() as connection:
        _store(connection, crosscheck(all_documents(connection)), maker)


def _store(connection: Connection, events: Sequence[Event], maker: str) -> None:
    replace_events(connection, events)
    connection.execute(delete(schema.stale))
    connection.execute(update(schema.documents).where(schema.documents.c.is_dirty).values(is_dirty=False))
    set_state(connection, "derived_by", maker)
