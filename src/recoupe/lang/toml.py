"""Reading the TOML files of a pack, with errors that name the file."""

from __future__ import annotations

import tomllib
from pathlib import Path

from recoupe.errors import DataFileError


def read_toml(path: Path) -> dict[str, object]:
    """A TOML file.

    Raises:
        DataFileError: the file is missing or not TOML.
    """
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise DataFileError(path, None, "the file is missing; see docs/language-packs.md") from None
    except tomllib.TOMLDecodeError as error:
        raise DataFileError(path, None, f"no valid TOML: {error}") from error


def line_of(path: Path, words: str) -> int | None:
    """Line number of the first line that holds these words, for messages."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return next((number for number, line in enumerate(lines, 1) if words in line), None)


def strings_of(value: object) -> tuple[str, ...]:
    """A TOML list as a tuple of strings; ValueError for anything else."""
    if not isinstance(value, list):
        raise ValueError(f"a list of strings is needed, not {value!r}")  # noqa: TRY004  # a fault in data, named with its line
    return tuple(str(v) for v in value)
