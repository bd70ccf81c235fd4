"""Who held which office when: heads of state and government, foreign, defence and interior ministers, secretaries-general.

Source: `offices.tsv`, written by the project from general knowledge (CC BY 4.0).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from recoupe.text.table import Row, parse_table

PATH = Path(__file__).parent / "offices.tsv"
COLUMNS = "id name aliases office country from to".split()
ORGANISATIONS = frozenset({"EU", "UN", "NATO"})
KINDS = {
    "president": "head_of_state",
    "king": "head_of_state",
    "prime minister": "head_of_government",
    "chancellor": "head_of_government",
    "foreign minister": "foreign_minister",
    "defence minister": "defence_minister",
    "interior minister": "interior_minister",
    "secretary-general": "secretary_general",
    "president of the commission": "president_of_commission",
    "president of the council": "president_of_council",
}
"""Kind of each office: what a title in a text can tell of it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one person in one office.

    Attributes:
        person: id; the same in all terms of the person.
        names: the full name, then other spellings and surnames that follow a title.
        kind: kind of office, as `office_title` of the packs has it.
        country: ISO 3166 alpha-2, or EU, UN, NATO.
        start: first day in office.
        stop: last day in office, None while it lasts.
    """

    person: str
    names: tuple[str, ...]
    office: str
    kind: str
    country: str
    start: date
    stop: date | None


@cache
def load_terms(path: Path = PATH) -> tuple[Term, ...]:
    """All terms in the order of the file.

    Raises:
        DataFileError: a day is no ISO day, a term ends before it begins, or a country or an office is unknown.
    """
    return tuple(_make_term(row) for row in parse_table(path.read_text(encoding="utf-8"), path, COLUMNS))


@cache
def terms_by_name() -> dict[str, tuple[Term, ...]]:
    """Terms of everyone who is called so, by name or alias as written."""
    found: defaultdict[str, list[Term]] = defaultdict(list)
    for term in load_terms():
        for name in term.names:
            found[name].append(term)
    return {name: tuple(terms) for name, terms in found.items()}


def _make_term(row: Row) -> Term:
    start, stop = _day(row, "from"), _day(row, "to") if row["to"] else None
    if stop is not None and start >= stop:
        raise row.error(f"the term ends on {stop}, not after it begins on {start}")
    if row["office"] not in KINDS:
        raise row.error(f"unknown office {row['office']!r}; one of {', '.join(KINDS)}")
    if not _is_country(row["country"]):
        raise row.error(f"unknown country {row['country']!r}: ISO 3166 alpha-2, or EU, UN, NATO")
    names = tuple(dict.fromkeys((row["name"], *row.many("aliases"))))
    return Term(row["id"], names, row["office"], KINDS[row["office"]], row["country"], start, stop)


def _day(row: Row, column: str) -> date:
    try:
        day = date.fromisoformat(row[column])
    except ValueError:
        day = None
    if day is None or day.isoformat() != row[column]:
        raise row.error(f"{column} is {row[column]!r}; it must be a day such as 2017-01-20")
    return day


def _is_country(code: str) -> bool:
    import pycountry

    return code in ORGANISATIONS or pycountry.countries.get(alpha_2=code) is not None
