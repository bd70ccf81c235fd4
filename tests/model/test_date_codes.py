"""Codes of UCDP and ACLED for how finely a date is known."""

from datetime import date

import pytest

from recoupe.model.date_codes import acled_date, ucdp_precision
from recoupe.model.dates import DateInterval, make_interval
from recoupe.model.vocabulary import Basis, Precision


def _interval(start: str, stop: str | None) -> DateInterval:
    end = date.fromisoformat(stop) if stop else None
    return make_interval(date.fromisoformat(start), end, Precision.INTERVAL, Basis.RELATIVE)


@pytest.mark.parametrize(
    ("start", "stop", "code"),
    [
        ("2020-11-19", "2020-11-20", 1),
        ("2020-11-14", "2020-11-16", 2),
        ("2020-11-14", "2020-11-20", 2),
        ("2020-11-09", "2020-11-16", 3),
        ("2020-03-01", "2020-03-11", 4),
        ("2020-10-01", "2020-11-01", 4),
        ("2020-08-20", "2020-11-21", 5),
        ("2019-01-01", "2020-01-01", 5),
        ("2020-11-19", None, None),
    ],
)
def test_ucdp_precision_follows_the_length_of_the_interval(start: str, stop: str | None, code: int | None) -> None:
    assert ucdp_precision(_interval(start, stop)) == code


@pytest.mark.parametrize(
    ("start", "stop", "part", "coded"),
    [
        ("2020-11-19", "2020-11-20", None, (date(2020, 11, 19), 1)),
        ("2020-11-09", "2020-11-16", None, (date(2020, 11, 12), 2)),
        ("2020-11-14", "2020-11-16", None, (date(2020, 11, 14), 2)),
        ("2020-01-01", "2020-02-01", None, (date(2020, 1, 16), 3)),
        ("2020-03-01", "2020-03-11", "START", (date(2020, 3, 1), 3)),
        ("2020-03-15", "2020-04-01", "END", (date(2020, 3, 31), 3)),
        ("2019-01-01", "2020-01-01", None, None),
        ("2020-11-19", None, None, None),
    ],
)
def test_acled_writes_the_middle_day_or_the_edge_of_a_month_and_nothing_longer(
    start: str, stop: str | None, part: str | None, coded: tuple[date, int] | None
) -> None:
    assert acled_date(_interval(start, stop), part) == coded
