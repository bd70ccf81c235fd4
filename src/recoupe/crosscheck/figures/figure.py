"""Figures of accounts, and whether two can both be right. Source: crosscheck §5."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from recoupe.crosscheck.account import TOLL_KINDS, Account
from recoupe.crosscheck.figures.elided import unit_of
from recoupe.crosscheck.figures.partial import tells_part
from recoupe.crosscheck.figures.population import Population, are_comparable, population_of, singles_out
from recoupe.crosscheck.figures.stages import Stage, stage_of, stage_of_things
from recoupe.crosscheck.figures.units import sort_of
from recoupe.model import ClaimQuantity, Of, RoleName

TOLLS = frozenset({Of.FATALITIES, Of.INJURED})
"""What is counted of people whatever the unit."""
_THINGS = frozenset({Of.VEHICLES, Of.AIRCRAFT})
_UNARMED = frozenset({"Civilians", "Protesters"})


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity of one account.

    Attributes:
        high: None for "at least".
        is_part: it counts a part of what another figure of the event counts.
    """

    account: Account
    of: Of
    unit: str
    low: int
    high: int | None
    population: Population
    is_part: bool
    stage: Stage

    @property
    def range(self) -> tuple[int, int | None]:
        """Both ends, inclusive."""
        return self.low, self.high

    @property
    def named(self) -> int:
        """The figure named: the upper end of a range, the one figure of "at least"."""
        return self.low if self.high is None else self.high


def find_figures(accounts: Iterable[Account]) -> tuple[Figure, ...]:
    """Figures of the accounts of one event, in the order of the accounts."""
    accounts = tuple(accounts)
    has_kind = any(a.claim.kind not in TOLL_KINDS for a in accounts)
    reports = _by_report(accounts)
    return tuple(
        _make(account, quantity, reports[account.document.id], has_kind=has_kind)
        for account in accounts
        for quantity in account.claim.quantities
    )


def _by_report(accounts: Iterable[Account]) -> dict[str, tuple[ClaimQuantity, ...]]:
    """All that the accounts of each report count."""
    found: defaultdict[str, tuple[ClaimQuantity, ...]] = defaultdict(tuple)
    for account in accounts:
        found[account.document.id] += account.claim.quantities
    return found


def _make(account: Account, quantity: ClaimQuantity, beside: Sequence[ClaimQuantity], *, has_kind: bool) -> Figure:
    population = population_of(unit_of(account, quantity)) if quantity.of in TOLLS else Population.PERSON
    if quantity.of in TOLLS and _counts_attackers(account):
        population = Population.ATTACKER
    elif quantity.of in TOLLS and population is Population.PERSON and _counts_civilians(account):
        population = Population.CIVILIAN
    is_part = (has_kind and _is_partial(account, quantity)) or _is_singled_out(quantity, beside)
    stage = _stage(account, quantity.of)
    return Figure(account, quantity.of, quantity.unit, quantity.low, quantity.high, population, is_part, stage)


def _stage(account: Account, of: Of) -> Stage:
    if of is Of.MUNITIONS:
        return stage_of(account)
    return stage_of_things(account) if of in _THINGS else Stage.UNTOLD


def _counts_attackers(account: Account) -> bool:
    """Whether the victims of an account are those who attacked in another part of it."""
    agents = {p.id for p in account.parties_as(RoleName.AGENT)}
    victims = {p.id for p in account.parties_as(RoleName.VICTIM)}
    return bool(agents and victims and victims <= agents)


def _counts_civilians(account: Account) -> bool:
    """Whether all who were hit are told to be unarmed people ("seven people" in an attack on civilians)."""
    victims = account.parties_as(RoleName.VICTIM) or account.parties_as(RoleName.TARGET)
    return bool(victims) and all(p.kind in _UNARMED or p.name.startswith("Civilians") for p in victims)


def _is_partial(account: Account, quantity: ClaimQuantity) -> bool:
    """Whether a bare toll tells some of the dead of a happening told elsewhere: women, or those whom one hospital had."""
    return account.claim.kind in TOLL_KINDS and (singles_out(quantity.unit) or tells_part(account))


def _is_singled_out(quantity: ClaimQuantity, beside: Sequence[ClaimQuantity]) -> bool:
    """Whether the same report counts more of the same ("twelve dead"; further down "three of the dead were children")."""
    if quantity.part_of is not None:
        return True
    wider = (q for q in beside if q.of is quantity.of and not singles_out(q.unit))
    return singles_out(quantity.unit) and any(q.high is None or q.high >= quantity.low for q in wider)


def count_alike(left: Figure, right: Figure) -> bool:
    """Whether two figures count the same thing, at the same stage, of people who may be the same."""
    if left.of is not right.of or left.is_part or right.is_part:
        return False
    if left.of in TOLLS:
        return are_comparable(left.population, right.population)
    if left.of is Of.MUNITIONS:
        return _at_one_stage(left, right)
    return left.stage is right.stage and sort_of(left.unit) == sort_of(right.unit)


def _at_one_stage(left: Figure, right: Figure) -> bool:
    """Whether projectiles are counted at one stage; what came down, at one place."""
    stages = {left.stage, right.stage}
    if Stage.LANDED in stages:
        a, b = ({place.id for _, place in f.account.places} for f in (left, right))
        return stages <= {Stage.LANDED, Stage.UNTOLD} and (not a or not b or bool(a & b))
    return len(stages) == 1 or Stage.STOPPED not in stages


def are_disjoint(left: Figure, right: Figure) -> bool:
    """Whether two ranges have no common integer."""
    return _below(left, right) or _below(right, left)


def _below(left: Figure, right: Figure) -> bool:
    return left.high is not None and left.high < right.low


def can_both_be(left: Figure, right: Figure) -> bool:
    """Whether two figures can both be right: they count different things, or their ranges meet, or one counts fewer people."""
    if not count_alike(left, right):
        return True
    if left.population is right.population:
        return not are_disjoint(left, right)
    whole, some = (left, right) if left.population is Population.PERSON else (right, left)
    return not _below(whole, some)


def are_rivals(left: Sequence[Figure], right: Sequence[Figure]) -> bool:
    """Whether any figure of the one is at odds with one of the other."""
    return any(not can_both_be(a, b) for a in left for b in right)
