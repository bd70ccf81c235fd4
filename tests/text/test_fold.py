"""Folding never changes the length of a text, whatever is in it."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.text.fold import fold, fold_accents, fold_case

FOLDS = [fold, fold_case, fold_accents]


@pytest.mark.parametrize("folding", FOLDS)
@given(text=st.text(max_size=200))
@settings(max_examples=50, deadline=None)
def test_any_text_keeps_its_length(folding: Callable[[str], str], text: str) -> None:
    assert len(folding(text)) == len(text)


@pytest.mark.parametrize("folding", FOLDS)
@given(text=st.text("ıßŒœÀéñǅΐﬁẞ'’«\u00a0\u202f\u00ad\ud800𝐀", max_size=60))
@settings(max_examples=50, deadline=None)
def test_odd_letters_keep_their_length_and_folding_twice_changes_nothing(
    folding: Callable[[str], str], text: str
) -> None:
    once = folding(text)
    assert len(once) == len(text)
    assert folding(once) == once


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("l’armée", "l'armée"),
        ("“Rockets”", '"Rockets"'),
        ("Deir ez–Zor", "Deir ez-Zor"),
        ("17\u00a0novembre\u202f: 20\u2009h", "17 novembre : 20 h"),
        ("di\u200brection", "di rection"),
        ("un\tdeux\nTrois", "un deux\nTrois"),
        ("« Oui »", "« Oui »"),
    ],
)
def test_fold_straightens_marks_and_blanks_and_keeps_lines_guillemets_and_case(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_fold_case_lowers_all_but_letters_that_would_grow() -> None:
    assert fold_case("L’ÉTAT İrak") == "l'état İrak"


def test_fold_accents_takes_accents_off_and_keeps_ligatures() -> None:
    assert fold_accents("Aïn ÉVÊQUE cœur Đłø") == "ain eveque cœur dlo"


def test_fold_accents_keeps_arabic_as_it_is() -> None:
    assert fold_accents("مدينة الرقّة") == "مدينة الرقّة"


def test_a_soft_hyphen_is_invisible_and_becomes_a_space() -> None:
    assert fold("con\u00advoi") == "con voi"


def test_a_turkish_capital_loses_its_dot_and_its_case() -> None:
    assert fold_accents("İzmir") == "izmir"
