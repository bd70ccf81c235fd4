"""The tree of event kinds and their codes in PLOVER, ACLED and CAMEO.

Source: `kinds.tsv`, written by the project; PLOVER manual, ACLED codebook 2024, CAMEO codebook 1.1b3.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.model import Plover
from recoupe.text.table import Row, parse_table

PATH = Path(__file__).parent / "kinds.tsv"
COLUMNS = "kind definition plover modes plover_if acled acled_if cameo ucdp".split()

_MODE_OF_WEAPON = {
    "armed.drone_strike": "drone",
    "armed.air_strike": "aerial",
    "armed.missile_attack": "heavy-weapons",
    "armed.bombing": "explosives",
    "armed.grenade": "explosives",
    "armed.suicide_bombing": "suicide-attack",
}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of event.

    Attributes:
        plover, acled, cameo: codes by default, None where there is none.
        modes: PLOVER modes that may apply.
        plover_if, acled_if: codes under a condition, in order; None replaces the code by nothing.
    """

    name: str
    plover: str | None
    modes: tuple[str, ...]
    plover_if: tuple[tuple[str, str | None], ...]
    acled: str | None
    acled_if: tuple[tuple[str, str | None], ...]
    cameo: str | None

    def plover_code(self, facts: Collection[str]) -> Plover | None:
        """PLOVER type and mode under the facts of a claim.

        Args:
            facts: tests that hold, such as `tense:future`, `target:unarmed`, `mode:drone`.
        """
        type_ = _first(self.plover_if, facts, self.plover)
        if type_ is None:
            return None
        told = [mode for mode in self.modes if f"mode:{mode}" in facts]
        mode = told[0] if told else (self.modes[0] if len(self.modes) == 1 else None)
        return Plover(type_, mode)

    def acled_code(self, facts: Collection[str]) -> str | None:
        """ACLED sub-event type under the facts of a claim."""
        return _first(self.acled_if, facts, self.acled)


def _first(conditions: tuple[tuple[str, str | None], ...], facts: Collection[str], default: str | None) -> str | None:
    return next((code for test, code in conditions if test in facts), default)


@cache
def load_kinds() -> dict[str, Kind]:
    """All kinds by name, in the order of the table."""
    rows = parse_table(PATH.read_text(encoding="utf-8"), PATH, COLUMNS)
    return {row["kind"]: _make_kind(row) for row in rows}


def _make_kind(row: Row) -> Kind:
    return Kind(
        name=row["kind"],
        plover=row["plover"] or None,
        modes=row.many("modes"),
        plover_if=_conditions(row, "plover_if"),
        acled=row["acled"] or None,
        acled_if=_conditions(row, "acled_if"),
        cameo=row["cameo"] or None,
    )


def _conditions(row: Row, column: str) -> tuple[tuple[str, str | None], ...]:
    found = []
    for part in row.many(column):
        test, equals, code = part.partition("=")
        if not equals:
            raise row.error(f"{part!r} in {column} is no test=code")
        found.append((test, None if code == "-" else code))
    return tuple(found)


def mode_of_kind(kind: str) -> str | None:
    """PLOVER mode that a kind of attack itself tells ("drone" for a drone strike)."""
    return _MODE_OF_WEAPON.get(kind)
