"""Parties of two accounts compared."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.cluster.parties import Who, compare_parties, compare_two

ARMY = Who("actor:bf.military", "Military Forces of Burkina Faso", "BF", "State forces")
POLICE = Who("actor:bf.police", "Police Forces of Burkina Faso", "BF", "State forces")
GUNMEN = Who("actor:bf.unidentified_armed_group", "Unidentified Armed Group (Burkina Faso)", "BF", "Rebel group")
JNIM = Who("actor:jnim", "Group for Support of Islam and Muslims", "BF", "Rebel group")
WAGNER = Who("actor:wagner", "Wagner Group", "RU", "External/Other forces")
CONVOY, COLUMN = (Who(f"words:{w}", w, None, None) for w in ("a convoy of traders", "convoi de traders"))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((ARMY, ARMY), (GUNMEN, GUNMEN)),
        ((GUNMEN, GUNMEN), (GUNMEN, JNIM)),
        ((GUNMEN, JNIM), (ARMY, CONVOY)),
        ((ARMY, POLICE), (ARMY, CONVOY)),
        ((ARMY, CONVOY), (ARMY, JNIM)),
        ((ARMY, JNIM), (ARMY, WAGNER)),
    ],
)
def test_the_same_goes_before_a_part_and_that_before_a_stranger(better, worse) -> None:
    assert compare_two(*better) > compare_two(*worse)
    assert compare_two(*better) == compare_two(*reversed(better))


def test_unknown_parties_are_known_by_longer_words_alone() -> None:
    assert compare_two(CONVOY, COLUMN) > 0
    assert compare_two(CONVOY, Who("words:a camp of mine", "a camp of mine", None, None)) == 0


def test_the_best_of_several_counts() -> None:
    assert compare_parties([ARMY, JNIM], [JNIM]) == 1
    assert compare_parties([], [JNIM]) == 0
