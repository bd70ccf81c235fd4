"""The tree of kinds: every kind that anything names exists, and the codes depend on the facts as the standards say."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import Plover
from recoupe.text.table import Row
from recoupe.world.kinds import PATH, Kind, _make_kind, load_kinds, mode_of_kind

PLOVER_TYPES = set(
    "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE"
    " COERCE ASSAULT".split()
)


def _kind(name: str) -> Kind:
    return load_kinds()[name]


@pytest.mark.parametrize("code", installed_packs())
def test_the_kind_of_every_frame_exists(code: str) -> None:
    assert {f.kind for f in load_pack(code).frame_list} - set(load_kinds()) == set()


def test_every_kind_but_the_rest_has_a_frame_in_every_language() -> None:
    for code in installed_packs():
        spoken = {f.kind for f in load_pack(code).frame_list}
        assert set(load_kinds()) - spoken - {"other"} == set()


def test_types_of_plover_are_those_of_its_manual() -> None:
    used = {kind.plover for kind in load_kinds().values()}
    used |= {code for kind in load_kinds().values() for _, code in kind.plover_if}
    assert used - {None} <= PLOVER_TYPES


def test_cameo_codes_are_digits() -> None:
    codes = [kind.cameo for kind in load_kinds().values() if kind.cameo]
    assert codes
    assert all(code.isdigit() and 2 <= len(code) <= 4 for code in codes)


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        ("armed.missile_attack", set(), Plover("ASSAULT", "heavy-weapons")),
        ("armed.clash", set(), Plover("ASSAULT", None)),
        ("armed.clash", {"mode:firearms"}, Plover("ASSAULT", "firearms")),
        ("armed.clash", {"mode:drone"}, Plover("ASSAULT", None)),
        ("armed.interception", set(), None),
        ("armed.interception", {"object:weapon"}, Plover("COERCE", "seize")),
        ("statement.denial", set(), None),
        ("movement.withdrawal", set(), Plover("RETREAT", "withdraw")),
        ("diplomacy.meeting", {"tense:future"}, Plover("AGREE", None)),
    ],
)
def test_plover_follows_kind_and_facts(name: str, facts: set[str], code: Plover | None) -> None:
    assert _kind(name).plover_code(facts) == code


@pytest.mark.parametrize(
    ("name", "facts", "code"),
    [
        ("armed.attack", set(), "Armed clash"),
        ("armed.attack", {"target:unarmed"}, "Attack"),
        ("armed.assassination", {"target:armed"}, "Armed clash"),
        ("armed.interception", {"object:crewed_aircraft"}, "Shelling/artillery/missile attack"),
        ("statement.threat", set(), None),
        ("protest.peaceful", set(), "Peaceful protest"),
    ],
)
def test_acled_follows_kind_and_facts(name: str, facts: set[str], code: str | None) -> None:
    assert _kind(name).acled_code(facts) == code


@pytest.mark.parametrize(
    ("kind", "mode"), [("armed.drone_strike", "drone"), ("armed.air_strike", "aerial"), ("armed.attack", None)]
)
def test_a_kind_of_attack_tells_its_mode(kind: str, mode: str | None) -> None:
    assert mode_of_kind(kind) == mode


def test_a_mode_that_a_kind_tells_is_one_it_may_have() -> None:
    told = {name: mode_of_kind(name) for name in load_kinds() if mode_of_kind(name)}
    assert {name: mode for name, mode in told.items() if mode not in _kind(name).modes} == {}


def test_a_condition_without_a_code_names_file_and_line() -> None:
    columns = "kind definition plover modes plover_if acled acled_if cameo ucdp".split()
    row = Row(Path("kinds.tsv"), 12, dict.fromkeys(columns, "") | {"kind": "x", "plover_if": "tense:future"})
    with pytest.raises(DataFileError, match=r"kinds\.tsv:12: 'tense:future' in plover_if is no test=code"):
        _make_kind(row)


def test_the_table_says_what_it_holds() -> None:
    assert PATH.read_text(encoding="utf-8").startswith("# ")
