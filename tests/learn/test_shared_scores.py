"""Running the outside scorers: samples, predictions, flat keys."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from recoupe.errors import RecoupeError, ScoreError
from recoupe.learn.fake import FakeReader, make_document
from recoupe.learn.figures import flatten, get_number, get_share, name_claim_figure
from recoupe.learn.gold import GoldReport
from recoupe.learn.reader import read_or_none, read_report, stated_day
from recoupe.learn.sample import read_records, take_sample, write_records
from recoupe.learn.session import Session
from recoupe.learn.shared_scores import SCORERS, run_scorers, score_geo, score_time
from recoupe.model import Document


def test_a_sample_is_fixed_and_in_the_order_of_the_file() -> None:
    records: list[dict[str, object]] = [{"id": str(i)} for i in range(50)]
    sample = take_sample(records, 10)
    assert len(sample) == 10
    assert sample == take_sample(records, 10) == [r for r in records if r in sample]
    assert all(record in take_sample(records, 20) for record in sample)
    assert take_sample(records, 99) == records


def test_records_are_read_packed_or_not(tmp_path: Path) -> None:
    write_records(tmp_path / "a.jsonl", [{"id": "é\u2028x"}])
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress((tmp_path / "a.jsonl").read_bytes()))
    assert read_records(tmp_path / "a.jsonl") == read_records(tmp_path / "a.jsonl.gz") == [{"id": "é\u2028x"}]


def test_a_bad_line_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": 1}\nnope\n')
    with pytest.raises(ScoreError, match=r"a\.jsonl:2"):
        read_records(tmp_path / "a.jsonl")


def test_figures_of_scorers_become_flat_keys() -> None:
    nested = {
        "fr": {"full claims": {"f1": 0.5, "gold": 3}, "when exact": {"share": 0.25, "cases": 4}, "x": {"f1": None}}
    }
    assert flatten(nested, name_claim_figure) == {"fr.full_claims.f1": 0.5, "fr.when_exact": 0.25}


def test_percentages_become_shares_and_missing_figures_errors() -> None:
    assert get_share({"f1": 73.12}, "f1") == 0.7312
    assert get_share({"f1": None}, "f1") == 0.0
    with pytest.raises(ScoreError, match="no number 'f1'"):
        get_number({}, "f1")


def test_only_a_publication_day_is_told() -> None:
    assert stated_day(("2021-03-01", "2021-03-02")) == "2021-03-01"
    assert stated_day(("2021-03-01", "2021-03-04")) is None
    assert stated_day(("2021-03-01", None)) is None


def test_the_reader_is_told_the_date_only_where_gold_gives_it(own_gold: tuple[GoldReport, ...]) -> None:
    told: list[str | None] = []

    def reader(
        text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        told.append(published)
        assert language is None
        return make_document(text, "fr")

    read_report(next(report for report in own_gold if report.id == "own-en1"), reader)
    assert told == ["2023-01-18"]


def test_a_text_that_cannot_be_read_is_a_missed_one() -> None:
    def reader(
        text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        raise RecoupeError("no")

    assert read_or_none(reader, "x") is None


def test_time_and_places_are_scored_from_documents(shared: Path, tmp_path: Path) -> None:
    session = Session(shared, tmp_path, FakeReader(()))
    assert score_time(session)["time.fr-timebank-dev.value_f1"] == 0
    assert score_geo(session)["geo.geovirus.documents"] == 229


def test_a_document_with_another_text_is_remarked(tmp_path: Path) -> None:
    def reader(
        text: str, published: str | None = None, outlet: str | None = None, language: str | None = None
    ) -> Document:
        return make_document(text.strip(), "fr")

    session = Session(tmp_path, tmp_path, reader)
    session.read({"id": "a", "text": " x"})
    assert session.remarks[0].startswith("a: the document has another text")


def test_a_scorer_that_is_missing_is_reported_and_left_out(tmp_path: Path) -> None:
    remarks: list[str] = []
    assert run_scorers(tmp_path, FakeReader(()), remarks.append) == {}
    assert 0 < len(remarks) <= len(SCORERS)
