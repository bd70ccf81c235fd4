"""How far a predicate is taken to have happened, by its parse. Source: UDS-IH2."""

from __future__ import annotations

import pytest

from recoupe.extract.rules.happened import describe_predicate, rate_predicate
from recoupe.lang.parser import Parse, load_model
from recoupe.learn.happened import fit_weights


def _parse(sentence: str, word: str) -> tuple[Parse, int]:
    (parse,) = load_model("en").parse([sentence])
    index = parse.at(sentence.index(word))
    assert index is not None
    return parse, index


def _rate(sentence: str, word: str) -> float:
    rated = rate_predicate(*_parse(sentence, word), sentence, "en")
    assert rated is not None
    return rated


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("The guards never opened the gate.", "opened"),
        ("The guards did not open the gate.", "open"),
        ("The guards may open the gate.", "open"),
        ("If the guards open the gate, we leave.", "open"),
        ("The guards refused to open the gate.", "open"),
    ],
)
def test_what_is_denied_or_left_open_is_rated_below_what_is_told(sentence: str, word: str) -> None:
    assert _rate(sentence, word) < _rate("The guards opened the gate.", "opened")


def test_features_tell_negation_and_the_verb_above() -> None:
    sentence = "They did not want to leave."
    parse, index = _parse(sentence, "leave")
    found = describe_predicate(parse, index, sentence)
    assert "above0:xcomp:want" in found and "above0:negated:xcomp" in found
    assert len(found) == len(set(found))


def test_a_language_without_weights_rates_nothing() -> None:
    sentence = "They left."
    assert rate_predicate(*_parse(sentence, "left"), sentence, "fr") is None


def test_fitted_weights_come_near_the_scores() -> None:
    features = [["bias", "negated"] if i % 2 else ["bias"] for i in range(200)]
    weights = fit_weights(features, [-1.0 if i % 2 else 1.0 for i in range(200)])
    assert weights["bias"] == pytest.approx(1.0, abs=0.1) and weights["negated"] == pytest.approx(-2.0, abs=0.15)
