"""Who a plain noun means where."""

from __future__ import annotations

from datetime import date

import pycountry

from recoupe.world.actors import actors_by_id
from recoupe.world.standins import Standin, find_standin, load_standins

ALL = [(key, standin) for key, standins in load_standins().items() for standin in standins]


def test_every_standin_is_a_known_actor() -> None:
    assert [s.actor for _, s in ALL if s.actor not in actors_by_id()] == []


def test_every_country_is_of_iso_3166() -> None:
    codes = {c.alpha_2 for c in pycountry.countries} | {"XK"}
    assert [country for (_, country), _ in ALL if country not in codes] == []


def test_months_run_forwards() -> None:
    assert [s for _, s in ALL if s.start and s.stop and s.start > s.stop] == []


def test_a_month_holds_its_last_day_and_not_the_next() -> None:
    standin = Standin("actor:un.minusma", "2013-04", "2023-12")
    assert [standin.holds(d) for d in (date(2023, 12, 31), date(2024, 1, 1), None)] == [True, False, True]


def test_several_without_a_day_are_nobody() -> None:
    assert find_standin("Peacekeepers in {country}", "SO", None) is None
