"""What is a place name and what is not: generic words, acronyms, surnames, offices, names inside names."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.extract.rules.grammar import load_grammar
from recoupe.extract.rules.place_offsets import offset_before
from recoupe.extract.rules.place_shapes import is_generic, split_names
from recoupe.model import Offset, PlaceMention, RoleHint, RoleName


def _names(language: str, text: str) -> dict[str, PlaceMention]:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return {m.span.quote: m for m in document.mentions if isinstance(m, PlaceMention)}


def _id(language: str, text: str, name: str) -> str | None:
    found = _names(language, text).get(name)
    return found.place.id if found is not None and found.place is not None else None


@pytest.mark.parametrize(
    ("language", "text", "word"),
    [
        ("en", "The Drug Control Agency said on Monday that the plant would close.", "Control"),
        ("fr", "Deux soldats sont morts lundi à Labwé, dans la Békaa-Nord.", "Nord"),
        ("en", "Cases of HIV rose last year, the ministry said.", "HIV"),
        ("fr", "L'Office de la Sécurité routière a publié mardi son rapport.", "Sécurité"),
        ("en", "Harry Dunn, a farmer, was hurt on Monday. Dunn said he saw nothing.", "Dunn"),
    ],
)
def test_what_is_no_place_name_is_not_found(language: str, text: str, word: str) -> None:
    assert word not in _names(language, text)


@pytest.mark.parametrize(
    ("language", "text", "name", "id_"),
    [
        ("en", "A farm in California was closed on Monday.", "California", "place:us.california"),
        ("en", "Two people died in Scotland on Monday.", "Scotland", "place:gb.scotland"),
        ("en", "Two people died in British Columbia on Monday.", "British Columbia", "place:ca.british_columbia"),
        ("en", "The epidemic has spread to Africa, the agency said.", "Africa", "place:africa"),
        ("fr", "Les convois ont gagné le Kurdistan irakien mardi.", "Kurdistan irakien", "place:iraqikurdistan"),
        ("fr", "Un navire a été attaqué lundi dans le golfe d'Aden.", "golfe d'Aden", "place:water.gulfofaden"),
        ("fr", "Un navire a été attaqué lundi en mer Rouge.", "mer Rouge", "place:water.redsea"),
        ("fr", "Les soldats sont arrivés mardi à Washington.", "Washington", "geonames:4140963"),
        ("en", "A court in Athens, Georgia, freed the man on Monday.", "Georgia", "place:us.georgia"),
        ("en", "A court in Paris, Texas, freed the man on Monday.", "Paris", "geonames:4717560"),
        ("en", "The government of Brazil sent troops to Santarém.", "Santarém", "geonames:3389353"),
    ],
)
def test_a_name_means_the_place_that_the_words_speak_for(language: str, text: str, name: str, id_: str) -> None:
    assert _id(language, text, name) == id_


def test_a_country_said_of_a_noun_is_named_and_plays_no_part() -> None:
    text = "Two men died in Homs on Monday, the US Centers for Disease Control said."
    document = recoupe.read_text(text, published="2020-11-20", language="en")
    (us,) = [m for m in document.mentions if isinstance(m, PlaceMention) and m.span.quote == "US"]
    assert us.role_hint is RoleHint.METONYMIC
    assert us.id not in {role.mention for claim in document.claims for role in claim.roles}


def test_an_unknown_base_is_not_the_village_that_bears_half_its_name() -> None:
    found = _names("fr", "Ils ont quitté la base d'al-Sadd al-Qadim, en Syrie.")
    (name,) = [quote for quote in found if "Sadd" in quote]
    assert name.endswith("al-Qadim")
    assert found[name].place is None


# --- parts -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("iran-irak-syrie", ["iran", "irak", "syrie"]),
        ("deir ez-zor-hassake", ["deir ez-zor", "hassake"]),
        ("irak-ville", []),
        ("jean-luc", []),
    ],
)
def test_joined_names_are_parted_where_each_is_known(text: str, parts: list[str]) -> None:
    known = {"iran", "irak", "syrie", "deir ez-zor", "hassake"}
    assert [text[a:b] for a, b in split_names(text, known.__contains__)] == parts


@pytest.mark.parametrize(
    ("language", "words", "offset"),
    [
        ("fr", "à 20 km au sud de", Offset(20, 180)),
        ("fr", "à une vingtaine de kilomètres au nord-est de", Offset(20, 45)),
        ("fr", "à 5 kilomètres de", Offset(5, None)),
        ("fr", "à l' est de", Offset(None, 90)),
        ("en", "30 km ( 19 miles ) north of", Offset(30, 0)),
        ("en", "ten miles from", Offset(16.09, None)),
        ("fr", "les habitants de", None),
        ("en", "in", None),
        ("fr", "à 9000 km de", None),
    ],
)
def test_words_before_a_name_tell_how_far_and_where(language: str, words: str, offset: Offset | None) -> None:
    texts = words.split()
    assert offset_before(texts, len(texts), None, load_grammar(language)) == offset


def test_the_preposition_of_a_road_is_that_of_its_ends() -> None:
    grammar = load_grammar("fr")
    found = grammar.preposition_before("deux hommes enlevés sur l' axe sake".split(), 6)
    assert found is not None
    assert (found.role, found.form) == ("at", "sur")


@pytest.mark.parametrize(
    ("words", "generic"), [("hospital", True), ("national agency", True), ("homs", False), ("homs hospital", False)]
)
def test_generic_words_name_no_place(words: str, generic: bool) -> None:
    assert is_generic(words.split(), load_grammar("en")) is generic


# --- names of a page like the first one ----------------------------------------------------------------

SEEN = """\
Depuis mercredi, des convois vont de Syrie en Irak, selon une source à Bagdad. L'armée tient la base d'Aïn al-Asad et
l'ouest de l'Anbar. Des camions ont quitté Deir ez- Zor et Hassaké pour la Mésopotamie.

Des drones ont visé la base US à Chaddadeh. Quatre convois ont quitté l'est de l'Euphrate pour le Kurdistan irakien. Deux
cents ont traversé la province syrienne de Hassaké vers la province frontalière de la Ninive, par le point de passage
d'al-Walid, puis la base d'al-Sadd al-Gharbi.

Des détenus ont fui al-Hol. La route Abou-Kamal-Qaem est fermée, comme la voie Iran-Irak-Syrie-Liban et le poste d'Arrar,
entre l'Irak et l'Arabie saoudite. Ils devront quitter al-Tanf. L'accord a été signé jeudi à Damas, loin de Washington et
de la Méditerranée.
"""


@pytest.mark.parametrize(
    ("name", "level", "country"),
    [
        ("Syrie", "country", "SY"),
        ("Irak", "country", "IQ"),
        ("Bagdad", "town", "IQ"),
        ("base d'Aïn al-Asad", "base", "IQ"),
        ("Anbar", "admin1", "IQ"),
        ("Deir ez- Zor", "town", "SY"),
        ("Mésopotamie", "region", "IQ|SY"),
        ("Chaddadeh", "base", "SY"),
        ("est de l'Euphrate", "region", "SY"),
        ("Kurdistan irakien", "region", "IQ"),
        ("Ninive", "admin1", "IQ"),
        ("point de passage\nd'al-Walid", "crossing", "IQ|SY"),
        ("base d'al-Sadd al-Gharbi", "base", "SY"),
        ("al-Hol", "town", "SY"),
        ("Abou-Kamal", "region", "SY|IQ"),
        ("Qaem", "region", "SY|IQ"),
        ("Iran", "country", "IR"),
        ("Liban", "country", "LB"),
        ("Arrar", "crossing", "IQ|SA"),
        ("Arabie saoudite", "country", "SA"),
        ("al-Tanf", "base", "SY"),
        ("Damas", "town", "SY"),
        ("Washington", "town", "US"),
        ("Méditerranée", "region", ""),
    ],
)
def test_the_names_of_a_page_have_their_level_and_country(name: str, level: str, country: str) -> None:
    places = [m.place for quote, m in _names("fr", SEEN).items() if quote.replace("poste d'", "") == name]
    assert [(p.level.value, p.country or "") for p in places if p] == [(level, country)]


def test_a_province_and_its_town_are_told_apart_on_one_page() -> None:
    document = recoupe.read_text(SEEN, published="2020-11-20", language="fr")
    found = [
        m.place.level.value
        for m in document.mentions
        if isinstance(m, PlaceMention) and m.place and "Hassaké" in m.span.quote
    ]
    assert found == ["town", "admin1"]


@pytest.mark.parametrize(
    ("language", "text", "at"),
    [
        ("en", "Four Toyota pickups were destroyed near Misrata on Monday.", {"Misrata"}),
        ("fr", "Deux hélicoptères Apache ont bombardé Rafah lundi.", {"Rafah"}),
        ("en", "Mosul car bomb kills nine", {"Mosul"}),
        ("en", "The Kherson drone strike killed four people.", {"Kherson"}),
    ],
)
def test_the_make_of_a_vehicle_is_no_place_of_a_claim(language: str, text: str, at: set[str]) -> None:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    places = (document.mention(r.mention) for c in document.claims for r in c.roles if r.role is RoleName.AT)
    assert {m.span.quote for m in places} == at
