"""How a report stands to a claim, in the page and in the table."""

from __future__ import annotations

import io

import pytest

import recoupe
from recoupe.export.page.page import make_page
from recoupe.export.table import write_table
from recoupe.export.voices import Told, count_told, target_name, told

TOLD = [
    ("Des soldats ont bombardé Gao lundi.", Told.ASSERTED),
    ("Des soldats ont bombardé Gao lundi, selon un élu local.", Told.ATTRIBUTED),
    ("Des soldats auraient bombardé Gao lundi.", Told.HEDGED),
]


def _read(text: str) -> recoupe.Document:
    return recoupe.read_text(text, published="2024-10-17", language="fr")


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_a_claim_is_asserted_attributed_or_hedged(text: str, expected: Told) -> None:
    document = _read(text)
    assert [told(c) for c in document.claims] == [expected]
    assert count_told(document)[expected] == 1


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_the_page_marks_trigger_and_card_with_how_it_is_told(text: str, expected: Told) -> None:
    page = make_page([_read(text)])
    assert f'class="card {expected}"' in page
    assert f'class="trigger {expected}"' in page


def test_the_page_and_the_table_show_the_wording_profile() -> None:
    document = _read("Le régime iranien a bombardé Gao lundi.")
    page, out = make_page([document]), io.StringIO()
    write_table([document], out, width=160)
    for shown in (page, " ".join(out.getvalue().split())):
        assert "Government of Iran" in shown
        assert "per 1,000" in shown
    assert "it never rates truth" in page


def test_a_report_in_plain_words_has_no_line_on_its_wording() -> None:
    out = io.StringIO()
    write_table([_read("Des soldats ont bombardé Gao lundi.")], out, width=160)
    assert "loaded" not in out.getvalue()


def test_a_target_is_named_in_plain_words() -> None:
    assert target_name(None) == "nobody named"
    assert target_name("actor:xx.none") == "actor:xx.none"
