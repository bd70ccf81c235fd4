"""Events are computed when documents have changed, and only then; they are written whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from dossier_samples import day, make_event, make_report, one_event_each
from sqlalchemy import text as sql

from recoupe import Dossier
from recoupe.dossier import derive
from recoupe.dossier import events as events_module
from recoupe.dossier.rows import event_number
from recoupe.errors import DossierError
from recoupe.model import ClaimKey, Document, Event

REPORTS = tuple(make_report(f"Raid {n}.\nTir {n}.", source=f"{n}.txt", day=day(n)) for n in range(3))


class Counting:
    """A cross-check that counts how often it is asked, and with how many documents."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, documents: Sequence[Document]) -> tuple[Event, ...]:
        self.asked.append(len(documents))
        return one_event_each(tuple(documents))


def test_events_come_back_as_they_were_computed_in_the_order_of_time(dossier: Dossier) -> None:
    dossier.add(reversed(REPORTS))
    found = dossier.events()
    assert sorted(found, key=lambda e: e.id) == sorted(one_event_each(REPORTS), key=lambda e: e.id)
    assert [event.when.start for event in found if event.when] == [day(n) for n in (0, 0, 1, 1, 2, 2)]
    assert dossier.event(found[3].id) == found[3]


def test_events_do_not_depend_on_the_order_of_adding(address: str) -> None:
    with Dossier.open(address, crosscheck=one_event_each) as dossier:
        dossier.add(REPORTS)
        first = dossier.events()
        for report in REPORTS:
            dossier.remove(report.id)
        assert dossier.events() == ()
        for report in reversed(REPORTS):
            dossier.add([report])
            dossier.events()
        assert dossier.events() == first


def test_events_are_computed_once_until_a_document_changes(address: str) -> None:
    counting = Counting()
    with Dossier.open(address, crosscheck=counting) as dossier:
        dossier.add(REPORTS[:2])
        for _ in range(2):
            dossier.events()
            dossier.search("raid")
        dossier.add(REPORTS[:2])
        dossier.events()
        assert counting.asked == [2]
        dossier.add(REPORTS[2:])
        assert len(dossier.search("raid")) == 3
        dossier.remove(REPORTS[0].id)
        assert [e.title for e in dossier.events()] == [
            r for n in (1, 2) for r in sorted((f"Raid {n}.", f"Tir {n}."), key=_place)
        ]
        assert counting.asked == [2, 3]  # what was removed shared no event with anything


def _place(title: str) -> int:
    verb, number = title.removesuffix(".").split()
    id_ = REPORTS[int(number)].id
    return event_number(f"e:{id_[7:19]}:{'c1' if verb == 'Raid' else 'c2'}", day(int(number)), None)


def test_what_shared_an_event_with_a_removed_document_is_computed_anew(address: str) -> None:
    def together(documents: Sequence[Document]) -> tuple[Event, ...]:
        return (make_event(*(ClaimKey(d.id, "c1") for d in documents)),) if documents else ()

    with Dossier.open(address, crosscheck=together) as dossier:
        dossier.add(REPORTS)
        assert len(dossier.events()[0].claims) == 3
        dossier.remove(REPORTS[0].id)
        assert len(dossier.events()[0].claims) == 2


def test_another_version_computes_events_anew(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    counting = Counting()
    with Dossier.open(address, crosscheck=counting) as dossier:
        dossier.add(REPORTS)
        dossier.events()
        monkeypatch.setattr(derive, "__version__", "99.0")
        dossier.events()
        dossier.events()
        assert counting.asked == [3, 3]


def test_what_changes_while_events_are_computed_is_computed_too(address: str) -> None:
    waiting = list(REPORTS[1:])

    with Dossier.open(address) as other:

        def crosscheck(documents: Sequence[Document]) -> tuple[Event, ...]:
            if waiting:
                other.add([waiting.pop()])
            return one_event_each(tuple(documents))

        with Dossier.open(address, crosscheck=crosscheck) as dossier:
            dossier.add(REPORTS[:1])
            assert len(dossier.events()) == 6


def test_events_are_computed_in_the_end_however_often_documents_change(address: str) -> None:
    with Dossier.open(address) as other:
        added: list[Document] = []

        def crosscheck(documents: Sequence[Document]) -> tuple[Event, ...]:
            if len(added) < derive._N_TRIES:
                added.append(make_report(f"Frappe {len(added)}.", source=f"n{len(added)}.txt"))
                other.add(added[-1:])
            return one_event_each(tuple(documents))

        with Dossier.open(address, crosscheck=crosscheck) as dossier:
            dossier.add(REPORTS[:1])
            assert len(dossier.events()) == 2 + derive._N_TRIES


def test_an_event_on_a_document_that_is_not_there_is_refused_and_the_old_events_stay(address: str) -> None:
    with Dossier.open(address, crosscheck=one_event_each) as dossier:
        dossier.add(REPORTS[:1])
        before = dossier.events()
    with Dossier.open(address, crosscheck=lambda _: (make_event(ClaimKey("sha256:0", "c1")),)) as dossier:
        dossier.add(REPORTS[1:2])
        with pytest.raises(DossierError, match="rest on document 'sha256:0', which is not in the dossier"):
            dossier.events()
        assert tuple(events_module.read_events(dossier._store)) == before


def test_many_events_are_written_and_read_in_batches(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(events_module, "BATCH", 2)
    dossier.add(REPORTS)
    assert len(dossier.events()) == 6
    assert len(dossier.search("tir")) == 3


def test_two_events_with_one_number_are_both_kept(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.dossier.rows.event_number", lambda _id, start, _stop: start.toordinal() << 41)
    monkeypatch.setattr(events_module, "BATCH", 1)
    dossier.add(REPORTS)
    assert len(dossier.events()) == 6
    assert len(dossier.search(start=day(1), stop=day(2))) == 2


def test_claims_of_events_are_those_of_the_events(dossier: Dossier) -> None:
    dossier.add(REPORTS)
    dossier.events()
    with dossier._store.reading() as connection:
        rows = connection.execute(
            sql(
                "SELECT d.id, c.claim, e.id FROM event_claims c JOIN documents d ON d.number = c.document "
                "JOIN events e ON e.number = c.event"
            )
        )
        assert {tuple(row) for row in rows} == {
            (k.document, k.claim, e.id) for e in one_event_each(REPORTS) for k in e.claims
        }


def test_the_events_of_a_claim_are_those_that_hold_it(dossier: Dossier) -> None:
    dossier.add(REPORTS)
    keys = {key for event in dossier.events() for key in event.claims}
    assert len(keys) == 6
    for key in keys:
        assert dossier.events_of(key) == tuple(e for e in dossier.events() if key in e.claims)
    assert dossier.events_of(ClaimKey(REPORTS[0].id, "c9")) == ()


@pytest.mark.parametrize("n_digits", [1, 2, 8, 64])
def test_documents_are_found_by_the_first_digits_of_their_hash(dossier: Dossier, n_digits: int) -> None:
    dossier.add(REPORTS)
    for report in REPORTS:
        digits = report.id.removeprefix("sha256:")[:n_digits]
        found = dossier.documents_by_hash(digits.upper())
        assert found == tuple(d for d in dossier.documents() if d.id.startswith(f"sha256:{digits}"))
        assert report.id in {d.id for d in found}
        assert dossier.documents_by_hash(f"sha256:{digits}", limit=1) == found[:1]
    assert (
        dossier.documents_by_hash("") == dossier.documents_by_hash("sha256:") == dossier.documents_by_hash("zz") == ()
    )
