"""What events read from a dossier are tied to, and how many outlets they have: told by other rows than their own.

Both are found when events are read and never stored, so that a report that comes or goes touches no event but its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, or_, select, true

from recoupe.crosscheck.relating import LATE, find_ties, kinds_tied
from recoupe.dossier import schema
from recoupe.dossier.rows import days_of, unpack
from recoupe.dossier.store import parts
from recoupe.model import Event, Related
from recoupe.text.fold import fold_accents
from recoupe.world.actors import find_outlet

_EVENTS, _DOCUMENTS, _REPORTS = schema.events.c, schema.documents.c, schema.reports.c
_DAY = timedelta(days=1)


def complete_events(connection: Connection, events: Iterable[Event]) -> tuple[Event, ...]:
    """Events with their ties and with all outlets that published one of their texts, in the order given."""
    given = tuple(events)
    ties = find_ties(*_plans_and_acts(connection, given))
    documents = {key.document for event in given for key in event.claims}
    outlets = _read_outlets(connection, documents)
    return tuple(_complete(event, ties.get(event.id, event.related), outlets) for event in given)


def _complete(event: Event, related: tuple[Related, ...], outlets: Outlets) -> Event:
    more = outlets.count_further({key.document for key in event.claims})
    return replace(event, related=related, n_outlets=event.n_outlets + more) if more or related else event


# --- ties -------------------------------------------------------------------------------------------------


def _plans_and_acts(connection: Connection, events: Sequence[Event]) -> tuple[list[Event], list[Event]]:
    """Plans and what is none among events, each with those stored beside that the others may be tied to."""
    plans = {e.id: e for e in events if e.is_planned}
    acts = {e.id: e for e in events if not e.is_planned}
    began = _read(connection, acts.values(), _EVENTS.happened_high == 0, is_plan=True)
    done = _read(connection, plans.values(), true(), is_plan=False)
    plans |= {e.id: e for e in began if e.is_planned}
    acts |= {e.id: e for e in done if not e.is_planned}
    return [plans[id_] for id_ in sorted(plans)], [acts[id_] for id_ in sorted(acts)]


def _read(
    connection: Connection, events: Collection[Event], condition: ColumnElement[bool], *, is_plan: bool
) -> Iterator[Event]:
    """Stored events that meet a condition and may be tied to one of these by kind and days.

    Args:
        is_plan: whether those sought are the plans.
    """
    kinds = sorted({kind for event in events for kind in kinds_tied(event.kind)})
    if kinds:
        tied = [event for event in events if kinds_tied(event.kind)]
        days = _begun_by(tied) if is_plan else _begun_within(tied)
        query = select(_EVENTS.body).where(_EVENTS.kind.in_(kinds), condition, days)
        yield from (Event.from_dict(unpack(body)) for body in connection.scalars(query))


def _begun_by(acts: Sequence[Event]) -> ColumnElement[bool]:
    """What had begun, and may not have been over, when one of these did; anything where one tells no day."""
    starts = [days_of(act.when)[0] for act in acts]
    known = [start for start in starts if start is not None]
    if len(known) < len(starts):
        return true()
    return or_(_EVENTS.start.is_(None), _EVENTS.start <= max(known)) & (
        or_(_EVENTS.stop.is_(None), _EVENTS.stop >= _earlier(min(known)))
    )


def _begun_within(plans: Sequence[Event]) -> ColumnElement[bool]:
    """What began within the time of one of these; anything where one tells none."""
    days = [days_of(plan.when) for plan in plans]
    starts = [start for start, _ in days if start is not None]
    stops = [stop for _, stop in days if stop is not None]
    found: ColumnElement[bool] = true()
    if len(starts) == len(days):
        found &= or_(_EVENTS.start.is_(None), _EVENTS.start >= min(starts))
    if len(stops) == len(days):
        found &= or_(_EVENTS.start.is_(None), _EVENTS.start <= max(stops) + LATE)
    return found


def _earlier(day: date) -> date:
    return day - LATE - _DAY if day - date.min > LATE + _DAY else date.min


# --- outlets ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Outlets:
    """Keys of outlets by document: its own, and all others that published the very text."""

    own: Mapping[str, str]
    others: Mapping[str, set[str]]

    def count_further(self, documents: Collection[str]) -> int:
        """How many outlets published a text of these beside those that the documents name."""
        others = set[str]().union(*(self.others.get(id_, ()) for id_ in documents))
        return len(others - {self.own[id_] for id_ in documents if id_ in self.own})


def _read_outlets(connection: Connection, documents: Collection[str]) -> Outlets:
    own, others = dict[str, str](), defaultdict[str, set[str]](set)
    for some in parts(sorted(documents)):
        query = (
            select(_DOCUMENTS.id, _DOCUMENTS.outlet, _REPORTS.outlet)
            .join(schema.reports, _REPORTS.document == _DOCUMENTS.number)
            .where(_DOCUMENTS.id.in_(some), _DOCUMENTS.outlet.is_not(None), _REPORTS.outlet.is_not(None))
        )
        for id_, outlet, publisher in connection.execute(query):
            own[id_] = _key(outlet)
            others[id_].add(_key(publisher))
    return Outlets(own, others)


@lru_cache(maxsize=10_000)
def _key(name: str) -> str:
    known = find_outlet(name)
    return known.id or name if known is not None else fold_accents(name).strip()
