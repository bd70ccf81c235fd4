"""Known actors and outlets: ids, names, and how they are found."""

from __future__ import annotations

import re
from pathlib import Path

import pycountry
import pytest

from recoupe.text.fold import fold, fold_case
from recoupe.text.segment import find_words
from recoupe.text.table import Row, parse_table
from recoupe.world.actors import (
    ACTOR_COLUMNS,
    FOLDER,
    OUTLET_COLUMNS,
    actors_by_id,
    find_outlet,
    is_acronym,
    load_actors,
    load_outlets,
    namesakes,
)

COUNTRIES = {country.alpha_2 for country in pycountry.countries} | {"XK"}


def _rows(name: str, columns: list[str]) -> list[Row]:
    path: Path = FOLDER / name
    return parse_table(path.read_text(encoding="utf-8"), path, columns)


TABLES = {"actor": _rows("actors.tsv", ACTOR_COLUMNS), "outlet": _rows("outlets.tsv", OUTLET_COLUMNS)}


def _words(text: str) -> tuple[str, ...]:
    return find_words(fold(text), fold_case(text), 0, len(text)).texts


@pytest.mark.parametrize("prefix", TABLES)
def test_ids_are_unique_and_readable(prefix: str) -> None:
    ids = [row["id"] for row in TABLES[prefix]]
    assert len(set(ids)) == len(ids)
    assert [id_ for id_ in ids if not re.fullmatch(rf"{prefix}:[a-z0-9_.-]+", id_)] == []


@pytest.mark.parametrize("prefix", TABLES)
def test_countries_are_of_iso_3166(prefix: str) -> None:
    odd = {r["id"]: r["country"] for r in TABLES[prefix] if set(r.many("country")) - COUNTRIES}
    assert odd == {}


@pytest.mark.parametrize("prefix", TABLES)
def test_every_row_has_a_name(prefix: str) -> None:
    assert [row["id"] for row in TABLES[prefix] if not row["name"]] == []


def test_kinds_of_actors_are_those_of_acled() -> None:
    assert {a.kind for a in actors_by_id().values()} <= {
        "State forces", "External/Other forces", "Rebel group", "Political militia", "Identity militia", "Rioters",
        "Protesters", "Civilians",
    }  # fmt: skip


def test_classes_of_outlets_are_those_of_the_table_head() -> None:
    assert {row["class"] for row in TABLES["outlet"]} == set(
        "agency state_media broadcaster newspaper online monitor social".split()
    )


def test_a_name_of_two_actors_has_two_countries_to_tell_them_apart() -> None:
    homes = {name: [set((a.country or "").split("|")) for a in actors] for name, actors in namesakes().items()}
    assert [name for name, (one, *others) in homes.items() if any(one & other for other in others)] == []


def test_years_of_actors_run_forwards() -> None:
    odd = [r["id"] for r in TABLES["actor"] if r["from"] and r["to"] and not r["from"] <= r["to"]]
    assert odd == []


@pytest.mark.parametrize(
    ("language", "text", "id_"),
    [
        ("fr", "des combattants du Hezbollah", "actor:hezbollah"),
        ("en", "fighters of Hezbollah", "actor:hezbollah"),
        ("en", "the Taliban said", "actor:taliban"),
        ("ar", "قال الناطق باسم انصار الله", "actor:houthi"),
        ("ar", "مقاتلو حزب الله", "actor:hezbollah"),
    ],
)
def test_an_actor_is_found_under_its_name_in_the_language(language: str, text: str, id_: str) -> None:
    assert id_ in {match.value.actor.id for match in load_actors(language).find(_words(text))}


@pytest.mark.parametrize(
    ("language", "text", "id_"),
    [
        ("fr", "selon l'Agence France-Presse", "outlet:afp"),
        ("fr", "selon l’agence Reuters", "outlet:reuters"),
        ("en", "the Associated Press reported", "outlet:ap"),
        ("fr", "selon SANA", "outlet:sana"),
        ("ar", "وذكرت وكالة الاناضول", "outlet:anadolu"),
    ],
)
def test_an_outlet_is_found_in_running_text(language: str, text: str, id_: str) -> None:
    assert id_ in {match.value.id for match in load_outlets(language).find(_words(text))}


@pytest.mark.parametrize("name", ["أسوشيتد برس", "اسوشيتد برس", "أسوشيتِد برس"])
def test_hamza_and_vowel_signs_do_not_matter_in_an_arabic_name(name: str) -> None:
    outlet = find_outlet(name)
    assert outlet is not None
    assert outlet.id == "outlet:ap"


@pytest.mark.parametrize("name", ["AFP", "afp", " Agence France-Presse ", "Agence France‑Presse"])
def test_an_outlet_is_known_by_its_whole_name_however_it_is_folded(name: str) -> None:
    outlet = find_outlet(name)
    assert outlet is not None
    assert (outlet.id, outlet.class_, outlet.country) == ("outlet:afp", "agency", "FR")


def test_a_name_that_only_holds_an_outlets_name_is_not_that_outlet() -> None:
    assert find_outlet("Agence France-Presse de Mars") is None


@pytest.mark.parametrize(
    ("name", "acronym"), [("EI", True), ("FARDC", True), ("Daech", False), ("AFRICAN UNION FORCES", False)]
)
def test_short_names_in_capitals_are_acronyms(name: str, acronym: bool) -> None:
    assert is_acronym(name) is acronym


@pytest.mark.parametrize(
    ("name", "home"), [("SANA", "SY"), ("AFP", None), ("Reuters", None), ("L'Orient-Le Jour", "LB"), ("Press TV", "IR")]
)
def test_an_outlet_writes_of_home_unless_it_sells_to_the_world(name: str, home: str | None) -> None:
    outlet = find_outlet(name)
    assert outlet is not None
    assert outlet.home == home
