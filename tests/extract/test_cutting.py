"""Which Arabic words are names, and what is cut off them."""

from __future__ import annotations

import pytest

from recoupe.extract.cutting import find_cutter


def names(sentence: str) -> list[str]:
    """The words of a sentence that are names."""
    cutter = find_cutter("ar")
    assert cutter is not None
    words = [text for word in sentence.split() for text, _, _ in cutter.cut(word)]
    return [word for word, is_name in zip(words, cutter.names(words), strict=True) if is_name]


def test_languages_with_blanks_between_all_words_need_no_cutter() -> None:
    assert find_cutter("fr") is None
    assert find_cutter("tlh") is None


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("قصفت طائرات مدينة إدلب", ["ادلب"]),
        ("وصلوا إلى ريف دير الزور الشرقي", ["دير", "الزور"]),
        ("قال العميد حذيفة الزين للصحافيين", ["حذيفة", "الزين"]),
        ("أكد محمد الأحمد ذلك", ["محمد", "الاحمد"]),
        ("أعلنت الحكومة هدنة", []),
        ("انسحبوا نحو بيروت ودمشق", ["بيروت", "دمشق"]),
    ],
)
def test_names_are_known_or_stand_behind_what_tells_them(sentence: str, found: list[str]) -> None:
    assert names(sentence) == found


def test_a_common_word_is_no_place_though_a_town_bears_it() -> None:
    assert names("فتح باب المدرسة") == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("وصل رتل من مصراتة إلى سرت", ["مصراتة", "سرت"]),
        ("أطلقت صواريخ من غزة على درعا", ["غزة", "درعا"]),
        ("اتهمت واشنطن سوريا", ["واشنطن", "سوريا"]),
        ("قتل اثنان في حجة", ["حجة"]),
        ("قصف القرية بحجة الأمن", []),
        ("استخدموا الفوسفور الأبيض", []),
        ("دعم مالي للبلاد", []),
        ("نقلوا إلى بعلبك وتبنين", ["بعلبك", "تبنين"]),
        ("قصفوا بعقوبة وبابل", ["بعقوبة", "بابل"]),
        ("انسحبوا من قرى في الهرمل وحولا", ["الهرمل", "حولا"]),
        ("دكوا وحدهم المواقع", []),
    ],
)
def test_places_are_told_from_common_words_spelt_alike(sentence: str, found: list[str]) -> None:
    assert names(sentence) == found


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("ووصلت", ["و", "وصلت"]), ("للقاء", ["ل", "لقاء"]), ("للاجئين", ["ل", "لاجئين"]), ("للجيش", ["ل", "الجيش"]),
        ("للحكومة", ["ل", "الحكومة"]), ("وعدن", ["و", "عدن"]), ("قصفنا", ["قصفنا"]), ("فسننسحب", ["ف", "سننسحب"]),
    ],
)  # fmt: skip
def test_what_is_written_onto_a_word_is_cut_off_it_alone(word: str, parts: list[str]) -> None:
    cutter = find_cutter("ar")
    assert cutter is not None
    assert [text for text, _, _ in cutter.cut(word)] == parts
