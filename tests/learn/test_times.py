"""Figures of directions and of hidden publication dates."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recoupe import dates
from recoupe.learn.session import Session
from recoupe.learn.times import (
    DatedText,
    GoldTime,
    HiddenTally,
    judge_directions,
    judge_published,
    score_directions,
    score_published,
)
from recoupe.model import Document
from recoupe.read import Metadata, make_options, read_text

PUBLISHED = date(2020, 11, 20)


def _read(text: str, published: str | None = None, outlet: str | None = None, language: str | None = None) -> Document:
    """A document whose mentions are its time expressions only."""
    told: Metadata = make_options(published, outlet, language).told
    document = read_text(text, told=told)
    inferred = document.published or dates.infer(text, language)
    found = dates.find(text, inferred, language) if inferred else ()
    return replace(document, mentions=found, published=inferred)


def _text(text: str, *times: tuple[str, str]) -> DatedText:
    gold = tuple(GoldTime(text.index(quote), text.index(quote) + len(quote), quote, value) for quote, value in times)
    return DatedText("a", text, "fr", PUBLISHED, gold)


@pytest.mark.parametrize(
    ("quote", "value", "judged"),
    [
        ("mardi", "2020-11-17", [("weekday", True)]),
        ("mardi", "2020-11-10", [("weekday", True)]),
        ("mardi", "2020-11-24", [("weekday", False)]),
        ("mardi", "XXXX-WXX-2", []),
        ("le 3 mai", "2020-05-03", [("day_month", True)]),
        ("le 3 mai", "2021-05-03", [("day_month", False)]),
        ("le 4 mai 2014", "2014-05-04", []),
        ("mardi dernier", "2020-11-17", []),
    ],
)
def test_only_the_side_of_the_publication_day_counts(quote: str, value: str, judged: list[tuple[str, bool]]) -> None:
    text = _text(f"Deux hommes ont été tués {quote} à Taji.", (quote, value))
    document = _read(text.text, str(PUBLISHED), language="fr")
    assert list(judge_directions(text, document)) == judged


def test_an_expression_that_was_not_found_is_on_no_side() -> None:
    text = _text("Deux hommes ont été tués mardi.", ("mardi", "2020-11-17"))
    assert list(judge_directions(text, None)) == [("weekday", False)]


def test_an_interval_that_holds_the_hidden_day_is_right_and_its_width_counts() -> None:
    tally = HiddenTally()
    text = _text("Vendredi 20 novembre 2020, un convoi a brûlé. Mercredi, rien.")
    judge_published(text, _read(text.text, language="fr"), tally)
    judge_published(text, None, tally)
    assert (tally.texts, tally.given.all, tally.given.right, tally.widths) == (2, 1, 1, [7])
    assert (tally.pairs.all, tally.pairs.right) == (2, 1)


def test_a_line_that_holds_only_the_date_is_hidden() -> None:
    text = DatedText("a", "Un titre\n20 novembre 2020\nDes mots.", "fr", PUBLISHED, (), ("20 novembre 2020",))
    assert text.hidden() == "Un titre\nDes mots."


def test_both_scorers_print_a_figure_for_each_set(tmp_path: Path) -> None:
    words = "Vendredi 20 novembre 2020, un convoi a brûlé. Deux hommes ont été tués mardi."
    timex = {"start": words.index("mardi"), "stop": words.index("mardi") + 5, "type": "DATE", "value": "2020-11-17"}
    record = {
        "id": "a",
        "language": "fr",
        "published": "2020-11-20",
        "text": words,
        "timex": [timex | {"quote": "mardi"}],
    }
    (tmp_path / "data" / "time").mkdir(parents=True)
    (tmp_path / "data" / "time" / "own.jsonl").write_text(json.dumps(record), encoding="utf-8")
    session = Session(tmp_path, tmp_path, _read, corpus=tmp_path / "none")
    assert score_directions(session) == {"time.own.weekday_direction": 1.0, "time.own.weekdays": 1.0}
    assert score_published(session) == {
        "time.own.published_given": 1.0,
        "time.own.published_holds": 1.0,
        "time.own.published_pairs_hold": 1.0,
        "time.own.published_pairs": 1.0,
        "time.own.published_median_days": 7.0,
    }
