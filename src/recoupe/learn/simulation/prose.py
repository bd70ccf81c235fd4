"""Sentences of invented reports in French, English and Arabic: the same facts, whatever the language.

Patterns and words are rows of prose.toml; places are the towns of our gazetteer that are named in all three languages.
"""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from recoupe.lang.toml import read_toml
from recoupe.model import Level, Place
from recoupe.text.table import read_table
from recoupe.world.place_sources import COLUMNS, FOLDER, OPTIONAL

FIRST_DAY = date(2016, 1, 4)
"""Day 0 of the world."""
LANGUAGES = ("fr", "en", "ar")
FACTS = frozenset({"place", "place2", "n", "m", "day", "person", "trigger", "outlet"})
"""Slots whose words are not replaced when a sentence is reworded: they are what it says."""

Slots = Mapping[str, int]
"""What fills the slots: numbers, days since `FIRST_DAY`, and rows of lists."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a sentence, and the slot that they fill, if any."""

    slot: str | None
    words: str


@dataclass(frozen=True, slots=True)
class Prose:
    """The patterns by name, row and language, cut into pieces, and the lists by name, row and language."""

    patterns: dict[tuple[str, int, str], tuple[Piece, ...]]
    n_rows: dict[str, int]
    lists: dict[str, tuple[tuple[str, ...], ...]]
    places: tuple[tuple[Place, tuple[str, ...]], ...]

    def words(self, name: str, row: int, language: str) -> str:
        """One entry of a list; rows are counted round and round."""
        rows = self.lists[name]
        return rows[row % len(rows)][LANGUAGES.index(language)]

    def place(self, row: int) -> Place:
        """A place."""
        return self.places[row % len(self.places)][0]


@cache
def load_prose() -> Prose:
    """What the reports are written with."""
    found: Mapping[str, Any] = read_toml(Path(__file__).parent / "prose.toml")
    groups: dict[str, list[list[str]]] = {name: found[name] for name in ("background", "quote", "claim")}
    groups |= {f"source.{name}": rows for name, rows in found["source"].items()}
    groups |= {f"credit.{name}": [row] for name, row in found["credit"].items()}
    patterns = {
        (name, row, language): _cut(words)
        for name, rows in groups.items()
        for row, cells in enumerate(rows)
        for language, words in zip(LANGUAGES, cells, strict=True)
    }
    lists = {name: tuple(tuple(row) for row in rows) for name, rows in found["lists"].items()}
    return Prose(patterns, {name: len(rows) for name, rows in groups.items()}, lists, _load_places())


def _cut(pattern: str) -> tuple[Piece, ...]:
    marked = pattern.replace("[", "\0trigger:").replace("]", "\0").replace("{", "\0").replace("}", "\0")
    pieces = []
    for i, part in enumerate(marked.split("\0")):
        if i % 2 and part.startswith("trigger:"):
            pieces.append(Piece("trigger", part.removeprefix("trigger:")))
        elif part:
            pieces.append(Piece(part if i % 2 else None, part))
    return tuple(pieces)


def _load_places() -> tuple[tuple[Place, tuple[str, ...]], ...]:
    rows = (row for row in read_table(FOLDER / "settlements.tsv", COLUMNS, OPTIONAL) if row["level"] == "town")
    named = ((row, tuple(row.many(language)[:1] for language in LANGUAGES)) for row in rows)
    return tuple(
        (_place(row.cells), tuple(name for (name,) in names)) for row, names in named if all(len(n) == 1 for n in names)
    )


def _place(row: Mapping[str, str]) -> Place:
    lat, lon, radius = (float(row[column]) for column in ("lat", "lon", "radius_km"))
    return Place(row["id"], row["name"], Level.TOWN, row["country"].split("|")[0], lat, lon, radius, 0.9)


# --- writing --------------------------------------------------------------------------------------


def write(name: str, row: int, language: str, slots: Slots) -> tuple[Piece, ...]:
    """A pattern with its slots filled, in pieces."""
    pattern = load_prose().patterns[name, row, language]
    return tuple(
        p if p.slot in {None, "trigger"} else Piece(p.slot, fill(str(p.slot), slots, language)) for p in pattern
    )


def fill(slot: str, slots: Slots, language: str) -> str:
    """The words of one slot."""
    prose, value = load_prose(), slots[slot]
    if slot in {"n", "m"}:
        return str(value)
    if slot == "day":
        day = date.fromordinal(FIRST_DAY.toordinal() + value)
        return f"{day.day} {prose.words('months', day.month - 1, language)}"
    if slot in {"place", "place2"}:
        return prose.places[value % len(prose.places)][1][LANGUAGES.index(language)]
    if slot == "person":
        return name_person(value, language)
    return name_outlet(value, language) if slot == "outlet" else prose.words(slot, value, language)


def name_person(number: int, language: str) -> str:
    """First and last name; numbers that differ by less than the number of names give different ones, neighbours in both."""
    prose = load_prose()
    n_last = len(prose.lists["last"])
    mixed = number * _STRIDE % (len(prose.lists["first"]) * n_last)
    return f"{prose.words('first', mixed // n_last, language)} {prose.words('last', mixed + mixed // n_last, language)}"


_STRIDE = 577
"""Has no divisor in common with the number of names."""
AGENCIES = (
    ("AFP", "outlet:afp", ("AFP", "AFP", "فرانس برس")),
    ("Reuters", "outlet:reuters", ("Reuters", "Reuters", "رويترز")),
)


def name_outlet(index: int, language: str) -> str:
    """An agency for the first numbers, in the words of this language; for all others an outlet with one name everywhere."""
    if index < len(AGENCIES):
        return AGENCIES[index][2][LANGUAGES.index(language)]
    return load_prose().words("outlet", index - len(AGENCIES), LANGUAGES[index % len(LANGUAGES)])


def reword(pieces: tuple[Piece, ...], share: float, language: str, rng: random.Random) -> tuple[Piece, ...]:
    """The pieces with this share of their words replaced; facts and quotations stay."""
    return tuple(p if p.slot in FACTS else _reword(p, share, language, rng) for p in pieces)


def _reword(piece: Piece, share: float, language: str, rng: random.Random) -> Piece:
    words = piece.words.split(" ")
    pool = _pool(language)
    return replace(piece, words=" ".join(
        rng.choice(pool) if word.isalpha() and rng.random() < share else word for word in words
    ))  # fmt: skip


@cache
def _pool(language: str) -> tuple[str, ...]:
    """Words that replace others."""
    column, lists = LANGUAGES.index(language), load_prose().lists
    rows = (row for name in ("people", "vehicles", "goods", "object", "role", "weapon") for row in lists[name])
    return tuple(dict.fromkeys(word for row in rows for word in row[column].split() if word.isalpha()))
