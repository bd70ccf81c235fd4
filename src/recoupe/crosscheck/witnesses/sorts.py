"""What sort of source words describe (security, medical, official, people of the place), in three languages.

Source: `sorts.tsv`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path

from recoupe.crosscheck.wording import FRONT, compile_words, plain
from recoupe.text.table import Row, read_table

PATH = Path(__file__).parent / "sorts.tsv"
SPEAKS_FOR = "speaks_for"
WHOLE = "_"
"""Behind an Arabic word of the table: it is no beginning of a longer one."""
OF_STATE = frozenset({"security", "official"})
"""Sorts that people of a state's government, army or police may be described by."""


@lru_cache(maxsize=10_000)
def sorts_in(words: str) -> frozenset[str]:
    """Sorts that words describe; empty where they tell none."""
    folded = plain(words)
    return frozenset(sort for sort, pattern in load_sorts() if pattern.search(folded))


@cache
def load_sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Sorts with the expressions that tell them, in the order of the table.

    Raises:
        DataFileError: the table breaks its format.
    """
    return tuple((row["sort"], _compile(row)) for row in read_table(PATH, ["sort", "fr", "en", "ar"]))


def _compile(row: Row) -> re.Pattern[str]:
    latin = sorted({*row.many("fr"), *row.many("en")}, key=lambda w: (-len(w), w))
    begins = "|".join(re.escape(word) for word in latin)
    arabic = "|".join(re.escape(word).replace(WHOLE, r"\b") for word in row.many("ar"))
    return compile_words(rf"(?<!\w)(?:{begins})|{FRONT}(?:{arabic})")
