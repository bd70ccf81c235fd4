"""Which day a claim is given: by the model over the days of its sentence, of the last happening, and none."""

from __future__ import annotations

import datetime as dt

import pytest

import recoupe
from recoupe.extract.rules import day_links
from recoupe.extract.rules.day_links import Day, add_weights, choose, probabilities
from recoupe.model import Basis, Claim, DateInterval, Precision


def _claims(text: str, kind: str, language: str) -> list[Claim]:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return [claim for claim in document.claims if claim.kind == kind]


def _edtf(claim: Claim) -> str | None:
    return claim.when.edtf if claim.when else None


@pytest.mark.parametrize(
    ("language", "kind", "text", "expected"),
    [
        ("en", "armed.drone_strike", "A drone hit a market in Mosul on Tuesday, a spokesman said on Wednesday.", "2020-11-17"),
        ("fr", "armed.drone_strike", "Un drone a frappé un marché à Gao mardi, a annoncé l'armée mercredi.", "2020-11-17"),
        ("en", "armed.clash", "Army units and rebels clashed near Sake on Sunday.", "2020-11-15"),
        ("fr", "movement.displacement", "Plus de 900 familles ont fui Gao depuis lundi.", "2020-11-16/2020-11-20"),
        ("en", "armed.missile_attack", "In March 2019, rockets hit the base of Taji.", "2019-03"),
    ],
)  # fmt: skip
def test_a_claim_is_given_the_day_that_is_told_of_it(language: str, kind: str, text: str, expected: str) -> None:
    assert [_edtf(c) for c in _claims(text, kind, language)] == [expected]


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", "statement.denial",
         "The army, whose last convoy reached Goma on 2 November, denies that its garrison in Sake surrendered."),
        ("fr", "statement.denial",
         "L'armée, dont le dernier convoi est arrivé à Goma le 2 novembre, dément la chute de Sake."),
    ],
)  # fmt: skip
def test_a_statement_is_not_of_the_day_of_an_event_that_it_mentions(language: str, kind: str, text: str) -> None:
    assert [_edtf(c) for c in _claims(text, kind, language)] == [None]


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("fr", "Sake : trois morts dans la chute d'un obus\n\nUn obus est tombé dimanche à Sake, tuant trois civils.",
         "armed.missile_attack"),
        ("en", ("Rockets hit Taji base\n\nBAGHDAD (AFP) - Five rockets hit the Taji base on Sunday, an officer said. "
         "On Monday, gunmen attacked a bank in Kirkuk."), "armed.missile_attack"),
    ],
)  # fmt: skip
def test_a_headline_is_of_the_day_that_the_body_tells(language: str, text: str, kind: str) -> None:
    claims = _claims(text, kind, language)
    assert claims
    assert {_edtf(c) for c in claims} == {"2020-11-15"}


def test_a_headline_of_another_family_than_anything_in_the_body_has_no_day() -> None:
    text = "Police arrest nine in Erbil\n\nBAGHDAD (AFP) - Five rockets hit the Taji base on Sunday, an officer said."
    assert [_edtf(c) for c in _claims(text, "detention.arrest", "en")] == [None]


# --- the model -------------------------------------------------------------------------------------


def _interval(day: int) -> DateInterval:
    start = dt.date(2020, 11, day)
    return DateInterval(start, start + dt.timedelta(days=1), Precision.DAY, start.isoformat(), Basis.STATED)


def test_features_without_a_row_weigh_nothing() -> None:
    assert add_weights(["no such feature"]) == 0.0
    assert probabilities([Day(None, ()), Day(_interval(3), ("no such feature",))]) == [0.5, 0.5]


def test_what_two_expressions_tell_counts_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(day_links, "load_weights", lambda: {"likely": 0.3})
    days = [Day(None, ()), Day(_interval(3), ("likely",)), Day(_interval(5), ()), Day(_interval(5), ())]
    assert choose(days[:3]) == _interval(3)
    assert choose(days) == _interval(5)


def test_every_row_of_the_table_weighs_something() -> None:
    weights = day_links.load_weights()
    assert weights
    assert all(weights.values())
