"""Units that name one sort of thing. Source: `units.tsv`."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from recoupe.text.table import read_table

PATH = Path(__file__).parent / "units.tsv"


@cache
def load_sorts() -> dict[str, str]:
    """Sort of each unit.

    Raises:
        DataFileError: the table breaks its format.
    """
    rows = read_table(PATH, ["sort", "units"])
    return {unit.casefold(): row["sort"] for row in rows for unit in row.many("units")}


@lru_cache(maxsize=4_000)
def sort_of(unit: str) -> str:
    """The sort of thing that a unit names: that of its longest end in the table ("Grad rocket"), else the unit itself."""
    words = unit.casefold().split()
    ends = (" ".join(words[start:]) for start in range(len(words)))
    return next((load_sorts()[end] for end in ends if end in load_sorts()), unit)
