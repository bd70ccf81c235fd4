"""Place names get the reading that words and country around them speak for, or none."""

from __future__ import annotations

from dataclasses import replace

import pytest

import recoupe
from recoupe.model import Level, Place, PlaceMention, RoleHint, Span
from recoupe.resolve.places import distance_km, resolve_places


def _places(language: str, text: str) -> dict[str, Place | None]:
    """Place of each place name of a text, by its words."""
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return {m.span.quote: m.place for m in document.mentions if isinstance(m, PlaceMention)}


def _only(language: str, text: str, words: str) -> Place | None:
    (found,) = [place for quote, place in _places(language, text).items() if words in quote]
    return found


@pytest.mark.parametrize(
    ("language", "text", "words", "level", "country"),
    [
        ("fr", "Trente camions ont quitté la province de Hassaké, en Syrie.", "Hassaké", "admin1", "SY"),
        ("fr", "Trente camions ont quitté la ville de Hassaké, en Syrie.", "Hassaké", "town", "SY"),
        ("fr", "Trente camions ont quitté Hassaké, en Syrie.", "Hassaké", "town", "SY"),
        ("en", "Three soldiers were killed in Hasakah province in Syria.", "Hasakah", "admin1", "SY"),
        ("en", "Three soldiers were killed in the town of Hasakah in Syria.", "Hasakah", "town", "SY"),
        ("fr", "Ils sont passés par le point de passage d'al-Walid, en Irak.", "al-Walid", "crossing", "IQ|SY"),
        ("fr", "Des roquettes ont visé la base US à Aïn al-Asad, en Irak.", "Aïn al-Asad", "base", "IQ"),
        ("fr", "Les forces américaines ont quitté la base de Chaddadeh, en Syrie.", "Chaddadeh", "base", "SY"),
    ],
)
def test_the_words_around_tell_the_level(language: str, text: str, words: str, level: str, country: str) -> None:
    place = _only(language, text, words)
    assert place is not None
    assert (place.level, place.country) == (Level(level), country)


@pytest.mark.parametrize(
    ("language", "text", "country"),
    [
        ("fr", "Trois soldats ont été tués à Tripoli, au Liban.", "LB"),
        ("fr", "Trois soldats ont été tués à Tripoli, en Libye.", "LY"),
        ("en", "Three soldiers were killed in Tripoli, Lebanon.", "LB"),
        ("en", "Three soldiers were killed in Tripoli, Libya.", "LY"),
        ("fr", "L'armée libanaise s'est déployée à Tripoli.", "LB"),
        ("en", "The Lebanese army was deployed in Tripoli.", "LB"),
    ],
)
def test_one_name_is_another_town_in_another_country(language: str, text: str, country: str) -> None:
    place = _only(language, text, "Tripoli")
    assert place is not None
    assert place.country == country


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Le général Paul Orange a rencontré Anne Marseille mardi à Bagdad.", "Marseille"),
        ("fr", "Le général Paul Orange a rencontré Anne Marseille mardi à Bagdad.", "Orange"),
        ("fr", "Le ministre Tony Lyon a rencontré le président à Bagdad.", "Lyon"),
        ("en", "Colonel James Lancaster met George Washington in Baghdad on Tuesday.", "Lancaster"),
        ("en", "Colonel James Lancaster met George Washington in Baghdad on Tuesday.", "Washington"),
    ],
)
def test_the_name_of_a_person_is_no_place(language: str, text: str, words: str) -> None:
    assert [place for quote, place in _places(language, text).items() if words in quote and place] == []


def test_a_town_of_no_named_country_is_found_by_its_size() -> None:
    place = _only("fr", "Douze civils ont été tués mardi à Alep.", "Alep")
    assert place is not None
    assert (place.country, place.level) == ("SY", Level.TOWN)


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "Damas annonce que trois soldats ont été tués.", "Damas"),
        ("en", "Washington said three soldiers were killed.", "Washington"),
    ],
)
def test_a_capital_that_speaks_is_a_metonym(language: str, text: str, words: str) -> None:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    hints = {m.role_hint for m in document.mentions if isinstance(m, PlaceMention) and m.span.quote == words}
    assert hints == {RoleHint.METONYMIC}


# --- readings by hand ---------------------------------------------------------------------------------


def _reading(id_: str, level: Level, country: str, lat: float, score: float = 0.5) -> Place:
    return Place(id_, "X", level, country, lat, 40.0, 8, score)


def _mention(*readings: Place, start: int = 0, **private: str) -> PlaceMention:
    return PlaceMention(
        f"m{start}", Span(start, start + 1, f"X{start}"), "place.name@1", None, readings, RoleHint.LITERAL, **private
    )


def test_a_name_without_a_reading_stays_without_a_place() -> None:
    (found,) = resolve_places([_mention()])
    assert isinstance(found, PlaceMention)
    assert (found.place, found.candidates) == (None, ())


def test_the_best_three_readings_are_kept_best_first() -> None:
    readings = [_reading(f"geonames:{n}", Level.TOWN, "SY", 30.0 + n, 0.2 + n / 10) for n in range(5)]
    (found,) = resolve_places([_mention(*readings)])
    assert isinstance(found, PlaceMention)
    scores = [place.score for place in found.candidates]
    assert len(scores) == 3
    assert scores == sorted(scores, reverse=True)
    assert found.place == found.candidates[0]


def test_a_country_named_beside_outranks_a_larger_namesake_elsewhere() -> None:
    country = _mention(Place("iso:LB", "Lebanon", Level.COUNTRY, "LB", 33.9, 35.8, 100, 0.9), start=9)
    town = _mention(_reading("small", Level.TOWN, "LB", 34.4, 0.4), _reading("large", Level.TOWN, "LY", 32.9, 0.5))
    found, *_ = resolve_places([town, country, replace(country, id="m10")])
    assert isinstance(found, PlaceMention)
    assert found.place is not None
    assert found.place.id == "small"


def test_other_mentions_pass_through_unchanged_and_in_order() -> None:
    document = recoupe.read_text("Trois soldats ont été tués mardi.", published="2020-11-20", language="fr")
    assert resolve_places(document.mentions) == document.mentions


@pytest.mark.parametrize(
    ("a", "b", "km"),
    [((33.31, 44.36), (33.31, 44.36), 0), ((48.86, 2.35), (51.51, -0.13), 344), ((0, 179.5), (0, -179.5), 111)],
)
def test_distance_is_along_the_great_circle(a: tuple[float, float], b: tuple[float, float], km: float) -> None:
    one, other = (Place("x", "X", Level.POINT, None, lat, lon, 1, 1.0) for lat, lon in (a, b))
    assert distance_km(one, other) == pytest.approx(km, abs=2)


# --- known to be wrong ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Trois soldats ont été tués au camp d'al-Hol, en Syrie."),
        ("en", "Three soldiers were killed in the Hol camp in Syria."),
    ],
)
def test_a_camp_that_shares_its_name_with_a_town_is_the_camp(language: str, text: str) -> None:
    place = _only(language, text, "Hol")
    assert place is not None
    assert place.level is Level.CAMP


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Une frappe a détruit un pont mardi à Deir ez-Zor.", "Deir ez-Zor"),
        ("L'armée malienne a tué douze rebelles à Gao.", "Gao"),
        ("Trois soldats ont été tués à Arar, en Arabie saoudite.", "Arar"),
    ],
)
def test_a_bare_town_name_is_the_town_and_not_the_base_or_crossing_beside_it(text: str, words: str) -> None:
    place = _only("fr", text, words)
    assert place is not None
    assert place.level is Level.TOWN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Des roquettes ont visé la base d'Aïn al-Asad, en Irak.", "Aïn al-Asad"),
        ("Douze civils ont été tués dans la province d'Alep, en Syrie.", "Alep"),
        ("Douze civils ont été tués dans la ville d'Idleb, en Syrie.", "Idleb"),
        ("Des roquettes ont visé la base d'Erbil, en Irak.", "Erbil"),
    ],
)
def test_a_name_after_an_elision_is_found(text: str, words: str) -> None:
    assert _only("fr", text, words) is not None


@pytest.mark.parametrize(
    ("language", "name", "country"),
    [
        ("fr", "Nassiriya", "IQ"), ("fr", "Baqouba", "IQ"), ("fr", "Homs", "SY"), ("fr", "Beni", "CD"), ("fr", "Tyr", "LB"),
        ("fr", "Islamabad", "PK"), ("fr", "Kounduz", "AF"), ("fr", "Moukalla", "YE"), ("fr", "Ghariane", "LY"),
        ("en", "Nasiriyah", "IQ"), ("en", "Suwayda", "SY"), ("en", "Juba", "SS"), ("en", "Homs", "SY"),
    ],
)  # fmt: skip
def test_a_town_that_news_speaks_of_is_meant_where_nothing_else_tells(language: str, name: str, country: str) -> None:
    text = {"fr": f"Une bombe a explosé mardi à {name}.", "en": f"A bomb exploded in {name} on Tuesday."}[language]
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    assert [m.place.country for m in document.mentions if isinstance(m, PlaceMention) and m.place] == [country]
