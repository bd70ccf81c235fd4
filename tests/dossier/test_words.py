"""Folding for search: what is alike is found alike, on whichever back end."""

from __future__ import annotations

import pytest

from recoupe.dossier.words import (
    MAX_CHARACTERS,
    Phrase,
    bare_forms,
    find_words,
    fold_words,
    parse_query,
    to_fts5,
    to_tsquery,
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’ÉTÉ à Al‑Ḥasakah", "l ete a al hasakah"),
        ("e\u0301te\u0301 \ufb01n", "ete fin"),
        ("Œuvre, Straße, cæsium", "oeuvre strasse caesium"),
        ("snake_case 3 000,5", "snake case 3 000 5"),
        ("قُصِفَتْ مـــدينة", "قصفت مدينه"),
        ("إلى أبو آل ٱلله", "الي ابو ال الله"),
        ("١٢ و ۱۲ و 12", "12 و 12 و 12"),
        ("Київ Ёлка", "киiв елка"),
        ("", ""),
        ("…! \U0001f680", ""),
    ],
)
def test_words_are_folded(text: str, words: str) -> None:
    assert " ".join(find_words(text)) == words.replace("киiв", "київ".replace("ї", "і"))


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("بالرقه", {"الرقه", "رقه"}),
        ("الرقه", {"رقه"}),
        ("للقوات", {"القوات", "لقوات", "قوات"}),
        ("والقوات", {"القوات", "قوات"}),
        ("ببغداد", {"بغداد"}),
        ("بغداد", {"غداد"}),
        ("من", set()),
        ("raqqa", set()),
    ],
)
def test_what_clings_to_arabic_words_is_taken_off(word: str, forms: set[str]) -> None:
    assert bare_forms(word) == forms


def test_forms_stand_apart_from_the_words_in_order() -> None:
    assert fold_words("قصف بالرقة") == ("قصف بالرقه", "الرقه رقه")


def test_an_endless_text_is_searched_up_to_a_limit() -> None:
    folded, _ = fold_words("ab " * MAX_CHARACTERS)
    assert len(folded) <= MAX_CHARACTERS


@pytest.mark.parametrize(
    ("query", "phrases"),
    [
        ("Rocket Fire", [("rocket",), ("fire",)]),
        ('"Tirs de roquettes" nourris', [("tirs", "de", "roquettes"), ("nourris",)]),
        ("« Tirs nourris »", [("tirs", "nourris")]),
        ("al-Asad", [("al", "asad")]),
        ('"open', [("open",)]),
        ("الرقة وبالرقة للقوات", [("رقه",), ("رقه",), ("قوات",)]),
        ('OR NOT( * : " )', [("or",), ("not",)]),
        ("!? *", []),
    ],
)
def test_queries_are_phrases_that_must_all_be_there(query: str, phrases: list[tuple[str, ...]]) -> None:
    assert [phrase.words for phrase in parse_query(query)] == phrases


def test_a_star_leaves_the_end_open() -> None:
    assert parse_query('rock* "de roqu*"') == (
        Phrase(("rock",), is_prefix=True),
        Phrase(("de", "roqu"), is_prefix=True),
    )


def test_a_query_is_written_for_either_back_end() -> None:
    phrases = parse_query('"tirs de" rock*')
    assert to_fts5(phrases) == '"tirs de" AND "rock"*'
    assert to_tsquery(phrases) == "('tirs' <-> 'de') & ('rock':*)"
