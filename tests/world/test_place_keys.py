"""Transliteration rules: each row's examples share a key, and what is another name keeps another."""

from __future__ import annotations

from itertools import combinations

import pytest

from recoupe.text.table import Row
from recoupe.world.place_keys import load_rules, place_key, sound_key

KINDS = {"article", "arabic", "sound"}


@pytest.mark.parametrize("row", load_rules(), ids=lambda row: f"{row['kind']} {row['pattern']}")
def test_a_rule_brings_its_examples_together(row: Row) -> None:
    assert row["kind"] in KINDS
    for example in row.many("examples"):
        one, other = map(place_key, example.split("="))
        assert (sound_key(one) == sound_key(other)) if row["kind"] == "sound" else (one == other), example


@pytest.mark.parametrize("row", [r for r in load_rules() if r["kind"] != "article"], ids=lambda row: row["pattern"])
def test_a_rule_has_an_example_that_is_written_in_two_ways(row: Row) -> None:
    examples = row.many("examples")
    assert all(one != other for one, other in (example.split("=") for example in examples))
    assert examples or row["replacement"] in {"f", "k", ""}


@pytest.mark.parametrize(
    "spellings",
    [
        ("Deir ez- Zor", "Deir ez-Zor", "Der el-Zor", "Dayr az-Zor"),
        ("Abou-Kamal", "Boukamal", "Abu Kamal", "Bou Kamal"),
        ("Qamichli", "Qamishli", "Kamichli", "al-Qamishly"),
        ("Chaddadeh", "Shaddadé", "ash-Shaddadah"),
        ("Oumm Qasr", "Umm Qasr", "Om Qasr"),
        ("Tell Rifaat", "Tall Rifaat", "Tal Rifa'at"),
    ],
)
def test_spellings_of_one_place_sound_alike(spellings: tuple[str, ...]) -> None:
    assert len({sound_key(place_key(name)) for name in spellings}) == 1


@pytest.mark.parametrize(
    "names",
    [
        ("Homs", "Hama", "Hims al-Qadima"),
        ("Abu Kamal", "Umm Kamal", "Kamal"),
        ("Tell Afar", "Tell Abyad", "Tell Tamr"),
        ("Kafr Nabl", "Kafr Zita", "Kafra"),
        ("Bin Jawad", "Bani Walid"),
        ("Deraa", "Doura", "Daraya"),
        ("Goose", "Rhoose"),
    ],
)
def test_other_names_sound_otherwise(names: tuple[str, ...]) -> None:
    for one, other in combinations(names, 2):
        assert sound_key(place_key(one)) != sound_key(place_key(other)), (one, other)


@pytest.mark.parametrize(
    ("written", "other"),
    [("الحسكة", "الحسكه"), ("الأنبار", "الانبار"), ("والرقة", "الرقة"), ("بالموصل", "الموصل"), ("حَلَب", "حلب")],
)
def test_arabic_orthography_and_particles_do_not_matter(written: str, other: str) -> None:
    assert place_key(written) == place_key(other)


def test_an_arabic_name_that_only_begins_like_the_article_keeps_its_letters() -> None:
    assert place_key("الما") != place_key("ما")


@pytest.mark.parametrize(("name", "word"), [("العند", "عند"), ("الباب", "باب"), ("إب", "آب"), ("صور", "الصور")])
def test_an_arabic_name_is_not_a_plain_word_that_lacks_its_article_or_madda(name: str, word: str) -> None:
    assert place_key(name) != place_key(word)


@pytest.mark.parametrize(
    ("written", "other"), [("دير الزور", "دير زور"), ("وآفرين", "وافرين"), ("أَبُو الظُّهُور", "ابو الظهور")]
)
def test_the_article_within_an_arabic_name_and_its_signs_do_not_matter(written: str, other: str) -> None:
    assert place_key(written) == place_key(other)
