"""Spans: half-open, exact, and refused where there is no text."""

import pytest

from recoupe.errors import SpanError
from recoupe.model import Span

TEXT = "Le 17\u00a0novembre, l’armée 🚀 part."


def test_a_span_quotes_its_text_unchanged() -> None:
    assert Span.of(TEXT, 3, 14) == Span(3, 14, "17\u00a0novembre")


def test_offsets_count_code_points() -> None:
    at = TEXT.index("🚀")
    assert Span.of(TEXT, at, at + 1).quote == "🚀"


@pytest.mark.parametrize(("start", "stop"), [(3, 3), (5, 3), (-1, 4), (0, len(TEXT) + 1)])
def test_an_interval_without_text_is_refused_with_its_offsets(start: int, stop: int) -> None:
    with pytest.raises(SpanError, match=rf"\[{start}, {stop}\)"):
        Span.of(TEXT, start, stop)


@pytest.mark.parametrize(
    ("left", "right", "overlaps"),
    [((0, 5), (4, 8), True), ((0, 5), (5, 8), False), ((2, 3), (0, 9), True), ((6, 8), (0, 5), False)],
)
def test_spans_overlap_only_where_they_share_a_character(
    left: tuple[int, int], right: tuple[int, int], overlaps: bool
) -> None:
    first, second = Span.of(TEXT, *left), Span.of(TEXT, *right)
    assert (first.overlaps(second), second.overlaps(first)) == (overlaps, overlaps)


def test_a_span_holds_itself_and_what_lies_inside_but_nothing_that_sticks_out() -> None:
    outer = Span.of(TEXT, 3, 14)
    held = [outer.holds(Span.of(TEXT, *ends)) for ends in ((3, 14), (4, 6), (2, 6), (10, 15))]
    assert held == [True, True, False, False]


def test_spans_sort_by_their_place_in_the_text() -> None:
    spans = [Span.of(TEXT, 6, 14), Span.of(TEXT, 3, 14), Span.of(TEXT, 3, 5)]
    assert [span.quote for span in sorted(spans)] == ["17", "17\u00a0novembre", "novembre"]
