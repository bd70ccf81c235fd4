"""Accounts that tell of one happening."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.crosscheck.account import Account
from recoupe.model import ClaimKey


@dataclass(frozen=True, slots=True)
class Merge:
    """Why two accounts are taken for one happening: score in [0, 1] and reasons in words, strongest first."""

    left: ClaimKey
    right: ClaimKey
    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Accounts of one happening, sorted by key, with the merges that brought them together (a spanning tree)."""

    accounts: tuple[Account, ...]
    merges: tuple[Merge, ...]
