"""The one kind, date and place under which an event is shown: the value with most witnesses, then the more specific one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TypeVar

from recoupe.crosscheck.account import TOLL_KINDS, Account
from recoupe.crosscheck.agreement.fields import dates_given, kinds_given, make_actor, places_given
from recoupe.crosscheck.agreement.reasons import is_inferred
from recoupe.crosscheck.agreement.relations import is_area
from recoupe.crosscheck.agreement.values import PARTS, Given
from recoupe.crosscheck.witnesses import Testimony, is_committed
from recoupe.model import Actor, DateInterval, Place, RoleName

T = TypeVar("T")
GENERIC = frozenset({"armed.attack", "armed.clash", "other"})
"""Kinds that tell less than the others of their family."""
NARROW_DAYS = 2
"""Width up to which a date tells a day or a night; later reports that tell "early in the month" do not outvote it."""


def choose_kind(accounts: Sequence[Account], testimony: Testimony) -> str:
    """The most specific kind with most witnesses; a toll alone tells no kind where another claim does."""
    given = kinds_given(_committed(accounts), testimony)
    specific = [g for g in given if g.value not in TOLL_KINDS] or list(given)
    best = max(g.witnesses[0] for g in specific)
    return min((g for g in specific if g.witnesses[0] == best), key=lambda g: (g.value in GENERIC, *_support(g))).value


def choose_when(accounts: Sequence[Account], testimony: Testimony) -> DateInterval | None:
    """The date with most witnesses, days before longer times; one that was inferred only where there is no other."""
    dated = [a for a in _committed(accounts) if a.when is not None] or [a for a in accounts if a.when is not None]
    sure = [a for a in dated if not is_inferred(a)] or dated
    given = dates_given([a for a in sure if a.claim.kind not in TOLL_KINDS] or sure, testimony)
    narrow = [g for g in given if _width(g.value) <= NARROW_DAYS] or given
    return min(narrow, key=lambda g: (*_support(g)[:2], _width(g.value), *_support(g)[2:])).value if given else None


def choose_where(accounts: Sequence[Account], testimony: Testimony) -> Place | None:
    """The place with most witnesses, spots before areas; of those that as many tell, the smallest."""
    committed = _committed(accounts)
    placed = [a for a in committed if a.claim.kind not in TOLL_KINDS and a.places]
    given = places_given(placed or committed, testimony) or places_given(accounts, testimony)
    spots = [g for g in given if not is_area(g.value)] or given
    return min(spots, key=lambda g: (*_support(g)[:2], g.value.radius_km, *_support(g)[2:])).value if given else None


def _committed(accounts: Sequence[Account]) -> Sequence[Account]:
    return [a for a in accounts if is_committed(a)] or accounts


def _support(given: Given[T]) -> tuple[int, int, int, str]:
    low, high = given.witnesses
    return -low, -high, -len(given.accounts), repr(given.accounts[0].key)


def _width(when: DateInterval) -> int:
    start, stop = when.days()
    return ((stop or date.max) - (start or date.min)).days


def choose_code(codes: Iterable[T | None]) -> T | None:
    """The code that most claims carry, ties to the first in the order of the claims; claims without one do not count."""
    found = Counter(code for code in codes if code is not None)
    return max(found, key=lambda code: found[code]) if found else None


def list_actors(accounts: Sequence[Account]) -> tuple[Actor, ...]:
    """Everyone who plays a part, each once, in the order of the fields and then of the claims."""
    parties = (party for roles in PARTS.values() for a in accounts for party in a.parties_as(*roles))
    return tuple({p.id: make_actor(p) for p in parties}.values())


def choose_speaker(kind: str, accounts: Sequence[Account]) -> str | None:
    """Who makes a statement; None for other kinds."""
    if not kind.startswith("statement."):
        return None
    return choose_code(p.name for a in accounts for p in a.parties_as(RoleName.AGENT))
