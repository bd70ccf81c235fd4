"""The dossier: reports kept as they came, what was made of them, and what reviewers decided."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from recoupe.dossier import adding, events, judging, reading
from recoupe.dossier.address import parse_address
from recoupe.dossier.derive import CrossCheck, default_crosscheck, refresh
from recoupe.dossier.events import Found
from recoupe.dossier.finding import make_query
from recoupe.dossier.migrate import prepare
from recoupe.dossier.outcome import Added, Report
from recoupe.dossier.rows import Box
from recoupe.dossier.store import Store
from recoupe.model import ClaimKey, Decision, Document, Event, Judgement

if TYPE_CHECKING:
    from recoupe.crosscheck.copies import DateBound
    from recoupe.read import Unread

LIMIT = 100
"""Events that a search returns unless it is told another number."""


class Dossier:
    """One dossier, open; to be closed, best by `with`.

    All methods may be called from several threads and processes at once. Every error is a `DossierError` of one line.
    """

    def __init__(self, store: Store, crosscheck: CrossCheck) -> None:
        self._store, self._crosscheck = store, crosscheck

    @classmethod
    def open(
        cls,
        path_or_url: str | os.PathLike[str],
        *,
        create: bool = True,
        crosscheck: CrossCheck = default_crosscheck,
    ) -> Self:
        """Open a dossier; one of an older version is brought up to date.

        Args:
            path_or_url: a file, or `postgresql://user@host/database`.
            create: whether it is made where there is none.
            crosscheck: what computes events of documents, all of them each time; by default what a report touches is
                computed anew, with the same result.

        Raises:
            DossierError: there is none and none can be made, it is something else, or a newer version wrote it.
        """
        where = parse_address(path_or_url)
        if isinstance(where, Path):
            from recoupe.dossier.sqlite import open_file

            store = open_file(where, create=create)
        else:
            from recoupe.dossier.postgres import open_database

            store = open_database(where)
        try:
            prepare(store, create=create)
        except BaseException:
            store.close()
            raise
        return cls(store, crosscheck)

    def close(self) -> None:
        """Give back what it holds."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, _type: type[BaseException] | None, _error: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    # --- reports --------------------------------------------------------------------------------------------

    def add(
        self, documents: Iterable[Document | Unread], *, retrieved_at: datetime | None = None, renew: bool = False
    ) -> tuple[Added, ...]:
        """Add reports, each in a transaction of its own; the same report twice changes nothing.

        Args:
            documents: as `Pipeline.read_many` gives them, with their original bytes, or without; what could not be
                read is told in the result.
            retrieved_at: when, for documents whose original does not say.
            renew: whether what another version or back end made of a report that is there already is replaced.

        Returns:
            What became of each, in order.

        Raises:
            DossierError: the dossier cannot be written; the reports before stay, of this one nothing is left.
        """
        return tuple(self.add_each(documents, retrieved_at=retrieved_at, renew=renew))

    def add_each(
        self, documents: Iterable[Document | Unread], *, retrieved_at: datetime | None = None, renew: bool = False
    ) -> Iterator[Added]:
        """As `add`, one at a time: what is yielded is on the disk."""
        return (adding.add_one(self._store, item, retrieved_at, renew=renew) for item in documents)

    def remove(self, id_: str) -> None:
        """Take a document out, with its reports and claims. Judgements stay.

        Raises:
            DossierError: there is no such document.
        """
        adding.remove_one(self._store, id_)

    def documents(self, text: str | None = None) -> Iterator[Document]:
        """Documents by id, in constant memory: all, or those with the words of a query (see `search`)."""
        return reading.read_documents(self._store, text)

    def document(self, id_: str) -> Document:
        """The document with that id.

        Raises:
            DossierError: there is none.
        """
        return reading.read_document(self._store, id_)

    def documents_by_hash(self, digits: str, *, limit: int = LIMIT) -> tuple[Document, ...]:
        """The first documents whose hash begins with some digits, by id; with or without "sha256:" in front."""
        return reading.find_by_hash(self._store, digits, limit)

    def reports(self, id_: str) -> tuple[Report, ...]:
        """The reports that hold the text of a document, as they came, with the bytes where these were handed over.

        Raises:
            DossierError: there is no such document, or bytes are not what their SHA-256 says.
        """
        return reading.read_reports(self._store, id_)

    # --- events ---------------------------------------------------------------------------------------------

    def events(self) -> tuple[Event, ...]:
        """The cross-checked events in the order of time, computed if documents have changed, with reviewers' decisions."""
        return tuple(self.iter_events())

    def iter_events(self) -> Iterator[Event]:
        """As `events`, in constant memory."""
        refresh(self._store, self._crosscheck)
        yield from events.read_events(self._store)

    def event(self, id_: str) -> Event:
        """The event with that id.

        Raises:
            DossierError: there is none.
        """
        refresh(self._store, self._crosscheck)
        return events.read_event(self._store, id_)

    def events_of(self, claim: ClaimKey) -> tuple[Event, ...]:
        """The events that rest on a claim; none where it makes no event, or is not there."""
        refresh(self._store, self._crosscheck)
        return events.read_events_of(self._store, claim)

    def search(
        self, text: str | None = None, *, kind: str | None = None, start: date | None = None, stop: date | None = None,
        box: Box | None = None, limit: int = LIMIT,
    ) -> tuple[Found, ...]:  # fmt: skip
        """The first events, in the order of time, that fulfil everything given.

        Args:
            text: words that title, names or evidence hold, in any case, with or without accents, vowel signs and what
                clings to Arabic words; "several words" in quotation marks stand together, and `rocket*` may go on.
            kind: a kind ("movement.transfer") or a branch ("movement").
            start, stop: half-open days, one of which the event has.
            box: west, south, east, north in degrees, touched by the place with its radius; west > east crosses the date line.
            limit: how many at most.

        Raises:
            DossierError: the text holds no word, or days or box are none.
        """
        query = make_query(text, kind, start, stop, box)
        refresh(self._store, self._crosscheck)
        return events.search_events(self._store, query, limit)

    def date_bounds(self, ids: Iterable[str]) -> dict[str, DateBound]:
        """By when reports without a date were published, by document id, as dated reports that rest on them tell.

        Args:
            ids: documents; they and the originals that they come from are looked at.
        """
        from recoupe.dossier.dating import find_bounds  # needs the whole cross-check

        refresh(self._store, self._crosscheck)
        return find_bounds(self._store, ids)

    # --- judgements -----------------------------------------------------------------------------------------

    def judge(
        self, on: str | ClaimKey, decision: Decision, *, who: str, at: datetime, reason: str,
        field: str | None = None, value: str | None = None, replaces: int | None = None,
    ) -> Judgement:  # fmt: skip
        """Write down what a reviewer decides. It is never changed, and no computation of events touches it.

        Args:
            on: id of an event, or a claim.
            decision: accepted, edited, rejected; unreviewed takes back what was decided before.
            who: the reviewer.
            at: when, with a time zone.
            reason: in words.
            field: with "edited", the field that is put right.
            value: with "edited", what it should be.
            replaces: number of the judgement in whose place this one comes.

        Raises:
            DossierError: there is no such event, claim or judgement, or something is missing.
        """
        row = judging.make_row(who, at, decision, reason, field, value, replaces)
        if isinstance(on, str):
            refresh(self._store, self._crosscheck)
        return judging.pass_judgement(self._store, on, row)

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were passed."""
        with self._store.reading() as connection:
            return judging.read_judgements(connection)
