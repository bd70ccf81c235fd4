"""Plain sentences of one deed: who did what to which place."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Claim, Document


def _told(document: Document, claim: Claim) -> dict[str, str]:
    quotes = {m.id: m.span.quote for m in document.mentions}
    return {role.role.value: quotes[role.mention] for role in claim.roles}


@pytest.mark.parametrize(
    ("sentence", "kind", "agent", "place"),
    [
        ("Eritrea bombed Adigrat on Thursday.", "armed.air_strike", "Eritrea", "Adigrat"),
        ("Eritrea bombed a hospital in Adigrat.", "armed.air_strike", "Eritrea", "Adigrat"),
        ("The separatists handed over Horlivka to the army.", "territory.handover", "The separatists", "Horlivka"),
        ("L'Érythrée a quitté Adigrat.", "movement.withdrawal", "Érythrée", "Adigrat"),
        ("Marib was bombed by Saudi Arabia.", "armed.air_strike", "Saudi Arabia", "Marib"),
        ("Iran struck Baghdad.", "armed.air_strike", "Iran", "Baghdad"),
        ("Ethiopia entered Adigrat.", "territory.capture", "Ethiopia", "Adigrat"),
        ("Ethiopian troops entered Sudan on Thursday.", "movement.deployment", "Ethiopian troops", "Sudan"),
        ("Eritrea pulled out of Adigrat.", "movement.withdrawal", "Eritrea", "Adigrat"),
        ("L'Iran a frappé Bagdad.", "armed.air_strike", "Iran", "Bagdad"),
        ("Gaza a été bombardée par l'Égypte.", "armed.missile_attack", "Égypte", "Gaza"),
        ("L'Érythrée s'est retirée d'Adigrat.", "movement.withdrawal", "Érythrée", "Adigrat"),
        ("L'Érythrée est entrée à Adigrat.", "territory.capture", "Érythrée", "Adigrat"),
        ("Bukavu est tombée aux mains du M23 jeudi.", "territory.capture", "M23", "Bukavu"),
    ],
)
def test_what_a_state_or_armed_side_does_to_a_place_is_told_by_a_plain_sentence(
    sentence: str, kind: str, agent: str, place: str
) -> None:
    language = "fr" if sentence.startswith("L'") or {"est", "été"} & set(sentence.split()) else "en"
    document = recoupe.read_text(sentence, language=language)
    claims = [claim for claim in document.claims if claim.kind == kind]
    assert len(claims) == 1
    told = _told(document, claims[0])
    assert told["agent"] == agent
    assert place in {told.get("at"), told.get("to"), told.get("from")}


def test_a_state_that_leaves_no_place_moves_no_army() -> None:
    document = recoupe.read_text("Eritrea pulled out of the trade deal.", language="en")
    assert not [claim for claim in document.claims if claim.kind.startswith("movement.")]


def test_behind_a_passive_a_country_is_who_acts_and_behind_a_movement_the_way() -> None:
    hit = recoupe.read_text("Sanaa a été frappée par l'Iran.", language="fr")
    way = recoupe.read_text("Le convoi militaire est entré en Syrie par la Turquie.", language="fr")
    assert "Iran" in {m.span.quote for m in hit.mentions if m.kind == "actor"}
    assert "Turquie" not in {m.span.quote for m in way.mentions if m.kind == "actor"}


def test_somalia_is_a_country_and_no_adjective() -> None:
    document = recoupe.read_text("Des troupes érythréennes sont entrées en Somalie jeudi.", language="fr")
    assert "Somalie" in {m.span.quote for m in document.mentions if m.kind == "place"}


@pytest.mark.parametrize(
    ("sentence", "language", "role", "place"),
    [
        ("Thousands fled Adigrat on Monday.", "en", "from", "Adigrat"),
        ("Some 5,000 people fled fighting in Kibumba.", "en", "from", "Kibumba"),
        ("Un convoi a quitté Gao pour Kidal jeudi.", "fr", "from", "Gao"),
        ("Iran struck Baghdad.", "en", "at", "Baghdad"),
    ],
)
def test_what_is_left_is_where_a_way_begins_and_what_is_struck_is_where_it_happens(
    sentence: str, language: str, role: str, place: str
) -> None:
    document = recoupe.read_text(sentence, language=language)
    assert (role, place) in {pair for claim in document.claims for pair in _told(document, claim).items()}


def test_who_condemns_or_flees_a_deed_did_not_do_it() -> None:
    for sentence in ("The African Union condemned the attack in Djibo.", "Some 5,000 people fled fighting in Kibumba."):
        document = recoupe.read_text(sentence, language="en")
        deeds = [claim for claim in document.claims if claim.kind.startswith("armed.")]
        assert not any("agent" in _told(document, claim) for claim in deeds)


@pytest.mark.parametrize(
    ("sentence", "language"), [("Lashio fell on Thursday.", "en"), ("Lashio est tombée jeudi.", "fr")]
)
def test_a_place_that_falls_is_taken_by_somebody(sentence: str, language: str) -> None:
    document = recoupe.read_text(sentence, language=language)
    assert [claim.kind for claim in document.claims] == ["territory.capture"]


def test_who_visits_a_capital_is_there() -> None:
    document = recoupe.read_text("A US envoy visited Khartoum on Monday.", language="en")
    assert _told(document, document.claims[0]).get("at") == "Khartoum"


def test_manoeuvres_typed_without_the_ligature_are_manoeuvres() -> None:
    document = recoupe.read_text("L'armée iranienne a mené des manoeuvres près de Bouchehr jeudi.", language="fr")
    assert [claim.kind for claim in document.claims] == ["movement.exercise"]
    assert "manoeuvres" in document.claims[0].evidence.quote


def test_a_town_whose_suburbs_are_bombed_is_where_it_happens() -> None:
    document = recoupe.read_text("Iran bombed Erbil's western suburbs on Friday.", language="en")
    assert _told(document, document.claims[0]).get("at") == "Erbil"
