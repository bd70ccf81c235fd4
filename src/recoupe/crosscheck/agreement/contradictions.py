"""Values of one field that cannot all be right.

Two accounts contradict each other where the deepest source of each commits itself, they come from two origins, and no
value of the one origin goes with a value of the other. Source: crosscheck §5.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from itertools import combinations
from typing import Any, Generic, TypeVar

from recoupe.crosscheck.account import TOLL_KINDS, Account, Party
from recoupe.crosscheck.agreement.actors import compare_actors, is_known
from recoupe.crosscheck.agreement.beside import hit_beside, hits_back
from recoupe.crosscheck.agreement.fields import DID_NOT, HAPPENED
from recoupe.crosscheck.agreement.headlines import tellers, without_repeated
from recoupe.crosscheck.agreement.relations import compare_dates, compare_places, is_area
from recoupe.crosscheck.agreement.speech import in_one_sentence
from recoupe.crosscheck.agreement.values import PARTS, QUANTITIES, parties_in, places_in
from recoupe.crosscheck.figures import TOLLS, Figure, can_both_be, count_alike, find_figures, without_replaced
from recoupe.crosscheck.witnesses import Testimony, is_committed, is_denied
from recoupe.model import Agreement, ClaimKey, DateInterval, Place, Precision, RoleName

T = TypeVar("T")
MUTUAL = "armed.clash"
STOPPED = "armed.interception"
SPEECH = "statement."
NIGHT = timedelta(hours=3)
"""How far from midnight a time may be told under the day before or after."""


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A value of one account."""

    account: Account
    value: T


@dataclass(frozen=True, slots=True)
class Clash(Generic[T]):
    """Two values that cannot both be right."""

    left: Item[T]
    right: Item[T]


def find_clashes(accounts: Sequence[Account], testimony: Testimony) -> dict[str, tuple[Clash[Any], ...]]:
    """Clashes by field, in the order of the accounts; fields without one are left out."""
    told = tellers(accounts)
    found: dict[str, tuple[Clash[Any], ...]] = {
        "when": _when(told, testimony),
        "where": _where(told, testimony),
        "polarity": _polarity(accounts, testimony),
    }
    found |= {name: _actors(accounts, name, testimony) for name in PARTS if name != "partner"}
    found |= _quantities(accounts, testimony)
    return {name: clashes for name, clashes in found.items() if clashes}


def _clashes(
    items: Sequence[Item[T]],
    clash: Callable[[Item[T], Item[T]], bool | None],
    testimony: Testimony,
    *,
    one_report: bool = False,
) -> tuple[Clash[T], ...]:
    """Clashing items of two origins that have no two items that go together.

    Args:
        clash: whether two items cannot both be right; None where they are not about the same.
        one_report: an outlet's own voice may clash with a source of the same report.
    """
    by_origin: defaultdict[str, list[Item[T]]] = defaultdict(list)
    for item in items:
        by_origin[testimony.origin(item.account).key].append(item)
    found: list[Clash[T]] = []
    for a, b in combinations(sorted(by_origin), 2):
        pairs = [(x, y) for x in by_origin[a] for y in by_origin[b]]
        apart = one_report or not any(_is_own_report(x.account, y.account, testimony) for x, y in pairs)
        verdicts = {(i, clash(x, y)) for i, (x, y) in enumerate(pairs)} if apart else set()
        if not any(verdict is False for _, verdict in verdicts):
            found += [Clash(*pairs[i]) for i, verdict in sorted(verdicts, key=str) if verdict]
    return tuple(sorted(found, key=lambda c: (c.left.account.key, c.right.account.key)))


def _is_own_report(left: Account, right: Account, testimony: Testimony) -> bool:
    """Whether one account is the own voice of the outlet that carries the other: it tells what it was told."""
    origins = testimony.origin(left), testimony.origin(right)
    voices = [{s.voice for s in o.sources} for o in origins]
    return any(o.is_own_voice for o in origins) and bool(voices[0] & voices[1])


def _when(told: Sequence[Account], testimony: Testimony) -> tuple[Clash[DateInterval], ...]:
    dated = [Item(a, a.when) for a in told if a.when is not None and a.claim.kind not in TOLL_KINDS]
    return _clashes(dated, lambda x, y: _dates_clash(x.value, y.value), testimony)


def _dates_clash(left: DateInterval, right: DateInterval) -> bool:
    """Whether two dates share no day; one told by the clock near midnight may be of the next day in another report."""
    return compare_dates(left, right) is Agreement.DISJOINT and not (_is_near(left, right) or _is_near(right, left))


def _is_near(timed: DateInterval, other: DateInterval) -> bool:
    """Whether a time of the day lies within a few hours of an interval: nights are dated by either day, clocks differ."""
    if timed.precision is not Precision.TIME or not isinstance(timed.start, datetime):
        return False
    first, stop = other.days()
    at = timed.start.replace(tzinfo=None)
    return any(day is not None and abs(at - datetime.combine(day, time())) <= NIGHT for day in (first, stop))


def _where(told: Sequence[Account], testimony: Testimony) -> tuple[Clash[Place], ...]:
    """The dead are counted where they were brought: a bare toll does not say where it happened."""
    happening = [a for a in told if a.claim.kind not in TOLL_KINDS]
    placed = [Item(a, place) for a, place in places_in(happening) if RoleName.AT in {role for role, _ in a.places}]
    return _clashes([i for i in placed if not is_area(i.value)], _places_clash, testimony)


def _places_clash(left: Item[Place], right: Item[Place]) -> bool | None:
    """Places of two reports: one report that names two places tells from where to where."""
    if left.account.document.id == right.account.document.id:
        return None
    return compare_places(left.value, right.value) is Agreement.DISJOINT


def _actors(accounts: Sequence[Account], field: str, testimony: Testimony) -> tuple[Clash[Party], ...]:
    told = tellers(accounts, lambda a: any(is_known(party) for party in a.parties_as(*PARTS[field])))
    beside = hit_beside(told) if field == "target" else frozenset()
    items = [
        Item(a, party)
        for a, party in parties_in(told, field)
        if a.claim.kind not in {MUTUAL, STOPPED} and a.key not in beside and not hits_back(a)
    ]
    return _clashes(items, _actors_clash, testimony)


def _actors_clash(left: Item[Party], right: Item[Party]) -> bool | None:
    relation = compare_actors(left.value, right.value) if _acts_alike(left.account, right.account) else None
    return None if relation is None else relation is Agreement.DISJOINT


def _acts_alike(left: Account, right: Account) -> bool:
    """Whether two accounts tell of one act, so that its doer is the same: force on both sides, or the same kind.

    What two speakers say are two acts, whatever they are about.
    """
    if left.claim.kind.startswith(SPEECH):
        return False
    force = ("armed.", "protest.repression", "property.", "territory.", "riot.")
    is_force = [a.claim.kind.startswith(force) for a in (left, right)]
    return left.claim.kind == right.claim.kind or all(is_force)


def _quantities(accounts: Sequence[Account], testimony: Testimony) -> dict[str, tuple[Clash[Figure], ...]]:
    counted = without_repeated(find_figures(a for a in accounts if is_committed(a)))
    figures = without_replaced(counted, lambda a: testimony.origin(a).key)
    whole = [f for f in figures if not f.is_part]
    return {
        name: _clashes([Item(f.account, f) for f in whole if f.of == name], _figures_clash, testimony, one_report=True)
        for name in QUANTITIES
    }


def _figures_clash(left: Item[Figure], right: Item[Figure]) -> bool | None:
    """None also for all and some of them: that four soldiers died goes with any toll, and tells nothing of it."""
    a, b = left.value, right.value
    if not count_alike(a, b) or (a.population is not b.population and can_both_be(a, b)):
        return None
    return not can_both_be(a, b) and not _is_sum(a, b) and not _is_sum(b, a)


def _is_sum(part: Figure, total: Figure) -> bool:
    """Whether a figure is one of several of its claim that come to the other ("three lorries and a tanker", "four")."""
    beside = [q for q in part.account.claim.quantities if q.of is part.of and q.part_of is None]
    if part.of in TOLLS or len(beside) < 2 or any(q.high is None for q in beside):
        return False
    return (sum(q.low for q in beside), sum(q.high or 0 for q in beside)) == total.range


def _polarity(accounts: Sequence[Account], testimony: Testimony) -> tuple[Clash[str], ...]:
    """Those who say that it happened against those who say that it did not, or that all that was fired was stopped.

    Who says both denies what others make of it.
    """
    said = [Item(a, HAPPENED) for a in tellers(accounts)]
    telling = {testimony.origin(i.account).key for i in said}
    denied = [
        Item(a, DID_NOT)
        for a in accounts
        if is_denied(a) and testimony.origin(a).key not in telling and not any(_denies_day(a, i.account) for i in said)
    ]
    found = [Clash(x, y) for x in said for y in denied]
    return tuple(found) or _stopped(said, testimony)


def _denies_day(denial: Account, told: Account) -> bool:
    """Whether a denial only rejects a date ("it began on Tuesday, not on Wednesday"): its sentence tells it of another day."""
    if denial.document.id != told.document.id or denial.when is None or told.when is None:
        return False
    return in_one_sentence(denial, told) and compare_dates(denial.when, told.when) is Agreement.DISJOINT


def _stopped(said: Sequence[Item[str]], testimony: Testimony) -> tuple[Clash[str], ...]:
    """An attack told as such against one told as stopped in full by another origin, which tells no hit of its own."""
    stopped = [i for i in said if i.account.claim.kind == STOPPED]
    hits = [i for i in said if i.account.claim.kind.startswith("armed.") and i.account.claim.kind != STOPPED]
    return tuple(
        Clash(hit, Item(stop.account, "stopped in full"))
        for hit in hits
        for stop in stopped
        if testimony.origin(hit.account) is not testimony.origin(stop.account) and _is_all(hit.account, stop.account)
    )


def _is_all(hit: Account, stop: Account) -> bool:
    """Whether as many projectiles were stopped as were fired, both being told."""
    fired, stopped = ([q for q in a.claim.quantities if q.of == "munitions"] for a in (hit, stop))
    return any(s.low >= f.low for f in fired for s in stopped)


def claims_of(clashes: Sequence[Clash[Any]]) -> tuple[ClaimKey, ...]:
    """Claims on all sides, sorted."""
    return tuple(sorted({item.account.key for clash in clashes for item in (clash.left, clash.right)}))
