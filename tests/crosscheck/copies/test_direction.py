"""A credit tells which report was first, then the time, then the length."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from recoupe.crosscheck.copies import link_pair
from recoupe.model import Basis, Copy, DateInterval, Document, Precision

Make = Callable[..., Document]


def direction(left: Document, right: Document) -> Copy:
    (found, *others) = [e.copy for e in link_pair(left, right).copies]
    assert all((o.from_, o.to, o.directed) == (found.from_, found.to, found.directed) for o in others)
    return found


def test_a_credit_outweighs_the_time(make: Make, wire: str) -> None:
    original = make(wire, "Sirte Newswire", "2023-06-10")
    copy = make(f"{wire}\n\nSource: Sirte Newswire", "The Post", "2023-06-09")
    assert direction(original, copy).from_ == original.id


def test_the_time_outweighs_the_length(make: Make, wire: str) -> None:
    flash, report = make(wire[:250], day="2023-06-08"), make(wire, day="2023-06-09")
    assert direction(report, flash).from_ == flash.id


def test_without_credit_and_time_the_longer_is_the_original(make: Make, wire: str) -> None:
    assert direction(make(wire[:250], day=None), make(wire)).from_ == make(wire).id


def test_where_nothing_tells_the_smaller_id_comes_first(make: Make, wire: str) -> None:
    left, right = make(wire), make(f"{wire} End of report.")
    found = direction(left, right)
    assert (found.from_, found.directed) == (min(left.id, right.id), False)


def test_the_clock_tells_which_report_of_a_day_was_first(make: Make, wire: str) -> None:
    def at(document: Document, hour: int) -> Document:
        start = datetime(2023, 6, 9, hour)
        stop = start + timedelta(minutes=1)
        time = DateInterval(start, stop, Precision.TIME, start.isoformat(), Basis.METADATA)
        return replace(document, published=time)

    left, right = make(wire), make(f"{wire} End of report.")
    for early, late in ((left, right), (right, left)):
        found = direction(at(early, 9), at(late, 17))
        assert (found.from_, found.directed) == (early.id, True)
    assert not direction(at(left, 9), at(right, 9)).directed
    assert not direction(left, at(right, 9)).directed
