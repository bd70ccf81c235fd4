"""Forces and crowds that the networks read alike."""

from __future__ import annotations

import pytest

from recoupe.extract.forces import Stretch, find_forces
from recoupe.lang.pack import load_pack
from recoupe.text.fold import fold, fold_case
from recoupe.text.segment import find_words


def _read(text: str, language: str) -> list[tuple[str, str]]:
    folded = fold(text)
    words = find_words(folded, fold_case(text), 0, len(text))
    sentence = Stretch(folded, words.texts, words.starts)
    return [(text[s.start : s.stop], s.word) for s in find_forces(sentence, load_pack(language))]


@pytest.mark.parametrize(
    ("language", "text", "read"),
    [
        ("fr", "L'armée malienne a fui.", [("L'", "le"), ("armée malienne", "Hamas")]),
        ("fr", "L'État islamique a fui.", [("L'", "le"), ("État islamique", "Hamas")]),
        ("fr", "Un poste de l'armée malienne brûle.", [("de l'", "du"), ("armée malienne", "Hamas")]),
        ("fr", "Un poste des Houthis brûle.", [("des", "du"), ("Houthis", "Hamas")]),
        ("fr", "Deux combattants du Hezbollah ont fui.", [("du Hezbollah", "russes")]),
        ("en", "The Malian army fled.", [("The Malian army", "Hamas")]),
        ("en", "The Islamic State fled.", [("The Islamic State", "Hamas")]),
        ("en", "Six Islamic State fighters fled.", [("Islamic State", "Russian")]),
        ("fr", "Des partisans du gouvernement crient.", [("partisans du gouvernement", "manifestants")]),
        ("en", "Opposition supporters shouted.", [("Opposition supporters", "protesters")]),
    ],
)
def test_forces_and_crowds_are_read_as_one_word(language: str, text: str, read: list[tuple[str, str]]) -> None:
    assert _read(text, language) == read


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "Deux soldats maliens ont fui."), ("fr", "La ville est calme."), ("en", "Two Malian soldiers fled.")],
)
def test_people_of_a_country_and_what_is_no_force_stay_as_they_are(language: str, text: str) -> None:
    assert _read(text, language) == []
