"""The scoreboard: merging, the page, and the whole road of `recoupe eval`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from recoupe.errors import ScoreError
from recoupe.learn.fake import FakeReader
from recoupe.learn.gold import GoldReport
from recoupe.learn.page import to_markdown
from recoupe.learn.run import DONE, FELL, WRONG_CALL, default_shared, eval_lines, find_root, run_eval
from recoupe.learn.scoreboard import Stamp, load_board, make_stamp, merge, update_scoreboard

OWN_GOLD = Path(__file__).resolve().parents[1] / "gold"
FIRST, SECOND = Stamp("2026-01-01", "aaa"), Stamp("2026-01-02", "bbb+")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An empty working copy."""
    (tmp_path / "copy" / "src" / "recoupe" / "learn").mkdir(parents=True)
    return tmp_path / "copy"


def test_figures_that_were_not_measured_keep_value_and_date() -> None:
    board = merge({}, {"gold.dev.fr.claims.f1": 0.5, "bench.startup_s": 0.2}, FIRST)
    board = merge(board, {"gold.dev.fr.claims.f1": 0.6}, SECOND)
    assert board["bench.startup_s"] == 0.2
    assert board["measured.bench.startup_s"] == "2026-01-01 aaa"
    assert board["measured.gold.dev"] == "2026-01-02 bbb+"
    assert (board["date"], board["commit"], board["gold.dev.fr.claims.f1"]) == ("2026-01-02", "bbb+", 0.6)


def test_a_figure_that_its_corpus_no_longer_gives_goes() -> None:
    board = merge({}, {"geo.x.auc": 0.5, "geo.x.acc161": 0.5}, FIRST)
    assert "geo.x.auc" not in merge(board, {"geo.x.acc161": 0.6}, SECOND)


def test_the_file_is_one_flat_object_with_sorted_keys(tmp_path: Path) -> None:
    update_scoreboard({"time.b.value_f1": 0.5, "gold.a.fr.claims.f1": 0.25}, tmp_path, FIRST)
    found = json.loads((tmp_path / "scoreboard.json").read_text())
    assert list(found) == sorted(found)
    assert not any(isinstance(value, dict | list) for value in found.values())


def test_the_page_shows_figures_by_corpus_and_language() -> None:
    figures = {"gold.dev.fr.claims.f1": 0.512, "gold.dev.en.claims.f1": 0.4, "attribution.p.documents": 200.0}
    page = to_markdown(merge({}, figures | {"attribution.p.whole.f1": 0.1, "bench.startup_s": 0.21}, FIRST))
    assert "| figure | en | fr |" in page
    assert "| claims.f1 | 0.400 | 0.512 |" in page
    assert "on 200 texts (a fixed sample)" in page
    assert "| startup_s | 0.210 | 2026-01-01, commit aaa |" in page


def test_a_broken_scoreboard_is_named(tmp_path: Path) -> None:
    (tmp_path / "scoreboard.json").write_text("[1]")
    with pytest.raises(ScoreError, match=r"scoreboard\.json"):
        load_board(tmp_path / "scoreboard.json")


def test_outside_a_repository_the_commit_is_none(tmp_path: Path) -> None:
    assert make_stamp(tmp_path, date(2026, 1, 1)) == Stamp("2026-01-01", "none")


# --- recoupe eval --------------------------------------------------------------------------------------


def test_eval_writes_scoreboard_and_floors(root: Path, own_gold: tuple[GoldReport, ...]) -> None:
    lines: list[str] = []
    assert run_eval(OWN_GOLD, root=root, reader=FakeReader(own_gold), write=lines.append) == DONE
    assert any(line.startswith("gold.own.fr.claims.f1") for line in lines)
    assert {p.name for p in (root / "docs").iterdir()} == {
        "scoreboard.json",
        "scoreboard.md",
        "scoreboard-floors.toml",
    }


def test_the_gate_fails_on_a_fall_and_keeps_the_floor(root: Path, own_gold: tuple[GoldReport, ...]) -> None:
    run_eval(OWN_GOLD, root=root, reader=FakeReader(own_gold))
    floors = (root / "docs" / "scoreboard-floors.toml").read_text()
    worse = FakeReader(own_gold, fault=0.4)
    lines: list[str] = []
    assert run_eval(OWN_GOLD, gate=True, root=root, reader=worse, write=lines.append) == FELL
    assert any("is below its floor" in line for line in lines)
    assert run_eval(OWN_GOLD, root=root, reader=FakeReader(own_gold, fault=0.4)) == DONE
    assert (root / "docs" / "scoreboard-floors.toml").read_text() == floors


def test_floors_are_lowered_with_the_flag(root: Path, own_gold: tuple[GoldReport, ...]) -> None:
    run_eval(OWN_GOLD, root=root, reader=FakeReader(own_gold))
    assert run_eval(OWN_GOLD, lower=True, root=root, reader=FakeReader(own_gold, fault=0.4)) == DONE
    assert run_eval(OWN_GOLD, gate=True, root=root, reader=FakeReader(own_gold, fault=0.4)) == DONE


def test_a_folder_without_gold_is_a_wrong_call(root: Path, tmp_path: Path) -> None:
    lines: list[str] = []
    assert run_eval(tmp_path / "none", root=root, write=lines.append) == WRONG_CALL
    assert "no gold report" in lines[-1]


def test_a_shared_folder_without_scorers_is_a_wrong_call(root: Path, tmp_path: Path) -> None:
    assert run_eval(OWN_GOLD, tmp_path, root=root) == WRONG_CALL


def test_outside_a_working_copy_nothing_is_written(
    tmp_path: Path, own_gold: tuple[GoldReport, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    lines = list(eval_lines(OWN_GOLD, reader=FakeReader(own_gold)))
    assert "not in a working copy" in lines[-1]
    assert list(tmp_path.iterdir()) == []


def test_the_working_copy_is_found_from_below(root: Path) -> None:
    assert find_root(root / "src" / "recoupe") == root
    assert default_shared(root) is None
    (root.parent / "shared" / "score").mkdir(parents=True)
    assert default_shared(root) == root.parent / "shared"
