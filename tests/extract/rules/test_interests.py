"""What a source has to do with what it tells. Source: codebooks §6."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.extract.rules.interests import find_interest, side_of
from recoupe.model import Attribution, Factuality, Interest, Naming, QuoteType, Sourced, SourceLevel


def _source(id_: str | None, naming: Naming = Naming.NAMED_ROLE) -> Attribution:
    certain = Sourced(Factuality.CT_PLUS, (), "test")
    return Attribution(
        SourceLevel.SPEAKER, "X", id_, naming, None, QuoteType.INDIRECT, None, None, Interest.UNKNOWN, certain
    )  # fmt: skip


@pytest.mark.parametrize(
    ("id_", "side"),
    [
        ("actor:us.military", "us"),
        ("actor:us.government", "us"),
        ("actor:m23", "actor:m23"),
        ("actor:ml.civilians", None),
        (None, None),
    ],
)
def test_forces_and_government_of_a_state_are_one_side(id_: str | None, side: str | None) -> None:
    assert side_of(id_) == side


HOSTILE = frozenset({("sy", "tr"), ("tr", "sy")})
CASES = [
    ("actor:sy.military", {"sy"}, Interest.PARTY_TO_EVENT),
    ("actor:sy.government", {"tr"}, Interest.ADVERSARY),
    ("actor:cd.government", {"actor:m23"}, Interest.ADVERSARY),
    ("actor:m23", {"cd"}, Interest.ADVERSARY),
    ("actor:us.government", {"tr"}, Interest.THIRD_PARTY),
    ("outlet:sana", {"sy"}, Interest.PARTY_TO_EVENT),
    ("outlet:reuters", {"sy"}, Interest.THIRD_PARTY),
    ("actor:ml.civilians", {"ml"}, Interest.THIRD_PARTY),
    (None, {"ml"}, Interest.UNKNOWN),
    ("outlet:reuters", set(), Interest.UNKNOWN),
]


@pytest.mark.parametrize(("id_", "parties", "interest"), CASES)
def test_the_interest_follows_from_the_sides(id_: str | None, parties: set[str], interest: Interest) -> None:
    assert find_interest(_source(id_), parties, HOSTILE) is interest


def test_an_army_that_tells_of_its_own_losses_is_a_party() -> None:
    text = "Trois soldats maliens ont été tués mardi dans une embuscade, a annoncé l'armée malienne."
    document = recoupe.read_text(text, published="2021-03-18", language="fr")
    assert {c.said_by[-1].interest for c in document.claims} == {Interest.PARTY_TO_EVENT}


def test_an_armed_group_is_a_party_to_what_happens_in_its_own_country() -> None:
    source, parties = _source("actor:kataib_sayyid_al_shuhada"), {"us"}
    assert find_interest(source, parties, frozenset(), frozenset({"IQ"})) is Interest.PARTY_TO_EVENT
    assert find_interest(source, parties, frozenset(), frozenset({"ML"})) is Interest.THIRD_PARTY
