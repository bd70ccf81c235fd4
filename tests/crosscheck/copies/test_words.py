"""Words are folded letter by letter and keep their place in the unmodified text."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.crosscheck.copies.words import find_words

TEXTS = st.text(st.characters(codec="utf-8"), max_size=80)


def quotes(text: str) -> list[str]:
    words = find_words([text])
    return [text[a:b] for a, b in zip(words.starts, words.stops, strict=True)]


def hashes(text: str) -> list[int]:
    return find_words([text]).hashes.tolist()


def test_apostrophes_hyphens_and_blanks_of_every_kind_break_words() -> None:
    assert quotes("L’armée a\u00a0dit : « Bab al-Hawa »") == ["L", "armée", "a", "dit", "Bab", "al", "Hawa"]


def test_marks_on_a_letter_belong_to_its_word() -> None:
    assert quotes("قصفٌ على المدينــة") == ["قصفٌ", "على", "المدينــة"]


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("l'État", "L’ETAT"),
        ("dix morts", "Dix\u00a0morts"),
        ("المدينــة", "المدينة"),
        ("بَغداد", "بغداد"),
        ("أنباء", "انباء"),
        ("٢١", "21"),
    ],
)
def test_spellings_of_one_word_are_one_word(left: str, right: str) -> None:
    assert hashes(left) == hashes(right)


def test_different_words_differ() -> None:
    words = "tué tue tuer tués eut 1 2 12 21 a aa aaa b ب ت".split()
    assert len({h for w in words for h in hashes(w)}) == len(words) - 1  # an accent makes no other word


@given(TEXTS)
def test_composed_and_decomposed_texts_have_the_same_words(text: str) -> None:
    latin = "".join(c for c in text if ord(c) < 0x250)
    assert hashes(unicodedata.normalize("NFC", latin)) == hashes(unicodedata.normalize("NFD", latin))


@given(st.lists(TEXTS, max_size=5))
def test_a_text_has_the_same_words_alone_as_among_others(texts: list[str]) -> None:
    words = find_words(texts)
    bounds = words.bounds().tolist()
    for i, text in enumerate(texts):
        alone, rows = find_words([text]), slice(bounds[i], bounds[i + 1])
        assert words.hashes[rows].tolist() == alone.hashes.tolist()
        assert words.skeletons[rows].tolist() == alone.skeletons.tolist()
        assert (words.starts[rows] - words.bases[i]).tolist() == alone.starts.tolist()
        assert words.is_first[rows].tolist() == alone.is_first.tolist()


@pytest.mark.parametrize(
    ("latin", "arabic"),
    [
        ("Haftar", "حفتر"),
        ("Mizda", "مزدة"),
        ("Gharyani", "الغرياني"),
        ("Benghazi", "بنغازي"),
        ("Kramatorsk", "كراماتورسك"),
    ],
)
def test_a_name_has_the_same_consonants_in_latin_and_arabic_letters(latin: str, arabic: str) -> None:
    left, right = find_words([latin]), find_words([arabic])
    assert left.skeletons.tolist() == right.skeletons.tolist()
    assert left.n_consonants.tolist() == right.n_consonants.tolist()


@pytest.mark.parametrize(
    ("left", "right"), [("Qamichli", "Kamishli"), ("Ouattagouna", "Ouatagouna"), ("Djenine", "Jenin")]
)
def test_spellings_of_the_french_and_english_press_have_the_same_consonants(left: str, right: str) -> None:
    assert find_words([left]).skeletons.tolist() == find_words([right]).skeletons.tolist()


def test_words_of_digits_have_their_value() -> None:
    assert find_words(["12 000 x7 0045 99999999999"]).numbers.tolist() == [12, 0, -1, 45, -1]
