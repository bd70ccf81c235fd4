"""Which events somebody wants to see."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from event_samples import make_sample

from recoupe.export.selection import Wanted
from recoupe.model import Basis, Precision, Witnesses, make_interval

(ATTACK, CONVOY), _ = make_sample()
D = date
OPEN = replace(ATTACK, when=make_interval(D(2020, 11, 1), None, Precision.INTERVAL, Basis.STATED))
UNDATED = replace(ATTACK, when=None)


def test_everything_is_wanted_by_default() -> None:
    assert all(map(Wanted().keeps, (ATTACK, CONVOY, UNDATED)))


@pytest.mark.parametrize(
    ("since", "until", "kept"),
    [
        (D(2020, 11, 17), None, True),
        (D(2020, 11, 18), None, False),
        (None, D(2020, 11, 17), True),
        (None, D(2020, 11, 16), False),
        (D(2020, 11, 17), D(2020, 11, 17), True),
    ],
)
def test_days_are_inclusive(since: date | None, until: date | None, kept: bool) -> None:
    assert Wanted(since=since, until=until).keeps(ATTACK) is kept


def test_an_event_that_is_open_towards_the_future_may_lie_on_any_later_day() -> None:
    assert Wanted(since=D(2025, 1, 1)).keeps(OPEN)
    assert not Wanted(until=D(2020, 10, 1)).keeps(OPEN)


def test_an_event_without_a_date_fits_no_day() -> None:
    assert not Wanted(since=D(1900, 1, 1)).keeps(UNDATED)


def test_witnesses_are_counted_by_the_lower_end() -> None:
    between = replace(ATTACK, witnesses=Witnesses((3, 3), (1, 3)))
    assert Wanted(min_witnesses=1).keeps(between)
    assert not Wanted(min_witnesses=2).keeps(between)


def test_a_branch_of_kinds_and_a_digit_are_kept_together() -> None:
    assert Wanted(("armed",), credibility=frozenset("2")).keeps(ATTACK)
    assert not Wanted(("armed",), credibility=frozenset("13")).keeps(ATTACK)
    assert not Wanted(("arm",)).keeps(ATTACK)


def test_movements_alone_are_known_as_such() -> None:
    assert Wanted(("movement.transfer", "movement")).is_movements
    assert not Wanted(("movement", "armed")).is_movements
    assert not Wanted().is_movements
