"""Values of one field with the accounts that give them: equal ones merged, the best supported first.

Source: crosscheck §5.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, TypeVar

from recoupe.crosscheck.account import PLACE_ROLES, Account, Party
from recoupe.crosscheck.witnesses import Testimony
from recoupe.model import Agreement, ClaimKey, Count, Of, Place, RoleName

T = TypeVar("T")
PARTS = {
    "agent": (RoleName.AGENT,),
    "target": (RoleName.TARGET, RoleName.VICTIM),
    "partner": (RoleName.PARTNER,),
}
"""Roles behind each field of actors."""
QUANTITIES = tuple(of.value for of in Of)
_WORST = (Agreement.DISJOINT, Agreement.OVERLAP, Agreement.NESTED, Agreement.EQUAL)


@dataclass(frozen=True, slots=True)
class Given(Generic[T]):
    """One value and who gives it.

    Attributes:
        accounts: sorted by key.
        witnesses: independent origins that give this value.
    """

    value: T
    accounts: tuple[Account, ...]
    witnesses: Count

    @property
    def claims(self) -> tuple[ClaimKey, ...]:
        """Keys of the accounts."""
        return tuple(a.key for a in self.accounts)


def gather(
    pairs: Iterable[tuple[Account, T]], same: Callable[[T], Hashable], testimony: Testimony
) -> tuple[Given[T], ...]:
    """Values merged by `same`, the one with the most witnesses first; ties by claims, then by the smallest claim."""
    accounts: dict[Hashable, dict[ClaimKey, Account]] = {}
    values: dict[Hashable, tuple[ClaimKey, T]] = {}
    for account, value in pairs:
        key = same(value)
        accounts.setdefault(key, {})[account.key] = account
        if key not in values or account.key < values[key][0]:
            values[key] = (account.key, value)
    made = [_make(values[key][1], found, testimony) for key, found in accounts.items()]
    return tuple(sorted(made, key=rank))


def _make(value: T, accounts: dict[ClaimKey, Account], testimony: Testimony) -> Given[T]:
    ordered = tuple(account for _, account in sorted(accounts.items()))
    return Given(value, ordered, testimony.count(ordered).happened)


def rank(given: Given[T]) -> tuple[int, int, int, ClaimKey]:
    """Sort key: most witnesses for sure, most possible, most claims, then the smallest claim, within which order stays."""
    low, high = given.witnesses
    return -low, -high, -len(given.accounts), given.accounts[0].key


def agreement_of(given: Sequence[Given[T]], compare: Callable[[T, T], Agreement | None]) -> Agreement:
    """How the values of a field agree: the worst relation of two of them."""
    if len(given) == 1:
        return Agreement.EQUAL if len(given[0].accounts) > 1 else Agreement.SINGLE
    found = {relation for a, b in combinations(given, 2) if (relation := compare(a.value, b.value)) is not None}
    return next((relation for relation in _WORST if relation in found), Agreement.OVERLAP)


def parties_in(accounts: Iterable[Account], field: str) -> list[tuple[Account, Party]]:
    """Accounts with the parties of one field of actors."""
    return [(a, party) for a in accounts for party in a.parties_as(*PARTS[field])]


def places_in(accounts: Sequence[Account]) -> list[tuple[Account, Place]]:
    """Accounts with the places that tell where it happened: of all roles the one that best says so and that any account has."""
    moving = any(a.claim.kind.startswith(("movement.", "aid.")) for a in accounts)
    order = ((RoleName.AT, RoleName.TO), *((r,) for r in PLACE_ROLES)) if moving else tuple((r,) for r in PLACE_ROLES)
    for roles in order:
        found = [(a, place) for a in accounts for place in a.places_as(*roles)]
        if found:
            return found
    return []
