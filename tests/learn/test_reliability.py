"""Bins hold every score once, and the expected error is the one worked out by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.learn.reliability import Bin, expected_error, reliability

BY_HAND = [(0.8, True), (0.8, True), (0.9, False), (0.1, False)]


def test_a_bin_tells_number_mean_score_and_share_that_is_right() -> None:
    low, eight, nine = reliability(BY_HAND)
    assert low == Bin(0.1, 0.2, 1, 0.1, 0.0)
    assert (eight.n, eight.mean_score, eight.share_right) == (2, pytest.approx(0.8), 1.0)
    assert nine == Bin(0.9, 1.0, 1, 0.9, 0.0)


def test_the_expected_error_weighs_bins_by_their_claims() -> None:
    assert expected_error(reliability(BY_HAND)) == pytest.approx((0.1 + 2 * 0.2 + 0.9) / 4)
    assert expected_error(reliability(BY_HAND, n_bins=1)) == pytest.approx(abs(2.6 / 4 - 2 / 4))


@pytest.mark.parametrize(("score", "low"), [(0.0, 0.0), (0.1, 0.1), (0.3, 0.3), (0.999, 0.9), (1.0, 0.9)])
def test_a_score_on_a_border_is_in_the_bin_above_but_for_one(score: float, low: float) -> None:
    (found,) = reliability([(score, True)])
    assert found.low == low


def test_nothing_has_no_error() -> None:
    assert reliability([]) == []
    assert expected_error([]) == 0.0


def test_scores_that_are_right_as_often_as_they_say_have_no_error() -> None:
    scored = [(0.25, n == 0) for n in range(4)] + [(0.75, n > 0) for n in range(4)]
    assert expected_error(reliability(scored)) == 0.0


SCORED = st.lists(st.tuples(st.floats(0, 1), st.booleans()), max_size=40)


@given(SCORED, st.integers(1, 20))
def test_every_claim_is_in_one_bin_and_the_error_is_a_share(scored: list[tuple[float, bool]], n_bins: int) -> None:
    bins = reliability(scored, n_bins)
    assert sum(b.n for b in bins) == len(scored)
    assert sum(round(b.share_right * b.n) for b in bins) == sum(ok for _, ok in scored)
    assert all(b.low - 1e-9 <= b.mean_score <= b.high + 1e-9 for b in bins)
    assert 0 <= expected_error(bins) <= 1 + 1e-9
