"""Words that name a happening and tell none: conditions, nothing, parts of a number."""

from __future__ import annotations

import pytest

import recoupe


def read_kinds(text: str, language: str = "en") -> set[str]:
    """Kinds of the claims of a text."""
    document = recoupe.read_text(text, language=language, published="2022-10-19", outlet="Gourma Herald")
    return {claim.kind for claim in document.claims}


def test_a_consequence_of_what_may_come_claims_nothing() -> None:
    """What would follow from a condition is not told, with "if" or with inversion."""
    assert "property.destruction" not in read_kinds("Should they ever come, the tanks will burn in the streets of Gao.")


def test_a_dated_plan_under_a_condition_is_told() -> None:
    """A day makes it a plan."""
    told = read_kinds("The Torkham crossing will reopen on Saturday if the guns stay quiet, a customs official said.")
    assert "movement.border" in told


@pytest.mark.parametrize("text", ["No arrests have been made.", "Police in Gao made no arrests."])
def test_what_is_said_of_nothing_claims_nothing(text: str) -> None:
    """No happening behind "no"."""
    assert read_kinds(text) == set()


def test_no_fewer_than_counts() -> None:
    """ "no fewer than" is a number."""
    assert "detention.arrest" in read_kinds("Police arrested no fewer than nine students in Kaya.")


def test_a_want_of_food_is_told_by_a_negation() -> None:
    """What does not come in is kept out."""
    assert "aid.blocked" in read_kinds("No food had entered the besieged town of Djibo since February.")


def test_a_number_out_of_the_dead_is_no_toll_of_its_own() -> None:
    """Parts of a toll are told before."""
    assert read_kinds("Five of the dead were volunteers of the civil defence.") == set()


def test_in_french_none_is_none() -> None:
    """The same over the words of another pack."""
    assert read_kinds("Aucune arrestation n'a eu lieu.", "fr") == set()


def test_nobody_abducts_things() -> None:
    """What is taken away is known for a weapon."""
    assert "armed.abduction" not in read_kinds("Gunmen took away 310 shells near Gao on Monday.")
    assert "armed.abduction" in read_kinds("Gunmen took away three teachers near Gao on Monday.")
