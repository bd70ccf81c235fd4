"""The wheel holds what is read at run time: all of `src/recoupe`, nothing of it left out."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from pathlib import Path

import pytest

import recoupe
from recoupe.extract.rules import acceptance
from recoupe.extract.tagger import model
from recoupe.world import compositions

PACKAGE = Path(recoupe.__file__).parent
ROOT = Path(__file__).resolve().parents[1]
READ_AT_RUN_TIME = (model.PATH, model.CARD, acceptance.PATH, compositions.PATH)


def test_the_wheel_takes_the_whole_package() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]
    assert wheel["targets"]["wheel"]["packages"] == ["src/recoupe"]
    assert not {"exclude", "include", "only-include"} & {*wheel, *wheel["targets"]["wheel"]}


@pytest.mark.parametrize("path", READ_AT_RUN_TIME, ids=lambda path: path.name)
def test_weights_cards_and_tables_lie_in_the_package_and_are_not_ignored(path: Path) -> None:
    inside = path.relative_to(PACKAGE)
    ignored = [line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    parts = [*inside.parts, inside.as_posix()]
    assert [pattern for pattern in ignored if any(fnmatch(part, pattern) for part in parts)] == []
