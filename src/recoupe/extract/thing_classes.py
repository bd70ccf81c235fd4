"""Classes of things that nouns of a pack belong to ("site.base", "force.armed"), and whether a sentence holds those of an act.

Classes are the ones of `world/compositions.tsv`. A noun gets them from `things.tsv`, or from what the tables of people and
equipment say of it.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache

from recoupe.lang.entries import EquipmentNoun
from recoupe.lang.pack import Pack
from recoupe.model import EquipmentClass, Of
from recoupe.text.fold import fold_case
from recoupe.world.compositions import Composition, compositions_by_act, is_one_of

PERSONS = ("people", "force")
"""Classes that a personal pronoun may stand for."""
PRONOUN = "pronoun"
"""Class of a personal pronoun: it may be any people or force."""

ARMIES = frozenset({"military", "armed", "rebel"})
"""Groups of people that are one class where it is not asked whose: a state's army and an armed group are read alike."""
SIDES = ARMIES | {"protester"}
"""Groups that are for or against something."""

CLASS_OF_GROUP = {
    "military": "force.military", "police": "force.police", "armed": "force.armed", "rebel": "force.armed",
    "civilian": "people.civilian", "protester": "people.protester", "prisoner": "people.prisoner",
    "migrant": "people.migrant", "official": "people.official", "source": "people.source", "person": "people.person",
    "government": "body.government", "pronoun": PRONOUN,
}  # fmt: skip
_CLASS_OF_IMPLIED = {
    "armed.missile_attack": "weapon.projectile", "armed.drone_strike": "weapon.drone", "armed.air_strike": "weapon.aircraft",
    "armed.bombing": "weapon.bomb", "armed.suicide_bombing": "weapon.suicide", "armed.grenade": "weapon.grenade",
    "armed.chemical": "weapon.chemical",
}  # fmt: skip
_CLASS_OF_COUNTED = {
    Of.VEHICLES: "vehicle.road",
    Of.AIRCRAFT: "weapon.aircraft",
}


def class_of_equipment(noun: EquipmentNoun) -> str:
    """Class of a noun for equipment: by the attack it implies, else by what a number of it counts."""
    if noun.implies in _CLASS_OF_IMPLIED:
        return _CLASS_OF_IMPLIED[noun.implies]
    if noun.of is Of.MUNITIONS:
        return "weapon.round"  # bullets and cartridges imply no attack from afar
    if noun.of in _CLASS_OF_COUNTED:
        return _CLASS_OF_COUNTED[noun.of]
    return "vehicle.road" if noun.equipment.class_ is EquipmentClass.VEHICLE else "weapon.arms"


def classes_in(words: Sequence[str], pack: Pack) -> set[str]:
    """Classes of the nouns of a sentence, without its mentions: what can be told before anything else is known."""
    found = {name for thing in pack.things.find(words) for name in thing.value.classes}
    found.update(class_of_equipment(noun.value) for noun in pack.equipment.find(words))
    found.update(CLASS_OF_GROUP[p.value.group] for p in pack.people.find(words) if p.value.group in CLASS_OF_GROUP)
    if pack.organs.find(words):
        found.update({"force.military", "body.government"})
    return found


def may_compose(words: Sequence[str], pack: Pack) -> bool:
    """Whether a sentence holds an act and nouns of all classes that one of its rows asks for.

    Names are not looked for; where a row asks for nothing but what a name may be, a word for a country must be there.
    """
    acts = {act for match in pack.acts.find(words) for act in match.value.acts}
    if not acts:
        return False
    there, has_country = classes_in(words, pack), bool(pack.countries.find(words)) or _names_country(words, pack.code)
    rows = (row for act in acts for row in compositions_by_act().get(act, ()))
    return any(_is_possible(row, there, has_country=has_country) for row in rows)


def _names_country(words: Sequence[str], language: str) -> bool:
    """Whether a name of a country stands in a sentence; packs list those that news calls otherwise only."""
    names = country_names(language)
    return any(" ".join(words[at : at + size]) in names for at in range(len(words)) for size in (1, 2))


@cache
def country_names(language: str) -> frozenset[str]:
    """Names of countries of one or two words, as folded words. Source: Unicode CLDR, through Babel."""
    from babel import Locale  # slow to import, and wanted only where a sentence may compose

    territories = Locale(language).territories
    return frozenset(fold_case(name) for code, name in territories.items() if len(code) == 2 and code.isalpha())


def _is_possible(row: Composition, there: Collection[str], *, has_country: bool) -> bool:
    asked = [wanted for wanted in (row.subject, row.object, row.near) if wanted]
    unmet = [wanted for wanted in asked if not is_one_of(there, wanted)]
    if not all(_may_be_named(wanted) for wanted in unmet):
        return False
    return has_country or len(unmet) < len(asked) or not asked


def _may_be_named(wanted: Collection[str]) -> bool:
    """Whether a name may be of one of these classes."""
    return "place" in wanted or any(w.startswith((*PERSONS, "state")) for w in wanted)
