"""Whom a bare office stands for: the last person who spoke, if office and country fit."""

from __future__ import annotations

import pytest

import recoupe

NAMED = "Des drones ont visé Taji mardi, a dit Karim Fassi, directeur des chemins de fer syriens."


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("Le responsable syrien", "Karim Fassi"),
        ("Le directeur", "Karim Fassi"),
        ("Le responsable irakien", None),
        ("Un responsable syrien", None),
    ],
)
def test_a_definite_office_is_the_person_named_before_unless_the_country_differs(office: str, name: str | None) -> None:
    text = f"{NAMED}\n\n{office} a ajouté que deux soldats avaient été tués."
    claims = recoupe.read_text(text, published="2020-11-20", language="fr").claims
    (claim,) = [c for c in claims if "tués" in c.trigger.quote]
    assert claim.said_by[-1].name in ({name} if name else {None, office})


def test_the_official_is_whoever_was_named_before() -> None:
    text = (
        "Drones hit Taji on Tuesday, said Karim Fassi, director of Syrian railways. "
        "The official added that two soldiers were killed."
    )
    claims = recoupe.read_text(text, published="2020-11-20", language="en").claims
    assert [c.said_by[-1].name for c in claims if "killed" in c.trigger.quote] == ["Karim Fassi"]
