"""Arabic spelling, and cutting off what is written onto words."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.text.arabic import SURELY, Cutter, cut_surely, is_arabic, normal

WORDS = {"قصفت", "الرصاص", "الجيش", "قوات", "مدينة", "وزير", "بيان", "ان", "قال", "مبنى", "لكن", "والي", "وبين"}
CUTTER = Cutter(WORDS.__contains__, is_place={"حلب", "الرقة"}.__contains__, is_small={"ان", "لم"}.__contains__)


def texts(word: str, cutter: Cutter = CUTTER) -> list[str]:
    return [text for text, _, _ in cutter.cut(word)]


@pytest.mark.parametrize(
    ("written", "spelt"),
    [
        ("قُتِلَ", "قتل"), ("الأنبار", "الانبار"), ("إلى", "الى"), ("حمـــص", "حمص"), ("٣١", "31"), ("،", ","),
        ("آذار", "آذار"), ("مبنى", "مبنى"),
    ],
)  # fmt: skip
def test_a_word_is_spelt_as_the_tables_have_it(written: str, spelt: str) -> None:
    assert normal(written) == spelt


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("وقصفت", ["و", "قصفت"]),
        ("بالرصاص", ["ب", "الرصاص"]),
        ("وبالرصاص", ["و", "ب", "الرصاص"]),
        ("للجيش", ["ل", "الجيش"]),
        ("وللجيش", ["و", "ل", "الجيش"]),
        ("قواته", ["قوات", "ه"]),
        ("مدينتهم", ["مدينة", "هم"]),
        ("مبناها", ["مبنى", "ها"]),
        ("وقواتها", ["و", "قوات", "ها"]),
        ("منهم", ["من", "هم"]),
        ("عليها", ["على", "ها"]),
        ("وأنهم", ["و", "ان", "هم"]),
        ("ولم", ["و", "لم"]),
        ("وبه", ["و", "ب", "ه"]),
        ("وإليه", ["و", "الى", "ه"]),  # "والي" is known too: a governor
        ("وبينهم", ["و", "بين", "هم"]),  # "وبين" is known too: "and made clear"
        ("بحلب", ["ب", "حلب"]),
        ("بالرقة", ["ب", "الرقة"]),
        ("وزير", ["وزير"]),  # not "and" and a word
        ("بيان", ["بيان"]),
        ("لكن", ["لكن"]),
        ("واختفت", ["و", "اختفت"]),  # "and" before a word that nobody knows
        ("الطبي", ["الطبي"]),  # an adjective, not "my medicine"
        ("Gao", ["Gao"]),
    ],
)
def test_small_words_are_cut_off_words_that_are_known(word: str, parts: list[str]) -> None:
    assert texts(word) == parts


def test_offsets_are_those_of_the_text_with_its_vowel_signs() -> None:
    word = "وَبِالرَّصاص"
    cut = CUTTER.cut(word)
    assert [text for text, _, _ in cut] == ["و", "ب", "الرصاص"]
    assert "".join(word[start:stop] for _, start, stop in cut) == word


def test_without_words_only_what_stands_before_an_article_is_cut_off() -> None:
    assert texts("بالقرب", SURELY) == ["ب", "القرب"]
    assert texts("وقوع", SURELY) == ["وقوع"]
    assert cut_surely("بالقرب من الحدود") == "ب القرب من الحدود"


@given(st.text(alphabet="وفبلكالمنهاتقصأإىةؤَُّـ .", min_size=1, max_size=12))
def test_the_parts_of_any_word_are_the_word(word: str) -> None:
    cut = CUTTER.cut(word)
    assert cut[0][1] == 0
    assert cut[-1][2] == len(word)
    assert all(a[2] == b[1] for a, b in pairwise(cut))
    assert all(text for text, _, _ in cut)


def test_arabic_letters_tell_an_arabic_word() -> None:
    assert is_arabic("الرقة")
    assert not is_arabic("Raqqa 12")


def test_a_doubled_last_letter_tells_and_from_a_longer_verb() -> None:
    cutter = Cutter(knows={"ورد", "رد", "وردت", "ردت"}.__contains__)
    assert [text for text, _, _ in cutter.cut("وردّت")] == ["و", "ردت"]
    assert [text for text, _, _ in cutter.cut("وردت")] == ["وردت"]
