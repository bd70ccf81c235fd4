"""The place names of the page the project started from, in sentences of ours: at least 22 of 24 right, none wrong."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import pytest

import recoupe
from recoupe.model import Place, PlaceMention
from recoupe.resolve.geometry import distance_km

TEXT = """\
Des véhicules militaires ont quitté la Syrie pour l'Irak, ont rapporté jeudi des habitants de Bagdad.

Une colonne de camions partie de Hassaké et de Deir ez- Zor a rejoint la base d'Aïn al-Asad, en Irak. Deux drones ont \
visé la base américaine à Chaddadeh. Un convoi a quitté l'est de l'Euphrate pour le Kurdistan irakien, un autre est \
allé vers al-Anbar. Trente camions ont traversé la province syrienne de Hassaké vers la province de Ninive par le point \
de passage d'al-Walid. Un avion s'est posé sur la base d'al-Sadd al-Gharbi mercredi.

Aucun étranger ne doit rester en Mésopotamie, a déclaré un cheikh. Des détenus ont été libérés à al-Hol, et le point de \
passage d'Arrar, avec l'Arabie saoudite, a rouvert. Un accord a été signé à Damas entre l'Iran et le Liban. Des soldats \
sont restés à al-Tanf. La route Abou-Kamal-Qaem a été coupée, et un navire a été vu en Méditerranée. Un diplomate est \
attendu à Washington, aux États-Unis.
"""


@dataclass(frozen=True, slots=True)
class Expected:
    """Where a name lies: position in degrees, and how far from it the place found may lie."""

    words: str
    level: str
    country: str
    lat: float
    lon: float
    km: float


TABLE = (
    Expected("Syrie", "country", "SY", 35.0, 38.5, 150),
    Expected("Irak", "country", "IQ", 33.0, 43.7, 150),
    Expected("Bagdad", "town", "IQ", 33.31, 44.37, 15),
    Expected("Hassaké", "town", "SY", 36.50, 40.75, 10),
    Expected("Deir ez- Zor", "town", "SY", 35.33, 40.14, 10),
    Expected("base d'Aïn al-Asad", "base", "IQ", 33.79, 42.44, 10),
    Expected("Chaddadeh", "base", "SY", 36.02, 40.73, 15),
    Expected("est de l'Euphrate", "region", "SY", 36.0, 40.3, 60),
    Expected("Kurdistan irakien", "region", "IQ", 36.3, 44.4, 60),
    Expected("al-Anbar", "admin1", "IQ", 32.8, 41.5, 80),
    Expected("province syrienne de Hassaké", "admin1", "SY", 36.45, 40.8, 50),
    Expected("province de Ninive", "admin1", "IQ", 36.1, 42.4, 60),
    Expected("point de passage d'al-Walid", "crossing", "IQ|SY", 33.43, 38.93, 15),
    Expected("base d'al-Sadd al-Gharbi", "base", "SY", 36.48, 40.62, 30),
    Expected("Mésopotamie", "region", "IQ|SY", 33.8, 43.3, 150),
    Expected("al-Hol", "town", "SY", 36.39, 41.15, 15),
    Expected("Arrar", "crossing", "IQ|SA", 31.2, 41.4, 40),
    Expected("Arabie saoudite", "country", "SA", 25.0, 45.0, 200),
    Expected("Damas", "town", "SY", 33.51, 36.29, 15),
    Expected("Liban", "country", "LB", 33.85, 35.85, 40),
    Expected("Iran", "country", "IR", 32.5, 53.5, 200),
    Expected("al-Tanf", "base", "SY", 33.5, 38.65, 15),
    Expected("Abou-Kamal", "region", "SY|IQ", 34.42, 40.98, 15),
    Expected("Qaem", "region", "SY|IQ", 34.42, 40.98, 15),
    Expected("Méditerranée", "region", "", 35.5, 18.0, 300),
    Expected("Washington", "town", "US", 38.9, -77.04, 15),
)
"""A road between two towns is the stretch between them, in both countries; the seas belong to none."""

CHOSEN = 24
MIN_RIGHT = 22


@cache
def _found() -> dict[int, Place | None]:
    """Places by the offset of the last letter of their names."""
    document = recoupe.read_text(TEXT, published="2021-06-03", language="fr")
    return {m.span.stop: m.place for m in document.mentions if isinstance(m, PlaceMention)}


def _place(expected: Expected) -> Place | None:
    return _found().get(TEXT.index(expected.words) + len(expected.words))


def _is_right(expected: Expected) -> bool:
    place = _place(expected)
    if place is None or (place.level, place.country or "") != (expected.level, expected.country):
        return False
    there = Place("", "", place.level, None, expected.lat, expected.lon, 1, 1)
    return distance_km(place, there) <= expected.km


@pytest.mark.parametrize("expected", TABLE, ids=lambda e: e.words)
def test_no_name_of_the_page_is_resolved_to_a_wrong_place(expected: Expected) -> None:
    assert _place(expected) is None or _is_right(expected)


def test_all_but_two_names_of_the_page_are_right() -> None:
    wrong = [expected.words for expected in TABLE if not _is_right(expected)]
    assert len(wrong) <= CHOSEN - MIN_RIGHT, wrong


def test_every_base_and_crossing_of_the_page_says_how_sure_it_is() -> None:
    sites = [place for place in _found().values() if place and place.level in {"base", "crossing"}]
    assert len(sites) == 6
    assert all(0.4 <= place.score <= 1 and place.where_prec in {1, 2} for place in sites)
