"""Kinds of events as acts with the things that take part in them, in no language.

A pack says which words express which act (`acts.tsv`) and which class of things a noun belongs to (`things.tsv`); one row
here then holds for every language, voice and order of words ("set up an outpost", "l'avant-poste inauguré mardi").

Source: `compositions.tsv`, written by the project; the kinds are those of `kinds.tsv`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.model import RoleName
from recoupe.text.table import Row, read_table
from recoupe.world.kinds import load_kinds

PATH = Path(__file__).parent / "compositions.tsv"
COLUMNS = "id kind acts subject object near subject_role object_role".split()


@dataclass(frozen=True, slots=True)
class Composition:
    """One row of the table.

    Attributes:
        acts: classes of acts, one of which the word must express.
        subject, object, near: classes of things, one of which must stand there; empty where nothing is asked.
        subject_role, object_role: parts they play, None for none.
        order: position in the table; earlier rows win.
    """

    id: str
    kind: str
    acts: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    near: tuple[str, ...]
    subject_role: RoleName | None
    object_role: RoleName | None
    order: int

    @property
    def n_asked(self) -> int:
        """How many of its three places ask for a class."""
        return bool(self.subject) + bool(self.object) + bool(self.near)


def is_one_of(classes: Collection[str], wanted: Collection[str]) -> bool:
    """Whether a class is one of the wanted or lies below one ("site.base" below "site")."""
    return any(c == w or c.startswith(f"{w}.") for c in classes for w in wanted)


@cache
def load_compositions() -> tuple[Composition, ...]:
    """All rows, in order.

    Raises:
        DataFileError: a row breaks the format, names an unknown kind or role, or has the id of another.
    """
    rows = read_table(PATH, COLUMNS)
    seen: set[str] = set()
    for row in rows:
        if not row["id"] or row["id"] in seen:
            raise row.error(f"id {row['id']!r} is used twice" if row["id"] else "a composition needs an id")
        seen.add(row["id"])
    return tuple(_make(row, order) for order, row in enumerate(rows))


@cache
def compositions_by_act() -> dict[str, tuple[Composition, ...]]:
    """Rows by class of act, each in order."""
    found: dict[str, list[Composition]] = defaultdict(list)
    for composition in load_compositions():
        for act in composition.acts:
            found[act].append(composition)
    return {act: tuple(rows) for act, rows in found.items()}


def _make(row: Row, order: int) -> Composition:
    if row["kind"] not in load_kinds():
        raise row.error(f"unknown kind {row['kind']!r}; see kinds.tsv")
    acts = row.many("acts")
    if not acts:
        raise row.error("a composition needs at least one act")
    return Composition(
        row["id"], row["kind"], acts, row.many("subject"), row.many("object"), row.many("near"),
        _role(row, "subject_role"), _role(row, "object_role"), order,
    )  # fmt: skip


def _role(row: Row, column: str) -> RoleName | None:
    try:
        return RoleName(row[column]) if row[column] else None
    except ValueError:
        raise row.error(f"unknown role {row[column]!r} in {column}") from None
