"""Reports in and out: idempotent, with their bytes, in any order, and never half."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import permutations
from pathlib import Path

import pytest
from dossier_samples import BAMAKO, NOON, make_report
from sqlalchemy import text as sql

from recoupe import Dossier
from recoupe.dossier import Outcome
from recoupe.errors import DossierError
from recoupe.model import Document, Rejected
from recoupe.read import Unread, read_sources

FIRST = make_report(
    "Des avions ont frappé un dépôt.\nUn second raid a suivi.", content="Des avions…".encode("latin-1", "replace")
)
SECOND = make_report("Une position a été bombardée.", source="b.txt")


def _outcomes(dossier: Dossier, *documents: Document | Unread, **options: bool) -> list[Outcome]:
    return [added.outcome for added in dossier.add(documents, **options)]


def _contents(dossier: Dossier) -> dict[str, list[tuple[object, ...]]]:
    """All rows of the tables that hold reports."""
    with dossier._store.reading() as connection:
        tables = ("documents", "reports", "claims", "state")
        return {t: [tuple(row) for row in connection.execute(sql(f"SELECT * FROM {t} ORDER BY 1, 2"))] for t in tables}


def test_documents_come_back_as_they_were_by_id(dossier: Dossier) -> None:
    assert _outcomes(dossier, FIRST, SECOND) == [Outcome.ADDED, Outcome.ADDED]
    assert list(dossier.documents()) == sorted([FIRST, SECOND], key=lambda d: d.id)
    assert dossier.document(SECOND.id) == SECOND


def test_the_same_report_twice_changes_nothing_and_says_so(dossier: Dossier) -> None:
    dossier.add([FIRST, SECOND], retrieved_at=NOON)
    before = _contents(dossier)
    assert _outcomes(dossier, SECOND, FIRST) == [Outcome.KNOWN, Outcome.KNOWN]
    assert dossier.add([FIRST], retrieved_at=NOON + timedelta(days=1))[0].outcome is Outcome.KNOWN
    assert _contents(dossier) == before


def test_a_dossier_is_there_when_it_is_opened_again(address: str) -> None:
    with Dossier.open(address) as dossier:
        dossier.add([FIRST])
    with Dossier.open(address, create=False) as dossier:
        assert list(dossier.documents()) == [FIRST]


def test_many_documents_are_read_in_batches(dossier: Dossier, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoupe.dossier.reading.BATCH", 2)
    reports = [make_report(f"Frappe numéro {n}.", source=f"{n}.txt") for n in range(5)]
    dossier.add(reports)
    assert list(dossier.documents()) == sorted(reports, key=lambda d: d.id)


def test_bytes_are_kept_with_hash_source_and_time(dossier: Dossier) -> None:
    there = timezone(timedelta(hours=3))
    dossier.add([FIRST], retrieved_at=datetime(2021, 3, 5, 15, tzinfo=there))
    (report,) = dossier.reports(FIRST.id)
    assert FIRST.original is not None
    assert report.content == FIRST.original.content
    assert report.sha256 == hashlib.sha256(FIRST.original.content).hexdigest()
    assert (report.source, report.media_type, report.outlet) == ("a.txt", "text/plain", "Courrier du Fleuve")
    assert report.retrieved_at == NOON and report.retrieved_at.tzinfo is UTC


def test_the_time_that_the_original_tells_comes_first(dossier: Dossier) -> None:
    assert FIRST.original is not None
    dossier.add([replace(FIRST, original=replace(FIRST.original, retrieved_at=NOON))], retrieved_at=NOON + timedelta(1))
    assert dossier.reports(FIRST.id)[0].retrieved_at == NOON


def test_without_bytes_and_time_a_report_says_that_they_are_missing(dossier: Dossier) -> None:
    dossier.add([SECOND])
    (report,) = dossier.reports(SECOND.id)
    assert (report.content, report.sha256, report.retrieved_at) == (None, None, None)


def test_changed_bytes_are_noticed(dossier: Dossier) -> None:
    dossier.add([FIRST])
    with dossier._store.writing() as connection:
        connection.execute(sql("UPDATE reports SET sha256 = :other"), {"other": "0" * 64})
    with pytest.raises(DossierError, match=r"the bytes of 'a\.txt' are not what was stored"):
        dossier.reports(FIRST.id)


def test_what_readers_give_can_be_added_as_it_is(dossier: Dossier, tmp_path: Path) -> None:
    page = "<html><body><article><p>Trois soldats ont été blessés lundi dans l'attaque d'un convoi.</p></article></body></html>"
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.html").write_text(page, encoding="utf-8")
    (tmp_path / "in" / "b.jsonl").write_text('{"text": "Un raid a visé un pont."}\n{"text": 3}\n', encoding="utf-8")
    first, second, third = dossier.add(read_sources([tmp_path / "in"]))
    assert [first.outcome, second.outcome, third.outcome] == [Outcome.ADDED, Outcome.ADDED, Outcome.UNREAD]
    assert third.reason is not None and "no text" in third.reason
    assert first.document is not None and second.document is not None
    assert [r.content for r in dossier.reports(first.document)] == [page.encode()]
    assert [r.media_type for r in dossier.reports(second.document)] == ["application/json"]
    assert [r.content for r in dossier.reports(second.document)] == ['{"text": "Un raid a visé un pont."}\n'.encode()]


def test_what_could_not_be_read_is_told_and_stops_nothing(dossier: Dossier) -> None:
    unread = Unread("c.pdf", Rejected("read", "no text in it"))
    assert _outcomes(dossier, unread, FIRST) == [Outcome.UNREAD, Outcome.ADDED]


def test_one_text_from_two_sources_is_one_document_with_two_reports(dossier: Dossier) -> None:
    other = replace(make_report(FIRST.text, source="z.txt", outlet="Radio Oasis"), original=None)
    assert _outcomes(dossier, FIRST, other, other) == [Outcome.ADDED, Outcome.ALSO, Outcome.KNOWN]
    assert [r.source for r in dossier.reports(FIRST.id)] == ["a.txt", "z.txt"]
    assert list(dossier.documents()) == [FIRST]


def test_the_order_of_adding_does_not_decide_whose_document_it_is(address: str) -> None:
    reports = [
        make_report("Un raid.", source="a.txt", published=None),
        make_report("Un raid.", source="c.txt", published=date(2021, 3, 2)),
        make_report("Un raid.", source="b.txt", published=date(2021, 3, 2), outlet="Radio Oasis"),
    ]
    with Dossier.open(address) as dossier:
        for order in permutations(reports):
            dossier.add(order)
            assert list(dossier.documents()) == [reports[1]]
            assert [r.source for r in dossier.reports(reports[0].id)] == ["a.txt", "b.txt", "c.txt"]
            dossier.remove(reports[0].id)


def test_a_new_reading_replaces_the_old_one_only_when_asked(dossier: Dossier) -> None:
    anew = make_report(FIRST.text, score=0.5)
    dossier.add([FIRST])
    assert _outcomes(dossier, anew) == [Outcome.KNOWN]
    assert dossier.document(FIRST.id) == FIRST
    assert _outcomes(dossier, anew, renew=True) == [Outcome.RENEWED]
    assert _outcomes(dossier, anew, renew=True) == [Outcome.KNOWN]
    assert dossier.document(FIRST.id) == anew
    assert [row[6] for row in _contents(dossier)["claims"]] == [0.5, 0.5]


def test_a_document_is_removed_with_all_that_hangs_on_it(dossier: Dossier) -> None:
    dossier.add([FIRST, SECOND])
    dossier.events()
    dossier.remove(FIRST.id)
    assert list(dossier.documents()) == [SECOND]
    assert [event.title for event in dossier.events()] == [SECOND.text]
    assert list(dossier.documents("second")) == []


def test_removing_and_adding_again_gives_the_same(dossier: Dossier) -> None:
    dossier.add([FIRST, SECOND])
    before = list(dossier.documents()), dossier.events()
    dossier.remove(FIRST.id)
    dossier.add([FIRST])
    assert (list(dossier.documents()), dossier.events()) == before


@pytest.mark.parametrize("call", [Dossier.document, Dossier.reports, Dossier.remove, Dossier.event])
def test_an_id_that_is_not_there_is_an_error_that_names_it(dossier: Dossier, call: object) -> None:
    assert callable(call)
    with pytest.raises(DossierError, match=r"no (document|event) 'sha256:0'"):
        call(dossier, "sha256:0")


def test_a_document_under_a_false_id_is_refused(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match=r"is not the id of the text of 'a\.txt'"):
        dossier.add([replace(FIRST, id="sha256:0")])


def test_a_time_without_time_zone_is_refused_and_nothing_is_added(dossier: Dossier) -> None:
    with pytest.raises(DossierError, match="time zone"):
        dossier.add([FIRST], retrieved_at=datetime(2021, 3, 5))
    assert list(dossier.documents()) == []


def test_any_text_and_name_can_be_stored(dossier: Dossier) -> None:
    odd = make_report("Un raid\0 \ud800 \U0001f680 \u202eقصف", source="caf\udce9.txt", outlet="O\0")
    assert _outcomes(dossier, odd, odd) == [Outcome.ADDED, Outcome.KNOWN]
    assert dossier.document(odd.id) == odd
    assert [event.title for event in dossier.events()] == [odd.text]
    assert [d.id for d in dossier.documents("قصف")] == [odd.id]


def test_a_text_beyond_all_measure_is_kept_whole_and_searched_up_to_a_limit(dossier: Dossier) -> None:
    words = " ".join(chr(0x10400 + n % 40) * 3 + chr(0x10428 + n // 40 % 40) + str(n) for n in range(30_000))
    long = make_report(f"Un raid\n{words} pour finir.")
    dossier.add([long])
    assert dossier.document(long.id).text == long.text
    assert [d.id for d in dossier.documents("raid")] == [long.id]
    assert list(dossier.documents("finir")) == []


def test_threads_share_one_dossier(dossier: Dossier) -> None:
    reports = [make_report(f"Frappe numéro {n}.", source=f"{n}.txt") for n in range(12)]
    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(lambda report: dossier.add([report, FIRST])[0].outcome, reports))
    assert outcomes == [Outcome.ADDED] * 12
    assert {d.id for d in dossier.documents()} == {d.id for d in (*reports, FIRST)}


def test_what_is_acknowledged_before_an_error_stays(dossier: Dossier) -> None:
    def reports() -> object:
        yield FIRST
        raise RuntimeError("the reader broke")

    with pytest.raises(RuntimeError):
        dossier.add(reports())  # type: ignore[arg-type]
    assert list(dossier.documents()) == [FIRST]


def test_a_report_of_another_place_has_claims_there(dossier: Dossier) -> None:
    dossier.add([make_report("Une frappe.", place=BAMAKO)])
    ((_, id_, kind, start, stop, place, _, evidence),) = _contents(dossier)["claims"]
    assert (id_, kind, str(start), str(stop)) == ("c1", "armed.air_strike", "2021-03-01", "2021-03-02")
    assert (place, evidence) == (BAMAKO.id, "Une frappe.")
