"""Annotated reports, as types.

Source: the gold format of the project (`gold/FORMAT.md`, repeated in `docs/` for whoever adds gold of their own): one
JSON file a report, named after its `id`; `stories.json` is not read here.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.model.codec import decode

Days = tuple[str | None, ...]
"""Half-open interval: two ISO dates; None for an open end ("since Thursday")."""


@dataclass(frozen=True, slots=True)
class GoldPlace:
    """A place of a claim; a prediction within `km` of it, in the same role, is right."""

    role: str
    quote: str
    name: str
    lat: float
    lon: float
    km: float
    level: str = "region"


@dataclass(frozen=True, slots=True)
class GoldRole:
    """A part in a claim; `actor` is a neutral English name, None where nobody known is meant."""

    role: str
    quote: str
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """An inclusive range; `high` None is "at least"."""

    of: str
    unit: str
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class GoldSource:
    """One source of a chain, outermost first; `quote` is None where the text does not name it."""

    level: str
    quote: str | None
    name: str | None
    naming: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """A claim as annotated.

    Attributes:
        quote: the evidence; its `nth` occurrence (from 1) in the text is meant.
        trigger: words inside `quote` that name the happening.
        kinds: accepted kinds, best first; a prefix accepts all kinds below it.
        acled: accepted ACLED sub-event types.
        required: False for what a careful coder may leave out: it counts neither way.
    """

    id: str
    quote: str
    trigger: str
    kinds: tuple[str, ...]
    acled: tuple[str, ...] = ()
    when: Days | None = None
    places: tuple[GoldPlace, ...] = ()
    roles: tuple[GoldRole, ...] = ()
    quantities: tuple[GoldQuantity, ...] = ()
    said_by: tuple[GoldSource, ...] = ()
    factuality: str | None = None
    quote_type: str = "none"
    required: bool = True
    nth: int = 1


@dataclass(frozen=True, slots=True)
class GoldTrap:
    """A passage that claims nothing, and why."""

    quote: str
    why: str
    nth: int = 1


@dataclass(frozen=True, slots=True)
class GoldReport:
    """An annotated report.

    Attributes:
        published: half-open interval of the publication.
        published_given: False where the reader has to infer the date.
        not_claims: passages in which any claim is a false one.
    """

    id: str
    language: str
    outlet: str | None
    published: Days
    published_given: bool
    text: str
    claims: tuple[GoldClaim, ...] = ()
    not_claims: tuple[GoldTrap, ...] = ()


def load_gold(folder: Path) -> tuple[GoldReport, ...]:
    """Reports of a folder and the folders in it, in order of id.

    Raises:
        ScoreError: there is no report, or a file breaks the format; the message names it.
    """
    paths = [p for p in sorted(Path(folder).rglob("*.json")) if p.name != "stories.json"]
    reports = sorted((_load_report(path) for path in paths), key=lambda report: report.id)
    if not reports:
        raise ScoreError(f"no gold report in {str(folder)!r}; a folder of annotated .json files is needed")
    return tuple(reports)


def _load_report(path: Path) -> GoldReport:
    try:
        return decode(GoldReport, json.loads(path.read_text(encoding="utf-8")))
    except (ValueError, AssertionError) as error:
        raise ScoreError(f"{path}: not a gold report: {error}") from error


def find_nth(text: str, quote: str, nth: int) -> int | None:
    """Offset of the nth occurrence (from 1) of a quote; occurrences may overlap."""
    at = -1
    for _ in range(nth):
        at = text.find(quote, at + 1) if quote else -1
        if at < 0:
            return None
    return at
