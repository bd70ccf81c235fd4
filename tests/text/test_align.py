"""Quotes found again in a text: exactly, folded, fuzzily, or not at all."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.text.align import Alignment, align

TEXT = "Mardi, l’armée syrienne a tiré 17\u00a0obus sur Hassaké. L’armée a nié."


@pytest.mark.parametrize(
    ("quote", "status", "words"),
    [
        ("a tiré 17\u00a0obus", Alignment.EXACT, "a tiré 17\u00a0obus"),
        ("  a tiré ", Alignment.EXACT, "a tiré"),
        ("L'ARMÉE SYRIENNE", Alignment.FOLDED, "l’armée syrienne"),
        ("17 obus sur Hassake", Alignment.FOLDED, "17\u00a0obus sur Hassaké"),
        ("l'armée syriene a tiré", Alignment.FUZZY, "l’armée syrienne a tiré"),
    ],
)
def test_a_quote_is_found_in_the_words_of_the_text(quote: str, status: Alignment, words: str) -> None:
    found = align(quote, TEXT)
    assert found.status is status
    assert found.span is not None
    assert found.span.quote == TEXT[found.span.start : found.span.stop]
    assert words in found.span.quote or found.span.quote in words


@pytest.mark.parametrize("quote", ["", "  ", "la marine turque a coulé un navire", "xyz"])
def test_what_is_not_there_is_not_found(quote: str) -> None:
    found = align(quote, TEXT)
    assert (found.span, found.status, found.score) == (None, Alignment.NONE, 0.0)


def test_short_quotes_are_not_searched_fuzzily() -> None:
    assert align("tirés", TEXT).status is Alignment.NONE


def test_the_search_starts_where_it_is_told() -> None:
    found = align("l'armée", TEXT, start=20)
    assert found.span is not None
    assert found.span.start == TEXT.index("L’armée")


def test_exact_and_folded_score_one_and_fuzzy_less() -> None:
    scores = [align(q, TEXT).score for q in ("Hassaké", "hassake", "l'armée syriene a tiré")]
    assert scores[:2] == [1.0, 1.0]
    assert 0.85 <= scores[2] < 1.0


@given(st.text(max_size=40), st.text(max_size=80), st.integers(0, 90))
@settings(max_examples=50, deadline=None)
def test_any_quote_and_text_give_a_span_of_the_text_or_none(quote: str, text: str, start: int) -> None:
    span = align(quote, text, start).span
    assert span is None or (span.start >= start and text[span.start : span.stop] == span.quote)


@given(st.text(min_size=1, max_size=60), st.data())
@settings(max_examples=50, deadline=None)
def test_a_piece_of_a_text_is_always_found_in_it(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    piece = text[start : data.draw(st.integers(start + 1, len(text)))]
    assert (align(piece, text).status is Alignment.EXACT) == bool(piece.strip())
