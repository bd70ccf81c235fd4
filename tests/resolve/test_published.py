"""Publication dates inferred from the text alone (design/crosscheck.md §8)."""

from datetime import date
from pathlib import Path

import pytest

import recoupe.lang
from recoupe.extract.rules.times import find_times
from recoupe.lang.time_rules import load_time_rules
from recoupe.model.dates import DateInterval
from recoupe.model.vocabulary import Basis
from recoupe.resolve.published import infer_published

RULES = load_time_rules(Path(recoupe.lang.__file__).parent / "fr" / "times.toml")
CONVOYS = (
    "Depuis le tir de missiles mercredi contre l'ambassade, la trêve n'est plus. Le dernier convoi est entré en Irak "
    "dans l’après-midi du vendredi 20 novembre. Depuis septembre 2018, la route sert. Le raid du 17 novembre a fait "
    "deux morts."
)


def _infer(text: str, latest: date | None = None) -> DateInterval | None:
    return infer_published(text, find_times(text, RULES), latest)


def test_a_weekday_with_its_date_and_an_older_year_give_the_week_after_it() -> None:
    inferred = _infer(CONVOYS)
    assert inferred is not None
    assert (inferred.start, inferred.stop, inferred.basis) == (date(2020, 11, 20), date(2020, 11, 27), Basis.INFERRED)


def test_every_reason_names_the_words_it_rests_on() -> None:
    inferred = _infer(CONVOYS)
    assert inferred is not None
    assert inferred.why == (
        "'septembre 2018' is told as past: not before 2018-09-01",
        (
            "'l’après-midi du vendredi 20 novembre' is a Friday in 2009, 2015, 2020, 2026: "
            "2020-11-20 is the first that fits"
        ),
        "'mercredi' speaks of days close to the report: within a week of 2020-11-20",
    )
    assert all(CONVOYS[span.start : span.stop] == span.quote for span in inferred.spans)


@pytest.mark.parametrize(
    ("text", "start", "stop"),
    [
        ("La ville est tombée en 2014.", "2014-01-01", None),
        ("La ville est tombée le 3 mai 2014.", "2014-05-03", None),
        ("Le véhicule avait brûlé le 10 novembre 1993. Ce matin, le tribunal a jugé.", "1993-11-10", None),
        ("3 mai 2014\nLa ville est tombée hier.", "2014-05-03", "2014-05-10"),
        ("Hier, vendredi 20 novembre, un convoi est passé. En 2019, rien.", "2020-11-21", "2020-11-22"),
        ("La ville est tombée en 2014. Un vote aura lieu le 3 mai 2030.", "2014-01-01", "2030-05-04"),
        ("Jeudi 8 juin 2023, l'armée a nié. Samedi 3 juin, un convoi avait brûlé.", "2023-06-08", "2023-06-15"),
        ("Samedi 23 décembre, un convoi a brûlé. Le 4 janvier 2024, l'armée a nié.", "2024-01-04", "2024-01-11"),
        ("La route a fermé en mai 2019. La marche aura lieu vendredi 20 novembre.", "2020-08-22", "2020-11-21"),
        ("La route a fermé en mai 2004. Un convoi a brûlé samedi 3 juin.", "2006-06-03", "2006-06-10"),
    ],
)
def test_intervals_hold_what_the_dates_allow(text: str, start: str, stop: str | None) -> None:
    inferred = _infer(text)
    assert inferred is not None
    assert inferred.start == date.fromisoformat(start)
    assert inferred.stop == (date.fromisoformat(stop) if stop else None)


def test_a_capture_day_closes_the_interval() -> None:
    inferred = _infer("La ville est tombée le 3 mai 2014.", date(2014, 6, 1))
    assert inferred is not None
    assert inferred.stop == date(2014, 6, 2)


@pytest.mark.parametrize(
    "text", ["", "Deux soldats sont morts.", "Deux soldats sont morts mercredi.", "Le 17 novembre, rien."]
)
def test_nothing_is_inferred_from_a_text_that_tells_no_year(text: str) -> None:
    assert _infer(text) is None


def test_a_weekday_with_its_date_alone_leaves_the_year_open_and_says_which_fit() -> None:
    inferred = _infer("Un convoi est entré vendredi 20 novembre.")
    assert inferred is not None
    assert (inferred.start, inferred.stop) == (date(1992, 11, 20), None)
    assert inferred.why == (
        (
            "'vendredi 20 novembre' is a Friday in 1992, 1998, 2009, 2015, 2020, 2026, 2037, 2043, 2048: "
            "nothing tells which year"
        ),
    )


def test_a_capture_day_leaves_out_the_years_after_it() -> None:
    inferred = _infer("Un convoi est entré vendredi 20 novembre.", date(2009, 12, 31))
    assert inferred is not None
    assert (inferred.start, inferred.stop) == (date(1992, 11, 20), date(2010, 1, 1))


def test_a_year_too_far_back_does_not_choose_among_the_fitting_years() -> None:
    inferred = _infer("Le groupe est né en 2010. Un convoi est entré vendredi 20 novembre.")
    assert inferred is not None
    assert (inferred.start, inferred.stop) == (date(2010, 1, 1), None)


def test_a_year_that_is_to_come_bounds_nothing() -> None:
    assert _infer("Les élections auront lieu en 2034.") is None
