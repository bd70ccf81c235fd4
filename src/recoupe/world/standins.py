"""Who a plain noun means in a country where the text does not say ("the peacekeepers" in Lebanon).

Source: `standins.tsv`, written by the project (CC BY 4.0).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from recoupe.text.table import parse_table

PATH = Path(__file__).parent / "standins.tsv"
COLUMNS = "template country actor from to".split()


@dataclass(frozen=True, slots=True)
class Standin:
    """An actor that a noun means; `start` and `stop` are the first and last month, ISO, None where open."""

    actor: str
    start: str | None
    stop: str | None

    def holds(self, day: date | None) -> bool:
        """Whether the noun means it on a day; an unknown day excludes nothing."""
        if day is None:
            return True
        month = f"{day:%Y-%m}"
        return (self.start is None or self.start <= month) and (self.stop is None or month <= self.stop)


@cache
def load_standins() -> dict[tuple[str, str], tuple[Standin, ...]]:
    """Actors by template and country, in the order of the file."""
    found: defaultdict[tuple[str, str], list[Standin]] = defaultdict(list)
    for row in parse_table(PATH.read_text(encoding="utf-8"), PATH, COLUMNS):
        standin = Standin(row["actor"], row["from"] or None, row["to"] or None)
        found[row["template"], row["country"]].append(standin)
    return {key: tuple(standins) for key, standins in found.items()}


def find_standin(template: str, country: str, day: date | None) -> str | None:
    """Id of the actor that is meant on a day; None where the table tells none or, the day unknown, more than one."""
    fitting = [s.actor for s in load_standins().get((template, country), ()) if s.holds(day)]
    return fitting[0] if len(fitting) == 1 else None
