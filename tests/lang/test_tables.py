"""The words in the tables of the packs: closed vocabularies hold, and what they refer to exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest

import recoupe.lang
from recoupe.lang.pack import VOCABULARIES, installed_packs, load_pack
from recoupe.text.table import Row, parse_table
from recoupe.world.actors import actors_by_id
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
    assert {line: target for line, target in targets.items() if target not in actors_by_id()} == {}


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


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.t*")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_every_file_starts_by_saying_what_it_holds(path: Path) -> None:
    assert path.read_text(encoding="utf-8").startswith("# ")


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*/*.tsv")), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_no_row_is_written_twice(path: Path) -> None:
    rows = [line for line in path.read_text(encoding="utf-8").split("\n") if line and not line.startswith("#")]
    assert sorted({row for row in rows if rows.count(row) > 1}) == []
