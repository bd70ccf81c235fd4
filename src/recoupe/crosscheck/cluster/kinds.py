"""Whether two kinds of events may be told of one happening. Source: `kinds.tsv`; crosscheck §3."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from recoupe.text.table import read_table
from recoupe.world.kinds import load_kinds

PATH = Path(__file__).parent / "kinds.tsv"
PREFIX = 0.7
"""Nearness of a kind and one below it."""
SPEECH = "statement"
"""Family of the kinds that are words: they are said anywhere, and are events of their own."""
FAMILIES = {
    "armed": "force",
    "territory": "force",
    "property": "force",
    "protest": "force",
    "riot": "force",
    "detention": "force",
    "other": "force",
    "movement": "motion",
    "base": "motion",
    "aid": "motion",
}
"""Coarse classes of kinds by their first part; a first part that is not here is a class of its own."""


@cache
def load_nearness() -> dict[tuple[str, str], float]:
    """Nearness of two different kinds, in both orders.

    Raises:
        DataFileError: the table breaks its format or names an unknown kind.
    """
    found = {}
    for row in read_table(PATH, ["kind", "others", "nearness"]):
        for other in row.many("others"):
            if other not in load_kinds() or row["kind"] not in load_kinds():
                raise row.error(f"{row['kind']!r} or {other!r} is no kind")
            found[row["kind"], other] = found[other, row["kind"]] = float(row["nearness"])
    return found


def compare_kinds(left: str, right: str) -> float:
    """Nearness of two kinds, in [0, 1]; 0 where they are never one happening."""
    if left == right:
        return 1.0
    if left.startswith(f"{right}.") or right.startswith(f"{left}."):
        return PREFIX
    return load_nearness().get((left, right), 0.0)


def family_of(kind: str) -> str:
    """The coarse class of a kind."""
    first = kind.partition(".")[0]
    return FAMILIES.get(first, first)


@cache
def families_of(kind: str) -> tuple[str, ...]:
    """Classes under which a kind is looked up: any two kinds that may be one happening share one.

    A pair that stands in two classes is looked up in the first of them by name.
    """
    own = family_of(kind)
    others = (family_of(b) for a, b in load_nearness() if a == kind)
    return tuple(sorted({own, *(other for other in others if other < own)}))
