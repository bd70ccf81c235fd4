"""Places lie where the words say that something lies from them."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Level, Place, PlaceMention
from recoupe.resolve.geometry import distance_km, point_at


def _places(language: str, text: str) -> dict[str, Place]:
    document = recoupe.read_text(text, published="2020-11-20", language=language)
    return {m.span.quote: m.place for m in document.mentions if isinstance(m, PlaceMention) and m.place}


def _bearing(base: Place, place: Place) -> str:
    north, east = place.lat - base.lat, place.lon - base.lon
    found = ("north" if north > 0.02 else "south" if north < -0.02 else "") + (
        "-east" if east > 0.02 else "-west" if east < -0.02 else ""
    )
    return found.strip("-")


@pytest.mark.parametrize(
    ("language", "text", "name", "base", "km", "bearing"),
    [
        ("fr", "Deux soldats ont été tués à 20 km au sud de Ménaka, au Mali.", "Ménaka", "Ménaka", 20, "south"),
        ("fr", "Un civil est mort à une trentaine de kilomètres au nord-est de Gao, au Mali.", "Gao", "Gao", 30, "north-east"),
        ("en", "Two soldiers were killed 20 miles west of Homs, Syria.", "Homs", "Homs", 32.18, "west"),
        ("en", "Two men died some 40 kilometres (25 miles) north of Homs, Syria.", "Homs", "Homs", 40, "north"),
    ],
)  # fmt: skip
def test_distance_and_direction_give_a_point(
    language: str, text: str, name: str, base: str, km: float, bearing: str
) -> None:
    plain = {"fr": f"Deux civils tués à {base}, au Mali.", "en": f"Two killed in {base}, Syria."}
    at = _places(language, plain[language])
    place = _places(language, text)[name]
    assert place.level is Level.POINT
    assert distance_km(place, at[base]) == pytest.approx(km, abs=0.1)
    assert _bearing(at[base], place) == bearing
    assert 5 <= place.radius_km < km


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("fr", "Deux civils ont été tués près de Gao, au Mali.", "Gao"),
        ("fr", "Deux civils ont été tués à l'ouest de Gao, au Mali.", "Gao"),
        ("en", "Two civilians were killed near Homs, Syria.", "Homs"),
        ("en", "Two civilians were killed north of Homs, Syria.", "Homs"),
    ],
)
def test_near_a_town_is_the_town_with_25_km(language: str, text: str, name: str) -> None:
    place = _places(language, text)[name]
    assert (place.level, place.radius_km, place.geo_precision, place.where_prec) == (Level.TOWN, 25, 2, 2)


def test_a_town_itself_is_exact() -> None:
    place = _places("en", "Two civilians were killed in Homs, Syria.")["Homs"]
    assert (place.geo_precision, place.where_prec) == (1, 1)


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "Un convoi a sauté sur une mine entre Gao et Ménaka, au Mali.", ("Gao", "Ménaka")),
        ("en", "A convoy struck a mine between Gao and Menaka, Mali.", ("Gao", "Menaka")),
        ("fr", "Un convoi a sauté sur la route Gao–Ménaka, au Mali.", ("Gao", "Ménaka")),
    ],
)
def test_a_stretch_is_its_middle_with_half_its_length(language: str, text: str, names: tuple[str, str]) -> None:
    places = _places(language, text)
    one, other = places[names[0]], places[names[1]]
    assert one == other
    assert one.level is Level.REGION
    assert 100 < one.radius_km < 200
    assert 0 < one.lon < 2.4


def test_part_of_an_area_is_what_our_tables_have_for_it() -> None:
    places = _places("fr", "Quatre convois ont quitté mardi l'est de l'Euphrate, en Syrie.")
    (east,) = [place for quote, place in places.items() if "Euphrate" in quote]
    assert (east.level, east.country) == (Level.REGION, "SY")


def test_two_capitals_that_may_be_governments_bound_no_stretch() -> None:
    places = _places("fr", "Un accord a été signé mardi entre Bagdad et Damas.")
    assert all(place.level is not Level.REGION for place in places.values())


def test_names_that_hyphens_join_are_found_one_by_one() -> None:
    places = _places("fr", "Les combats ont gagné mardi le front Deir ez-Zor-Hassaké, en Syrie.")
    assert [places[name].country for name in ("Deir ez-Zor", "Hassaké")] == ["SY", "SY"]
    assert places["Deir ez-Zor"] != places["Hassaké"]


def test_a_point_to_the_north_changes_latitude_only() -> None:
    assert point_at(10.0, 20.0, 111.195, 0.0) == (pytest.approx(11.0, abs=1e-3), pytest.approx(20.0))


def test_the_date_line_is_crossed() -> None:
    assert point_at(0.0, 179.9, 50.0, 90.0)[1] < -179
