"""Who is counted. Figures of different populations do not contradict each other. Source: `populations.tsv`; crosscheck §5."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from recoupe.text.table import read_table

PATH = Path(__file__).parent / "populations.tsv"


class Population(StrEnum):
    """Who a figure counts; PERSON may be anybody."""

    PERSON = "person"
    CIVILIAN = "civilian"
    COMBATANT = "combatant"
    ATTACKER = "attacker"


@cache
def load_populations() -> dict[str, tuple[Population, bool]]:
    """Population of each unit, and whether the unit singles out a part of a toll.

    Raises:
        DataFileError: the table breaks its format or names an unknown population.
    """
    rows = read_table(PATH, ["unit", "population", "is_part"])
    return {row["unit"]: (Population(row["population"]), bool(row["is_part"])) for row in rows}


def population_of(unit: str) -> Population:
    """The population of a counted unit; PERSON where the table does not know it."""
    return load_populations().get(unit, (Population.PERSON, False))[0]


def singles_out(unit: str) -> bool:
    """Whether a unit tells a part of a toll where a wider one stands beside it."""
    return load_populations().get(unit, (Population.PERSON, False))[1]


def are_comparable(left: Population, right: Population) -> bool:
    """Whether two figures may count the same people."""
    return left is right or Population.PERSON in {left, right}
