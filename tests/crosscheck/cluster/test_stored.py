"""Profiles written as text and read back."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.cluster import make_profiles, read_profile, score_profiles, write_profile
from recoupe.model import Of


@pytest.fixture
def profiles(told, report):
    return make_profiles(
        report(
            told(
                "armed.attack", "Des hommes armés ont tué l’imam Dicko à Djibo.", "tué", "2021-10-04", at="Djibo",
                agent="bf.jnim", target="bf.civilians", counts=((Of.FATALITIES, 1), (Of.INJURED, 4)), speaker="Issa Sow",
            ),
            told("statement.denial", "Nobody says anything.", "says"),
            published=None,
        )
    )  # fmt: skip


def test_a_profile_comes_back_as_it_was(profiles) -> None:
    for profile in profiles:
        assert read_profile(write_profile(profile)) == profile


def test_a_stored_profile_is_scored_as_the_one_that_was_stored(profiles) -> None:
    kept = [read_profile(write_profile(profile)) for profile in profiles]
    assert score_profiles(*kept) == score_profiles(*profiles)


def test_what_is_no_profile_is_refused() -> None:
    with pytest.raises(ValueError, match="values to unpack"):
        read_profile("[1, 2]")
