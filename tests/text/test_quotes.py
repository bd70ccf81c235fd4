"""Quotation marks pair by type, nest, and are never an error."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.text.fold import fold
from recoupe.text.quotes import find_quotations


def _quotes(text: str) -> list[str]:
    return [text[q.start : q.stop] for q in find_quotations(fold(text), 0, len(text))]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Il a dit : « Nous partons ».", ["Nous partons"]),
        ("He said: “We are leaving.”", ["We are leaving."]),
        ('He said: "We are leaving."', ["We are leaving."]),
        ('"Un" et "deux"', ["Un", "deux"]),
        ("« Il parle de “retrait” et part »", ["Il parle de “retrait” et part", "retrait"]),
        ("«\u00a0Oui\u202f»", ["Oui"]),
        ("« un ‹ deux › trois »", ["un ‹ deux › trois", "deux"]),
        ("un mot 'cité' ici", ["cité"]),
        ("", []),
        ("sans aucune marque", []),
    ],
)
def test_marks_pair_by_type_and_nest(text: str, quotes: list[str]) -> None:
    assert _quotes(text) == quotes


@pytest.mark.parametrize("text", ["l'armée d'Irak n'a pas tiré", "l’armée d’Irak n’a pas tiré", "the army's tanks"])
def test_an_apostrophe_is_no_quotation_mark(text: str) -> None:
    assert _quotes(text) == []


@pytest.mark.parametrize(
    ("text", "quotes", "is_closed"),
    [
        ("Il a dit : « Nous partons sans fin.", ["Nous partons sans fin."], [False]),
        ("Il a dit : « un » puis « deux", ["un", "deux"], [True, False]),
    ],
)
def test_a_guillemet_that_never_closes_runs_to_the_end(text: str, quotes: list[str], is_closed: list[bool]) -> None:
    found = find_quotations(fold(text), 0, len(text))
    assert [text[q.start : q.stop] for q in found] == quotes
    assert [q.is_closed for q in found] == is_closed


@pytest.mark.parametrize("text", ['Il mesure 12" et part', "Nous partons », dit-il.", '"', "»»»", "« »"])
def test_a_mark_without_its_partner_or_without_words_gives_nothing(text: str) -> None:
    assert _quotes(text) == []


def test_the_third_straight_mark_opens_nothing() -> None:
    assert _quotes('"Un" et "deux') == ["Un"]


def test_the_marks_stand_outside_and_the_words_are_counted() -> None:
    text = "Il a dit : « Nous  partons demain »."
    (found,) = find_quotations(fold(text), 0, len(text))
    assert text[found.outer_start : found.outer_stop] == "« Nous  partons demain »"
    assert found.n_words == 3


def test_only_the_passage_is_searched() -> None:
    text = "« Avant » puis « dedans » puis « après »"
    start, stop = text.index("puis"), text.rindex("puis")
    assert [text[q.start : q.stop] for q in find_quotations(text, start, stop)] == ["dedans"]


@given(st.text("a '\"«»‹›“”’\n.,", max_size=80))
@settings(max_examples=50, deadline=None)
def test_any_marks_give_trimmed_quotations_in_order_inside_the_text(text: str) -> None:
    found = find_quotations(fold(text), 0, len(text))
    assert [q.outer_start for q in found] == sorted(q.outer_start for q in found)
    for q in found:
        assert 0 <= q.outer_start < q.start < q.stop <= q.outer_stop <= len(text)
        assert text[q.start : q.stop] == text[q.start : q.stop].strip()


@given(st.text("a '\"«»‹›", max_size=60))
@settings(max_examples=50, deadline=None)
def test_two_quotations_are_apart_or_one_holds_the_other(text: str) -> None:
    found = find_quotations(fold(text), 0, len(text))
    for i, a in enumerate(found):
        for b in found[i + 1 :]:
            assert b.outer_start >= a.outer_stop or b.outer_stop <= a.outer_stop


def test_a_mark_that_can_only_open_begins_a_new_quotation() -> None:
    assert _quotes('Il veut "partir. Le journal parle d\'un "curieux hasard" hier.') == ["curieux hasard"]


def test_a_speech_that_the_next_paragraph_takes_up_runs_to_the_end_of_its_own() -> None:
    text = 'He said: "We are leaving.\n\n"Nobody will stop us," he added.'
    first, second = find_quotations(text, 0, 25), find_quotations(text, 27, len(text))
    assert [text[q.start : q.stop] for q in (*first, *second)] == ["We are leaving.", "Nobody will stop us,"]
