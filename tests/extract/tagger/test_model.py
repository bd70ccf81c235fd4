"""The file of the tagger keeps what is written, a damaged one is named, kinds are ranked the same way every time."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from recoupe.errors import DataFileError
from recoupe.extract.tagger import model
from recoupe.extract.tagger.model import NONE, find_tagger
from recoupe.extract.weights import Weights, own_path, read_weights, spell, write_weights

KINDS = (NONE, "armed.attack", "armed.clash")
NAMES = ("bias", "w:fr:tué", "near=place")
WEIGHTS = np.array([[0.5, -1.0, 0.25], [-3.0, 2.0, 0.0], [0.0, 0.0, 0.0]], np.float32)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The file of a tagger of three features."""
    write_weights(tmp_path / "weights.npz", KINDS, NAMES, WEIGHTS)
    return tmp_path / "weights.npz"


def _tagger(weights: NDArray[np.float32] = WEIGHTS) -> Weights:
    return Weights(KINDS, {name: row for row, name in enumerate(NAMES)}, weights)


# --- the file ----------------------------------------------------------------------------------------


def test_a_written_tagger_is_read_back(path: Path) -> None:
    tagger = read_weights(path)
    assert (tagger.classes, dict(tagger.rows)) == (KINDS, {"bias": 0, "w:fr:tué": 1, "near=place": 2})
    assert tagger.weights.dtype == np.float32


SMALL_FLOATS = st.floats(-20, 20, width=32)


@given(st.lists(st.tuples(SMALL_FLOATS, SMALL_FLOATS, SMALL_FLOATS), min_size=1, max_size=5))
def test_no_weight_is_off_by_more_than_a_hundredth_of_the_largest_of_its_feature(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[float, float, float]]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.npz"
    weights = np.array(rows, np.float32)
    write_weights(path, KINDS, [f"n{i}" for i in range(len(rows))], weights)
    allowed = np.abs(weights).max(axis=1, keepdims=True) / 100 + 1e-5
    assert (np.abs(read_weights(path).weights - weights) <= allowed).all()


def test_the_same_weights_give_the_same_bytes(path: Path) -> None:
    first = path.read_bytes()
    write_weights(path, KINDS, NAMES, WEIGHTS)
    assert path.read_bytes() == first


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    assert [p.name for p in path.parent.iterdir()] == ["weights.npz"]


def test_a_missing_file_is_named_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match=r"weights\.npz: the weights are missing; install the package again"):
        read_weights(tmp_path / "weights.npz")


def _damages(good: bytes) -> Iterator[bytes]:
    """The file cut short anywhere, or with a bit turned in any byte."""
    for at in range(0, len(good), 7):
        yield good[:at]
        yield good[:at] + bytes([good[at] ^ 0x40]) + good[at + 1 :]
        yield good[:at] + bytes([good[at] ^ 0x01]) + good[at + 1 :]


def test_a_damaged_file_gives_the_tagger_or_an_error_that_names_it_and_nothing_else(path: Path) -> None:
    whole, n_faults = read_weights(path), 0
    for content in list(_damages(path.read_bytes())):
        path.write_bytes(content)
        try:
            found = read_weights(path)
        except DataFileError as error:
            assert error.path == path
            assert "install the package again" in error.reason
            n_faults += 1
        else:
            assert (found.classes, dict(found.rows)) == (whole.classes, dict(whole.rows))
            assert np.array_equal(found.weights, whole.weights)
    assert n_faults > 50


def _archive(**arrays: NDArray[np.generic]) -> bytes:
    buffer = io.BytesIO()
    np.savez_compressed(buffer, **arrays)
    return buffer.getvalue()


def _text(*words: str) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(words).encode(), np.uint8)


SOUND = {
    "classes": _text(*KINDS), "names": _text("a", "b"), "scale": np.ones(2, np.float16), "weights": np.ones((2, 3), np.int8),
}  # fmt: skip


def test_what_these_faults_are_made_of_is_sound(path: Path) -> None:
    path.write_bytes(_archive(**SOUND))
    assert read_weights(path).weights.shape == (2, 3)


@pytest.mark.parametrize(
    "wrong",
    [
        {"names": _text("a", "b", "c")},
        {"classes": _text(NONE, "armed.attack")},
        {"scale": np.ones(5, np.float16)},
        {"scale": np.full(2, np.nan, np.float16)},
        {"names": np.full(4, 0xFF, np.uint8)},
    ],
    ids=["too many names", "too few kinds", "too many scales", "no number", "no text"],
)
def test_parts_that_do_not_fit_together_are_no_tagger(path: Path, wrong: dict[str, NDArray[np.generic]]) -> None:
    path.write_bytes(_archive(**(SOUND | wrong)))
    with pytest.raises(DataFileError, match=r"no sound weights|no weights of"):
        read_weights(path)


def test_a_part_that_is_missing_and_an_array_alone_are_no_tagger(path: Path) -> None:
    alone = io.BytesIO()
    np.save(alone, WEIGHTS)
    for content in (_archive(**{k: v for k, v in SOUND.items() if k != "scale"}), alone.getvalue()):
        path.write_bytes(content)
        with pytest.raises(DataFileError, match="no sound weights"):
            read_weights(path)


@pytest.mark.parametrize("language", ["", "ar", "fr"])
def test_the_taggers_of_the_package_are_sound(language: str) -> None:
    tagger = read_weights(own_path(model.PATH, language))
    assert tagger.classes[0] == NONE
    assert len(tagger.classes) > 2
    assert "bias" in tagger.rows


def test_a_language_without_weights_of_its_own_takes_those_of_all(tmp_path: Path) -> None:
    common, own = tmp_path / "weights.npz", tmp_path / "weights.ar.npz"
    assert own_path(common, "ar") == common
    own.write_bytes(b"")
    assert (own_path(common, "ar"), own_path(common, "fr"), own_path(common, "")) == (own, common, common)


def test_a_tagger_that_cannot_be_read_is_told_once_in_one_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    monkeypatch.setattr(model, "PATH", tmp_path / "weights.npz")
    find_tagger.cache_clear()
    assert (find_tagger(), find_tagger()) == (None, None)
    find_tagger.cache_clear()
    (line,) = caplog.messages
    assert line.endswith(
        "weights.npz: the weights are missing; install the package again; see `recoupe doctor`;"
        " claims are found by the rules alone"
    )


# --- probabilities -----------------------------------------------------------------------------------


def test_probabilities_follow_the_sum_of_the_weights() -> None:
    found = _tagger().probabilities(["bias", "w:fr:tué", "near=place"])
    sums = np.exp(np.array([-2.5, 1.0, 0.25]))
    assert found == pytest.approx(sums / sums.sum(), abs=1e-6)


def test_unknown_features_say_nothing() -> None:
    tagger = _tagger()
    assert list(tagger.probabilities(["bias", "w:fr:zzz"])) == list(tagger.probabilities(["bias"]))
    assert list(tagger.probabilities([])) == pytest.approx([1 / 3] * 3)


def test_huge_weights_do_not_overflow() -> None:
    tagger = _tagger(np.full((3, 3), 1e4, np.float32) * np.array([1, -1, 0], np.float32))
    assert list(tagger.probabilities(NAMES)) == [1.0, 0.0, 0.0]


def test_kinds_are_ranked_likeliest_first() -> None:
    ranked = _tagger().ranked(["bias", "w:fr:tué"])
    assert [kind for kind, _ in ranked] == ["armed.attack", "armed.clash", NONE]


def test_kinds_that_are_equally_likely_stay_in_order() -> None:
    assert [kind for kind, _ in _tagger(np.zeros((3, 3), np.float32)).ranked(NAMES)] == list(KINDS)


@given(st.lists(st.sampled_from([*NAMES, "unknown"]), max_size=6))
def test_ranks_are_probabilities_and_the_same_every_time(features: list[str]) -> None:
    ranked = _tagger().ranked(features)
    assert ranked == _tagger().ranked(iter(features))
    assert {kind for kind, _ in ranked} == set(KINDS)
    assert sum(p for _, p in ranked) == pytest.approx(1, abs=1e-5)
    assert [p for _, p in ranked] == sorted((p for _, p in ranked), reverse=True)


CROSSED = ("bias", "a:build&o=site", "a:build&near=place", "f:armed.attack&near=place")
KEYS, PARTS = (
    st.sampled_from(["a:build", "f:armed.attack", "unknown"]),
    st.sampled_from(["o=site", "near=place", "s=none"]),
)


@given(st.lists(KEYS, unique=True), st.lists(PARTS, unique=True))
def test_features_in_blocks_weigh_what_they_weigh_spelled_out(keys: list[str], names: list[str]) -> None:
    weights = np.array([[0.5, -1.0, 0.1], [1.0, 2.0, 0.3], [0.7, -0.4, 0.0], [-2.0, 0.0, 0.9]], np.float32)
    tagger = Weights(KINDS, {name: row for row, name in enumerate(CROSSED)}, weights)
    blocks = [(None, ["bias", "zzz"]), (keys, names)]
    (found, again) = tagger.rank([blocks, blocks])
    assert found == again == tagger.ranked(spell(blocks))
