"""A partisan page of the kind the project started from, from headline to share line. The text is ours."""

from __future__ import annotations

from functools import cache

import pytest

import recoupe
from recoupe.crosscheck import crosscheck
from recoupe.model import Claim, Document, LoadedMention, PassageKind, PlaceMention

PAGE = """\
TV

Convois US entre Syrie et Irak : la grande débandade a-t-elle commencé ?

U.S. soldiers attacked a target during a training exercise at Fort Bragg, North Carolina, on May 8, 2019. (AP photo)
Capture d'écran : colonne de camions bombardée près de Hassaké/réseaux sociaux

Depuis le tir d'une dizaine de roquettes mardi contre la base US de Taji, au nord de Bagdad, dont trois ont échappé aux batteries C-RAM (certains disent que les radars étaient éteints, NDLR), la trêve n'est plus.

Selon une source sur le terrain, une trentaine de camions militaires américains ont quitté mercredi la province syrienne de Hassaké pour l’Irak par le point de passage d’al-Walid. Deux hélicoptères ont survolé Hassaké à plusieurs reprises.

La semaine dernière, des combattants de la Résistance ont attaqué la base US à Chaddadeh et tué trois soldats américains. Est-ce un retrait ou une rotation de troupes ?

Lire : Irak : deux soldats tués par une bombe à Mossoul

Les ministres syrien et irakien des Transports ont signé jeudi soir à Damas un accord de coopération, selon l’agence de presse syrienne SANA, citant Talib Karami, directeur des chemins de fer. « L’accord permet de rouvrir la ligne », a-t-il précisé. L'armée n'a pas bombardé la ville vendredi 20 novembre.

Partager Cet Article
SOURCE: FRENCH PRESS TV
"""  # noqa: E501  # a page has the lines that it has


@cache
def _document() -> Document:
    return recoupe.read_text(PAGE, published="2020-11-20", language="fr")


def _about(words: str) -> list[Claim]:
    """Claims whose evidence holds these words of the page."""
    return [c for c in _document().claims if words in c.evidence.quote]


def _starts_with(words: str) -> PassageKind:
    (passage,) = [p for p in _document().passages if p.start <= PAGE.index(words) < p.stop]
    return passage.kind


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Convois US", PassageKind.HEADLINE),
        ("U.S. soldiers", PassageKind.CAPTION),
        ("Capture d'écran", PassageKind.CAPTION),
        ("Depuis le tir", PassageKind.BODY),
        ("Lire :", PassageKind.RELATED),
        ("Partager", PassageKind.BOILERPLATE),
    ],
)
def test_the_page_is_taken_apart(words: str, kind: PassageKind) -> None:
    assert _starts_with(words) is kind


@pytest.mark.parametrize("words", ["U.S. soldiers", "Capture d'écran", "Lire :", "Partager", "SOURCE"])
def test_caption_link_and_share_line_claim_nothing(words: str) -> None:
    start = PAGE.index(words)
    stop = PAGE.index("\n", start)
    inside = [c for c in _document().claims if c.evidence.start < stop and start < c.evidence.stop]
    assert [c.evidence.quote for c in inside] == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("tir d'une dizaine de roquettes", "armed.missile_attack"),
        ("camions militaires américains ont quitté", "movement.transfer"),
        ("ont survolé Hassaké", "movement.overflight"),
        ("ont attaqué la base US", "armed.attack"),
        ("ont signé jeudi soir", "diplomacy.agreement"),
    ],
)
def test_the_body_claims_what_it_tells(words: str, kind: str) -> None:
    assert kind in {c.kind for c in _about(words)}


def test_the_questions_of_headline_and_body_claim_nothing() -> None:
    assert [c for c in _document().claims if "?" in c.evidence.quote or "rotation" in c.trigger.quote] == []


def test_days_are_counted_from_the_publication() -> None:
    dated = {c.kind: c.when.edtf for words in ("tir d'une dizaine", "ont signé") for c in _about(words) if c.when}
    assert dated == {"armed.missile_attack": "2020-11-17", "diplomacy.agreement": "2020-11-19"}


def test_the_agreement_is_said_by_agency_and_speaker() -> None:
    (claim,) = [c for c in _document().claims if c.kind == "diplomacy.agreement"]
    assert [(a.level, a.name) for a in claim.said_by[1:]] == [("agency", "SANA"), ("speaker", "Talib Karami")]


def test_the_source_of_the_convoy_is_an_unnamed_individual() -> None:
    (claim,) = [c for c in _document().claims if c.kind == "movement.transfer"]
    assert (claim.said_by[-1].naming, claim.factuality.value) == ("unnamed_individual", "Uu")
    assert ("vehicles", 25, 35) in {(q.of.value, q.low, q.high) for q in claim.quantities}


def test_places_of_the_page_lie_where_they_are() -> None:
    places = {m.span.quote: m.place for m in _document().mentions if isinstance(m, PlaceMention) and m.place}
    countries = {quote: place.country for quote, place in places.items()}
    assert countries["Damas"] == "SY"
    assert {country for quote, country in countries.items() if "al-Walid" in quote} == {"IQ|SY"}


MOVEMENTS = """\
TV

Repli US en Syrie : une simple rotation ?

La semaine dernière, la Résistance est-syrienne a mené une audacieuse opération contre la base US de Rumeilan à coup de drones armés et a liquidé 3 soldats américains, provoquant un mouvement de repli : 6 convois ont depuis quitté Raqqa à destination du Kurdistan irakien. Le dernier, composé de 20 camions, est entré en Irak par le point de passage d'al-Walid dans la matinée du jeudi 19 novembre. Deux avions-cargo ont transporté des troupes et du matériel de la base de Rumeilan vers Erbil. les hélicoptères militaires américains ont survolé Hassaké à plusieurs reprises.

L'Office des ports syriens et la Société des ports irakiens ont signé mercredi soir à Damas un accord de coopération visant à former du personnel et à organiser des conférences, selon l'agence de presse syrienne SANA, citant Karim Haddad, directeur général de l'Office, à l'issue de la signature de l'accord. Le raid israélien du 17 novembre contre Damas n'a pas fait de victimes. Une dizaine de bataillons des Hachd mènent de rudes combats contre les cellules de Daech à al-Anbar.

SOURCE: FRENCH PRESS TV
"""  # noqa: E501  # as above


@cache
def _movements() -> Document:
    return recoupe.read_text(MOVEMENTS, published="2020-11-20", language="fr")


def _parts(kind: str) -> dict[str, set[str | None]]:
    """Names of who and what plays which part in the one claim of a kind, or their words where they have no name."""
    (claim,) = [c for c in _movements().claims if c.kind == kind]
    mentions = {m.id: m for m in _movements().mentions}
    found: dict[str, set[str | None]] = {}
    for part in claim.roles:
        mention = mentions[part.mention]
        known = getattr(mention, "actor", None) or getattr(mention, "place", None)
        found.setdefault(part.role.value, set()).add(known.name if known else mention.span.quote)
    return found


def test_the_toll_belongs_to_the_strike_and_not_to_the_retreat_that_it_set_off() -> None:
    tolls = {c.kind: {(q.of.value, q.low) for q in c.quantities} for c in _movements().claims}
    assert tolls["armed.drone_strike"] == {("fatalities", 3)}
    assert _parts("armed.drone_strike")["at"] == {"Rmeilan"}


def test_convoys_go_from_a_place_to_another() -> None:
    convoys = [c for c in _movements().claims if c.kind == "movement.transfer" and c.trigger.quote == "quitté"]
    places = {m.id: m.place.name for m in _movements().mentions if isinstance(m, PlaceMention) and m.place}
    assert [{(r.role.value, places[r.mention]) for r in c.roles if r.mention in places} for c in convoys] == [
        {("from", "Ar Raqqah"), ("to", "Iraqi Kurdistan")}
    ]
    assert [{(q.of.value, q.low) for q in c.quantities} for c in convoys] == [{("vehicles", 6)}]


def test_helicopters_are_whose_the_demonym_says() -> None:
    assert _parts("movement.overflight") == {"agent": {"Military Forces of the United States"}, "at": {"Al Ḩasakah"}}


def test_a_raid_without_victims_is_a_raid_of_who_the_adjective_names() -> None:
    (raid,) = [c for c in _movements().claims if c.kind == "armed.air_strike"]
    assert (raid.factuality.value, {(q.of.value, q.high) for q in raid.quantities}) == (
        "CT+",
        {("fatalities", 0), ("injured", 0)},
    )
    assert _parts("armed.air_strike")["agent"] == {"Military Forces of Israel"}


def test_both_parties_sign_and_the_agency_cites_its_speaker() -> None:
    (claim,) = [c for c in _movements().claims if c.kind == "diplomacy.agreement"]
    parties = _parts("diplomacy.agreement")
    assert parties.get("agent", set()) | parties.get("partner", set()) == {
        "L'Office des ports syriens",
        "la Société des ports irakiens",
    }
    assert [(a.level, a.name) for a in claim.said_by[1:]] == [("agency", "SANA"), ("speaker", "Karim Haddad")]


def test_a_dozen_battalions_fight() -> None:
    assert _parts("armed.clash")["agent"] == {"Popular Mobilization Forces"}


NOTE = "Le dépôt a brûlé mardi à Taji (certains disent que des drones ont bombardé l'entrepôt, NDLR)."
SPECULATION = "Pour beaucoup d'analystes, une offensive contre Idleb est sur le point de commencer."
QUOTED_OUTLET = (
    "Al-Arabiya s'inquiétait mardi d'une « étrange coïncidence » : des convois ont quitté Hassaké à l'arrivée du Hachd. "
    "« Le Hachd prépare-t-il une opération ? Peut-être. Le raid de mardi contre Damas en est le signe. »"
)


def test_an_editorial_note_is_told_by_unspecified_people_and_is_not_sure() -> None:
    document = recoupe.read_text(NOTE, published="2020-11-20", language="fr")
    (claim,) = [c for c in document.claims if c.kind.startswith("armed.")]
    assert (claim.said_by[-1].naming, claim.factuality.value) == ("unspecified", "Uu")
    assert [s.quote for a in document.attributions for s in a.source] == ["certains"]
    assert PassageKind.EDITORIAL_NOTE in {p.kind for p in document.passages}


def test_what_analysts_expect_is_kept_with_them_as_its_source() -> None:
    document = recoupe.read_text(SPECULATION, published="2020-11-20", language="fr")
    assert [s.quote for a in document.attributions for s in a.source] == ["beaucoup d'analystes"]
    assert {(c.tense.value, c.factuality.value) for c in document.claims} <= {("future", "Uu")}


def test_what_another_outlet_says_behind_a_colon_and_in_quotes_is_its_own() -> None:
    document = recoupe.read_text(QUOTED_OUTLET, published="2020-11-20", language="fr")
    told = [c for c in document.claims if not c.kind.startswith("statement.")]
    assert {c.kind.partition(".")[0] for c in told} == {"movement", "armed"}
    assert {(c.said_by[-1].name, c.factuality.value) for c in told} == {("Al Arabiya", "Uu")}


def test_loaded_words_are_flagged_with_their_technique() -> None:
    flagged = {m.span.quote for m in _document().mentions if isinstance(m, LoadedMention)}
    assert any("Résistance" in words for words in flagged)


def test_no_break_spaces_and_curly_apostrophes_stay_in_the_text() -> None:
    assert _document().text == PAGE or _document().text == PAGE.strip()
    assert "l’Irak" in _document().text


def test_an_empty_page_claims_nothing() -> None:
    document = recoupe.read_text("TV\n\nPartager Cet Article\n", published="2020-11-20", language="fr")
    assert document.claims == ()


PRAISE = (
    "Quelques heures après l'attaque, le porte-parole des Brigades Seyyed al-Chohada, (Résistance) a tenu à féliciter "
    "cette première salve contre les forces américaines en ajoutant que « les troupes américaines ont quitté mardi la "
    "base de Taji »."
)
OFFICIAL = (
    "La ligne rouvrira, selon l’agence SANA, citant Talib Karami, directeur des chemins de fer syriens.\n\n"
    "Le responsable syrien a précisé : « L’accord signé jeudi à Damas permet de réduire les coûts. »"
)


def test_a_spokesman_who_praises_is_the_agent_and_a_party_to_what_he_says() -> None:
    document = recoupe.read_text(PRAISE, published="2020-11-20", language="fr")
    mentions = {m.id: m for m in document.mentions}
    (praise,) = [c for c in document.claims if c.kind == "statement.support"]
    agents = [mentions[r.mention].span.quote for r in praise.roles if r.role.value == "agent"]
    assert agents == ["le porte-parole des Brigades Seyyed al-Chohada"]
    (said,) = [c for c in document.claims if "quitté" in c.trigger.quote]
    source = said.said_by[-1]
    assert (source.naming, source.interest, source.quote_type) == ("named_role", "party_to_event", "direct")


def test_what_locals_tell_has_an_unspecified_source() -> None:
    text = "Selon des informations locales, les soldats américains continuent à fortifier la base d'Aïn al-Assad."
    (claim,) = recoupe.read_text(text, published="2020-11-20", language="fr").claims
    assert (claim.kind, claim.said_by[-1].naming, claim.factuality.value) == ("base.fortification", "unspecified", "Uu")


def test_a_speculation_is_kept_and_no_event() -> None:
    document = recoupe.read_text(SPECULATION, published="2020-11-20", language="fr")
    assert document.attributions
    assert {e.witnesses.happened for e in crosscheck([document])} <= {(0, 0)}


def test_what_is_forgotten_to_say_is_said_by_the_outlet() -> None:
    text = "Le Syrien a oublié au passage de dire que des drones ont bombardé mardi la ville de Palmyre."
    (claim,) = recoupe.read_text(text, published="2020-11-20", language="fr").claims
    assert ([s.level for s in claim.said_by], claim.factuality.value) == (["outlet"], "CT+")


def test_a_long_quotation_is_tied_to_the_official_named_before() -> None:
    document = recoupe.read_text(OFFICIAL, published="2020-11-20", language="fr")
    (claim,) = [c for c in document.claims if c.kind == "diplomacy.agreement"]
    assert (claim.said_by[-1].name, claim.said_by[-1].quote_type) == ("Talib Karami", "direct")


def test_what_an_outlet_goes_on_to_say_in_quotes_is_sure_to_it() -> None:
    document = recoupe.read_text(QUOTED_OUTLET, published="2020-11-20", language="fr")
    raids = [c for c in document.claims if "raid" in c.trigger.quote.lower()]
    assert {c.said_by[-1].factuality.value for c in raids} == {"CT+"}


@pytest.mark.parametrize(
    ("words", "technique", "voice"),
    [
        ("Yankees", "Name_Calling-Labeling", "outlet"),
        ("nid de la CIA", "Guilt_by_Association", "outlet"),
        ("comme des rats", "Loaded_Language", "outlet"),
        ("forces d'occupation", "Name_Calling-Labeling", "outlet"),
    ],
)
def test_loaded_words_of_the_outlet_carry_technique_and_voice(words: str, technique: str, voice: str) -> None:
    text = (
        "Les Yankees courent comme des rats hors de ce nid de la CIA, tandis que les forces d'occupation quittent Taji."
    )
    document = recoupe.read_text(text, published="2020-11-20", language="fr")
    (found,) = [m for m in document.mentions if isinstance(m, LoadedMention) and words in m.span.quote]
    assert (found.technique, found.voice.value) == (technique, voice)
