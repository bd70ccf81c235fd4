"""Loaded wording: which words, in whose voice, of whom; the same for every side."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import LoadedMention


def _loaded(text: str, language: str) -> list[LoadedMention]:
    document = recoupe.read_text(text, published="2024-10-17", language=language)
    return [m for m in document.mentions if isinstance(m, LoadedMention)]


def _quotes(text: str, language: str) -> list[str]:
    return [m.span.quote for m in _loaded(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "quotes"),
    [
        ("Le régime de Tachkent a fermé la route de Karchi.", "fr", ["régime de Tachkent"]),
        ("Le régime bolivien a fermé la route de Potosi.", "fr", ["régime bolivien"]),
        ("The Bolivian regime closed the road to Potosi.", "en", ["The Bolivian regime"]),
        ("The Tashkent regime closed the road to Karshi.", "en", ["The Tashkent regime"]),
        ("Un attentat lâche et barbare a frappé le marché de Kidal.", "fr", ["lâche et barbare"]),
        ("La prétendue armée populaire a fui Kidal lundi.", "fr", ["prétendue armée populaire"]),
        ("The army liberated the town of Palmyra on Monday.", "en", ["liberated"]),
        ("L'armée a libéré Palmyre lundi.", "fr", ["libéré"]),
    ],
)
def test_wording_takes_its_side_its_noun_and_what_it_is_joined_to(text: str, language: str, quotes: list[str]) -> None:
    assert _quotes(text, language) == quotes


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Le régime de retraite des enseignants de Kidal a été réformé.", "fr"),
        ("The visa regime for visitors to Potosi changed on Monday.", "en"),
        ("Le tribunal a libéré trois détenus lundi à Gao.", "fr"),
        ("The so-called Islamic State attacked a village near Kirkuk.", "en"),
        ("Le colonel Innocent Kalimba commande la garnison de Goma.", "fr"),
        ("Le gardien héroïque a arrêté deux penalties en demi-finale du championnat.", "fr"),
    ],
)
def test_turns_names_and_other_subjects_are_not_loaded(text: str, language: str) -> None:
    assert _quotes(text, language) == []


@pytest.mark.parametrize("side", [("iranien", "IR"), ("américain", "US"), ("ukrainien", "UA"), ("israélien", "IL")])
def test_the_side_beside_a_label_tells_target_and_plain_words(side: tuple[str, str]) -> None:
    adjective, code = side
    (found,) = _loaded(f"Le régime {adjective} a fermé la frontière.", "fr")
    assert found.target == f"actor:{code.lower()}.government"
    assert found.neutral == f"gouvernement {adjective}"


def test_words_between_quotation_marks_are_not_the_outlets_however_few() -> None:
    (quoted,) = _loaded("L'état-major parle d'une attaque de « mercenaires » à Gao.", "fr")
    (own,) = _loaded("Des mercenaires ont attaqué Gao lundi.", "fr")
    assert (quoted.voice.value, own.voice.value) == ("quoted", "outlet")


def test_a_short_exclamation_outside_of_speech_is_a_slogan() -> None:
    assert [m.technique for m in _loaded("Bread and work for all! The army shelled Kidal on Monday.", "en")] == [
        "Slogans"
    ]
    assert _loaded("“Come here now!” he said near Kidal.", "en") == []


def test_a_row_whose_need_is_not_met_leaves_the_words_to_the_next_row() -> None:
    found = recoupe.read_text("Les forces d'occupation ont quitté la base.", language="fr").mentions
    assert [m.span.quote for m in found if isinstance(m, LoadedMention)] == ["forces d'occupation"]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "L'armée coloniale a bombardé le village mardi.", "armée coloniale"),
        ("en", "The colonial army shelled the village on Tuesday.", "colonial army"),
        ("fr", "Les stratèges de salon se taisent depuis mardi.", "stratèges de salon"),
        ("en", "The armchair generals have been silent since Tuesday.", "armchair generals"),
        ("fr", "L'accord de la honte a été signé à Tunis.", "accord de la honte"),
        ("en", "The deal of shame was signed in Tunis.", "deal of shame"),
        ("fr", "Le monde entier sait qui a tiré.", "Le monde entier sait"),
        ("en", "The whole world knows who fired.", "The whole world knows"),
    ],
)
def test_wording_of_a_class_is_flagged_alike_in_both_languages(language: str, text: str, words: str) -> None:
    found = [m.span.quote for m in recoupe.read_text(text, language=language).mentions if isinstance(m, LoadedMention)]
    assert found == [words]
