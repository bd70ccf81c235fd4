"""Judgements of reviewers: passed, listed, never changed. The database itself refuses to change or delete them."""

from __future__ import annotations

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from recoupe.dossier import schema
from recoupe.dossier.reading import no_such
from recoupe.dossier.rows import Row, storable, unpack, write_time
from recoupe.dossier.store import Store, insert_one
from recoupe.errors import DossierError
from recoupe.model import ClaimKey, Decision, Event, EventFields, Judgement

FIELDS = tuple(field.name for field in fields(EventFields))
"""What a judgement can be about, besides the whole."""


def pass_judgement(store: Store, on: str | ClaimKey, row: Row) -> Judgement:
    """Write a judgement down.

    Args:
        store: where to.
        on: id of an event, or a claim.
        row: who, at, decision, field, value, reason and replaces.

    Raises:
        DossierError: there is no such event, claim or judgement to replace.
    """
    with store.writing() as connection:
        claim = _first_claim(store, connection, on) if isinstance(on, str) else _checked(store, connection, on)
        replaced = row["replaces"]
        if replaced is not None:
            _check_replaced(store, connection, replaced, on, claim)
        row = row | {"event": on if isinstance(on, str) else None, "document": claim.document, "claim": claim.claim}
        number = insert_one(connection, schema.judgements, row)
        written = connection.execute(select(schema.judgements).where(schema.judgements.c.number == number))
        return _make_judgement(written.mappings().one())


def make_row(
    who: str, at: datetime, decision: Decision, reason: str, field: str | None, value: str | None, replaces: int | None
) -> Row:
    """What a reviewer says, checked.

    Raises:
        DossierError: something is missing, or does not fit the decision.
    """
    if not who.strip() or not reason.strip():
        raise DossierError("a judgement needs who passes it and a reason; give both")
    if field is not None and field not in FIELDS:
        raise DossierError(f"no field {field!r}; there are {', '.join(FIELDS)}")
    if (decision is Decision.EDITED) != (field is not None and value is not None):
        raise DossierError(
            "a field and its new value go with the decision 'edited', and only with it; give all or none"
        )
    return {
        "who": storable(who),
        "at": write_time(at),
        "decision": decision.value,
        "field": field,
        "value": storable(value) if value is not None else None,
        "reason": storable(reason),
        "replaces": replaces,
    }


def _first_claim(store: Store, connection: Connection, event: str) -> ClaimKey:
    body = connection.scalars(select(schema.events.c.body).where(schema.events.c.id == event)).one_or_none()
    if body is None:
        raise no_such(store, "event", event)
    return Event.from_dict(unpack(body)).claims[0]


def _checked(store: Store, connection: Connection, claim: ClaimKey) -> ClaimKey:
    table = schema.claims
    found = select(table.c.id).join(schema.documents).where(
        schema.documents.c.id == claim.document, table.c.id == claim.claim
    )  # fmt: skip
    if connection.scalars(found).one_or_none() is None:
        raise DossierError(f"{store.name}: no claim {claim.claim!r} in document {claim.document!r}; check both")
    return claim


def _check_replaced(store: Store, connection: Connection, number: object, on: str | ClaimKey, claim: ClaimKey) -> None:
    table = schema.judgements
    found = connection.execute(select(table).where(table.c.number == number)).mappings().one_or_none()
    if found is None:
        raise DossierError(f"{store.name}: no judgement {number}; `judgements()` lists them")
    is_about_event = found["event"] is not None
    if is_about_event != isinstance(on, str) or not (is_about_event or claim == _claim_of(found)):
        raise DossierError(f"{store.name}: judgement {number} is about something else; replace one on the same")


def read_judgements(connection: Connection) -> tuple[Judgement, ...]:
    """All judgements in the order in which they were passed."""
    found = connection.execute(select(schema.judgements).order_by(schema.judgements.c.number)).mappings()
    return tuple(_make_judgement(row) for row in found)


def effective_judgements(connection: Connection) -> dict[ClaimKey, Judgement]:
    """The last judgement on the event that holds a claim, of those that no other one replaces, by that claim."""
    passed = read_judgements(connection)
    replaced = {judgement.replaces for judgement in passed}
    return {j.claim: j for j in passed if j.event is not None and j.number not in replaced}


def _make_judgement(row: RowMapping) -> Judgement:
    return Judgement(
        row["number"], row["who"], datetime.fromisoformat(row["at"]), row["event"], _claim_of(row),
        Decision(row["decision"]), row["field"], row["value"], row["reason"], row["replaces"],
    )  # fmt: skip


def _claim_of(row: RowMapping) -> ClaimKey:
    return ClaimKey(row["document"], row["claim"])
