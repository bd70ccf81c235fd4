"""Floors: what fails, what is raised, what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import ScoreError
from recoupe.learn.gate import check_floors, load_floors, write_floors

KEY = "gold.dev.fr.claims.f1"


@pytest.fixture
def floors(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(f'pinned = ["gold.*.f1"]\n[floors]\n"{KEY}" = 0.5\n"time.x.value_f1" = 0.7\n', encoding="utf-8")
    return path


@pytest.mark.parametrize(("value", "n_faults"), [(0.6, 0), (0.5, 0), (0.495, 0), (0.4949, 1)])
def test_a_fall_beyond_the_tolerance_fails(floors: Path, value: float, n_faults: int) -> None:
    assert len(check_floors({KEY: value}, floors)) == n_faults


def test_a_fall_is_one_line_with_both_numbers(floors: Path) -> None:
    assert check_floors({KEY: 0.4}, floors) == [f"{KEY}: 0.4000 is below its floor 0.5000"]


def test_a_figure_that_its_corpus_no_longer_gives_fails(floors: Path) -> None:
    assert check_floors({"gold.dev.en.claims.f1": 0.9}, floors) == [f"{KEY}: not measured; its floor is 0.5000"]


def test_a_corpus_that_was_not_measured_is_left_alone(floors: Path) -> None:
    assert check_floors({KEY: 0.5}, floors) == []
    write_floors({KEY: 0.6}, floors, lower=True)
    assert dict(load_floors(floors).values)["time.x.value_f1"] == 0.7


def test_better_figures_raise_their_floors(floors: Path) -> None:
    assert write_floors({KEY: 0.6, "gold.dev.en.claims.f1": 0.3, "gold.dev.fr.naming": 0.9}, floors) == []
    assert dict(load_floors(floors).values) == {KEY: 0.6, "gold.dev.en.claims.f1": 0.3, "time.x.value_f1": 0.7}


def test_a_floor_is_lowered_only_on_demand(floors: Path) -> None:
    assert len(write_floors({KEY: 0.4}, floors)) == 1
    assert dict(load_floors(floors).values)[KEY] == 0.5
    write_floors({KEY: 0.4}, floors, lower=True)
    assert dict(load_floors(floors).values)[KEY] == 0.4


def test_patterns_survive_rewriting(floors: Path) -> None:
    write_floors({KEY: 0.6}, floors)
    assert load_floors(floors).pinned == ("gold.*.f1",)


def test_a_floor_that_is_no_number_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text('[floors]\n"a.b" = "high"\n')
    with pytest.raises(ScoreError, match="no number"):
        load_floors(tmp_path / "floors.toml")
