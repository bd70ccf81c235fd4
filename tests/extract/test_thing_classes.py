"""Classes of nouns before anything else is known, and which sentences may tell a composition."""

from __future__ import annotations

import pytest

from recoupe.extract.parsing import may_claim
from recoupe.extract.thing_classes import class_of_equipment, classes_in, may_compose
from recoupe.lang.entries import EquipmentNoun
from recoupe.lang.pack import installed_packs, load_pack
from recoupe.model import Equipment, EquipmentClass, Of


def _noun(class_: str, of: Of = Of.OTHER, implies: str | None = None) -> EquipmentNoun:
    return EquipmentNoun(Equipment("equipment:x", "x", EquipmentClass(class_)), of, implies)


@pytest.mark.parametrize(
    ("noun", "found"),
    [
        (_noun("munition", Of.MUNITIONS, "armed.missile_attack"), "weapon.projectile"),
        (_noun("platform", Of.AIRCRAFT, "armed.drone_strike"), "weapon.drone"),
        (_noun("platform", Of.AIRCRAFT), "weapon.aircraft"),
        (_noun("munition", Of.MUNITIONS), "weapon.round"),
        (_noun("vehicle", Of.VEHICLES), "vehicle.road"),
        (_noun("vehicle"), "vehicle.road"),
        (_noun("weapon"), "weapon.arms"),
        (_noun("weapon", implies="armed.clash"), "weapon.arms"),
    ],
)
def test_equipment_is_classed_by_the_attack_it_implies_then_by_what_it_counts_as(
    noun: EquipmentNoun, found: str
) -> None:
    assert class_of_equipment(noun) == found


@pytest.mark.parametrize("code", installed_packs())
def test_all_equipment_of_a_pack_is_a_weapon_or_vehicle(code: str) -> None:
    found = {class_of_equipment(p.value).partition(".")[0] for p in load_pack(code).equipment.patterns}
    assert found == {"weapon", "vehicle"}


@pytest.mark.parametrize(
    ("words", "some"),
    [
        ("the firebase", {"site.base"}),
        ("soldiers and protesters", {"force.military", "people.protester"}),
        ("a drone", {"weapon.drone"}),
        ("the army", {"force.military", "body.government"}),
        ("it rained again", set()),
    ],
)
def test_classes_of_a_sentence_are_those_of_all_its_nouns(words: str, some: set[str]) -> None:
    found = classes_in(words.split(), load_pack("en"))
    assert found >= some
    assert bool(found) is bool(some)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("soldiers constructed a firebase", True),
        ("the firebase", False),
        ("the poet constructed a sonnet", False),
        ("the curfew was lifted", True),
        ("the spell was lifted", False),
        ("hamas boarded the tanker", True),
        ("hamas boarded the bus", False),
        ("the troops surrendered", True),
    ],
    ids=[
        "act and thing",
        "thing alone",
        "another thing",
        "thing asked for",
        "not asked for",
        "a name beside a thing",
        "a name alone",
        "a force",
    ],
)
def test_a_sentence_may_tell_a_composition_if_it_holds_an_act_and_its_things_where_a_name_may_be_one(
    words: str, found: bool
) -> None:
    assert may_compose(words.split(), load_pack("en")) is found


def test_what_may_tell_a_composition_is_worth_a_parse() -> None:
    pack = load_pack("en")
    words = "engineers constructed an airbase".split()
    assert pack.frames.find(words) == ()
    assert may_claim(words, pack)
    assert not may_claim("poets constructed a sonnet".split(), pack)
