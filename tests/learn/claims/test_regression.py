"""Regressions learn what can be told apart, share out what is left open, and the line of Platt finds a known slope."""

from __future__ import annotations

import numpy as np
import pytest

from recoupe.learn.claims.regression import Fitted, Settings, fit_classes, fit_line, fit_two

CLASSES = ("", "a", "b")
SURE = Settings(epochs=60, rate=0.2)


def _chance(fitted: Fitted, *features: str) -> dict[str, float]:
    rows = [fitted.names.index(name) for name in features if name in fitted.names]
    grown = np.exp(fitted.weights[rows].sum(axis=0))
    return dict(zip(fitted.classes, (grown / grown.sum()).tolist(), strict=True))


# --- many classes ------------------------------------------------------------------------------------

WORDS = [["bias", "war"], ["bias", "truce"], ["bias", "rain"]] * 12
ACCEPTED = [["a"], ["b"], [""]] * 12


def test_classes_that_a_feature_tells_apart_are_learned() -> None:
    fitted = fit_classes(WORDS, ACCEPTED, CLASSES, SURE)
    assert (fitted.classes, fitted.names) == (CLASSES, ("bias", "rain", "truce", "war"))
    assert _chance(fitted, "bias", "war")["a"] > 0.9
    assert _chance(fitted, "bias", "truce")["b"] > 0.9
    assert _chance(fitted, "bias", "rain")[""] > 0.9


def test_of_several_accepted_classes_any_will_do_and_no_other() -> None:
    fitted = fit_classes(WORDS, [["a", "b"], ["b"], [""]] * 12, CLASSES, SURE)
    chance = _chance(fitted, "bias", "war")
    assert chance["a"] + chance["b"] > 0.9
    assert chance[""] < 0.1


def test_an_accepted_class_is_chosen_by_what_else_is_known() -> None:
    words = [["war", "army"], ["war", "army"], ["army"], ["rain"]] * 12
    fitted = fit_classes(words, [["a", "b"], ["a", "b"], ["b"], [""]] * 12, CLASSES, SURE)
    chance = _chance(fitted, "war", "army")
    assert chance["b"] > 0.8  # shared out evenly it would be .5


def test_features_seen_too_seldom_are_left_out() -> None:
    words = [[*own, f"only{n}"] for n, own in enumerate(WORDS)]
    assert fit_classes(words, ACCEPTED, CLASSES, SURE).names == ("bias", "rain", "truce", "war")
    assert len(fit_classes(words, ACCEPTED, CLASSES, Settings(least_count=1)).names) == 4 + len(words)


def test_an_instance_without_a_known_feature_does_no_harm() -> None:
    fitted = fit_classes([*WORDS, ["odd"], []], [*ACCEPTED, ["a"], ["b"]], CLASSES, SURE)
    assert np.isfinite(fitted.weights).all()
    assert _chance(fitted, "bias", "war")["a"] > 0.9


def test_the_same_data_give_the_same_weights() -> None:
    first, again = (fit_classes(WORDS, ACCEPTED, CLASSES, SURE) for _ in range(2))
    assert np.array_equal(first.weights, again.weights)


def test_a_penalty_keeps_weights_small() -> None:
    loose, tight = (fit_classes(WORDS, ACCEPTED, CLASSES, Settings(penalty=p)) for p in (0.0, 0.1))
    assert np.abs(tight.weights).max() < np.abs(loose.weights).max()


# --- two classes -------------------------------------------------------------------------------------

PAIRS = [["bias", "agent"], ["bias", "plan"], ["bias"]] * 10
LABELS = [True, False, True] * 10
FREE = {"": 0.001}


def test_two_classes_that_a_feature_tells_apart_are_learned() -> None:
    weights = fit_two(PAIRS, LABELS, FREE)
    assert weights["bias"] + weights["agent"] > 2
    assert weights["bias"] + weights["plan"] < -2


def test_a_feature_that_tells_nothing_has_no_weight() -> None:
    words = [[*own, "odd"] if n % 2 else own for n, own in enumerate([["a"], ["a"], ["b"], ["b"]] * 10)]
    weights = fit_two(words, [True, True, False, False] * 10, {"": 0.01})
    assert "odd" not in weights
    assert weights["a"] > 0.5 > -0.5 > weights["b"]


def test_features_of_a_kind_have_the_penalty_of_their_kind() -> None:
    words = [["frame:x", "form"]] * 10 + [["frame:y", "noun"]] * 10
    weights = fit_two(words, [True] * 10 + [False] * 10, {"": 0.001, "frame": 1.0})
    assert 0 < weights["frame:x"] < weights["form"]


def test_features_seen_less_than_three_times_are_left_out() -> None:
    assert set(fit_two([*PAIRS, ["twice"], ["twice"]], [*LABELS, True, True], FREE)) == {"bias", "agent", "plan"}


# --- the line ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(("slope", "shift"), [(1.0, 0.0), (0.5, -1.0), (2.0, 0.5)])
def test_the_line_finds_the_slope_and_shift_that_made_the_labels(slope: float, shift: float) -> None:
    rng = np.random.default_rng(1)
    sums = rng.normal(0, 2, 6000)
    labels = rng.random(6000) < 1 / (1 + np.exp(-(slope * sums + shift)))
    assert fit_line(sums.tolist(), labels.tolist()) == (pytest.approx(slope, abs=0.15), pytest.approx(shift, abs=0.15))


def test_sums_that_say_nothing_give_a_flat_line_at_the_share_that_is_right() -> None:
    slope, shift = fit_line([-2.0, 2.0, -2.0, 2.0], [True, True, False, False])
    assert (slope, shift) == (pytest.approx(0, abs=1e-3), pytest.approx(0, abs=1e-3))
    slope, shift = fit_line([0.0] * 4, [True, True, True, False])
    assert shift == pytest.approx(np.log(3), abs=1e-3)


def test_sums_that_tell_all_apart_give_a_steep_line_of_finite_numbers() -> None:
    slope, shift = fit_line([-1.0, -0.5, 0.5, 1.0] * 5, [False, False, True, True] * 5)
    assert 5 < slope < 1000
    assert np.isfinite(shift)


def test_scores_far_too_sure_are_brought_back() -> None:
    sums, labels = [40.0] * 20 + [-40.0] * 20, [n < 15 for n in range(20)] + [n < 5 for n in range(20)]
    slope, shift = fit_line(sums, labels)
    assert slope * 40 == pytest.approx(np.log(3), abs=0.01)
    assert shift == pytest.approx(0, abs=1e-3)


def test_without_examples_scores_stay_as_they_are() -> None:
    assert fit_line([], []) == (1.0, 0.0)
