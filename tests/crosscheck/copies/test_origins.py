"""Agencies that are credited are origins, whether or not their report is in the set."""

from collections.abc import Callable

from recoupe.crosscheck.copies import find_links, publisher_key
from recoupe.model import Document

Make = Callable[..., Document]


def test_an_agency_without_a_report_in_the_set_is_an_origin(make: Make, wire: str) -> None:
    (origin,) = find_links([make(f"{wire}\n\nSource: AFP", "The Post")]).origins
    assert (origin.origin, origin.covers_document, origin.originals) == ("outlet:afp", True, ())


def test_an_origin_names_its_own_reports(make: Make, wire: str) -> None:
    original = make(wire, "Sirte Newswire")
    (origin,) = find_links([original, make(f"{wire}\n\nSource: Sirte Newswire", "The Post")]).origins
    assert origin.originals == (original.id,)
    assert origin.origin == publisher_key(original)


def test_whoever_stands_behind_with_and_publishes_nothing_is_no_origin(make: Make, wire: str) -> None:
    assert find_links([make(f"Minister meets with Idris Bakhit\n\n{wire}", "The Post")]).origins == ()
