"""Given mentions are grouped into happenings across documents."""

from __future__ import annotations

import random

import numpy as np
import pytest

from recoupe.learn.coref.grouping import group
from recoupe.learn.coref.likeness import WEIGHTS
from recoupe.learn.coref.mentions import make_mentions
from recoupe.learn.coref.run import Coreference, Given
from recoupe.learn.coref.stories import Rarity, find_stories
from recoupe.learn.coref.words import find_words, rows_of, stem, stems
from recoupe.learn.sample import Record


@pytest.mark.parametrize(
    "pair", ["nominated nominee", "said say", "arrested arrest", "stopped stopping", "deported deportation"]
)
def test_forms_of_one_word_share_a_stem(pair: str) -> None:
    left, right = pair.split()
    assert stem(left) == stem(right)


@pytest.mark.parametrize("pair", ["shot kill", "arrest attack", "said died"])
def test_different_words_do_not(pair: str) -> None:
    left, right = pair.split()
    assert stem(left) != stem(right)


def test_a_phrase_is_looked_up_as_a_whole_first() -> None:
    assert rows_of(["opened", "fire"]) & rows_of(["shooting"])
    assert not rows_of(["opened", "fire"]) & rows_of(["blaze"])
    assert not rows_of(["the", "of"])


def test_every_function_of_the_table_says_what_it_measures() -> None:
    for function, weight in WEIGHTS:
        assert function.__doc__
        assert weight


def test_arguments_are_those_of_the_mention(records: list[Record]) -> None:
    (burned, rescued) = make_mentions(records[0])
    assert {"marta", "olsen"} <= rescued.names
    assert stem("lodge") in burned.core


def test_stories_of_one_topic_are_told_apart(records: list[Record]) -> None:
    bags = {str(r["id"]): stems(find_words(str(r["text"]))) for r in records}
    stories = find_stories(bags, Rarity([*bags.values(), *(frozenset({f"w{i}"}) for i in range(40))]))
    assert len({stories[d] for d in ("a1", "a2", "a3")}) == 1
    assert len({stories[d] for d in ("b1", "b2", "b3")}) == 1
    assert stories["a1"] != stories["b1"]


def test_one_happening_told_in_other_words_is_one_group(records: list[Record], gold: dict[str, str]) -> None:
    found = Coreference(records).predict(Given.SUBTOPIC)
    assert found.keys() == gold.keys()
    assert found["a1#rescued"] == found["a2#saved"] != found["b1#rescued"] == found["b2#saved"]
    assert found["a1#burned"] == found["a3#burned"]


def test_the_order_of_documents_changes_no_group(records: list[Record]) -> None:
    shuffled = records.copy()
    random.Random(3).shuffle(shuffled)
    for given in Given:
        assert _partition(Coreference(records).predict(given)) == _partition(Coreference(shuffled).predict(given))


def _partition(found: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(m for m, c in found.items() if c == cluster) for cluster in found.values()}


def test_linkage_joins_the_most_alike_until_the_average_is_too_low() -> None:
    likeness = np.array([[0, 0.9, 0.1], [0.9, 0, 0.6], [0.1, 0.6, 0]])
    assert group(likeness, 0.5) == [[0, 1], [2]]
    assert group(likeness, 0.3) == [[0, 1, 2]]
    assert group(np.zeros((0, 0)), 0.5) == []
