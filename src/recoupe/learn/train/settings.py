"""`training.toml`: sizes, steps and data of every training run."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.errors import TrainingError
from recoupe.lang.architecture import Shape

PATH = Path(__file__).with_name("training.toml")


@dataclass(frozen=True, slots=True)
class Steps:
    """How a network is trained; see the head of `training.toml`."""

    rate: float
    warm_up: int
    dropout: float
    batch: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Treebanks:
    """Data of a language; see the head of `training.toml`."""

    merge: bool
    train: tuple[str, ...]
    obliques: frozenset[str]
    dev: str
    test: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that a run depends on besides the data."""

    seed: int
    features: frozenset[str]
    shape: Shape
    steps: dict[str, Steps]
    epochs: dict[str, int]
    treebanks: Treebanks


@cache
def load_settings(language: str) -> Settings:
    """Settings of a language.

    Raises:
        TrainingError: there is no section for the language.
    """
    table: dict[str, Any] = tomllib.loads(PATH.read_text(encoding="utf-8"))
    if not isinstance(table.get(language), dict) or "train" not in table[language]:
        trained = ", ".join(key for key, value in table.items() if isinstance(value, dict) and "train" in value)
        raise TrainingError(f"no training data is listed for {language!r} in {PATH.name}; listed: {trained}")
    own = table[language]
    return Settings(
        seed=table["seed"],
        features=frozenset(table["features"]),
        shape=_make_shape(own["shape"]),
        steps={name: _make_steps({**table[name], **own.get(name, {})}) for name in ("parser", "names")},
        epochs=dict(own["epochs"]),
        treebanks=Treebanks(
            own["merge"], tuple(own["train"]), frozenset(own["obliques"]), own["dev"], tuple(own["test"])
        ),
    )


def _make_shape(table: dict[str, Any]) -> Shape:
    return Shape(table["width"], table["depth"], tuple(table["rows"]), table["hidden"])


def _make_steps(table: dict[str, Any]) -> Steps:
    first, last = table["batch"]
    return Steps(table["rate"], table["warm_up"], table["dropout"], (first, last))
