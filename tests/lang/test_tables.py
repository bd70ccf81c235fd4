"""The words in the tables of the packs: closed vocabularies hold, and what they refer to exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest

import recoupe.lang
from recoupe.extract.thing_classes import CLASS_OF_GROUP, PRONOUN, class_of_equipment
from recoupe.lang.pack import VOCABULARIES, installed_packs, load_pack
from recoupe.text.table import Row, parse_table
from recoupe.world.actors import actors_by_id
from recoupe.world.compositions import is_one_of, load_compositions
from recoupe.world.kinds import load_kinds

FOLDER = Path(recoupe.lang.__file__).parent
PACKS = installed_packs()
COUNTRIES = {country.alpha_2 for country in pycountry.countries} | {"XK"}


def _rows(code: str, name: str) -> Iterator[Row]:
    path = FOLDER / code / name
    content = path.read_text(encoding="utf-8")
    header = next(line for line in content.split("\n") if line and not line.startswith("#"))
    return iter(parse_table(content, path, header.split("\t")))


@pytest.mark.parametrize(("name", "column"), VOCABULARIES)
@pytest.mark.parametrize("code", PACKS)
def test_a_column_holds_only_words_of_its_vocabulary(code: str, name: str, column: str) -> None:
    allowed = VOCABULARIES[name, column]
    assert {row.line: row[column] for row in _rows(code, name) if row[column] not in allowed} == {}


@pytest.mark.parametrize("code", PACKS)
def test_names_refer_to_countries_of_iso_3166(code: str) -> None:
    assert {row.line: row["country"] for row in _rows(code, "names.tsv") if row["country"] not in COUNTRIES} == {}


@pytest.mark.parametrize("code", PACKS)
def test_loaded_wording_refers_to_known_actors(code: str) -> None:
    targets = {row.line: row["target"] for row in _rows(code, "loaded.tsv") if row["target"]}
    assert targets
    known = {line: target.replace("{country}", "us") for line, target in targets.items()}
    assert {line: target for line, target in known.items() if target not in actors_by_id()} == {}


@pytest.mark.parametrize("code", PACKS)
def test_frames_speech_and_equipment_refer_to_known_kinds(code: str) -> None:
    kinds = {frame.kind for frame in load_pack(code).frame_list}
    kinds |= {row["kind"] for row in _rows(code, "speech.tsv") if row["kind"]}
    kinds |= {row["implies"] for row in _rows(code, "equipment.tsv") if row["implies"]}
    assert kinds - set(load_kinds()) == set()


@pytest.mark.parametrize("code", PACKS)
def test_templates_of_organs_have_one_place_for_the_country(code: str) -> None:
    odd = {row.line: row["actor"] for row in _rows(code, "organs.tsv") if row["actor"].count("{country}") > 1}
    assert odd == {}
    for row in _rows(code, "organs.tsv"):
        row["actor"].format(country="Mali")


@pytest.mark.parametrize("code", PACKS)
def test_one_id_of_equipment_has_one_class(code: str) -> None:
    classes: dict[str, set[str]] = {}
    for row in _rows(code, "equipment.tsv"):
        classes.setdefault(row["id"], set()).add(row["class"])
    assert {id_: found for id_, found in classes.items() if len(found) > 1} == {}


def _acts() -> set[str]:
    return {act for row in load_compositions() for act in row.acts}


def _things() -> set[str]:
    return {name for row in load_compositions() for name in (*row.subject, *row.object, *row.near)}


@pytest.mark.parametrize("code", PACKS)
def test_every_act_of_the_compositions_has_words(code: str) -> None:
    assert _acts() - {act for row in _rows(code, "acts.tsv") for act in row.many("acts")} == set()


@pytest.mark.parametrize("code", PACKS)
def test_a_word_for_an_act_has_a_class_and_only_such_as_a_composition_asks_for(code: str) -> None:
    odd = {row.line: row["acts"] for row in _rows(code, "acts.tsv") if not {*row.many("acts")} <= _acts()}
    assert odd == {}
    assert [row.line for row in _rows(code, "acts.tsv") if not row.many("acts")] == []


@pytest.mark.parametrize("code", PACKS)
def test_every_class_of_things_of_the_compositions_has_words(code: str) -> None:
    """The words of `things.tsv`, and those that get their class from another table or from a name of a place."""
    pack = load_pack(code)
    known = {name for row in _rows(code, "things.tsv") for name in row.many("classes")}
    known |= {class_of_equipment(p.value) for p in pack.equipment.patterns}
    known |= {CLASS_OF_GROUP[p.value.group] for p in pack.people.patterns if p.value.group in CLASS_OF_GROUP}
    assert {name for name in _things() - {"place", "state"} if not is_one_of(known, [name])} == set()


@pytest.mark.parametrize("code", PACKS)
def test_a_word_for_a_thing_has_a_class(code: str) -> None:
    assert [row.line for row in _rows(code, "things.tsv") if not row.many("classes")] == []


def test_the_classes_of_people_are_such_as_compositions_ask_for() -> None:
    assert {name for name in CLASS_OF_GROUP.values() if name != PRONOUN and not is_one_of([name], _things())} == set()


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.t*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_file_starts_by_saying_what_it_holds(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.tsv")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_row_is_written_twice(path: Path) -> None:
    rows = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []
