"""Judgements are added and never changed, and no new computation of events touches them."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from dossier_samples import NOON, make_event, make_report, one_event_each
from sqlalchemy import text as sql

from recoupe import Dossier
from recoupe.errors import DossierError
from recoupe.model import ClaimKey, DecidedBy, Decision, Judgement, Status

REPORT = make_report("Un raid a visé un pont.")
CLAIM = ClaimKey(REPORT.id, "c1")


@pytest.fixture
def filled(dossier: Dossier) -> Dossier:
    dossier.add([REPORT])
    return dossier


def _judge(
    dossier: Dossier, on: str | ClaimKey | None = None, decision: Decision = Decision.ACCEPTED, **more: object
) -> Judgement:
    given: dict[str, object] = {"who": "L. Okafor", "at": NOON, "reason": "two witnesses heard on the spot"}
    return dossier.judge(on or dossier.events()[0].id, decision, **given | more)  # type: ignore[arg-type]


def test_a_judgement_comes_back_as_it_was_passed(filled: Dossier) -> None:
    passed = _judge(filled, CLAIM, Decision.EDITED, field="when", value="2021-03-02")
    assert passed == Judgement(
        1,
        "L. Okafor",
        NOON,
        None,
        CLAIM,
        Decision.EDITED,
        "when",
        "2021-03-02",
        "two witnesses heard on the spot",
        None,
    )
    assert filled.judgements() == (passed,)


def test_a_decision_on_an_event_stands_beside_what_the_machine_says(filled: Dossier) -> None:
    (before,) = filled.events()
    assert before.status == Status()
    _judge(filled, before.id, Decision.REJECTED)
    (after,) = filled.events()
    assert after.status == Status(DecidedBy.REVIEWER, Decision.REJECTED, "L. Okafor") == filled.event(before.id).status
    assert after.credibility == before.credibility


def test_the_last_decision_counts_and_all_are_kept(filled: Dossier) -> None:
    first = _judge(filled)
    second = _judge(filled, decision=Decision.REJECTED, at=NOON - timedelta(days=1), replaces=first.number)
    assert filled.events()[0].status.decision is Decision.REJECTED
    _judge(filled, decision=Decision.UNREVIEWED, replaces=second.number)
    assert filled.events()[0].status == Status()
    assert [j.decision for j in filled.judgements()] == [Decision.ACCEPTED, Decision.REJECTED, Decision.UNREVIEWED]


def test_a_decision_on_a_claim_is_none_on_its_event(filled: Dossier) -> None:
    _judge(filled, CLAIM, Decision.REJECTED)
    assert filled.events()[0].status == Status()


def test_a_decision_survives_a_new_computation_and_follows_its_claim(address: str) -> None:
    with Dossier.open(address, crosscheck=one_event_each) as dossier:
        dossier.add([REPORT])
        passed = _judge(dossier)
    other = make_report("Un autre raid.", source="b.txt")
    merged = make_event(*sorted([ClaimKey(other.id, "c1"), CLAIM]), id_="another id")
    with Dossier.open(address, crosscheck=lambda _: (merged,)) as dossier:
        dossier.add([other])
        (event,) = dossier.events()
        assert event.id == "another id" and event.status.decision is Decision.ACCEPTED
        dossier.remove(REPORT.id)
        dossier.add([REPORT])
        assert dossier.events()[0].status.decision is Decision.ACCEPTED
        assert dossier.judgements() == (passed,)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE judgements SET who = 'x'",
        "DELETE FROM judgements",
        "UPDATE judgements SET reason = reason WHERE number = 1",
    ],
)
def test_the_database_refuses_to_change_a_judgement(filled: Dossier, statement: str) -> None:
    passed = _judge(filled)
    with pytest.raises(DossierError, match="judgements are append-only"), filled._store.writing() as connection:
        connection.execute(sql(statement))
    assert filled.judgements() == (passed,)


def test_neither_back_end_lets_a_judgement_be_overwritten_sideways(filled: Dossier) -> None:
    passed = _judge(filled)
    row = "(1, 'x', '2021', 'd', 'c', 'accepted', 'r')"
    into = "INTO judgements (number, who, at, document, claim, decision, reason) VALUES"
    statement = f"INSERT OR REPLACE {into} {row}" if filled._store.is_sqlite else "TRUNCATE judgements"
    with pytest.raises(DossierError, match="judgements are append-only"), filled._store.writing() as connection:
        connection.execute(sql(statement))
    assert filled.judgements() == (passed,)


@pytest.mark.parametrize(
    ("on", "more", "reason"),
    [
        ("no such event", {}, "no event 'no such event'"),
        (ClaimKey(REPORT.id, "c9"), {}, "no claim 'c9'"),
        (ClaimKey("sha256:0", "c1"), {}, "no claim 'c1' in document 'sha256:0'"),
        (CLAIM, {"who": " "}, "who passes it and a reason"),
        (CLAIM, {"reason": ""}, "who passes it and a reason"),
        (CLAIM, {"at": datetime(2021, 3, 5)}, "time zone"),
        (CLAIM, {"decision": Decision.EDITED, "field": "colour", "value": "red"}, "no field 'colour'"),
        (CLAIM, {"decision": Decision.EDITED, "field": "when"}, "go with the decision 'edited'"),
        (CLAIM, {"field": "when", "value": "2021"}, "go with the decision 'edited'"),
        (CLAIM, {"replaces": 7}, "no judgement 7"),
        (CLAIM, {"replaces": 1}, "judgement 1 is about something else"),
    ],
)
def test_a_judgement_that_does_not_hold_together_is_refused(
    filled: Dossier, on: str | ClaimKey, more: dict[str, object], reason: str
) -> None:
    passed = _judge(filled)
    with pytest.raises(DossierError, match=reason):
        _judge(filled, on, **more)  # type: ignore[arg-type]
    assert filled.judgements() == (passed,)
