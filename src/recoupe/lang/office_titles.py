"""Titles that name an office, and the words around them that say when it was held, from `words.tsv` of a pack."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.text.table import blaming, parse_table

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class OfficeTitles:
    """Words of one language, in lower case.

    Attributes:
        titles: kind of office of each title; "*" in a title takes one of `between`, or nothing.
        between: what may stand between title and name: "américain", "of the United States".
        unheld: words before a title of an office that the person did not hold then: "former", "vice".
        ended: words by which a sentence may tell of times that are over: "under", "killed".
    """

    titles: dict[str, str]
    between: tuple[str, ...]
    unheld: frozenset[str]
    ended: frozenset[str]


@cache
def load_office_titles(language: str) -> OfficeTitles:
    """The titles of a language with a pack; nothing else of the pack is loaded.

    Raises:
        DataFileError: the pack has no words, or they do not have the columns of the format.
    """
    path = FOLDER / language / "words.tsv"
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    with blaming(path):
        for row in parse_table(path.read_text(encoding="utf-8"), path, ["form", "class", "value"]):
            found[row["class"]][row["form"]] = row["value"]
    return OfficeTitles(
        found["office_title"],
        tuple(found["office_between"]),
        frozenset(found["office_not"]),
        frozenset(found["office_ended"]),
    )
