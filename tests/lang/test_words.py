"""Words of French and English texts are cut as their treebanks cut them, and no character is lost on the way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.errors import DataFileError
from recoupe.lang.pack import FOLDER, installed_packs
from recoupe.lang.words import WordRules, load_word_rules
from recoupe.text.fold import fold

RULES = {code: load_word_rules(FOLDER / code / "tokens.toml") for code in installed_packs()}


def _words(code: str, text: str) -> list[str]:
    return [text[start:stop] for start, stop in RULES[code].spans(text)]


# --- cuts --------------------------------------------------------------------------------------------

FRENCH = [
    ("d'al-Asad", ["d'", "al-Asad"]),
    ("à Abou-Kamal", ["à", "Abou-Kamal"]),
    ("Deir ez-Zor", ["Deir", "ez-Zor"]),
    ("y a-t-il eu", ["y", "a", "-t-il", "eu"]),
    ("affirme-t-on", ["affirme", "-t-on"]),
    ("« Non », dit-elle.", ["«", "Non", "»", ",", "dit", "-elle", "."]),
    ("aujourd'hui", ["aujourd'hui"]),
    ("Aujourd'hui", ["Aujourd'hui"]),
    ("c'est-à-dire", ["c'est-à-dire"]),
    ("c'est", ["c'", "est"]),
    ("l'armée", ["l'", "armée"]),
    ("L'ONU", ["L'", "ONU"]),
    ("qu'il", ["qu'", "il"]),
    ("jusqu'à", ["jusqu'", "à"]),
    ("n'a-t-elle pas", ["n'", "a", "-t-elle", "pas"]),
    ('l\'"ordre"', ["l'", '"', "ordre", '"']),
    ("N'Djamena", ["N'Djamena"]),
    ("Sana'a", ["Sana'a"]),
    ("10 000 hommes", ["10 000", "hommes"]),
    ("2 500 000", ["2 500 000"]),
    ("en 2020 300 hommes", ["en", "2020", "300", "hommes"]),
    ("3,5 millions", ["3,5", "millions"]),
    ("20/11/2020", ["20/11/2020"]),
    ("à 14h30.", ["à", "14", "h", "30", "."]),
    ("14 h 30", ["14", "h", "30"]),
    ("10km", ["10", "km"]),
    ("le 20 nov.", ["le", "20", "nov."]),
    ("M. Hadi", ["M.", "Hadi"]),
    ("J.-P. Hadi", ["J.-P.", "Hadi"]),
    ("Il part.", ["Il", "part", "."]),
    ("les F-16", ["les", "F-16"]),
    ("vingt-deux", ["vingt-deux"]),
    ("rendez-vous", ["rendez-vous"]),
    ("l'ex-chef", ["l'", "ex-chef"]),
    ("http://a.org/b?c=d dit", ["http://a.org/b?c=d", "dit"]),
    ("(http://a.org/b), dit-il", ["(", "http://a.org/b", ")", ",", "dit", "-il"]),
    ("www.a.org", ["www.a.org"]),
    ("à info@a.org.", ["à", "info@a.org", "."]),
    ("Quoi ?!", ["Quoi", "?!"]),
    ("Assez...", ["Assez", "..."]),
]
ENGLISH = [
    ("don't", ["do", "n't"]),
    ("DON'T", ["DO", "N'T"]),
    ("can't", ["ca", "n't"]),
    ("cannot", ["can", "not"]),
    ("they're", ["they", "'re"]),
    ("Iran's", ["Iran", "'s"]),
    ("the Kurds' base", ["the", "Kurds", "'", "base"]),
    ("10 o'clock", ["10", "o'clock"]),
    ("the U.S. army", ["the", "U.S.", "army"]),
    ("the U.S.", ["the", "U.S."]),
    ("the U.S.-led raid", ["the", "U.S.", "-", "led", "raid"]),
    ("well-known", ["well", "-", "known"]),
    ("a 20-year-old", ["a", "20", "-", "year", "-", "old"]),
    ("anti-aircraft", ["anti-aircraft"]),
    ("ex-president", ["ex-president"]),
    ("F-16s", ["F-16s"]),
    ("a T-72.", ["a", "T-72", "."]),
    ("al-Qaeda", ["al-Qaeda"]),
    ("al-Shabaab's", ["al-Shabaab", "'s"]),
    ("Ain al-Asad", ["Ain", "al-Asad"]),
    ("Abu-Kamal", ["Abu-Kamal"]),
    ("Deir ez-Zor", ["Deir", "ez-Zor"]),
    ("Da'esh", ["Da'esh"]),
    ("in Sana'a", ["in", "Sana'a"]),
    ("in al-Qa'im", ["in", "al-Qa'im"]),
    ("10 000 men", ["10", "000", "men"]),
    ("10,000 men", ["10,000", "men"]),
    ("2:30 pm", ["2:30", "pm"]),
    ("10am", ["10", "am"]),
    ("$5bn", ["$", "5", "bn"]),
    ("on Nov. 20, 2020", ["on", "Nov.", "20", ",", "2020"]),
    ("Lt. Gen. A. Hadi", ["Lt.", "Gen.", "A.", "Hadi"]),
    ("They left.", ["They", "left", "."]),
    ("https://a.org/b?c=d said", ["https://a.org/b?c=d", "said"]),
    ("See https://a.org/b.", ["See", "https://a.org/b", "."]),
    ("press@a.co.uk.", ["press@a.co.uk", "."]),
    ("an e-mail", ["an", "e-mail"]),
    ("'No,' he said", ["'", "No", ",", "'", "he", "said"]),
    ("Wait...", ["Wait", "..."]),
]


@pytest.mark.parametrize(("text", "words"), FRENCH, ids=[text for text, _ in FRENCH])
def test_french_is_cut_as_its_treebanks_cut_it(text: str, words: list[str]) -> None:
    assert _words("fr", text) == words


@pytest.mark.parametrize(("text", "words"), ENGLISH, ids=[text for text, _ in ENGLISH])
def test_english_is_cut_as_its_treebanks_cut_it(text: str, words: list[str]) -> None:
    assert _words("en", text) == words


@pytest.mark.parametrize(
    ("text", "words"), [("l’armée", ["l’", "armée"]), ("10\u00a0000 hommes", ["10\u00a0000", "hommes"])]
)
def test_offsets_of_a_folded_text_are_those_of_the_text(text: str, words: list[str]) -> None:
    assert [text[start:stop] for start, stop in RULES["fr"].spans(fold(text))] == words


PIECES = st.sampled_from(
    [
        *"a'-.,!?«»\"( \n\t1é",
        "al-",
        "Asad",
        "l'",
        "n't",
        "'s",
        "-t-il",
        "can",
        "not",
        "10 000",
        "14h30",
        "U.S.",
        "www.",
        "@",
    ]
)
TEXTS = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join)).map(fold)


@pytest.mark.parametrize("code", installed_packs())
@given(text=TEXTS)
@settings(max_examples=150, deadline=None)
def test_every_character_but_blanks_lies_in_exactly_one_word(code: str, text: str) -> None:
    spans = RULES[code].spans(text)
    starts, stops = [start for start, _ in spans], [stop for _, stop in spans]
    gaps = zip([0, *stops], [*starts, len(text)], strict=True)
    assert all(0 <= start < stop <= len(text) for start, stop in spans)
    assert all(before <= after for before, after in zip(stops, starts[1:], strict=False))
    assert all(text[stop:start].strip() == "" for stop, start in gaps)
    assert all(not text[start].isspace() and not text[stop - 1].isspace() for start, stop in spans)


# --- the file ----------------------------------------------------------------------------------------


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A copy of the French rules."""
    copy = tmp_path / "tokens.toml"
    copy.write_bytes((FOLDER / "fr" / "tokens.toml").read_bytes())
    return copy


def _spoilt(path: Path, pattern: str, new: str) -> Path:
    content, n_changes = re.subn(pattern, new, path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    assert n_changes == 1
    path.write_text(content, encoding="utf-8")
    return path


def test_a_copied_file_cuts_like_the_file_it_was_copied_from(path: Path) -> None:
    rules: WordRules = load_word_rules(path)
    assert rules == RULES["fr"]


def test_lemmas_that_treebanks_write_otherwise_are_kept_as_a_table() -> None:
    assert RULES["fr"].lemmas["de le"] == "de"
    assert RULES["en"].lemmas == {}


@pytest.mark.parametrize(
    ("pattern", "new", "reason"),
    [
        (r"^contractions = \[\]", 'contractions = "n\'t"', "a list of strings is needed"),
        (r"^contractions = \[\]", 'contractions = ["a|b|c"]', "too many values"),
        (r"^units = .*\n", "", "'units' is missing"),
        (r"^hyphens = .*\n", "", "'hyphens' is missing"),
        (r"^hyphens = .*\n", 'hyphens = "anyhow"\n', "hyphens must be 'joined' or 'split', not 'anyhow'"),
        (r"^number_blanks = .*\n", "", "'number_blanks' is missing"),
        (r"^\[lemmas\]\n(?:.*\n)*", "lemmas = []\n", "lemmas must be a table"),
        (r"^\[lemmas\]\n(?:.*\n)*", "", "'lemmas' is missing"),
        (r"^units = ", "units ", "no valid TOML"),
    ],
    ids=lambda value: value[:20],
)
def test_a_broken_file_of_rules_is_refused_by_name(path: Path, pattern: str, new: str, reason: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load_word_rules(_spoilt(path, pattern, new))
    assert caught.value.path == path
    assert reason in caught.value.reason


def test_a_missing_file_of_rules_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"tokens\.toml: the file is missing"):
        load_word_rules(tmp_path / "tokens.toml")


def test_a_file_with_empty_lists_cuts_at_blanks_and_signs(path: Path) -> None:
    content = re.sub(r"^(\w+) = \[[^\]]*\]", r"\1 = []", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    path.write_text(content, encoding="utf-8")
    text = "L'armée, dit-il, a 10 km."
    found = [text[start:stop] for start, stop in load_word_rules(path).spans(text)]
    assert found == ["L'armée", ",", "dit-il", ",", "a", "10", "km", "."]
