"""Forms of Arabic verbs, nouns and adjectives."""

from __future__ import annotations

import pytest

from recoupe.lang.ar.inflect import adjective_forms, noun_forms, spell, verb_forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("قصف", {"قصف": "past", "قصفت": "past", "قصفوا": "past", "يقصف": "pres", "يقصفون": "pres", "سيقصف": "fut"}),
        ("استهدف", {"استهدفت": "past", "يستهدف": "pres", "ستستهدف": "fut"}),
        ("هاجم", {"هاجموا": "past", "هوجم": "pp", "يهاجم": "pres"}),
        ("أصاب", {"اصابت": "past", "اصيب": "pp", "يصيب": "pres"}),
        ("استعاد", {"استعادت": "past", "يستعيد": "pres", "استعيد": "pp", "يستعد": "pres"}),
        ("اغتال", {"اغتيل": "pp", "يغتال": "pres"}),
        ("انهار", {"انهارت": "past", "ينهار": "pres"}),
        ("ألقى", {"القت": "past", "القوا": "past", "يلقي": "pres", "القي": "pp"}),
        ("قال", {"قالت": "past", "يقول": "pres", "قيل": "pp", "سيقول": "fut"}),
        ("نفى", {"نفت": "past", "نفوا": "past", "ينفي": "pres"}),
        ("بدأ", {"بدا": "past", "بدات": "past", "بداوا": "past", "بدؤوا": "past", "يبدا": "pres"}),
        ("أنشأ", {"انشات": "past", "ينشئ": "pres"}),
    ],
)  # fmt: skip
def test_verbs_have_their_persons_and_tenses(lemma: str, forms: dict[str, str]) -> None:
    found = verb_forms(lemma)
    assert {form: tense for form, tense in forms.items() if tense not in found.get(form, ())} == {}


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("قصف", {"قصفنا": "past", "نقصف": "pres", "سنقصف": "fut"}), ("قال", {"قلنا": "past", "نقول": "pres"}),
        ("استعاد", {"استعدنا": "past", "نستعيد": "pres"}), ("صد", {"صددنا": "past"}), ("شن", {"شننا": "past"}),
        ("نفى", {"نفينا": "past"}), ("دعا", {"دعونا": "past", "ندعو": "pres"}), ("أعلن", {"اعلنا": "past"}),
        ("بدأ", {"بدانا": "past"}),
    ],
)  # fmt: skip
def test_we_have_forms_of_our_own(lemma: str, forms: dict[str, str]) -> None:
    found = verb_forms(lemma)
    assert {form: tense for form, tense in forms.items() if tense not in found.get(form, ())} == {}


@pytest.mark.parametrize(
    ("lemma", "noun"), [("صب", "نصب"), ("قاد", "نقود"), ("بنى", "بنينا"), ("وعد", "وعدن"), ("لجأ", "لجان")]
)
def test_no_form_takes_what_mostly_is_a_noun_or_a_town(lemma: str, noun: str) -> None:
    assert noun not in verb_forms(lemma)


def test_women_have_a_plural() -> None:
    assert "past" in verb_forms("احتجز")["احتجزن"]


def test_a_strong_verb_is_not_shortened() -> None:
    assert "يبع" not in verb_forms("بايع")


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("جندي", {"جندي": "sg", "الجندي": "def", "جنديا": "sg", "جنديان": "du", "جنديين": "du", "جنود": "pl", "الجنود": "pl"}),
        ("غارة", {"الغارة": "def", "غارتان": "du", "غارتين": "du", "غارات": "pl", "الغارات": "def"}),
        ("مقاتل", {"مقاتلون": "pl", "مقاتلين": "pl", "المقاتلين": "def", "مقاتلو": "pl"}),
    ],
)  # fmt: skip
def test_nouns_have_number_and_article(lemma: str, forms: dict[str, str]) -> None:
    found = noun_forms(lemma)
    assert {form: label for form, label in forms.items() if label not in found.get(form, ())} == {}


def test_a_broken_plural_goes_instead_of_the_regular_one() -> None:
    assert "جنديون" not in noun_forms("جندي")


def test_adjectives_agree_in_gender_and_number() -> None:
    assert {"سوري", "سورية", "السوري", "السورية", "سوريون", "السوريين", "سوريات"} <= adjective_forms("سوري").keys()


def test_words_of_a_table_are_spelt_and_cut_as_texts_are() -> None:
    assert spell("بالقرب من") == "ب القرب من"
    assert spell("والي") == "والي"  # alone it is no "and"
    assert spell("أطلق/v النار") == "اطلق/v النار"
