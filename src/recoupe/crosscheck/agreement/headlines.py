"""What a headline adds to its report: nothing that is told below it, and all that is told nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.figures import Figure
from recoupe.crosscheck.witnesses import in_headline, is_committed


def tellers(accounts: Sequence[Account], tells: Callable[[Account], bool] | None = None) -> list[Account]:
    """Accounts whose values count: committed, and not repeated in the headline of a report that tells it below.

    Args:
        tells: whether an account tells the field in question, if a headline may be the only one that does.
    """
    counted = [a for a in accounts if is_committed(a)]
    below = {a.document.id for a in counted if not in_headline(a) and (tells is None or tells(a))}
    return [a for a in counted if a.document.id not in below or not in_headline(a)]


def without_repeated(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """The figures without those of headlines whose report counts the same thing below: headlines round and leave out."""
    below = {(f.account.document.id, f.of) for f in figures if not in_headline(f.account)}
    return tuple(f for f in figures if (f.account.document.id, f.of) not in below or not in_headline(f.account))
