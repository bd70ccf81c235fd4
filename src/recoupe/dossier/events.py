"""Events in and out of a dossier: written many at a time, read with what reviewers decided beside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from sqlalchemy import Connection, RowMapping, delete, insert, select

from recoupe.dossier import schema
from recoupe.dossier.finding import Query, find_events
from recoupe.dossier.judging import effective_judgements
from recoupe.dossier.reading import no_such
from recoupe.dossier.relating import complete_events
from recoupe.dossier.rows import Row, make_event_row, unpack
from recoupe.dossier.store import Store
from recoupe.errors import DossierError
from recoupe.model import ClaimKey, Credibility, DecidedBy, Decision, Event, Grade, Judgement, Status

BATCH = 1000
"""Events that are written in one statement, or read in one transaction."""

_FOUND = tuple(
    schema.events.c[name]
    for name in (
        "id", "kind", "title", "start", "stop", "place", "credibility", "grade", "happened_low", "happened_high",
        "n_documents", "n_outlets",
    )
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """An event as a line of a list; `Dossier.event` has all of it.

    Attributes:
        start, stop: half-open days; None where the event is open, both where it has no date.
        place: id of the place.
        happened: independent origins of the fact, an inclusive interval.
    """

    id: str
    kind: str
    title: str
    start: date | None
    stop: date | None
    place: str | None
    credibility: Credibility
    grade: Grade | None
    happened: tuple[int, int]
    n_documents: int
    n_outlets: int


# --- writing ----------------------------------------------------------------------------------------------


def replace_events(connection: Connection, events: Iterable[Event]) -> None:
    """Put these events in the place of all that are there.

    Raises:
        DossierError: an event rests on a claim that is not in the dossier.
    """
    connection.execute(delete(schema.event_claims))
    connection.execute(delete(schema.events))
    insert_events(connection, events)


def insert_events(connection: Connection, events: Iterable[Event], bases: Mapping[str, str] | None = None) -> None:
    """Write events that are not there yet.

    Args:
        bases: what each was made of, by id, where it will be compared with that.

    Raises:
        DossierError: an event rests on a claim that is not in the dossier.
    """
    waiting = iter(events)
    while batch := list(islice(waiting, BATCH)):
        numbers = _document_numbers(connection, batch)
        evidence = _evidence(connection, set(numbers.values()))
        rows = [make_event_row(e, [evidence[numbers[k.document], k.claim] for k in e.claims]) for e in batch]
        for row in rows:
            row["basis"] = (bases or {}).get(str(row["id"]))
        _part_equal_numbers(connection, rows)
        connection.execute(insert(schema.events), rows)
        keys = [
            {"document": numbers[key.document], "claim": key.claim, "event": row["number"]}
            for event, row in zip(batch, rows, strict=True)
            for key in event.claims
        ]
        if keys:
            connection.execute(insert(schema.event_claims), keys)


def _document_numbers(connection: Connection, events: Sequence[Event]) -> dict[str, int]:
    ids = {key.document for event in events for key in event.claims}
    table = schema.documents.c
    found = connection.execute(select(table.id, table.number).where(table.id.in_(ids)))
    numbers: dict[str, int] = {row.id: row.number for row in found}
    if missing := sorted(ids - numbers.keys()):
        raise DossierError(f"events rest on document {missing[0]!r}, which is not in the dossier; add it first")
    return numbers


def _evidence(connection: Connection, documents: set[int]) -> Mapping[tuple[int, str], str]:
    """Quotes of the claims of some documents, by row number and claim; "" for what is no claim of theirs."""
    table = schema.claims.c
    found = connection.execute(select(table.document, table.id, table.evidence).where(table.document.in_(documents)))
    return defaultdict(str, {(document, claim): quote for document, claim, quote in found})


def _part_equal_numbers(connection: Connection, rows: Sequence[Row]) -> None:
    """Give the second of two events with one number, a chance of one to 2 ** 41 a pair and day, the next one."""
    numbers = [row["number"] for row in rows]
    taken = set(connection.scalars(select(schema.events.c.number).where(schema.events.c.number.in_(numbers))))
    for row in rows:
        number = row["number"]
        assert isinstance(number, int)
        while number in taken:
            number += 1
        taken.add(number)
        row["number"] = number


# --- reading ----------------------------------------------------------------------------------------------


def read_events(store: Store) -> Iterator[Event]:
    """All events in the order of time, with their status; each batch is of one moment."""
    table, after = schema.events.c, -1
    while True:
        with store.reading() as connection:
            query = select(table.number, table.body).where(table.number > after).order_by(table.number).limit(BATCH)
            rows = connection.execute(query).all()
            judged = effective_judgements(connection)
            found = complete_events(connection, (_make_event(body, judged) for _, body in rows))
        yield from found
        if len(rows) < BATCH:
            return
        after = rows[-1][0]


def read_event(store: Store, id_: str) -> Event:
    """The event with that id, with its status.

    Raises:
        DossierError: there is none.
    """
    with store.reading() as connection:
        body = connection.scalars(select(schema.events.c.body).where(schema.events.c.id == id_)).one_or_none()
        if body is None:
            raise no_such(store, "event", id_)
        return complete_events(connection, [_make_event(body, effective_judgements(connection))])[0]


def read_events_of(store: Store, claim: ClaimKey) -> tuple[Event, ...]:
    """The events that rest on a claim, in the order of time, with their status."""
    table, members = schema.events.c, schema.event_claims.c
    query = (
        select(table.body)
        .join_from(schema.event_claims, schema.events)
        .join_from(schema.event_claims, schema.documents)
    )
    query = query.where(schema.documents.c.id == claim.document, members.claim == claim.claim).order_by(table.number)
    with store.reading() as connection:
        bodies = connection.scalars(query).all()
        judged = effective_judgements(connection)
        return complete_events(connection, (_make_event(body, judged) for body in bodies))


def _make_event(body: bytes, judged: Mapping[ClaimKey, Judgement]) -> Event:
    event = Event.from_dict(unpack(body))
    passed = [judged[key] for key in event.claims if key in judged] if judged else []
    if not passed:
        return event
    last = max(passed, key=lambda judgement: judgement.number)
    is_open = last.decision is Decision.UNREVIEWED
    return event if is_open else replace(event, status=Status(DecidedBy.REVIEWER, last.decision, last.who))


def search_events(store: Store, query: Query, limit: int) -> tuple[Found, ...]:
    """The first events, in the order of time, that a query asks for."""
    with store.reading() as connection:
        found = connection.execute(find_events(store, _FOUND, query, limit)).mappings()
        return tuple(_make_found(row) for row in found)


def _make_found(row: RowMapping) -> Found:
    return Found(
        row["id"], row["kind"], row["title"], row["start"], row["stop"], row["place"],
        Credibility(row["credibility"]), Grade(row["grade"]) if row["grade"] else None,
        (row["happened_low"], row["happened_high"]), row["n_documents"], row["n_outlets"],
    )  # fmt: skip
