"""The judge of claims: a calibrated sum of weights; a table that is missing accepts all, a bad one is named."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import DataFileError
from recoupe.extract.rules import acceptance
from recoupe.extract.rules.acceptance import STEPS, Findings, Judge, describe, load_judge
from recoupe.extract.rules.factuality import read_mood
from recoupe.extract.rules.happenings import Happening, Opinion, find_happenings
from recoupe.extract.rules.merge import merge_happenings
from recoupe.extract.rules.scene import Scene
from recoupe.lang.pack import load_pack

SceneByHand = Callable[..., Scene]
Load = Callable[[str], Judge]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a judge from a table with these rows."""

    def load(rows: str) -> Judge:
        (tmp_path / "acceptance.tsv").write_text(f"# weights\nfeature\tweight\n{rows}", encoding="utf-8")
        return load_judge.__wrapped__()

    monkeypatch.setattr(acceptance, "PATH", tmp_path / "acceptance.tsv")
    return load


# --- the table ---------------------------------------------------------------------------------------


def test_threshold_slope_and_shift_are_no_features(load: Load) -> None:
    judge = load("threshold\t0.4\nslope\t1.5\nshift\t-0.25\nagent\t0.75\nkind:armed.clash\t-1\n")
    assert judge == Judge({"agent": 0.75, "kind:armed.clash": -1.0}, threshold=0.4, slope=1.5, shift=-0.25)


def test_a_table_without_calibration_is_not_calibrated(load: Load) -> None:
    assert load("agent\t0.75\n") == Judge({"agent": 0.75}, threshold=0.0, slope=1.0, shift=0.0)


def test_without_a_table_everything_is_printed(load: Load) -> None:
    judge = load_judge.__wrapped__()
    assert judge == Judge({})
    assert judge.probability(["agent", "kind:armed.clash"]) >= judge.threshold


@pytest.mark.parametrize("weight", ["much", "", "nan", "inf"])
def test_a_weight_that_is_no_number_is_named_with_file_and_line(load: Load, weight: str) -> None:
    with pytest.raises(DataFileError, match=r"acceptance\.tsv:4: the weight of 'target' is no number"):
        load(f"agent\t0.75\ntarget\t{weight}\n")


def test_the_judge_of_the_package_prints_some_and_keeps_some_back() -> None:
    judge = load_judge()
    assert 0 < judge.threshold < 1
    assert judge.slope > 0
    assert min(judge.weights.values()) < 0 < max(judge.weights.values())


# --- probabilities -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("judge", "features", "found"),
    [
        (Judge({"a": 1.0, "b": 2.0}), ["a", "b"], 1 / (1 + math.exp(-3))),
        (Judge({"a": 1.0, "b": 2.0}), ["a", "unknown"], 1 / (1 + math.exp(-1))),
        (Judge({"a": 1.0}), ["a", "a"], 1 / (1 + math.exp(-2))),
        (Judge({"a": 1.0}), [], 0.5),
        (Judge({"a": 1.0}, slope=2.0, shift=-3.0), ["a"], 1 / (1 + math.exp(1))),
        (Judge({"a": 1.0}, threshold=0.9), ["a"], 1 / (1 + math.exp(-1))),
        (Judge({"a": 1e9}), ["a"], 1.0),
        (Judge({"a": -1e9}), ["a"], 0.0),
    ],
)
def test_the_calibrated_sum_of_weights_is_the_logit(judge: Judge, features: list[str], found: float) -> None:
    assert judge.probability(features) == pytest.approx(found, abs=5e-4)


@given(st.dictionaries(st.sampled_from("abc"), st.floats(-1e6, 1e6)), st.floats(0, 10), st.floats(-10, 10))
def test_a_probability_lies_between_nought_and_one_and_grows_with_the_sum(
    weights: dict[str, float], slope: float, shift: float
) -> None:
    judge = Judge(weights, slope=slope, shift=shift)
    less, more = judge.probability("abc"), replace(judge, weights=weights | {"more": 5.0}).probability(["more", *"abc"])
    assert 0 <= less <= more <= 1
    assert round(less, 3) == less


# --- features ----------------------------------------------------------------------------------------

TABLE = "Soldiers NOUN 2 nsubj\nstormed VERB 0 root VerbForm=Fin\nthe DET 4 det\nvillage NOUN 2 obj\n. PUNCT 2 punct"


def _features(scene: Scene, change: Callable[[Happening], Happening] = lambda h: h) -> tuple[str, ...]:
    pack = load_pack("en")
    found = [change(h) for h in find_happenings(scene, pack)]
    (group,) = merge_happenings(scene, found, [()])
    nothing = Findings([], (), own_time=False, is_quoted=False, n_groups=1)
    return describe(scene, group, read_mood(scene, group.main, pack), nothing, "en")


def _of_tagger(features: tuple[str, ...], origin: str = "") -> set[str]:
    return {f for f in features if f.startswith(f"{origin}:tagger:" if origin else "tagger:")}


def test_a_claim_without_an_opinion_says_so(scene_by_hand: SceneByHand) -> None:
    assert _of_tagger(_features(scene_by_hand(TABLE))) == {"tagger:absent"}


def test_an_opinion_is_told_in_the_steps_that_it_reaches(scene_by_hand: SceneByHand) -> None:
    features = _features(scene_by_hand(TABLE), lambda h: replace(h, opinion=Opinion(0.3, 0.1)))
    wanted = {f"any:{step}" for step in STEPS if step <= 0.3} | {"this:0.05", "this:0.1"}
    assert _of_tagger(features) == {f"tagger:{name}" for name in wanted}
    assert _of_tagger(features, "framed") == {f"framed:tagger:{name}" for name in wanted}


@pytest.mark.parametrize(
    ("id_", "origin"),
    [("composed.base.build", "composed"), ("tagged.armed.clash", "tagged"), ("armed.clash.fight", "framed")],
)
def test_an_opinion_is_told_by_what_found_the_words(scene_by_hand: SceneByHand, id_: str, origin: str) -> None:
    def change(happening: Happening) -> Happening:
        return replace(happening, opinion=Opinion(0.9, 0.9), frame=replace(happening.frame, id=id_))

    features = _features(scene_by_hand(TABLE), change)
    assert {"framed", "composed", "tagged"} & set(features) == {origin}
    assert f"{origin}:tagger:this:0.9" in features


def test_unmet_needs_are_features(scene_by_hand: SceneByHand) -> None:
    features = _features(scene_by_hand(TABLE), lambda h: replace(h, unmet=("object:place", "near")))
    assert {f for f in features if f.startswith("unmet")} == {"unmet:object:place", "unmet:near", "unmet"}
    assert not [f for f in _features(scene_by_hand(TABLE)) if f.startswith("unmet")]


def test_what_the_parse_says_of_the_head_is_told(scene_by_hand: SceneByHand) -> None:
    parsed = {f for f in _features(scene_by_hand(TABLE)) if f.startswith("parse:")}
    assert parsed == {"parse:verb:VERB", "parse:verb:root", "parse:verb:subject", "parse:verb:object"}
    unparsed = {f for f in _features(scene_by_hand(TABLE, is_parsed=False)) if f.startswith("parse:")}
    assert unparsed == {"parse:absent"}
