"""Movements as a table: from, to, via, who, what, how many, when, says who; one row a claim over all reports.

Below it the ways between countries, each with the kinds that are told of it, so that "a withdrawal or a rotation?" can be
answered from what is reported: forces that leave one country for its neighbour have not gone home.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TextIO

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

from recoupe.export.csv import safe
from recoupe.export.phrases import how_many, how_sure, kind_in_words, names, when, who_says
from recoupe.model import Claim, Document, PlaceMention, RoleName

COLUMNS = ("from", "to", "via", "at", "who", "what", "how many", "when", "says who", "factuality", "evidence", "source")
MIN_WIDTH = 150
_WORDS_SHOWN = 90
UNTOLD = "?"


@dataclass(frozen=True, slots=True)
class Movement:
    """One claim of a movement, its values in words; empty where the text does not say."""

    document: Document
    claim: Claim

    def places(self, role: RoleName) -> str:
        """Names of the places in a role; what could not be resolved stands in quotation marks."""
        found = [m.place.name if m.place else f"“{m.span.quote}”" for m in self._mentions(role)]
        return "; ".join(dict.fromkeys(found))

    def countries(self, role: RoleName) -> str:
        """ISO codes of the countries of the places in a role, "?" where none is told."""
        found = sorted({m.place.country for m in self._mentions(role) if m.place and m.place.country})
        return ", ".join(found) or UNTOLD

    def _mentions(self, role: RoleName) -> list[PlaceMention]:
        mentions = (self.document.mention(r.mention) for r in self.claim.roles if r.role is role)
        return [m for m in mentions if isinstance(m, PlaceMention)]

    @property
    def who(self) -> str:
        """Who moves or makes move; those displaced where nobody is told to drive them out."""
        return names(self.document, self.claim, RoleName.AGENT) or names(self.document, self.claim, RoleName.VICTIM)

    @property
    def what(self) -> str:
        """The kind in words, with what is moved."""
        kind, moved = kind_in_words(self.claim.kind), names(self.document, self.claim, RoleName.THEME)
        return f"{kind}: {moved}" if moved else kind

    def row(self) -> list[str]:
        """Values in the order of `COLUMNS`."""
        claim = self.claim
        places = [self.places(role) for role in (RoleName.FROM, RoleName.TO, RoleName.VIA, RoleName.AT)]
        return [
            *places, self.who, self.what, how_many(claim.quantities),
            when(claim.when), who_says(claim.said_by), claim.factuality.value.value, claim.evidence.quote,
            self.document.source,
        ]  # fmt: skip


def find_movements(documents: Iterable[Document]) -> Iterator[Movement]:
    """The claims of the documents, in order of documents and claims."""
    return (Movement(document, claim) for document in documents for claim in document.claims)


def write_movements_csv(documents: Iterable[Document], out: TextIO) -> None:
    """Write one row a claim, header first, RFC 4180, UTF-8; no cell that a spreadsheet would run."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for movement in find_movements(documents):
        writer.writerow([safe(cell) for cell in movement.row()])


def write_movements(documents: Iterable[Document], out: TextIO, *, width: int | None = None) -> None:
    """Print one table of all claims, and below it the ways between countries.

    Args:
        width: columns of the page; the terminal's where None, at least 150 where there is no terminal.
    """
    console = Console(file=out, width=width, highlight=False)
    if width is None and not console.is_terminal:
        console = Console(file=out, width=max(console.width, MIN_WIDTH), highlight=False)
    movements = list(find_movements(documents))
    console.print(_table(movements))
    if movements:
        console.print(_ways(movements))


def _table(movements: list[Movement]) -> Table:
    headings = ("from", "to", "via, at", "who", "what", "how many", "when", "says who, how sure", "in the words")
    table = Table(title="Movements", title_justify="left", show_lines=True, expand=True, box=HORIZONTALS)
    for heading, ratio in zip(headings, (3, 3, 3, 4, 3, 3, 3, 4, 6), strict=True):
        table.add_column(heading, overflow="fold", ratio=ratio)
    for movement in movements:
        table.add_row(*(cell.replace("[", r"\[") for cell in _cells(movement)))
    if not movements:
        table.add_row(*[""] * (len(headings) - 1), "no such claim found")
    return table


def _cells(movement: Movement) -> list[str]:
    from_, to, via, at, who, what, amount, date, source, _, words, _ = movement.row()
    via_at = [f"via {via}" if via else "", f"at {at}" if at else ""]
    quote = " ".join(words.split())
    shown = quote if len(quote) <= _WORDS_SHOWN else quote[: _WORDS_SHOWN - 1] + "…"
    sure = f"{source}\n{how_sure(movement.claim)}"
    return [from_, to, "\n".join(filter(None, via_at)), who, what, amount, date, sure, f"“{shown}”"]


def _ways(movements: list[Movement]) -> Table:
    """From country to country: how often each kind is told, by how many reports, of whom, how many."""
    table = Table(title="Ways between countries", title_justify="left", expand=True, box=HORIZONTALS)
    for heading, ratio in zip(("from", "to", "claims", "reports", "who", "how many"), (2, 2, 5, 1, 6, 6), strict=True):
        table.add_column(heading, overflow="fold", ratio=ratio)
    groups: dict[tuple[str, str], list[Movement]] = {}
    for movement in movements:
        groups.setdefault((movement.countries(RoleName.FROM), movement.countries(RoleName.TO)), []).append(movement)
    for way, told in sorted(groups.items(), key=lambda item: (UNTOLD in item[0], -len(item[1]), item[0])):
        table.add_row(*way, *(cell.replace("[", r"\[") for cell in _summary(told)))
    return table


def _summary(told: list[Movement]) -> list[str]:
    kinds = [kind_in_words(m.claim.kind) for m in told]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    who = dict.fromkeys(m.who for m in told if m.who)
    amounts = dict.fromkeys(filter(None, (how_many(m.claim.quantities) for m in told)))
    return [counts, str(len({m.document.id for m in told})), "; ".join(who), "; ".join(amounts)]
