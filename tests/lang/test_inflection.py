"""Inflection: what the rules of a language derive and what its table of irregular forms adds."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

import recoupe.lang
from recoupe.errors import DataFileError
from recoupe.lang.inflection import Inflection, load_inflection

FOLDER = Path(recoupe.lang.__file__).parent


@cache
def _of(code: str) -> Inflection:
    module = import_module(f"recoupe.lang.{code}.inflect")
    return load_inflection(FOLDER / code / "irregular.tsv", module)


VERBS = [
    ("fr", "attaquer", "attaqué", "pp"),
    ("fr", "attaquer", "attaquèrent", "past"),
    ("fr", "attaquer", "attaquerait", "cond"),
    ("fr", "lancer", "lançait", "impf"),
    ("fr", "bouger", "bougeait", "impf"),
    ("fr", "enlever", "enlève", "pres"),
    ("fr", "enlever", "enlèvera", "fut"),
    ("fr", "libérer", "libère", "pres"),
    ("fr", "libérer", "libérera", "fut"),
    ("fr", "déployer", "déploie", "pres"),
    ("fr", "jeter", "jette", "pres"),
    ("fr", "envahir", "envahissent", "pres"),
    ("fr", "envahir", "envahies", "pp"),
    ("fr", "attendre", "attendu", "pp"),
    ("fr", "mourir", "mort", "pp"),
    ("fr", "mourir", "mourrait", "cond"),
    ("fr", "détruire", "détruits", "pp"),
    ("fr", "prendre", "prirent", "past"),
    ("fr", "être", "sera", "fut"),
    ("fr", "abattre", "abattu", "pp"),
    ("en", "attack", "attacked", "past"),
    ("en", "attack", "attacks", "pres"),
    ("en", "attack", "attacking", "prp"),
    ("en", "seize", "seized", "pp"),
    ("en", "seize", "seizing", "prp"),
    ("en", "stop", "stopped", "past"),
    ("en", "carry", "carried", "pp"),
    ("en", "carry", "carries", "pres"),
    ("en", "deploy", "deployed", "past"),
    ("en", "crush", "crushes", "pres"),
    ("en", "die", "dying", "prp"),
    ("en", "flee", "fled", "past"),
    ("en", "flee", "fleeing", "prp"),
    ("en", "shoot", "shot", "pp"),
    ("en", "take", "took", "past"),
    ("en", "take", "taken", "pp"),
]


@pytest.mark.parametrize(("code", "lemma", "form", "tense"), VERBS)
def test_a_verb_has_its_form_with_its_tense(code: str, lemma: str, form: str, tense: str) -> None:
    assert tense in _of(code).verb(lemma)[form]


@pytest.mark.parametrize(
    ("code", "lemma", "wrong"),
    [
        ("fr", "lancer", "lancait"),
        ("fr", "bouger", "bougait"),
        ("fr", "enlever", "enleve"),
        ("fr", "mourir", "mouri"),
        ("en", "stop", "stoped"),
        ("en", "visit", "visitted"),
        ("en", "take", "taked"),
        ("en", "carry", "carryed"),
        ("en", "seize", "seizeing"),
    ],
)
def test_a_verb_has_no_form_that_nobody_writes(code: str, lemma: str, wrong: str) -> None:
    assert wrong not in _of(code).verb(lemma)


@pytest.mark.parametrize(
    ("code", "lemma", "forms"),
    [
        ("fr", "roquette", {"roquette", "roquettes"}),
        ("fr", "général", {"général", "généraux"}),
        ("fr", "bateau", {"bateau", "bateaux"}),
        ("fr", "obus", {"obus"}),
        ("en", "rocket", {"rocket", "rockets"}),
        ("en", "army", {"army", "armies"}),
        ("en", "convoy", {"convoy", "convoys"}),
        ("en", "clash", {"clash", "clashes"}),
        ("en", "man", {"man", "men"}),
        ("en", "child", {"child", "children"}),
    ],
)
def test_a_noun_has_its_singular_and_plural(code: str, lemma: str, forms: set[str]) -> None:
    assert set(_of(code).noun(lemma)) == forms


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("armé", {"armé", "armés", "armée", "armées"}),
        ("militaire", {"militaire", "militaires"}),
        ("aérien", {"aérien", "aériens", "aérienne", "aériennes"}),
        ("offensif", {"offensif", "offensifs", "offensive", "offensives"}),
        ("régional", {"régional", "régionaux", "régionale", "régionales"}),
        ("étranger", {"étranger", "étrangers", "étrangère", "étrangères"}),
        ("irakien", {"irakien", "irakiens", "irakienne", "irakiennes"}),
    ],
)
def test_a_french_adjective_has_its_four_forms(lemma: str, forms: set[str]) -> None:
    assert set(_of("fr").adjective(lemma)) == forms


def test_an_english_adjective_has_one_form() -> None:
    assert set(_of("en").adjective("armed")) == {"armed"}


def test_a_french_verb_must_end_like_one() -> None:
    with pytest.raises(ValueError, match="no French infinitive: 'roquette'"):
        _of("fr").verb("roquette")


@pytest.mark.parametrize(
    ("row", "reason"), [("aller\tx\tinf=aller", "unknown part of speech 'x'"), ("aller\tv\tva", "no tense=form,form")]
)
def test_a_broken_row_of_irregular_forms_names_its_line(tmp_path: Path, row: str, reason: str) -> None:
    path = tmp_path / "irregular.tsv"
    path.write_text(f"# Forms.\nlemma\tpos\tforms\n{row}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"irregular\.tsv:3: .*{reason}"):
        load_inflection(path, import_module("recoupe.lang.fr.inflect"))


def test_without_a_table_the_rules_hold_alone(tmp_path: Path) -> None:
    alone = load_inflection(tmp_path / "irregular.tsv", import_module("recoupe.lang.en.inflect"))
    assert "taked" in alone.verb("take")
