"""The public surface of the package, pinned: a change here is a change of version."""

from __future__ import annotations

import doctest
import inspect

import pytest

import recoupe
from recoupe import errors

PUBLIC = [
    "Claim", "DateInterval", "Document", "Dossier", "Pipeline", "RecoupeError", "Rejected", "Span", "Unread",
    "__version__", "dates", "read_text",
]  # fmt: skip


def test_the_public_names_are_these_and_no_more_than_twelve() -> None:
    assert recoupe.__all__ == PUBLIC
    assert len(PUBLIC) <= 12


@pytest.mark.parametrize("name", PUBLIC)
def test_a_public_name_can_be_used(name: str) -> None:
    assert getattr(recoupe, name) is not None


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="module 'recoupe' has no attribute 'read_mind'"):
        recoupe.read_mind  # noqa: B018  # the look-up is the test


def test_parameters_of_read_text_are_those_of_the_contract() -> None:
    assert list(inspect.signature(recoupe.read_text).parameters) == ["text", "published", "outlet", "language"]


def test_the_example_of_the_package_runs_as_printed() -> None:
    result = doctest.testmod(recoupe)
    assert result.attempted >= 3
    assert result.failed == 0


def test_every_error_is_a_recoupe_error_and_drawn_in_the_docstring() -> None:
    found = [e for _, e in inspect.getmembers(errors, inspect.isclass) if e.__module__ == errors.__name__]
    assert len(found) > 3
    for error in found:
        assert issubclass(error, recoupe.RecoupeError)
        assert error.__name__ in (errors.__doc__ or "")


def test_the_map_names_every_package() -> None:
    from pathlib import Path

    folder = Path(recoupe.__file__).parent
    packages = {path.parent.name for path in folder.glob("*/__init__.py")} - {"examples"}
    assert {name for name in packages if f"{name}/" not in (recoupe.__doc__ or "")} == set()
