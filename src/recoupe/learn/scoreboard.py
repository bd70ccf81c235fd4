"""docs/scoreboard.json and docs/scoreboard.md: every figure, when it was measured and on which commit.

The JSON file is one flat object with sorted keys: figures under `corpus.set.….figure`; `date` and `commit` of the last
run; `measured.CORPUS.SET` with day and commit of the run that gave the figures of that corpus. A run replaces all
figures of the corpora it measured and leaves the others as they were.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.evaluate import Figures
from recoupe.learn.gate import corpus_of

JSON_NAME, MARKDOWN_NAME = "scoreboard.json", "scoreboard.md"

Board = dict[str, float | str]
"""Figures, and the words that say when and from what they come."""


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
    return Stamp((today or date.today()).isoformat(), f"{head}+" if changed else head or "none")


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *arguments], check=False, capture_output=True, text=True)
    except OSError:
        return ""
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


# --- the page --------------------------------------------------------------------------------------

INTRODUCTION = """\
# Scoreboard

Written by `make eval` and `make bench`; never by hand. The same figures, one flat object: `scoreboard.json`.
Shares, accuracies and F1 lie between 0 and 1. A corpus that was not measured in the last run keeps its figures, with
the day and the commit of the run that gave them.
"""

SECTIONS = (
    ("gold", "Claims of annotated reports", """\
`full_claims`: kind, exact date, places and quantities all right, over all predicted and all required claims; `claims`:
the claim is found and its kind accepted. The other figures look at the claims found. `own` is `tests/gold`, small and
meant for users' machines; `dev` is the development gold of `../shared`, on which the rules were tuned. A language
without a pack scores 0. Definitions: `src/recoupe/learn/score.py`."""),
    ("crosscheck", "Events across reports", "Clusters of claims, witnesses, contradictions and copies in the stories of the gold."),
    ("time", "Time expressions", """\
F1 of the spans (`strict`, `relaxed`), of the TIMEX3 value and of the type. HeidelTime without a tagger reaches a value F1
of .731 on French TimeBank (its rules were written with that corpus at hand) and .789 on MEANTIME."""),
    ("geo", "Places", """\
Share of the gold toponyms within 161 km; `auc` is better when lower. Taking the largest place of a name reaches .561."""),
    ("events", "Event types", """\
The best-scored claim of a short text against its ACLED or PLOVER type; `coverage`: texts with any type."""),
    ("attribution", "Who says what", """\
PolNeAR marks every attitude to anything, Recoupe only reports of events: recall has a low ceiling, read the precision.
Measured on a fixed sample: the articles whose id has the smallest SHA-256."""),
    ("factuality", "Did it happen", """\
Web text of UDS; `found`: predicates that are the trigger of a claim, the others count as uncommitted."""),
    ("packs", "Language packs", "Tagging and parsing on the treebanks' test parts."),
    ("bench", "Speed and memory", "One core, reports of about 500 words written by `bench/generate.py`; `make bench`."),
)  # fmt: skip


def to_markdown(board: Board) -> str:
    """The page: one section a kind of corpus, tables by language where figures have one."""
    parts = [INTRODUCTION, f"Last run: {board.get('date', 'never')}, commit {board.get('commit', 'none')}."]
    for name, title, explanation in SECTIONS:
        figures = {k: float(v) for k, v in board.items() if k.startswith(f"{name}.") and not isinstance(v, str)}
        if figures:
            parts += [f"## {title}", " ".join(explanation.split()), *_section(name, figures, board)]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _section(name: str, figures: Figures, board: Board) -> Iterator[str]:
    if name == "bench":
        rows = [[key.removeprefix("bench."), _cell(v), _stamp_of(board, key)] for key, v in figures.items()]
        yield to_table(["figure", "value", "measured"], rows)
        return
    for corpus in sorted({corpus_of(key) for key in figures}):
        values = {k.removeprefix(f"{corpus}."): v for k, v in figures.items() if corpus_of(k) == corpus}
        yield f"### `{corpus}`"
        yield f"Measured {_stamp_of(board, corpus)}{_size_note(corpus, values)}."
        yield _by_language(values) if name == "gold" else _by_figure(values)


def _stamp_of(board: Board, corpus: str) -> str:
    day, _, commit = str(board.get(f"measured.{corpus}", "at an unknown time")).partition(" ")
    return f"{day}, commit {commit}"


def _size_note(corpus: str, values: Figures) -> str:
    size = values.get("documents", values.get("all.reports"))
    if size is None:
        return ""
    sampled = " (a fixed sample)" if corpus.startswith("attribution.") else ""
    return f" on {size:,.0f} texts{sampled}"


def _by_language(values: Figures) -> str:
    """Rows are figures, columns are languages."""
    languages = sorted({key.split(".")[0] for key in values}, key=lambda l: (l == "all", l))
    names = sorted({key.split(".", 1)[1] for key in values} - {"reports"}, key=_rank)
    rows = [[name, *(_cell(values.get(f"{language}.{name}")) for language in languages)] for name in names]
    return to_table(["figure", *languages], rows)


def _rank(name: str) -> tuple[int, str]:
    """The headline first."""
    first = ("full_claims.f1", "claims.f1", "claims.precision", "claims.recall", "when_exact", "places.f1")
    return (first.index(name) if name in first else len(first), name)


def _by_figure(values: Figures) -> str:
    rows = [[name, _cell(value)] for name, value in values.items() if name != "documents"]
    return to_table(["figure", "value"], rows)


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    if value == int(value) and abs(value) > 1:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"


def to_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are right-aligned."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
