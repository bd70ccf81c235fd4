"""CSV: a header, one row a claim, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

import recoupe
from recoupe.export.csv import COLUMNS, write_csv
from recoupe.model import Document, Outlet

TEXT = (
    "Selon un témoin, des hommes armés ont enlevé trois journalistes lundi à Kirkouk, en Irak.\n\n"
    "L'armée syrienne a bombardé jeudi la ville d'Alep ; « douze civils » ont été tués."
)


def _document(source: str = "a.txt") -> Document:
    return replace(recoupe.read_text(TEXT, published="2020-11-20", outlet="Press TV", language="fr"), source=source)


def _written(*documents: Document) -> str:
    out = io.StringIO(newline="")
    write_csv(documents, out)
    return out.getvalue()


def _rows(*documents: Document) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(_written(*documents), newline="")))


def test_the_first_line_names_the_columns() -> None:
    assert _written().split("\r\n") == [",".join(COLUMNS), ""]


def test_each_claim_is_one_row_in_the_order_of_documents_and_claims() -> None:
    one, two = _document("a.txt"), _document("b.txt")
    rows = _rows(one, two)
    assert [(r["source"], r["claim"]) for r in rows] == [(d.source, c.id) for d in (one, two) for c in d.claims]
    assert len(one.claims) > 1


def test_a_row_holds_the_values_and_the_words_behind_them() -> None:
    document = _document()
    (row,) = [r for r in _rows(document) if r["kind"] == "armed.abduction"]
    assert (row["outlet"], row["published"], row["start"], row["stop"]) == (
        "Press TV", "2020-11-20", "2020-11-16", "2020-11-17",
    )  # fmt: skip
    assert "Kirk" in row["where"]
    assert row["factuality"] == "Uu"
    assert document.text[int(row["evidence_start"]) : int(row["evidence_stop"])] == row["evidence"]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_cell_that_looks_like_a_formula_is_made_text(start: str) -> None:
    document = replace(_document(f"{start}SUM(A1)"), outlet=Outlet(f"{start}1+1", None, None))
    for row in _rows(document):
        assert (row["source"], row["outlet"]) == (f"'{start}SUM(A1)", f"'{start}1+1")


def test_quotes_commas_and_line_breaks_survive() -> None:
    document = replace(_document('a "b", c\nd.txt'))
    assert {row["source"] for row in _rows(document)} == {'a "b", c\nd.txt'}


def test_a_document_without_claims_gives_no_row() -> None:
    assert _rows(replace(_document(), claims=())) == []
