"""Dates compared as half-open intervals that may be off."""

from __future__ import annotations

from datetime import date

import pytest

from recoupe.crosscheck.cluster.days import are_apart, compare_days, make_days, week_before
from recoupe.model import Basis, DateInterval, Precision, make_interval
from recoupe.model.dates import make_day


def _days(start: str, stop: str, *, weak: bool = False):
    interval = make_interval(date.fromisoformat(start), date.fromisoformat(stop), Precision.INTERVAL, Basis.RELATIVE)
    return make_days(interval, is_weak=weak)


MONDAY, TUESDAY = _days("2021-10-04", "2021-10-05"), _days("2021-10-05", "2021-10-06")
THURSDAY = _days("2021-10-07", "2021-10-08")
OCTOBER, YEAR = _days("2021-10-01", "2021-11-01"), _days("2021-01-01", "2021-10-07")


@pytest.mark.parametrize(
    ("better", "worse"), [(MONDAY, OCTOBER), (OCTOBER, TUESDAY), (TUESDAY, _days("2021-10-06", "2021-10-07"))]
)
def test_the_same_day_goes_before_a_month_and_that_before_another_day(better, worse) -> None:
    assert compare_days(MONDAY, better) > compare_days(MONDAY, worse)


def test_two_days_off_may_be_one_happening_and_three_not() -> None:
    assert not are_apart(MONDAY, _days("2021-10-06", "2021-10-07"))
    assert are_apart(MONDAY, THURSDAY)


def test_a_date_told_against_an_inferred_publication_may_be_a_week_off() -> None:
    assert not are_apart(MONDAY, _days("2021-10-07", "2021-10-08", weak=True))
    assert are_apart(MONDAY, _days("2021-10-20", "2021-10-21", weak=True))


def test_what_went_on_for_long_is_none_of_the_days_in_it_and_must_begin_together() -> None:
    assert YEAR.is_lasting
    assert are_apart(YEAR, MONDAY)
    assert not are_apart(YEAR, _days("2021-01-01", "2021-09-01"))


def test_of_an_open_date_the_known_end_tells() -> None:
    since = DateInterval(date(2021, 10, 4), None, Precision.DAY, "2021-10-04/..", Basis.STATED)
    assert compare_days(make_days(since, is_weak=False), MONDAY) == 1


def test_an_undated_account_speaks_of_the_week_before_its_publication() -> None:
    week = week_before(make_day(date(2021, 10, 8), Basis.METADATA))
    assert not are_apart(week, MONDAY)
    assert are_apart(week, _days("2021-09-20", "2021-09-21"))
    assert week_before(None) is None
