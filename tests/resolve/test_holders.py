"""Office holders bound the publication date of a report (design/004-when.md)."""

from __future__ import annotations

from datetime import date

import pytest

from recoupe import dates
from recoupe.model.dates import DateInterval


def _infer(text: str, language: str, latest: date | None = None) -> DateInterval:
    inferred = dates.infer(text, language, latest)
    assert inferred is not None
    return inferred


FELL = {"fr": " La ville est tombée en 2010.", "en": " The town fell in 2010."}


@pytest.mark.parametrize(
    ("language", "text", "start", "stop"),
    [
        ("fr", "Le président Barack Obama a parlé.", "2010-01-01", "2017-02-04"),
        ("fr", "Le Premier ministre irakien Moustafa al-Kazimi a parlé.", "2020-05-07", "2022-11-11"),
        ("fr", "Le Premier ministre Adel Abdel-Mahdi a parlé.", "2018-10-25", "2020-05-22"),
        ("fr", "Le ministre turc de la Défense, Hulusi Akar, a parlé.", "2018-07-10", "2023-06-19"),
        ("fr", "Le secrétaire général de l’ONU, Ban Ki-moon, a parlé.", "2010-01-01", "2017-01-15"),
        ("en", "Prime Minister Mustafa al-Kadhimi spoke.", "2020-05-07", "2022-11-11"),
        ("en", "The British prime minister, Theresa May, spoke.", "2016-07-13", "2019-08-08"),
        ("en", "Aides of Secretary of State Mike Pompeo spoke.", "2018-04-26", "2021-02-04"),
        ("en", "President Joe Biden met Prime Minister Boris Johnson.", "2021-01-20", "2022-09-21"),
        ("en", "President Putin met Chancellor Olaf Scholz.", "2021-12-08", "2025-05-21"),
    ],
)
def test_a_holder_with_the_title_gives_floor_and_end(language: str, text: str, start: str, stop: str) -> None:
    inferred = _infer(text + FELL[language], language)
    assert (str(inferred.start), str(inferred.stop)) == (start, stop)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Former Prime Minister Mustafa al-Kadhimi spoke."),
        ("en", "The former Iraqi Prime Minister Mustafa al-Kadhimi spoke."),
        ("en", "Then-President Joe Biden spoke."),
        ("en", "Ex-President Joe Biden spoke."),
        ("en", "President-elect Joe Biden spoke."),
        ("en", "Vice President Joe Biden spoke."),
        ("en", "Joe Biden spoke."),
        ("en", "President Biden Hall was closed."),
        ("en", "Prime Minister Joe Biden spoke."),
        ("fr", "L'ancien Premier ministre Jean Castex a parlé."),
        ("fr", "L'ancien président américain Joe Biden a parlé."),
        ("fr", "L'ex-président Joe Biden a parlé."),
        ("fr", "Le vice-président Joe Biden a parlé."),
        ("fr", "Le président élu Joe Biden a parlé."),
    ],
)
def test_a_name_without_the_office_bounds_nothing(language: str, text: str) -> None:
    inferred = _infer(text + FELL[language], language)
    assert (inferred.start, inferred.stop) == (date(2010, 1, 1), None)


@pytest.mark.parametrize(
    "text",
    [
        "Under President Barack Obama, the base grew.",
        "President Barack Obama opened the base in 2011.",
        "President Barack Obama opened it; President Donald Trump closed it.",
    ],
)
def test_sentences_that_may_look_back_give_no_end(text: str) -> None:
    assert _infer(text + FELL["en"], "en").stop is None


def test_two_terms_give_their_hull_unless_other_evidence_chooses() -> None:
    text = "President Donald Trump spoke." + FELL["en"]
    assert (_infer(text, "en").start, _infer(text, "en").stop) == (date(2017, 1, 20), None)
    with_may = _infer(text + " Prime Minister Theresa May spoke.", "en")
    assert (with_may.start, with_may.stop) == (date(2017, 1, 20), date(2019, 8, 8))
    after = _infer(text + " A bridge fell on 3 May 2022.", "en")
    assert after.start == date(2025, 1, 20)


def test_a_term_that_contradicts_the_dates_is_passed_over() -> None:
    inferred = _infer("President Jacques Chirac spoke. The town fell on 3 May 2014.", "en")
    assert (inferred.start, inferred.stop, len(inferred.why)) == (date(2014, 5, 3), None, 1)


def test_a_holder_chooses_the_year_of_a_weekday() -> None:
    inferred = _infer("Le président François Hollande a parlé. Un convoi est entré vendredi 20 novembre.", "fr")
    assert (inferred.start, inferred.stop) == (date(2015, 11, 20), date(2015, 11, 27))
    assert any("François Hollande" in why for why in inferred.why)


def test_holders_alone_give_short_intervals_only() -> None:
    inferred = _infer("Prime Minister Liz Truss spoke.", "en")
    assert (inferred.start, inferred.stop) == (date(2022, 9, 6), date(2022, 11, 9))
    assert dates.infer("President Barack Obama spoke.", "en") is None


def test_the_reason_quotes_the_words() -> None:
    text = "Prime Minister Liz Truss spoke."
    inferred = _infer(text, "en")
    assert inferred.why == (
        (
            "'Prime Minister Liz Truss' names the prime minister (GB), in office from 2022-09-06 to 2022-10-25: "
            "not before 2022-09-06, not after 2022-11-08"
        ),
    )
    assert [span.quote for span in inferred.spans] == ["Prime Minister Liz Truss"]
