"""docs/scoreboard.json and docs/scoreboard.md: every figure, when it was measured and on which commit.

The JSON file is one flat object with sorted keys: figures under `corpus.set.….figure`; `date` and `commit` of the
last run; `measured.CORPUS.SET` with day and commit of the run that gave the figures of that corpus. A run replaces
all figures of the corpora it measured and leaves the others as they were.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.evaluate import Figures
from recoupe.learn.gate import corpus_of
from recoupe.learn.page import Board, to_markdown

JSON_NAME, MARKDOWN_NAME = "scoreboard.json", "scoreboard.md"


@dataclass(frozen=True, slots=True)
class Stamp:
    """When a run took place and what was measured.

    Attributes:
        day: ISO date.
        commit: short hash, with "+" where files differed from it; "none" outside a repository.
    """

    day: str
    commit: str


def make_stamp(root: Path, today: date | None = None) -> Stamp:
    """Stamp of a run in a working copy."""
    head = _git(root, "rev-parse", "--short", "HEAD")
    changed = _git(root, "status", "--porcelain", "--untracked-files=no") if head else ""
    return Stamp((today or datetime.now(tz=UTC).date()).isoformat(), f"{head}+" if changed else head or "none")


def _git(root: Path, *arguments: str) -> str:
    git = shutil.which("git")
    if git is None:
        return ""
    done = subprocess.run([git, "-C", str(root), *arguments], check=False, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else ""


def update_scoreboard(figures: Figures, folder: Path, stamp: Stamp) -> Board:
    """Merge figures into the scoreboard of a folder and write both files.

    Raises:
        ScoreError: the scoreboard that is there is not one flat JSON object.
    """
    board = merge(load_board(folder / JSON_NAME), figures, stamp)
    folder.mkdir(parents=True, exist_ok=True)
    content = json.dumps(board, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    (folder / JSON_NAME).write_text(content, encoding="utf-8", newline="\n")
    (folder / MARKDOWN_NAME).write_text(to_markdown(board), encoding="utf-8", newline="\n")
    return board


def load_board(path: Path) -> Board:
    """The scoreboard of a file; empty where there is none."""
    if not path.exists():
        return {}
    try:
        board = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ScoreError(f"{path}: not JSON: {error}; run `make eval` after removing it") from error
    if not isinstance(board, dict) or not all(isinstance(v, float | int | str) for v in board.values()):
        raise ScoreError(f"{path}: not one flat object of numbers and words; run `make eval` after removing it")
    return board


def merge(board: Board, figures: Figures, stamp: Stamp) -> Board:
    """The board with the corpora that were measured replaced."""
    measured = {corpus_of(key) for key in figures}
    kept = {k: v for k, v in board.items() if isinstance(v, str) or corpus_of(k) not in measured}
    stamps = {f"measured.{corpus}": f"{stamp.day} {stamp.commit}" for corpus in measured}
    return dict(sorted({**kept, **figures, **stamps, "date": stamp.day, "commit": stamp.commit}.items()))
