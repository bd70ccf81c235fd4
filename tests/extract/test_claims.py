"""Sentences and what they claim: kind, roles, places, date, toll."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest

import recoupe
from recoupe.model import ActorMention, Claim, Document, Passage, PassageKind, PlaceMention
from recoupe.run.pipeline import Pipeline
from recoupe.world.kinds import load_kinds


@dataclass(frozen=True)
class Expected:
    """What one sentence claims; `roles` name the words of their mention, `places` the place's id."""

    kind: str
    roles: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    when: str | None = None
    toll: set[tuple[str, int, int | None]] = field(default_factory=set)


SINJAR = "place:iq.sinjar_town"

CASES = [
    ("fr", "L'armée syrienne a bombardé jeudi la ville de Deir ez-Zor.", Expected(
        "armed.missile_attack", {"agent": "armée syrienne"}, {"at": "geonames:170794"}, "2020-11-19")),
    ("fr", "Douze civils ont été tués mardi par une frappe aérienne à Idleb, en Syrie.", Expected(
        "armed.air_strike", {}, {"at": "geonames:169389"}, "2020-11-17", {("fatalities", 12, 12)})),
    ("fr", "Un kamikaze s'est fait exploser lundi sur un marché de Bagdad, tuant 32 personnes et en blessant 110 autres.",
     Expected("armed.suicide_bombing", {"agent": "kamikaze"}, {"at": "geonames:98182"}, "2020-11-16",
              {("fatalities", 32, 32), ("injured", 110, 110)})),
    ("fr", "La police a arrêté six manifestants vendredi à Beyrouth.", Expected(
        "detention.arrest", {"agent": "police"}, {"at": "geonames:276781"}, "2020-11-20",
        {("captured", 6, 6)})),
    ("fr", "Des milliers de personnes ont manifesté samedi à Bagdad contre le gouvernement.", Expected(
        "protest.peaceful", {}, {"at": "geonames:98182"}, "2020-11-14")),
    ("fr", "Les deux pays ont signé jeudi à Damas un accord de coopération.", Expected(
        "diplomacy.agreement", {}, {"at": "geonames:170654"}, "2020-11-19")),
    ("fr", "Trente camions ont quitté la province de Hassaké pour l'Irak par le point de passage d'al-Walid.", Expected(
        "movement.transfer", {}, {"from": "place:sy.hasakah", "to": "iso:IQ", "via": "place:iq.al_walid"}, None,
        {("vehicles", 30, 30)})),
    ("fr", "Les forces américaines se sont retirées mercredi de la base de Chaddadeh, en Syrie.", Expected(
        "movement.withdrawal", {"agent": "forces américaines"}, {"from": "place:sy.al_shaddadi_base"}, "2020-11-18")),
    ("fr", "Le ministre des Affaires étrangères a rencontré dimanche son homologue à Téhéran.", Expected(
        "diplomacy.meeting", {"agent": "ministre"}, {"at": "geonames:112931"}, "2020-11-15")),
    ("fr", "Des hommes armés ont enlevé trois journalistes lundi à Kirkouk, en Irak.", Expected(
        "armed.abduction", {"agent": "hommes armés", "victim": "journalistes"}, {"at": "geonames:94787"}, "2020-11-16",
        {("captured", 3, 3)})),
    ("fr", "L'armée irakienne a repris le contrôle de la ville de Sinjar.", Expected(
        "territory.recapture", {"agent": "armée irakienne"}, {"at": SINJAR})),
    ("fr", "Un engin explosif a tué deux policiers mardi à Mossoul.", Expected(
        "armed.bombing", {}, {"at": "geonames:99072"}, "2020-11-17", {("fatalities", 2, 2)})),
    ("fr", "Les rebelles ont libéré vingt prisonniers dimanche.", Expected(
        "detention.release", {"agent": "rebelles"}, {}, "2020-11-15")),
    ("fr", "Le tribunal a condamné l'ancien ministre à dix ans de prison.", Expected("detention.sentence")),
    ("fr", "Le président a limogé son chef d'état-major.", Expected("politics.appointment", {"agent": "président"})),
    ("fr", "Des milliers de déplacés ont fui Idleb, en Syrie.", Expected(
        "movement.displacement", {}, {"from": "geonames:169389"}, None, {("displaced", 2000, 9999)})),
    ("en", "The Syrian army shelled the town of Deir ez-Zor on Thursday.", Expected(
        "armed.missile_attack", {"agent": "Syrian army"}, {"at": "geonames:170794"}, "2020-11-19")),
    ("en", "A drone strike killed three fighters near al-Tanf in Syria on Friday.", Expected(
        "armed.drone_strike", {}, {"at": "place:sy.al_tanf"}, "2020-11-20", {("fatalities", 3, 3)})),
    ("en", "Police arrested six protesters in Beirut on Friday.", Expected(
        "detention.arrest", {"agent": "Police"}, {"at": "geonames:276781"}, "2020-11-20", {("captured", 6, 6)})),
    ("en", "Gunmen kidnapped three journalists in Kirkuk on Monday.", Expected(
        "armed.abduction", {"agent": "Gunmen", "victim": "journalists"}, {"at": "geonames:94787"}, "2020-11-16",
        {("captured", 3, 3)})),
    ("en", "A suicide bomber blew himself up at a market in Baghdad on Monday, killing 32 people and wounding 110.",
     Expected("armed.suicide_bombing", {"agent": "suicide bomber"}, {"at": "geonames:98182"}, "2020-11-16",
              {("fatalities", 32, 32), ("injured", 110, 110)})),
    ("en", "Four soldiers were killed on Wednesday in an attack on Ain al-Asad base in Iraq.", Expected(
        "armed.attack", {"victim": "soldiers"}, {"at": "place:iq.ain_al_asad"}, "2020-11-18", {("fatalities", 4, 4)})),
    ("en", "Thousands of people demonstrated in Baghdad on Saturday.", Expected(
        "protest.peaceful", {}, {"at": "geonames:98182"}, "2020-11-14")),
    ("en", "The two countries signed a ceasefire agreement in Geneva on Thursday.", Expected(
        "diplomacy.ceasefire", {}, {"at": "geonames:2660646"}, "2020-11-19")),
    ("en", "The rebels released twenty prisoners on Sunday.", Expected(
        "detention.release", {"agent": "rebels"}, {}, "2020-11-15")),
    ("en", "Israel shot down a drone over Syria on Tuesday.", Expected(
        "armed.interception", {"agent": "Israel"}, {"at": "iso:SY"}, "2020-11-17")),
    ("en", "A court sentenced the former minister to ten years in prison.", Expected("detention.sentence")),
    ("en", "Government forces recaptured the town of Sinjar.", Expected(
        "territory.recapture", {"agent": "Government forces"}, {"at": SINJAR})),
    ("en", "A roadside bomb killed two policemen in Mosul on Tuesday.", Expected(
        "armed.bombing", {}, {"at": "geonames:99072"}, "2020-11-17", {("fatalities", 2, 2)})),
    ("en", "Turkey deployed 500 soldiers to Libya.", Expected(
        "movement.deployment", {"agent": "Turkey"}, {"to": "iso:LY"}, None, {("troops", 500, 500)})),
    ("en", "Fighters looted warehouses in Aleppo.", Expected(
        "property.looting", {"agent": "Fighters"}, {"at": "geonames:170063"})),
]  # fmt: skip
IDS = [f"{language}-{expected.kind}" for language, _, expected in CASES]


def _document(language: str, text: str) -> Document:
    return recoupe.read_text(text, published="2020-11-20", language=language)


def _the_claim(document: Document, kind: str) -> Claim:
    (claim,) = [c for c in document.claims if c.kind == kind]
    return claim


def _played(document: Document, claim: Claim, role: str) -> list[str]:
    return [document.mention(r.mention).span.quote for r in claim.roles if r.role == role]


def _place_ids(document: Document, claim: Claim, role: str) -> set[str]:
    mentions = [document.mention(r.mention) for r in claim.roles if r.role == role]
    return {m.place.id for m in mentions if isinstance(m, PlaceMention) and m.place}


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=IDS)
def test_a_sentence_gives_one_claim_of_its_kind_and_no_other(language: str, text: str, expected: Expected) -> None:
    assert [c.kind for c in _document(language, text).claims] == [expected.kind]


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=IDS)
def test_the_roles_are_played_by_the_right_words(language: str, text: str, expected: Expected) -> None:
    document = _document(language, text)
    claim = _the_claim(document, expected.kind)
    for role, words in expected.roles.items():
        assert [quote for quote in _played(document, claim, role) if words in quote], role


@pytest.mark.parametrize(("language", "text", "expected"), CASES, ids=IDS)
def test_places_dates_and_tolls_are_those_of_the_sentence(language: str, text: str, expected: Expected) -> None:
    document = _document(language, text)
    claim = _the_claim(document, expected.kind)
    for role, id_ in expected.places.items():
        assert id_ in _place_ids(document, claim, role), role
    assert (claim.when.edtf if claim.when else None) == expected.when
    assert expected.toll <= {(q.of.value, q.low, q.high) for q in claim.quantities}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le match s'est joué mardi devant des milliers de spectateurs."),
        ("fr", "Il fait beau à Damas."),
        ("fr", "Les prix du pétrole ont explosé mardi à Londres."),
        ("fr", "Le film raconte la bataille de Stalingrad."),
        ("en", "The striker scored twice in Tuesday's game."),
        ("en", "It is sunny in Damascus."),
        ("en", "The novel tells of a long siege."),
    ],
)
def test_sentences_that_are_not_about_conflict_claim_nothing(language: str, text: str) -> None:
    assert [c.kind for c in _document(language, text).claims] == []


TEXT = (
    "Des hommes armés ont enlevé trois journalistes lundi à Kirkouk, en Irak. L'armée syrienne a bombardé jeudi la"
    " ville d'Alep, selon un témoin.\n\nLa police a arrêté six manifestants vendredi à Beyrouth. Ces terroristes"
    " sanguinaires ont attaqué un village."
)


def test_claims_are_numbered_in_text_order() -> None:
    claims = _document("fr", TEXT).claims
    assert [c.id for c in claims] == [f"c{n}" for n in range(1, len(claims) + 1)]
    assert [c.trigger.start for c in claims] == sorted(c.trigger.start for c in claims)
    assert len(claims) >= 3


def test_a_claim_lies_in_its_evidence_with_trigger_and_wording() -> None:
    document = _document("fr", TEXT)
    for claim in document.claims:
        assert claim.evidence.holds(claim.trigger)
        assert all(claim.evidence.overlaps(document.mention(id_).span) for id_ in claim.wording)


def test_evidence_stays_in_its_paragraph() -> None:
    assert [c for c in _document("fr", TEXT).claims if "\n\n" in c.evidence.quote] == []


def test_codes_are_those_of_the_kind() -> None:
    for claim in _document("fr", TEXT).claims:
        kind = load_kinds()[claim.kind]
        assert claim.cameo == kind.cameo
        assert (claim.plover.type if claim.plover else None) in {kind.plover, *(code for _, code in kind.plover_if)}
        assert claim.acled in {kind.acled, *(code for _, code in kind.acled_if)}


def test_people_of_a_role_are_composed_with_the_country_of_the_place() -> None:
    document = _document("fr", "La police a arrêté six manifestants vendredi à Beyrouth.")
    agents = [document.mention(r.mention) for r in document.claims[0].roles if r.role == "agent"]
    assert [m.actor.id for m in agents if isinstance(m, ActorMention) and m.actor] == ["actor:lb.police"]


def test_only_headline_body_quote_and_note_claim_anything() -> None:
    document = _document("fr", "La police a arrêté six manifestants vendredi à Beyrouth.")
    assert document.claims
    for kind in PassageKind:
        passages = (Passage(kind, 0, len(document.text)),)
        (done,) = Pipeline().process([replace(document, passages=passages, mentions=(), claims=())])
        assert bool(done.claims) == (kind in {"headline", "body", "quote", "editorial_note"}), kind


def test_the_victims_of_a_strike_are_not_its_agent() -> None:
    document = _document("fr", "Une frappe aérienne a tué douze civils mardi à Idleb, en Syrie.")
    assert _played(document, _the_claim(document, "armed.air_strike"), "agent") == []


def test_a_country_that_only_locates_plays_no_part() -> None:
    document = _document("en", "US forces withdrew from their base in Shaddadi, Syria, on Wednesday.")
    assert _played(document, _the_claim(document, "movement.withdrawal"), "theme") == []


def test_shares_that_shoot_up_attack_nobody() -> None:
    assert [c.kind for c in _document("en", "Shares in the company shot up on Tuesday.").claims] == []
