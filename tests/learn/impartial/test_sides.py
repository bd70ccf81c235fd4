"""Forms of the sides: contraction, elision, articles, agreement."""

from __future__ import annotations

import pytest

from recoupe.learn.impartial.sides import REPAIRS, make_side

SIDE = {
    "id": "us",
    "sets": "state force",
    "state": "les États-Unis/mp",
    "adj": "américain américaine américains américaines",
}


@pytest.mark.parametrize(
    ("repair", "words", "repaired"),
    [
        ("de", "les États-Unis", "des États-Unis"),
        ("de", "le Hezbollah", "du Hezbollah"),
        ("de", "l'Iran", "de l'Iran"),
        ("de", "la Russie", "de la Russie"),
        ("de", "Israël", "d'Israël"),
        ("à", "les Houthis", "aux Houthis"),
        ("à", "le M23", "au M23"),
        ("à", "Israël", "à Israël"),
        ("que", "Israël", "qu'Israël"),
        ("que", "le Mali", "que le Mali"),
        ("an", "Iranian", "an Iranian"),
        ("an", "Ukrainian", "a Ukrainian"),
        ("an", "US", "a US"),
        ("s", "the Houthis", "the Houthis'"),
        ("s", "Iran", "Iran's"),
    ],
)
def test_words_are_repaired_for_what_stands_before_or_behind_them(repair: str, words: str, repaired: str) -> None:
    assert REPAIRS[repair](words) == repaired


def test_a_side_knows_its_forms_and_how_they_agree() -> None:
    side = make_side(SIDE)
    assert (side.form("state").words, side.form("state").agreement) == ("les États-Unis", "mp")
    assert side.adjective("fp") == "américaines"
    assert side.sets == ("state", "force")


def test_an_adjective_of_one_form_serves_all_agreements() -> None:
    assert make_side({**SIDE, "adj": "Iranian"}).adjective("fp") == "Iranian"


@pytest.mark.parametrize("change", [{"state": "les États-Unis"}, {"adj": "turc turque"}])
def test_a_side_without_agreement_or_with_half_an_adjective_is_refused(change: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="need"):
        make_side({**SIDE, **change})
