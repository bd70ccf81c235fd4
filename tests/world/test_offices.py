"""The table of office holders is whole, and its errors name file and line."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.lang.office_titles import load_office_titles
from recoupe.lang.pack import installed_packs
from recoupe.world.offices import COLUMNS, KINDS, load_terms, terms_by_name


def test_there_are_terms_and_one_person_has_one_name() -> None:
    terms = load_terms()
    assert len(terms) >= 150
    assert len({(term.person, term.names[0]) for term in terms}) == len({term.person for term in terms})


def test_terms_of_one_person_in_one_office_do_not_overlap() -> None:
    terms = sorted(load_terms(), key=lambda term: (term.person, term.office, term.country, term.start))
    for one, other in pairwise(terms):
        if (one.person, one.office, one.country) == (other.person, other.office, other.country):
            assert one.stop is not None
            assert one.stop <= other.start


def test_a_surname_points_to_all_who_bear_it() -> None:
    assert {term.names[0] for term in terms_by_name()["Bush"]} == {"George H. W. Bush", "George W. Bush"}


@pytest.mark.parametrize("code", installed_packs())
def test_every_title_names_a_kind_of_office(code: str) -> None:
    assert set(load_office_titles(code).titles.values()) == set(KINDS.values())


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("person:a\tA\t\tpresident\tFR\t2001-1-20\t", "from is '2001-1-20'"),
        ("person:a\tA\t\tpresident\tFR\t20010120\t", "from is '20010120'"),
        ("person:a\tA\t\tpresident\tFR\t\t", "from is ''"),
        ("person:a\tA\t\tpresident\tFR\t2001-01-20\t2001-01-20", "ends on 2001-01-20"),
        ("person:a\tA\t\tpresident\tXX\t2001-01-20\t", "unknown country 'XX'"),
        ("person:a\tA\t\tbaker\tFR\t2001-01-20\t", "unknown office 'baker'"),
    ],
)
def test_what_does_not_fit_is_named_with_its_line(tmp_path: Path, cells: str, reason: str) -> None:
    path = tmp_path / "offices.tsv"
    path.write_text("# head\n" + "\t".join(COLUMNS) + "\n" + cells + "\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=reason) as caught:
        load_terms(path)
    assert "offices.tsv" in str(caught.value)
    assert "3" in str(caught.value)
