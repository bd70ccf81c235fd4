"""Running totals: figures that others have replaced by the words that stand with them, or as one source's later figure.

Source: `updates.tsv`; crosscheck §5, "the later replaces".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.figures.figure import TOLLS, Figure, are_disjoint, count_alike
from recoupe.crosscheck.sentence import sentence_of
from recoupe.crosscheck.wording import compile_words, plain
from recoupe.model import Of
from recoupe.text.table import read_table

PATH = Path(__file__).parent / "updates.tsv"
RUNNING = TOLLS | {Of.CAPTURED, Of.DISPLACED}
"""What one source counts on: its later figure replaces its earlier one without a word about it."""


class Mark(StrEnum):
    """What words say of a running total."""

    FIRST = "first"
    REVISED = "revised"


@cache
def load_marks() -> tuple[tuple[str, Mark, re.Pattern[str]], ...]:
    """Language, mark and expression of every row.

    Raises:
        DataFileError: the table breaks its format.
    """
    rows = read_table(PATH, ["language", "mark", "pattern"])
    return tuple((row["language"], Mark(row["mark"]), compile_words(row["pattern"])) for row in rows)


def mark_of(account: Account) -> Mark | None:
    """How the sentence of an account marks its figures, None where it does not."""
    at = account.claim.evidence.start
    return _mark(account.document.language, sentence_of(account.document.text, at))


@lru_cache(maxsize=4_000)
def _mark(language: str, sentence: str) -> Mark | None:
    folded = plain(sentence)
    return next((mark for lang, mark, p in load_marks() if lang == language and p.search(folded)), None)


def without_replaced(figures: Sequence[Figure], origin_of: Callable[[Account], object]) -> tuple[Figure, ...]:
    """The figures that no other one replaces, in their order.

    Args:
        origin_of: whose figure it is; a later figure of the same origin replaces its earlier one.
    """
    first = [f for f in figures if mark_of(f.account) is Mark.FIRST]
    return tuple(
        f for f in figures if not any(_replaces(other, f, first, origin_of) for other in figures if other is not f)
    )


def _replaces(new: Figure, old: Figure, first: Sequence[Figure], origin_of: Callable[[Account], object]) -> bool:
    """Whether a figure takes the place of another: tolls rise, so that a revised one of another origin does so upwards only."""
    if not count_alike(new, old) or not are_disjoint(new, old) or _is_before(new.account, old.account):
        return False
    is_own = origin_of(old.account) == origin_of(new.account)
    if mark_of(new.account) is Mark.REVISED and mark_of(old.account) is not Mark.REVISED:
        return is_own or new.low > old.low
    if any(f.range == old.range and count_alike(f, old) for f in first):
        return all(f.range != new.range for f in first)
    is_total = new.of in RUNNING and _is_before(old.account, new.account)
    return is_total and is_own


def _is_before(left: Account, right: Account) -> bool:
    """Whether one report was published before the other, for certain."""
    a, b = left.document.published, right.document.published
    stop = a.days()[1] if a is not None else None
    start = b.days()[0] if b is not None else None
    return stop is not None and start is not None and stop <= start
