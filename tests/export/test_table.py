"""The table in the terminal: one a report, in plain words, whatever brackets a text holds."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

import recoupe
from recoupe.export.phrases import SURE, how_many, kind_in_words, when, who_says
from recoupe.export.table import make_table, write_table
from recoupe.model import (
    Basis,
    ClaimQuantity,
    DateInterval,
    Document,
    Factuality,
    Of,
    Precision,
    Rejected,
)


def _document(
    text: str = "Selon un témoin, des hommes armés ont enlevé trois journalistes lundi à Kirkouk.",
) -> Document:
    return recoupe.read_text(text, published="2020-11-20", outlet="Press TV", language="fr")


def _written(*documents: Document, width: int = 200) -> str:
    out = io.StringIO()
    write_table(documents, out, width=width)
    return out.getvalue()


def test_a_table_has_a_row_a_claim() -> None:
    document = _document()
    assert make_table(document).row_count == len(document.claims) == 1


def test_a_table_tells_who_did_what_where_when_and_who_says_so() -> None:
    written = _written(_document()).casefold()
    for words in ("abduction", "journalist", "kirkuk", "2020-11-16", "press tv", "reported only"):
        assert words in written


def test_the_title_names_report_outlet_and_date() -> None:
    written = _written(replace(_document(), title=None, source="reports/a.txt"))
    assert "reports/a.txt" in written
    assert "2020-11-20" in written


def test_a_report_without_claims_says_why() -> None:
    document = replace(_document(), claims=(), rejected=(Rejected("extract", "no language pack for 'de'"),))
    assert "no language pack for 'de'" in _written(document)
    assert "no claim found" in _written(replace(document, rejected=()))


@pytest.mark.parametrize("name", ["[red]a[/red]", "[/]", "a[0]", "[link=x]"])
def test_brackets_are_no_markup(name: str) -> None:
    assert name in _written(replace(_document(), title=name))


def test_two_reports_give_two_tables_in_order() -> None:
    written = _written(replace(_document(), title="First"), replace(_document(), title="Second"))
    assert 0 <= written.index("First") < written.index("Second")


def test_a_narrow_terminal_is_no_error() -> None:
    assert "kirkuk" in _written(_document(), width=60).casefold()


# --- values in words ------------------------------------------------------------------------------------


def test_every_certainty_has_its_words() -> None:
    assert set(SURE) == {value.value for value in Factuality}


@pytest.mark.parametrize(("kind", "words"), [("armed.missile_attack", "missile attack"), ("other", "other")])
def test_a_kind_is_said_in_plain_words(kind: str, words: str) -> None:
    assert kind_in_words(kind) == words


@pytest.mark.parametrize(
    ("of", "unit", "low", "high", "words"),
    [
        (Of.FATALITIES, "person", 4, 4, "4 dead"),
        (Of.FATALITIES, "soldier", 4, 4, "4 soldier, dead"),
        (Of.INJURED, "person", 8, 12, "8–12 injured"),
        (Of.VEHICLES, "truck", 30, None, "30+ truck"),
    ],
)
def test_a_quantity_is_said_as_a_range(of: Of, unit: str, low: int, high: int | None, words: str) -> None:
    assert how_many((ClaimQuantity(of, unit, low, high, "m1"),)) == words


def test_a_date_that_could_not_be_resolved_is_a_question_mark_and_none_is_nothing() -> None:
    unresolved = DateInterval(None, None, Precision.UNKNOWN, None, Basis.RELATIVE)
    assert (when(unresolved), when(None)) == ("?", "")


def test_the_chain_is_said_outermost_first() -> None:
    chain = _document().claims[0].said_by
    assert who_says(chain).startswith("Press TV → ")
