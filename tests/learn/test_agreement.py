"""Agreement of two annotators: alpha after Krippendorff's worked example, pairs, and a folder read twice."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.errors import ScoreError
from recoupe.learn.agreement import alpha, measure_agreement, pair


def _claim(**changes: object) -> dict[str, object]:
    claim = {
        "kinds": ["armed.attack"], "trigger": "killed", "quote": "two soldiers were killed",
        "when": ["2021-01-01", "2021-01-02"],
        "places": [], "roles": [{"role": "victim", "quote": "two soldiers", "actor": None}], "said_by": [],
        "quantities": [{"of": "fatalities", "unit": "soldier", "low": 2, "high": 2}],
        "factuality": "CT+", "quote_type": "none", "required": True,
    }  # fmt: skip
    return {**claim, **changes}


def _write(folder: Path, name: str, *claims: dict[str, object], text: str = "two soldiers were killed") -> None:
    folder.mkdir(parents=True, exist_ok=True)
    values = {"id": "en-a-001", "language": "en", "text": text, "claims": list(claims), "loaded": []}
    (folder / name).write_text(json.dumps(values) + "\n", encoding="utf-8")


def test_alpha_is_that_of_the_worked_example() -> None:
    """Krippendorff, Computing Krippendorff's Alpha-Reliability (2011), part A: ten binary units, alpha 0.095."""
    first = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0]
    second = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(list(zip(first, second, strict=True))) == pytest.approx(0.095, abs=0.001)


def test_alpha_is_one_where_all_agree_and_below_zero_where_none_do() -> None:
    assert alpha([("a", "a"), ("b", "b")]) == 1
    assert alpha([("a", "a")]) == 1
    assert alpha([("a", "b"), ("b", "a")]) < 0


def test_the_closest_are_paired_first() -> None:
    assert pair([1, 5], [4, 1], lambda a, b: 1 / (1 + abs(a - b))) == [(1, 1), (5, 4)]
    assert pair([1], [9], lambda *_: 0.0) == []


def test_a_passage_read_twice_alike_agrees_in_everything(tmp_path: Path) -> None:
    _write(tmp_path / "passages", "en-a.jsonl", _claim())
    _write(tmp_path / "second", "en.jsonl", _claim())
    found = measure_agreement(tmp_path)["en"]
    assert {name: tally.f1 for name, tally in found.layers.items()} == dict.fromkeys(found.layers, 1.0)
    assert {name: alpha(pairs) for name, pairs in found.labels.items()} == dict.fromkeys(found.labels, 1.0)


def test_what_one_annotator_left_out_costs(tmp_path: Path) -> None:
    _write(tmp_path / "passages", "en-a.jsonl", _claim())
    _write(tmp_path / "second", "en.jsonl", _claim(roles=[], factuality="Uu"))
    found = measure_agreement(tmp_path)["en"]
    assert (found.layers["claims"].f1, found.layers["roles"].f1) == (1, 0)
    assert found.labels["certainty of the outlet"] == [("CT+", "Uu")]
    assert any("roles" in line for line in found.lines())


def test_a_second_reading_of_another_text_is_refused(tmp_path: Path) -> None:
    _write(tmp_path / "passages", "en-a.jsonl", _claim())
    _write(tmp_path / "second", "en.jsonl", _claim(), text="other words")
    with pytest.raises(ScoreError, match="en-a-001"):
        measure_agreement(tmp_path)
    with pytest.raises(ScoreError, match="no second reading"):
        measure_agreement(tmp_path / "passages")
