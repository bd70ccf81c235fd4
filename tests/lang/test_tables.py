"""The words in the tables of the packs: closed vocabularies hold, and what they refer to exists."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pycountry
import pytest

import recoupe.lang
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import Of
from recoupe.text.table import Row, parse_table
from recoupe.world.actors import actors_by_id
from recoupe.world.kinds import load_kinds

FOLDER = Path(recoupe.lang.__file__).parent
PACKS = installed_packs()
COUNTRIES = {country.alpha_2 for country in pycountry.countries} | {"XK"}

# docs/language-packs.md, codebooks §7
VOCABULARIES = {
    ("people.tsv", "group"): "military police rebel armed government civilian protester prisoner migrant official source",
    ("speech.tsv", "stance"): "neutral endorse confirm distance belief deny question wish",
    ("speech.tsv", "frame"): "verb preposition noun impersonal",
    ("doubt.tsv", "cue"): (
        "negation probable possible improbable hearsay allegation attempt foiled plan feared condition question wish"
    ),
    ("doubt.tsv", "scope"): "clause following noun",
    ("vetoes.tsv", "domain"): "sport film metaphor weather game anniversary health economy",
    ("tolls.tsv", "of"): " ".join(Of),
    ("tolls.tsv", "side"): "noun verb intransitive",
    ("loaded.tsv", "technique"): (
        "Name_Calling-Labeling Guilt_by_Association Doubt Appeal_to_Hypocrisy Questioning_the_Reputation Flag_Waving"
        " Appeal_to_Authority Appeal_to_Popularity Appeal_to_Values Appeal_to_Fear-Prejudice Straw_Man Red_Herring"
        " Whataboutism Causal_Oversimplification False_Dilemma-No_Choice Consequential_Oversimplification Slogans"
        " Conversation_Killer Appeal_to_Time Loaded_Language Obfuscation-Vagueness-Confusion"
        " Exaggeration-Minimisation Repetition"
    ),
}  # fmt: skip
MAY_BE_EMPTY = {("people.tsv", "group")}


def _rows(code: str, name: str) -> Iterator[Row]:
    path = FOLDER / code / name
    content = path.read_text(encoding="utf-8")
    header = next(line for line in content.split("\n") if line and not line.startswith("#"))
    return iter(parse_table(content, path, header.split("\t")))


@pytest.mark.parametrize(("name", "column"), VOCABULARIES)
@pytest.mark.parametrize("code", PACKS)
def test_a_column_holds_only_words_of_its_vocabulary(code: str, name: str, column: str) -> None:
    allowed = set(VOCABULARIES[name, column].split()) | ({""} if (name, column) in MAY_BE_EMPTY else set())
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
