"""Airwars grade of events with casualties. Source: Airwars methodology; crosscheck §6."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.agreement.actors import is_by_words, is_civil
from recoupe.crosscheck.agreement.tolls import find_totals
from recoupe.crosscheck.figures import TOLLS, Population, find_figures
from recoupe.crosscheck.witnesses import Counted, Testimony, is_committed, is_denied
from recoupe.crosscheck.witnesses.sides import sides_as
from recoupe.model import Grade, Of, RoleName

_UNARMED = frozenset({Population.PERSON, Population.CIVILIAN})


def make_grade(
    accounts: Sequence[Account], testimony: Testimony, counted: Counted, *, is_contested: bool
) -> tuple[Grade, str] | None:
    """The grade and the reason for it; None for an event without dead or injured.

    Args:
        counted: witnesses to the event.
        is_contested: whether reports name agents that exclude each other.
    """
    tolls = [t for of in (Of.FATALITIES, Of.INJURED) for t in find_totals(accounts, of, testimony)]
    if not any(t.high > 0 for t in tolls):
        return None
    committed = [a for a in accounts if is_committed(a)]
    if any(_accepts(a, testimony) for a in committed):
        return Grade.CONFIRMED, "a source of the side named as agent tells it as its own act"
    if _is_discounted(accounts, testimony):
        return Grade.DISCOUNTED, "a third party says that the dead were combatants or that it did not happen"
    named = {p.name for a in committed for p in a.parties_as(RoleName.AGENT) if not is_civil(p) and not is_by_words(p)}
    if is_contested:
        return Grade.CONTESTED, "different origins name different belligerents, see the contradiction in agent"
    if counted.happened[0] >= 2 and named:
        return Grade.FAIR, f"{counted.happened[0]} independent origins at least, and {', '.join(sorted(named))} named"
    return Grade.WEAK, f"{_why_weak(counted, named=bool(named))}"


def _accepts(account: Account, testimony: Testimony) -> bool:
    """Whether a belligerent accepts an act of its own that harmed others than combatants: its people or media tell it."""
    origin = testimony.origin(account)
    is_own_act = origin.is_firm and bool(origin.sides & sides_as(account, RoleName.AGENT))
    hurt = any(f.of in TOLLS and f.named > 0 and f.population in _UNARMED for f in find_figures([account]))
    return is_own_act and (hurt or any(is_civil(p) for p in account.parties_as(RoleName.TARGET, RoleName.VICTIM)))


def _is_discounted(accounts: Sequence[Account], testimony: Testimony) -> bool:
    """Whether a third party shows the dead to be combatants, where nobody of no side tells of others, or denies the event."""
    third = [t for t in find_totals(accounts, Of.FATALITIES, testimony) if testimony.origin(t.account).is_third_party]
    armed = bool(third) and all(t.high > 0 and t.populations == {Population.COMBATANT} for t in third)
    return armed or any(is_denied(a) and testimony.origin(a).is_third_party for a in accounts)


def _why_weak(counted: Counted, *, named: bool) -> str:
    if counted.happened[0] >= 2:
        return "no belligerent is named"
    outlets = f"{counted.said[1]} outlets" if counted.said[1] > 1 else "one outlet"
    return f"one origin for sure, {outlets}" + ("" if named else ", and no belligerent named")
