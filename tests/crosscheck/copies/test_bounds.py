"""A dated copy bounds the day of an undated report."""

from collections.abc import Callable
from datetime import date

from recoupe.crosscheck.copies import bound_dates, find_links
from recoupe.model import Document

Make = Callable[..., Document]


def test_the_earliest_dated_copy_bounds_the_original(make: Make, wire: str) -> None:
    original = make(wire, "Sirte Newswire", None)
    copies = [
        make(f"{wire}\n\n{day} – Source: Sirte Newswire", "The Post", day) for day in ("2023-06-12", "2023-06-11")
    ]
    documents = [original, *copies]
    bounds = bound_dates(documents, find_links(documents))
    assert bounds.keys() == {original.id}
    assert (bounds[original.id].latest, bounds[original.id].by) == (date(2023, 6, 11), copies[1].id)
    assert "2023-06-11" in bounds[original.id].why


def test_an_undated_copy_hands_its_bound_on(make: Make, wire: str) -> None:
    original, copy = make(wire, day=None), make(wire[:500], day=None)
    dated = make(wire[:300], day="2023-06-11")
    documents = [original, copy, dated]
    assert {b.latest for b in bound_dates(documents, find_links(documents)).values()} == {date(2023, 6, 11)}


def test_a_dated_report_is_not_bounded_and_an_unordered_pair_bounds_nothing(make: Make, wire: str) -> None:
    documents = [make(wire, day=None), make(f"{wire} End of report.", day="2023-06-11")]
    assert bound_dates(documents, find_links(documents)) == {}
    dated = [make(wire, day="2023-06-10"), make(wire[:300], day="2023-06-11")]
    assert bound_dates(dated, find_links(dated)) == {}
