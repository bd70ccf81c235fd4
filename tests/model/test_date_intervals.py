"""Half-open date intervals and their EDTF form, whose ends are inclusive."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import Basis, DateInterval, Precision, make_day, make_interval
from recoupe.model.dates import to_edtf

DAY, WEEK, MONTH, YEAR, OPEN = (
    Precision.DAY, Precision.WEEK, Precision.MONTH, Precision.YEAR, Precision.INTERVAL,
)  # fmt: skip


def test_a_day_stops_where_the_next_one_starts() -> None:
    day = make_day(date(2020, 2, 28), Basis.STATED)
    assert (day.start, day.stop, day.edtf) == (date(2020, 2, 28), date(2020, 2, 29), "2020-02-28")


@pytest.mark.parametrize(
    ("start", "stop", "precision", "edtf"),
    [
        (date(2020, 11, 17), date(2020, 11, 18), DAY, "2020-11-17"),
        (date(2020, 11, 16), date(2020, 11, 23), WEEK, "2020-11-16/2020-11-22"),
        (date(2020, 11, 1), date(2020, 12, 1), MONTH, "2020-11"),
        (date(2020, 12, 1), date(2021, 1, 1), MONTH, "2020-12"),
        (date(2020, 1, 1), date(2021, 1, 1), YEAR, "2020"),
        (date(2020, 11, 1), date(2021, 1, 1), MONTH, "2020-11-01/2020-12-31"),
        (date(2020, 11, 1), date(2020, 12, 1), OPEN, "2020-11-01/2020-11-30"),
        (date(2020, 1, 1), date(2021, 1, 1), OPEN, "2020-01-01/2020-12-31"),
        (date(2018, 9, 1), None, OPEN, "2018-09-01/.."),
        (None, date(2020, 7, 1), OPEN, "../2020-06-30"),
        (None, None, Precision.UNKNOWN, None),
    ],
)
def test_edtf_is_the_shortest_form_that_the_precision_allows(
    start: date | None, stop: date | None, precision: Precision, edtf: str | None
) -> None:
    assert to_edtf(start, stop, precision) == edtf


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(1, 800), st.sampled_from(list(Precision)))
@settings(max_examples=50, deadline=None)
def test_edtf_names_the_first_and_the_last_day(start: date, n_days: int, precision: Precision) -> None:
    stop = start + timedelta(days=n_days)
    edtf = to_edtf(start, stop, precision)
    assert edtf is not None
    first, _, last = edtf.partition("/")
    assert start.isoformat().startswith(first)
    assert (stop - timedelta(days=1)).isoformat().startswith(last or first)


def test_days_widen_instants_to_whole_days() -> None:
    start, stop = datetime(2020, 11, 17, 21, 45), datetime(2020, 11, 18, 0, 30)  # local civil time
    interval = DateInterval(start, stop, Precision.TIME, None, Basis.STATED)
    assert interval.days() == (date(2020, 11, 17), date(2020, 11, 19))


def test_an_instant_at_midnight_ends_the_day_before() -> None:
    start, stop = datetime(2020, 11, 17, 21), datetime(2020, 11, 18)  # local civil time
    interval = DateInterval(start, stop, Precision.TIME, None, Basis.STATED)
    assert interval.days() == (date(2020, 11, 17), date(2020, 11, 18))


@pytest.mark.parametrize(
    ("start", "stop", "is_resolved"),
    [(date(2020, 1, 1), None, True), (None, date(2020, 1, 1), True), (None, None, False)],
)
def test_an_interval_is_resolved_if_one_end_is_known(start: date | None, stop: date | None, is_resolved: bool) -> None:
    assert make_interval(start, stop, OPEN, Basis.RELATIVE).is_resolved is is_resolved
