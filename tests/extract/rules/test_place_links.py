"""Which places a claim is given, and in which role: by the model over the places of its sentence and of those before."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.extract.rules import place_links
from recoupe.extract.rules.place_links import ROLES, add_weights, choose, probabilities
from recoupe.model import PassageKind, PlaceMention, RoleName

FILLER = (
    "The council met on Monday. Prices of flour have doubled. Teachers are waiting for their pay. "
    "The bridge is being repaired. A new school year begins. Traders want lower fees. "
)


def _places(text: str, kind: str, language: str = "en") -> set[tuple[str, str]]:
    """Role and name of the places of the only claim of a kind."""
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    (claim,) = (c for c in document.claims if c.kind == kind)
    mentions = ((r.role.value, document.mention(r.mention)) for r in claim.roles if r.role in ROLES)
    return {(role, m.place.name) for role, m in mentions if isinstance(m, PlaceMention) and m.place is not None}


@pytest.mark.parametrize(
    ("language", "text", "kind", "expected"),
    [
        ("en", "About 900 families fled from Mosul to Erbil on Monday.", "movement.displacement",
         {("from", "Mosul"), ("to", "Erbil")}),
        ("fr", "Un drone a frappé un marché à Gao mardi.", "armed.drone_strike", {("at", "Gao")}),
        ("fr", "Un drone a frappé un marché à Homs, en Syrie, mardi.", "armed.drone_strike", {("at", "Homs")}),
        ("fr", "Un obus a tué mardi deux femmes à Sake, cité du territoire de Masisi située à l'ouest de Goma.",
         "armed.missile_attack", {("at", "Sake")}),
        ("en", "A drone hit a market in Mosul on Monday, a spokesman said in Geneva.", "armed.drone_strike", {("at", "Mosul")}),
        ("en", "Shells fell on Gao, Kidal and Timbuktu on Monday.", "armed.missile_attack",
         {("at", "Gao"), ("at", "Kidal"), ("at", "Timbuktu")}),
    ],
)  # fmt: skip
def test_a_place_is_given_to_the_claim_it_belongs_to_in_its_role(
    language: str, text: str, kind: str, expected: set[tuple[str, str]]
) -> None:
    assert _places(text, kind, language) == expected


def test_words_that_point_back_stand_for_the_place_named_before() -> None:
    text = f"A drone hit a market in Mosul on Sunday, killing nine people. {FILLER}Gunmen attacked the town again on Thursday."
    assert _places(text, "armed.attack") == {("at", "Mosul")}


def test_a_brief_looks_back_to_its_dateline() -> None:
    text = "MOSUL, Nov 19 (Reuters) - Eleven people were arrested overnight.\n\nPolice seized six rifles."
    document = recoupe.read_text(text, published="2020-11-20", language="en")
    assert any(p.kind is PassageKind.DATELINE for p in document.passages)
    (place,) = (m for m in document.mentions if isinstance(m, PlaceMention))
    assert text[place.span.start : place.span.stop] == place.span.quote == "MOSUL"
    assert _places(text, "detention.arrest") == {("at", "Mosul")}


def test_a_long_report_gives_no_place_to_a_claim_that_points_to_none() -> None:
    text = f"A drone hit a market in Mosul on Sunday, killing nine people. {FILLER}Police arrested eleven people on Thursday."
    assert _places(text, "detention.arrest") == set()


# --- the model -------------------------------------------------------------------------------------


def test_features_without_a_row_weigh_nothing() -> None:
    assert add_weights({}, ["no such feature"]) == (0.0, 0.0, 0.0, 0.0)
    assert probabilities((0.0, 0.0, 0.0, 0.0)) == (0.2, 0.2, 0.2, 0.2)


def test_a_place_below_the_threshold_has_no_role() -> None:
    table = {"threshold:near": (0.5, 0.0, 0.0, 0.0), "x": (0.0, 2.0, 0.0, 0.0), "y": (-9.0, -9.0, -9.0, -9.0)}
    chosen = choose(table, add_weights(table, ["x"]), place_links.NEAR)
    assert chosen is not None
    assert chosen[0] is RoleName.FROM
    assert choose(table, add_weights(table, ["x", "y"]), place_links.NEAR) is None
    assert add_weights(table, ["y"], add_weights(table, ["x"])) == add_weights(table, ["x", "y"])


@pytest.mark.parametrize("language", ["", "ar"])
def test_every_row_of_the_table_weighs_something_for_one_role(language: str) -> None:
    weights = place_links.load_weights(language)
    assert {place_links.NEAR, place_links.TOLD, place_links.SECOND} <= set(weights)
    assert all(any(row) for row in weights.values())


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("4 convois ont quitté Hassaké à destination du Kurdistan irakien et d'al-Anbar.", "movement.transfer",
         {("from", "Hassaké"), ("to", "Kurdistan irakien"), ("to", "al-Anbar")}),
        ("Miller a commencé à retirer d'Irak 500 militaires US.", "movement.withdrawal", {("from", "Irak")}),
    ],
)  # fmt: skip
def test_a_repeated_preposition_goes_on_and_a_verb_before_one_is_no_place(
    text: str, kind: str, expected: set[tuple[str, str]]
) -> None:
    document = recoupe.read_text(text, published="2020-11-20", language="fr")
    (claim,) = (c for c in document.claims if c.kind == kind)
    assert {(r.role.value, document.mention(r.mention).span.quote) for r in claim.roles if r.role in ROLES} == expected
