"""Gold and readers for the tests of the measuring side."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

from recoupe.learn.gold import GoldReport, load_gold

ROOT = Path(__file__).resolve().parents[2]
OWN_GOLD = ROOT / "tests" / "gold"
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session")
def own_gold() -> tuple[GoldReport, ...]:
    return load_gold(OWN_GOLD)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of outside scorers; absent on users' machines."""
    if not (SHARED / "score").is_dir():
        pytest.skip("no ../shared: the outside scorers are not here")
    return SHARED


def load_script(folder: str, name: str) -> ModuleType:
    """A script of `tools` or `bench` as a module, under a name of its own."""
    path = ROOT / folder / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"{folder}_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def shape_script() -> ModuleType:
    return load_script("tools", "shape")


@pytest.fixture(scope="session")
def generate_script() -> ModuleType:
    return load_script("bench", "generate")
