"""Numbers in words and digits, row by row of codebooks §9, in both languages."""

from __future__ import annotations

import pytest

from recoupe.extract.mentions import find_mentions
from recoupe.model import Document, Passage, PassageKind, QuantityMention, make_id


def quantities(language: str, text: str) -> list[QuantityMention]:
    passages = (Passage(PassageKind.BODY, 0, len(text)),)
    document = Document(make_id(text), "test", language, None, (), None, (), None, text, passages)
    return [m for m in find_mentions(document) if isinstance(m, QuantityMention)]


ROWS = [
    ("fr", "un", 1, 1),
    ("fr", "deux", 2, 2),
    ("fr", "quelques", 3, 9),
    ("fr", "plusieurs", 3, 9),
    ("fr", "une poignée de", 3, 9),
    ("fr", "de nombreux", 3, None),
    ("fr", "une demi-douzaine de", 5, 7),
    ("fr", "une dizaine de", 8, 12),
    ("fr", "une douzaine de", 10, 14),
    ("fr", "une quinzaine de", 13, 17),
    ("fr", "une vingtaine de", 17, 23),
    ("fr", "une trentaine de", 25, 35),
    ("fr", "une quarantaine de", 35, 45),
    ("fr", "une cinquantaine de", 45, 55),
    ("fr", "une soixantaine de", 55, 65),
    ("fr", "une centaine de", 90, 110),
    ("fr", "un millier de", 900, 1100),
    ("fr", "des dizaines de", 20, 99),
    ("fr", "plusieurs dizaines de", 30, 99),
    ("fr", "des centaines de", 200, 999),
    ("fr", "plusieurs centaines de", 300, 999),
    ("fr", "des milliers de", 2000, 9999),
    ("fr", "des dizaines de milliers de", 20_000, 99_999),
    ("fr", "environ 20", 18, 22),
    ("fr", "quelque 300", 270, 330),
    ("fr", "environ cinq", 4, 6),
    ("fr", "près de 100", 90, 100),
    ("fr", "au moins 16", 16, None),
    ("fr", "plus de 300", 301, None),
    ("fr", "moins de 50", 0, 49),
    ("fr", "jusqu'à 40", 1, 40),
    ("fr", "entre 10 et 15", 10, 15),
    ("fr", "10 à 15", 10, 15),
    ("fr", "10-15", 10, 15),
    ("fr", "7 000", 7000, 7000),
    ("fr", "1\u202f200", 1200, 1200),
    ("fr", "vingt et un", 21, 21),
    ("fr", "quatre-vingts", 80, 80),
    ("fr", "deux cents", 200, 200),
    ("fr", "trois mille", 3000, 3000),
    ("en", "a", 1, 1),
    ("en", "two", 2, 2),
    ("en", "a few", 3, 9),
    ("en", "several", 3, 9),
    ("en", "a handful of", 3, 9),
    ("en", "many", 3, None),
    ("en", "half a dozen", 5, 7),
    ("en", "a dozen", 10, 14),
    ("en", "dozens of", 24, 99),
    ("en", "scores of", 40, 99),
    ("en", "hundreds of", 200, 999),
    ("en", "thousands of", 2000, 9999),
    ("en", "tens of thousands of", 20_000, 99_999),
    ("en", "about 20", 18, 22),
    ("en", "some 300", 270, 330),
    ("en", "nearly 100", 90, 100),
    ("en", "at least 16", 16, None),
    ("en", "more than 300", 301, None),
    ("en", "fewer than 50", 0, 49),
    ("en", "up to 40", 1, 40),
    ("en", "between 10 and 15", 10, 15),
    ("en", "10 to 15", 10, 15),
    ("en", "10-15", 10, 15),
    ("en", "1,200", 1200, 1200),
    ("en", "two hundred and fifty", 250, 250),
    ("en", "twenty-one", 21, 21),
    ("en", "three thousand", 3000, 3000),
]
NOUN = {"fr": ("soldats", "soldat"), "en": ("soldiers", "soldier")}
SENTENCE = {"fr": "Hier, l'armée a déployé {} au nord.", "en": "Yesterday the army deployed {} in the north."}


@pytest.mark.parametrize(("language", "words", "low", "high"), ROWS)
def test_a_row_of_the_codebook_gives_its_range(language: str, words: str, low: int, high: int | None) -> None:
    noun = NOUN[language][low == high == 1]
    found = quantities(language, SENTENCE[language].format(f"{words} {noun}"))
    assert [(q.low, q.high, q.unit) for q in found] == [(low, high, "soldier")]


@pytest.mark.parametrize(("language", "words", "low", "high"), ROWS)
def test_only_plain_numbers_are_exact(language: str, words: str, low: int, high: int | None) -> None:
    noun = NOUN[language][low == high == 1]
    (found,) = quantities(language, SENTENCE[language].format(f"{words} {noun}"))
    assert found.approximate == (low != high)


@pytest.mark.parametrize(
    ("language", "text", "quote", "low", "high", "unit"),
    [
        ("fr", "Trois civils ont été tués.", "Trois civils", 3, 3, "civilian"),
        ("fr", "L'explosion a fait 12 morts.", "12 morts", 12, 12, "person"),
        ("fr", "Sept roquettes sont tombées.", "Sept roquettes", 7, 7, "rocket"),
        ("fr", "Le convoi compte 30 camions.", "30 camions", 30, 30, "truck"),
        ("fr", "Deux autres soldats sont morts.", "Deux autres soldats", 2, 2, "soldier"),
        ("en", "Twelve people died.", "Twelve people", 12, 12, "person"),
        ("en", "The blast left 12 dead.", "12 dead", 12, 12, "person"),
        ("en", "Seven rockets landed.", "Seven rockets", 7, 7, "rocket"),
        ("en", "At least a dozen civilians died.", "At least a dozen civilians", 12, None, "civilian"),
    ],
)
def test_a_quantity_spans_number_and_noun_and_names_its_unit(
    language: str, text: str, quote: str, low: int, high: int | None, unit: str
) -> None:
    found = [(q.span.quote, q.low, q.high, q.unit) for q in quantities(language, text)]
    assert (quote, low, high, unit) in found


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "Le tir n'a fait aucune victime."), ("en", "Nobody was hurt, with no casualties.")]
)
def test_none_is_zero(language: str, text: str) -> None:
    assert (0, 0, "none") in [(q.low, q.high, q.rule) for q in quantities(language, text)]


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "Hier, des soldats sont morts."), ("en", "They spoke of soldiers killed.")]
)
def test_a_bare_plural_is_two_or_more(language: str, text: str) -> None:
    assert [(q.low, q.high, q.rule) for q in quantities(language, text)] == [(2, None, "bare_plural")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Le point de passage a rouvert après 30 ans."),
        ("fr", "Il est né en 1987."),
        ("fr", "La base est à 25 km de la ville."),
        ("fr", "La réunion a duré 3 heures."),
        ("fr", "Le prix a monté de 12 %."),
        ("fr", "L'avion a survolé la ville à deux reprises."),
        ("fr", "Le 17 novembre 2020 fut calme."),
        ("en", "The crossing reopened after 30 years."),
        ("en", "He was born in 1987."),
        ("en", "The base is 25 miles from the town."),
        ("en", "The meeting lasted 3 hours."),
        ("en", "Prices rose by 12 %."),
        ("en", "The C-RAM did not fire."),
        ("en", "The 17th of November 2020 was calm."),
    ],
)
def test_durations_years_dates_distances_and_names_count_nothing(language: str, text: str) -> None:
    assert [q.span.quote for q in quantities(language, text)] == []


def test_a_quantity_names_its_rule() -> None:
    (found,) = quantities("fr", "Hier, une vingtaine de soldats sont partis.")
    assert found.by == f"quantity.{found.rule}@1"


@pytest.mark.parametrize(
    ("language", "text", "n_quantities"),
    [
        ("en", "Yesterday the army deployed a couple of soldiers in the north.", 1),
        ("en", "There were no casualties.", 1),
        ("fr", "On parle de soldats tués.", 1),
    ],
)
def test_nothing_is_counted_twice(language: str, text: str, n_quantities: int) -> None:
    assert len(quantities(language, text)) == n_quantities


def test_a_unit_is_an_english_singular() -> None:
    (found,) = quantities("fr", "Une dizaine de bataillons avancent.")
    assert found.unit == "battalion"
