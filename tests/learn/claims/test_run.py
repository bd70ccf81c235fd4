"""All of the fitting on a handful of invented passages, the figures it prints, and what it writes into the package."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from recoupe.extract.rules import acceptance, offers
from recoupe.extract.rules.acceptance import Judge, load_judge
from recoupe.extract.tagger.model import NONE
from recoupe.extract.weights import Weights, read_weights
from recoupe.lang.card import Card, read_card
from recoupe.learn.claims import run
from recoupe.learn.claims.card import Content, write_card
from recoupe.learn.claims.examples import Example, Recorder, collect_examples
from recoupe.learn.claims.passages import Told
from recoupe.learn.claims.regression import Fitted
from recoupe.learn.claims.run import THRESHOLD, Result, as_weights, count_required, f1, fit, fit_judge, measure, write
from recoupe.learn.gold import GoldClaim, GoldReport

ARREST = ("Police arrested six protesters in Beirut.", "arrested", "detention.arrest")
KIDNAP = ("Gunmen kidnapped three journalists in Kirkuk.", "kidnapped", "armed.abduction")
SPEECH = ("Police will publish the figures on Monday.", None, None)


def _told(number: int, split: str, text: str, trigger: str | None, kind: str | None, only: str | None = None) -> Told:
    claims = () if trigger is None or kind is None else (GoldClaim("k1", text, trigger, (kind,)),)
    report = GoldReport(
        f"{split}{number}", "en", None, ("2020-01-01", "2020-01-02"), published_given=False, text=text, claims=claims
    )
    return Told(report, split, only)


def _passages(split: str) -> list[Told]:
    return [_told(n, split, *row) for n, row in enumerate((ARREST, KIDNAP, SPEECH))]


def _example(*features: str, right: bool, split: str = "dev", language: str = "en", required: bool = True) -> Example:
    return Example(features, right, required, language, split)


# --- the parts ---------------------------------------------------------------------------------------


def test_a_recorder_accepts_all_and_numbers_its_notes() -> None:
    recorder = Recorder()
    assert [recorder.probability(["a"]), recorder.probability(iter("bc"))] == [0.0, 1.0]
    assert recorder.noted == [("a",), ("b", "c")]
    assert recorder.threshold < 0
    assert Recorder().noted == []


KINDS = (NONE, "detention.arrest", "armed.abduction")
SURE = Weights(
    KINDS, {"w:en:arrested": 0, "w:en:kidnapped": 1}, np.array([[0, 9, 0], [0, 0, 9]], np.float32)
)  # fmt: skip
WRONG = Weights(KINDS, {"w:en:arrested": 0, "w:en:kidnapped": 1}, np.array([[0, 0, 9], [0, 9, 0]], np.float32))


def test_examples_are_happenings_with_whether_the_gold_has_them() -> None:
    told = _passages("test")
    found = list(collect_examples(told, {None: SURE}))
    assert {(e.language, e.split, e.is_required) for e in found} == {("en", "test", True)}
    claimed = {next(f for f in e.features if f.startswith("kind:")) for e in found if e.is_claim}
    assert claimed == {"kind:detention.arrest", "kind:armed.abduction"}
    assert all("tagger:this:0.95" in e.features for e in found if e.is_claim)
    assert not [e for e in collect_examples(told, {None: WRONG}) if e.is_claim]


def test_a_passage_is_read_with_the_tagger_that_was_not_fitted_on_it() -> None:
    (told,) = _passages("train")[:1]
    right = {fold: SURE if fold == told.fold else WRONG for fold in (None, *range(5))}
    wrong = {fold: WRONG if fold == told.fold else SURE for fold in (None, *range(5))}
    (found,) = collect_examples([told], right)
    assert found.is_claim
    assert not any(e.is_claim for e in collect_examples([told], wrong))


def test_an_example_of_one_kind_says_nothing_of_others() -> None:
    told = _told(0, "test", *ARREST, only="armed.abduction")
    assert list(collect_examples([told], {None: SURE})) == []
    assert list(collect_examples([_told(0, "test", *ARREST, only="detention.arrest")], {None: SURE})) != []


def test_a_fitted_tagger_is_ready_for_use() -> None:
    tagger = as_weights(Fitted(KINDS, ("a", "b"), np.zeros((2, 3), np.float32)))
    assert (tagger.classes, dict(tagger.rows), tagger.weights.shape) == (KINDS, {"a": 0, "b": 1}, (2, 3))


def test_the_judge_is_fitted_on_the_training_split_and_calibrated_on_the_development_split() -> None:
    train = [_example("good", right=True, split="train"), _example("bad", right=False, split="train")] * 20
    dev = [_example("good", right=n < 15) for n in range(20)] + [_example("bad", right=n < 5) for n in range(20)]
    judge = fit_judge([*train, *dev, *[_example("odd", right=True, split="test")] * 20])
    assert set(judge.weights) == {"good", "bad"}
    assert judge.threshold == THRESHOLD
    assert judge.probability(["good"]) == pytest.approx(0.75, abs=0.01)
    assert judge.probability(["bad"]) == pytest.approx(0.25, abs=0.01)


JUDGE = Judge({"good": 3.0, "bad": -3.0}, threshold=0.5)


def test_precision_recall_and_f1_are_of_what_is_printed_without_optional_claims() -> None:
    examples = [
        _example("good", right=True), _example("good", right=True), _example("good", right=False),
        _example("bad", right=True), _example("good", right=True, required=False),
    ]  # fmt: skip
    assert f1(JUDGE, examples, 4, 0.5) == (pytest.approx(2 / 3), 0.5, pytest.approx(4 / 7))
    assert f1(JUDGE, [], 0, 0.5) == (0.0, 0.0, 0.0)


def test_required_claims_are_counted_by_split_and_language() -> None:
    told = [*_passages("dev"), *_passages("train")]
    assert [count_required(told, "dev"), count_required(told, "dev", "en"), count_required(told, "dev", "fr")] == [
        2,
        2,
        0,
    ]


def test_figures_are_told_by_split_and_language_with_their_calibration() -> None:
    examples = [_example("good", right=True), _example("good", right=False), _example("bad", right=True)]
    (figures,) = measure(JUDGE, examples, _passages("dev")).items()
    score = JUDGE.probability(["good"])
    assert figures == (
        "dev en", {"precision": 0.5, "recall": 0.5, "f1": 0.5, "calibration_error": round(score - 0.5, 4)}
    )  # fmt: skip


# --- all of it ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def fitted() -> Result:
    """Everything fitted on nine passages and three examples of frames."""
    splits = [told for split in ("train", "dev", "test") for told in _passages(split)]
    hits = [_told(n + 10, "train", *row, only=row[2]) for n, row in enumerate((ARREST, KIDNAP, ARREST))]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(run, "load_passages", lambda *_, **__: splits)
        patch.setattr(run, "frame_examples", lambda *_: hits)
        return fit(Path("none"), lambda _: None)


def test_all_is_fitted_on_passages_and_examples_of_frames(fitted: Result) -> None:
    assert fitted.n_texts == {"dev": 3, "test": 3, "train": 6}
    assert fitted.tagger.classes[0] == NONE
    assert np.isfinite(fitted.tagger.weights).all()
    ranked = dict(as_weights(fitted.tagger).ranked(["bias", "w:en:arrested", "a:arrest"]))
    assert ranked["detention.arrest"] > ranked["armed.abduction"]
    assert fitted.judge.weights


def test_no_share_is_larger_than_one_though_examples_of_frames_are_counted(fitted: Result) -> None:
    assert set(fitted.figures) == {"dev en", "test en", "train en"}
    assert all(0 <= value <= 1 for figures in fitted.figures.values() for value in figures.values())


# --- what is written ---------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder instead of the package."""
    monkeypatch.setattr(run, "PATH", tmp_path / "weights.npz")
    monkeypatch.setattr(run, "CARD", tmp_path / "card.toml")
    monkeypatch.setattr(acceptance, "PATH", tmp_path / "acceptance.tsv")
    monkeypatch.setattr(offers, "PATH", tmp_path / "roles.npz")
    return tmp_path


RESULT = Result(
    Fitted(KINDS, ("bias", "a:arrest"), np.array([[1, -1, 0.5], [0, 2, 0]], np.float32)),
    Judge({"agent": 0.5, "kind:armed.clash": -1.25}, 0.4, 1.5, -0.25),
    Fitted(("", "agent"), ("bias",), np.array([[1, -1]], np.float32)),
    {"dev en": {"precision": 0.75, "recall": 0.5, "f1": 0.6, "calibration_error": 0.0312}},
    {"dev": 3, "train": 12},
)


def test_what_is_written_is_read_back(folder: Path) -> None:
    write(RESULT, "2026-03-04")
    tagger = read_weights(folder / "weights.npz")
    assert (tagger.classes, tuple(tagger.rows)) == (KINDS, ("bias", "a:arrest"))
    assert load_judge.__wrapped__() == RESULT.judge
    assert sorted(path.name for path in folder.iterdir()) == ["acceptance.tsv", "card.toml", "roles.npz", "weights.npz"]


def test_a_language_gets_weights_of_its_own_beside_those_of_all(folder: Path) -> None:
    write(RESULT, "2026-03-04")
    common = {path.name: path.read_bytes() for path in folder.iterdir()}
    write(replace(RESULT, judge=Judge({"agent": 0.75})), "2026-03-04", "ar")
    own = {"acceptance.ar.tsv", "card.ar.toml", "roles.ar.npz", "weights.ar.npz"}
    found = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert found.keys() == common.keys() | own
    assert {name: found[name] for name in common} == common
    assert load_judge.__wrapped__("ar").weights == {"agent": 0.75}
    assert load_judge.__wrapped__("en") == RESULT.judge


def test_the_same_result_gives_the_same_bytes(folder: Path) -> None:
    write(RESULT, "2026-03-04")
    first = {path.name: path.read_bytes() for path in folder.iterdir()}
    write(RESULT, "2026-03-04")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == first


def test_the_card_says_what_was_fitted_on_what_and_how_good_it_is(folder: Path) -> None:
    write(RESULT, "2026-03-04")
    table = tomllib.loads((folder / "card.toml").read_text(encoding="utf-8"))
    assert (table["kinds"], table["features"]) == (["detention.arrest", "armed.abduction"], 2)
    assert table["splits"] == {"dev": 3, "train": 12}
    assert table["command"] == "python tools/fit_claims.py --write"
    assert table["library"].startswith("NumPy ")
    assert all(source["url"].startswith("https://") and source["use"] for source in table["data"])


def test_the_card_is_read_as_those_of_the_networks_are(folder: Path) -> None:
    write(RESULT, "2026-03-04")
    assert read_card(folder / "card.toml") == Card(
        "2026-03-04",
        "CC BY 4.0",
        (
            ("the Recoupe corpus (train and dev)", "CC BY 4.0"),
            ("examples of the frames of the language packs", "CC BY 4.0"),
        ),
        RESULT.figures,
    )


def test_a_card_of_names_with_signs_is_toml(tmp_path: Path) -> None:
    write_card(tmp_path / "card.toml", Content(['a"b', "é"], 0, {}, {'dev "x"': {"f1": 1.0}}), "2026-03-04")
    table = tomllib.loads((tmp_path / "card.toml").read_text(encoding="utf-8"))
    assert (table["kinds"], table["splits"], table["figures"]) == (['a"b', "é"], {}, {'dev "x"': {"f1": 1.0}})
