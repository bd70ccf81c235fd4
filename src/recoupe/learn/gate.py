"""Pinned floors: accuracy cannot fall silently.

`docs/scoreboard-floors.toml` holds `pinned`, the patterns of the figures that have a floor, and `[floors]`, one
number a figure. Only corpora that were measured are compared: without `../shared`, its floors are left alone.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn.evaluate import Figures

TOLERANCE = 0.005
"""Fall that is let through: half a point, about one claim of a language in the development gold."""

DEFAULT_PINNED = ("gold.*.claims.f1", "gold.*.full_claims.f1", "gold.*.offset_integrity")

_HEAD = """\
# Floors of accuracy: `recoupe eval --gate` fails where a figure falls more than 0.005 below its floor.
# pinned: patterns of the figures that have a floor ("*" stands for anything); only what is better when higher.
# floors: written by `recoupe eval`; raised by every better run, lowered only by `recoupe eval --lower-floors`.
"""


@dataclass(frozen=True, slots=True)
class Floors:
    """What the file of floors says."""

    pinned: tuple[str, ...] = DEFAULT_PINNED
    values: tuple[tuple[str, float], ...] = ()

    def pins(self, key: str) -> bool:
        """Whether a figure is to have a floor."""
        return any(fnmatchcase(key, pattern) for pattern in self.pinned)


def load_floors(path: Path) -> Floors:
    """Floors of a file; none where there is no file.

    Raises:
        ScoreError: the file is not TOML, or a floor is not a number.
    """
    if not path.exists():
        return Floors()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise ScoreError(f"{path}: not TOML: {error}") from error
    values = found.get("floors", {})
    for key, value in values.items():
        if not isinstance(value, int | float):
            raise ScoreError(f"{path}: floor of {key!r} is no number: {value!r}")
    pinned = tuple(found.get("pinned", DEFAULT_PINNED))
    return Floors(pinned, tuple((key, float(value)) for key, value in sorted(values.items())))


def check_floors(figures: Figures, floors_path: Path) -> list[str]:
    """One line for each figure that fell below its floor, or that a measured corpus no longer gives.

    Raises:
        ScoreError: the file of floors cannot be used.
    """
    measured = {corpus_of(key) for key in figures}
    faults = []
    for key, floor in load_floors(floors_path).values:
        if key in figures and is_fall(figures[key], floor):
            faults.append(f"{key}: {figures[key]:.4f} is below its floor {floor:.4f}")
        elif key not in figures and corpus_of(key) in measured:
            faults.append(f"{key}: not measured; its floor is {floor:.4f}")
    return faults


def write_floors(figures: Figures, floors_path: Path, lower: bool = False) -> list[str]:
    """Raise the floors of pinned figures to what was measured.

    Args:
        lower: also lower floors, and drop those of figures that measured corpora no longer give.

    Returns:
        One line for each floor that would have had to be lowered; with `lower`, for each that was.
    """
    floors, faults = load_floors(floors_path), check_floors(figures, floors_path)
    values = dict(floors.values)
    measured = {corpus_of(key) for key in figures}
    if lower:
        values = {k: v for k, v in values.items() if k in figures or corpus_of(k) not in measured}
    for key, value in figures.items():
        if floors.pins(key) and (lower or value > values.get(key, -1.0)):
            values[key] = value
    floors_path.parent.mkdir(parents=True, exist_ok=True)
    floors_path.write_text(_to_toml(floors.pinned, values), encoding="utf-8", newline="\n")
    return faults


def is_fall(value: float, floor: float) -> bool:
    """Whether a figure fell by more than the tolerance (rounding of the last digit aside)."""
    return floor - value > TOLERANCE + 1e-9


def corpus_of(key: str) -> str:
    """The corpus of a figure: the first two parts of its key. All its figures come from one run."""
    return ".".join(key.split(".")[:2])


def _to_toml(pinned: Iterable[str], values: Figures) -> str:
    patterns = "".join(f'  "{pattern}",\n' for pattern in pinned)
    rows = "".join(f'"{key}" = {value:.4f}\n' for key, value in sorted(values.items()))
    return f"{_HEAD}pinned = [\n{patterns}]\n\n[floors]\n{rows}"
