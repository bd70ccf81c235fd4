"""Numbers, days and names are the facts that a translation keeps, in order."""

import numpy as np
import pytest

from recoupe.crosscheck.copies.facts import Facts, find_facts, match_facts
from recoupe.crosscheck.copies.words import find_words
from recoupe.model import Span


def facts(text: str) -> Facts:
    found = find_facts(find_words([text]))
    return found.cut(0, len(found), 0).firsts()


def keys(text: str) -> set[int]:
    return set(facts(text).keys.tolist())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("vingt-deux morts", "twenty-two dead"),
        ("22 morts", "twenty-two dead"),
        ("اثنين وعشرين قتيلا", "22 dead"),
        ("seize blessés", "16 wounded"),
        ("depuis jeudi", "since Thursday"),
        ("en août", "in August"),
    ],
)
def test_a_number_or_day_is_one_fact_in_every_language(left: str, right: str) -> None:
    assert keys(left) & keys(right)


def test_a_number_is_no_day_and_no_month() -> None:
    assert not keys("4 morts") & keys("depuis jeudi")
    assert not keys("4 morts") & keys("en avril")


def test_the_first_word_of_a_sentence_is_no_name_unless_a_name_follows() -> None:
    text = "Residents fled. Salem Obeidi stayed."
    found = facts(text)
    assert [text[a:b] for a, b in zip(found.starts, found.stops, strict=True)] == ["Salem", "Obeidi"]


def test_a_repeated_fact_stands_where_it_first_stands() -> None:
    text = "In Mizda 40 fled; in Mizda 40 stayed"
    found = facts(text)
    assert [text[a:b] for a, b in zip(found.starts, found.stops, strict=True)] == ["Mizda", "40"]


def test_small_numbers_and_years_weigh_less_than_names_and_large_numbers() -> None:
    found = facts("on 3 and 2019 and 160 and Benghazi")
    assert found.weights.tolist() == [0.5, 0.5, 1.0, 1.0]


def test_only_facts_in_the_same_order_count_as_told_alike() -> None:
    left, right = facts("at Mizda, Gharyan, Tarhuna, 160"), facts("at Gharyan, Tarhuna, 160, Mizda")
    match = match_facts(left, right)
    assert (match.shared, match.in_order) == (4.0, 3.0)


def test_common_words_of_two_arabic_texts_are_no_facts() -> None:
    assert match_facts(facts("وصلت القافلة إلى المخيم"), facts("غادرت القافلة المخيم")).shared == 0


def test_a_name_of_an_arabic_text_counts_where_the_other_text_writes_it_in_capitals() -> None:
    assert match_facts(facts("قال القائد خليفة حفتر"), facts("said Khalifa Haftar")).in_order == 2.0


def test_texts_without_facts_share_none() -> None:
    match = match_facts(facts(""), facts("x"))
    assert (match.shared, match.share, match.pairs) == (0.0, 0.0, ())
    assert not np.any(facts("").keys)


def test_the_facts_beside_a_stretch_are_those_that_do_not_begin_in_it() -> None:
    text = "as Reuters wrote, 40 fled to Mizda"
    name = Span.of(text, 3, 10)
    found = facts(text).beside([name])
    assert [text[a:b] for a, b in zip(found.starts, found.stops, strict=True)] == ["40", "Mizda"]
