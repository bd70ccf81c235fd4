"""The word lists of a pack say of single words what they are, and the network sees it."""

from __future__ import annotations

import pytest
from spacy.attrs import ID, LANG, LOWER, NORM, PREFIX, SUFFIX
from spacy.tokens import Doc

from recoupe.lang.architecture import make_vocab
from recoupe.lang.classes import word_classes
from recoupe.lang.pack import installed_packs, load_pack

CLASSES = {code: word_classes(load_pack(code)) for code in installed_packs()}


@pytest.mark.parametrize(
    ("code", "form", "class_"),
    [
        ("fr", "soldats", "people:military"),
        ("en", "soldiers", "people:military"),
        ("fr", "rebelles", "people:rebel"),
        ("fr", "drones", "equipment"),
        ("en", "tanks", "equipment"),
        ("fr", "irakienne", "demonym"),
        ("en", "iraqis", "demonym"),
        ("en", "baghdad", "capital"),
        ("fr", "armée", "organ:State forces"),
        ("fr", "attaqueront", "verb:fut"),
        ("fr", "attaquaient", "verb:impf"),
        ("en", "attacked", "verb:past,pp"),
        ("en", "attacking", "verb:prp"),
        ("fr", "trois", "number"),
        ("fr", "général", "title"),
        ("en", "al", "name_particle"),
    ],
)
def test_a_word_of_the_lists_has_its_class(code: str, form: str, class_: str) -> None:
    assert class_ in CLASSES[code][form].split("+")


@pytest.mark.parametrize(("code", "form"), [("fr", "table"), ("fr", "le"), ("en", "table"), ("en", "the")])
def test_a_word_that_no_list_holds_has_no_class(code: str, form: str) -> None:
    assert form not in CLASSES[code]


@pytest.mark.parametrize("code", installed_packs())
def test_forms_are_in_lower_case_and_of_one_word_and_come_in_order(code: str) -> None:
    forms = list(CLASSES[code])
    assert forms == sorted(forms)
    assert [form for form in forms if form != form.lower() or " " in form] == []


@pytest.mark.parametrize("code", installed_packs())
def test_classes_of_several_lists_are_named_once_each_and_in_order(code: str) -> None:
    assert all(names.split("+") == sorted(set(names.split("+"))) for names in CLASSES[code].values())


@pytest.mark.parametrize(
    ("feature", "value"),
    [(NORM, "rebelles"), (PREFIX, "reb"), (SUFFIX, "les"), (LOWER, "lles"), (LANG, "es"), (ID, "people:rebel")],
    ids=["form", "first three letters", "last three", "last four", "last two", "class"],
)
def test_a_network_sees_form_ends_and_class_of_a_word(feature: int, value: str) -> None:
    vocab = make_vocab({"rebelles": "people:rebel"})
    (seen,) = Doc(vocab, words=["Rebelles"]).to_array(feature).tolist()
    assert vocab.strings[seen] == value


def test_a_network_sees_that_a_word_is_in_no_list() -> None:
    vocab = make_vocab({"rebelles": "people:rebel"})
    (seen,) = Doc(vocab, words=["table"]).to_array(ID).tolist()
    assert vocab.strings[seen] == "-"
