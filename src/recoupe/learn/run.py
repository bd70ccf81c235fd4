"""What `recoupe eval` calls: measure, compare with the floors, keep the scoreboard."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.corpus import FOLDER
from recoupe.learn.evaluate import Figures, evaluate, evaluate_corpus, gold_name
from recoupe.learn.gate import check_floors, write_floors
from recoupe.learn.impartial.run import measure as measure_impartiality
from recoupe.learn.reader import Reader
from recoupe.learn.scoreboard import make_stamp, update_scoreboard
from recoupe.learn.shared_scores import ignore_line, run_scorers

DONE, FELL, WRONG_CALL = 0, 1, 2

FLOORS_NAME = "scoreboard-floors.toml"


def run_eval(
    gold: Path | str,
    shared: Path | str | None = None,
    gate: bool = False,
    lower: bool = False,
    *,
    root: Path | None = None,
    reader: Reader | None = None,
    write: Callable[[str], None] = ignore_line,
) -> int:
    """Measure and print; arguments as for `eval_lines`.

    Args:
        write: takes each line as soon as it is known.

    Returns:
        Exit code: 0 measured; 1 measured, but with `gate` a figure fell below its floor; 2 nothing to measure.
    """
    lines = eval_lines(gold, shared, gate, lower, root=root, reader=reader)
    while True:
        try:
            write(next(lines))
        except StopIteration as stop:
            return int(stop.value)
        except ScoreError as error:
            write(str(error))
            return WRONG_CALL


def eval_lines(
    gold: Path | str,
    shared: Path | str | None = None,
    gate: bool = False,
    lower: bool = False,
    *,
    root: Path | None = None,
    reader: Reader | None = None,
) -> Generator[str, None, int]:
    """Measure; yield one line a headline figure or fault, return the exit code.

    In a working copy (`root`, found from the working directory) the scoreboard in its `docs` is updated, and the
    floors are raised where nothing fell. With `gate`, floors are read and never written.

    Args:
        gold: folder of annotated reports.
        shared: folder with outside scorers, gold and data; by default `shared` beside the working copy, if there.
        gate: a figure below its floor makes the exit code 1.
        lower: set the floors to what was measured, lower or not.

    Raises:
        ScoreError: the gold folder, the scoreboard or the file of floors cannot be used.
    """
    root = root or find_root(Path.cwd())
    shared = _check_shared(Path(shared)) if shared is not None else default_shared(root)
    figures = evaluate(gold, reader)
    if root is not None and (root / FOLDER / "passages").is_dir():
        figures |= evaluate_corpus(root / FOLDER, reader)
        figures |= measure_impartiality(reader)
    if shared is not None:
        remarks: list[str] = []
        figures |= run_scorers(shared, reader, remarks.append, root / FOLDER if root is not None else None)
        yield from remarks
    yield from headlines(figures)
    if root is None:
        yield f"not in a working copy of Recoupe: no scoreboard is kept, no floor compared ({gold_name(Path(gold))})"
        return DONE
    update_scoreboard(figures, root / "docs", make_stamp(root))
    yield f"written: {root / 'docs' / 'scoreboard.md'}, scoreboard.json; floors are raised where nothing fell"
    return (yield from _compare(figures, root / "docs" / FLOORS_NAME, gate, lower))


def _compare(figures: Figures, floors: Path, gate: bool, lower: bool) -> Generator[str, None, int]:
    falls = check_floors(figures, floors)
    yield from falls
    if lower or not (gate or falls):
        write_floors(figures, floors, lower)
    if falls and not lower:
        yield f"{len(falls)} figures fell; if that is meant, use --lower-floors and give the reason in the commit"
        return FELL if gate else DONE
    return DONE


def headlines(figures: Figures) -> Generator[str, None, None]:
    """The lines worth reading first."""
    wanted = (
        "claims.f1",
        "full_claims.f1",
        "when_exact",
        "offset_integrity",
        "value_f1",
        "acc161",
        "macro_f1",
        "upos",
        "las",
        "differing",
    )
    for key, value in sorted(figures.items()):
        if key.endswith(tuple(f".{name}" for name in wanted)):
            yield f"{key:60} {value:6.3f}"


def find_root(folder: Path) -> Path | None:
    """The working copy of Recoupe that a folder lies in."""
    for candidate in (folder, *folder.parents):
        if (candidate / "src" / "recoupe" / "learn").is_dir():
            return candidate
    return None


def _check_shared(folder: Path) -> Path:
    if not (folder / "score").is_dir():
        raise ScoreError(f"no scorers in {str(folder)!r}; a folder with score, gold and data is needed")
    return folder


def default_shared(root: Path | None) -> Path | None:
    """`shared` beside the working copy, if it holds scorers."""
    if root is None:
        return None
    shared = root.parent / "shared"
    return shared if (shared / "score").is_dir() else None
