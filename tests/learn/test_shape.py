"""The script that measures the shape of the code."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def package(tmp_path: Path) -> Path:
    (tmp_path / "p" / "q").mkdir(parents=True)
    (tmp_path / "p" / "__init__.py").write_text("")
    (tmp_path / "p" / "q" / "__init__.py").write_text("")
    return tmp_path


def test_lengths_count_from_def_to_the_last_line(shape_script: ModuleType, package: Path) -> None:
    (package / "p" / "a.py").write_text(
        "@x\ndef one(): pass\n\nclass C:\n    def two(self):\n        '''d'''\n        return 1\n"
    )
    shape = shape_script.measure(package)
    assert (shape.functions, shape.median, shape.p90) == (2, 2, 3)


def test_a_cycle_is_found_through_packages_and_relative_imports(shape_script: ModuleType, package: Path) -> None:
    (package / "p" / "a.py").write_text("from p.q import b\n")
    (package / "p" / "q" / "b.py").write_text("from ..c import x\n")
    (package / "p" / "c.py").write_text("import p.a\n")
    assert shape_script.measure(package).cycles == (("p.a", "p.c", "p.q.b"),)


def test_imports_inside_functions_and_for_types_make_no_cycle(shape_script: ModuleType, package: Path) -> None:
    (package / "p" / "a.py").write_text("def f():\n    import p.c\n")
    (package / "p" / "c.py").write_text("import p.a\nif TYPE_CHECKING:\n    import p.d\n")
    (package / "p" / "d.py").write_text("import p.c\n")
    assert shape_script.measure(package).cycles == ()


def test_worse_figures_are_faults(shape_script: ModuleType, package: Path) -> None:
    body = "".join(f"    x = {i}\n" for i in range(70))
    (package / "p" / "a.py").write_text(f"def f():\n{body}")
    assert len(shape_script.find_faults(shape_script.measure(package))) == 3


def test_an_empty_folder_has_no_fault(shape_script: ModuleType, tmp_path: Path) -> None:
    assert shape_script.find_faults(shape_script.measure(tmp_path)) == []
