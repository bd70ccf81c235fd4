"""Tolls: lowest, best supported and highest figure for the whole event. Silence is never 0. Source: crosscheck §5, "Toll"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.agreement.beside import hit_beside
from recoupe.crosscheck.agreement.headlines import without_repeated
from recoupe.crosscheck.figures import Figure, Population, find_figures, without_replaced
from recoupe.crosscheck.figures.population import singles_out
from recoupe.crosscheck.witnesses import Testimony, in_headline, is_committed
from recoupe.model import Of, RoleName, Toll

_HIT = (RoleName.VICTIM, RoleName.TARGET)
_MAIN = frozenset({Population.PERSON, Population.CIVILIAN})
LEAST_NAMED = 5
"""Upper end from which a range that begins with 1 is "up to" so many; "one or two" are a range."""
_SOME = (Population.CIVILIAN, Population.COMBATANT)


@dataclass(frozen=True, slots=True)
class Total:
    """What one account says of the whole toll.

    Attributes:
        low, high: of all populations that it counts, added; the figure named where it says "at least".
        told: the figure by which it is counted with others: the lower end, but the one figure named in "up to 35".
        by_population: the figure named for each population that it counts.
        victims: ids of the parties that it counts, sorted.
    """

    account: Account
    low: int
    high: int
    told: int
    by_population: tuple[tuple[Population, int], ...]
    victims: tuple[str, ...]

    @property
    def populations(self) -> frozenset[Population]:
        """Whom it counts."""
        return frozenset(p for p, _ in self.by_population)


def make_toll(accounts: Sequence[Account], of: Of, testimony: Testimony, *, are_rivals: bool) -> Toll | None:
    """The toll of an event; None where nobody gives a figure.

    Args:
        are_rivals: whether the accounts dispute who was hit: their figures are then never added.
    """
    totals = find_totals(accounts, of, testimony)
    if not totals:
        return None
    whole = _whole(totals)
    low = min(t.low for t in whole)
    best = _best(whole, testimony)
    high = max(_highest(totals, are_rivals=are_rivals), best)
    return Toll(low, best, high)


def find_totals(accounts: Sequence[Account], of: Of, testimony: Testimony) -> tuple[Total, ...]:
    """What each counted account says of the whole, figures that others replaced left out."""
    counted = [a for a in accounts if is_committed(a)]
    figures = [f for f in without_repeated(find_figures(counted)) if f.of is of]
    valid = without_replaced(figures, lambda a: testimony.origin(a).key)
    valid = tuple(f for f in valid if not f.is_part) or valid
    return tuple(_make_total(account, list(own)) for account, own in groupby(valid, key=lambda f: f.account))


def _make_total(account: Account, figures: Sequence[Figure]) -> Total:
    by_population: defaultdict[Population, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_population[figure.population].append(figure)
    lows = {p: _together(own, [f.low for f in own]) for p, own in by_population.items()}
    named = {p: _together(own, [f.named for f in own]) for p, own in by_population.items()}
    victims = tuple(sorted({p.id for p in account.parties_as(*_HIT)}))
    ordered = tuple(sorted(named.items()))
    low, high = _all(lows), _all(named)
    return Total(account, low, high, high if _is_up_to(low, high) else low, ordered, victims)


def _is_up_to(low: int, high: int) -> bool:
    """Whether a range only names its upper end; nobody says "one to thirty-five"."""
    return low <= 1 and high >= LEAST_NAMED


def _together(figures: Sequence[Figure], values: Sequence[int]) -> int:
    """Figures of one population in one claim: parts alone are added ("two women and a man"), else the widest holds the rest."""
    return sum(values) if all(singles_out(f.unit) for f in figures) else max(values)


def _all(by_population: dict[Population, int]) -> int:
    """Everybody, or else the unarmed and the armed added; attackers come on top of the armed only where nobody else is told."""
    everybody = by_population.get(Population.PERSON)
    some = sum(by_population.get(p, 0) for p in _SOME)
    if everybody is not None:
        return max(everybody, some)
    return some if any(p in by_population for p in _SOME) else by_population[Population.ATTACKER]


def _whole(totals: Sequence[Total]) -> list[Total]:
    """Totals that speak of the whole: those that count anybody or the unarmed, where there are any; attackers last."""
    beside = hit_beside([t.account for t in totals])
    wide = [t for t in totals if t.account.key not in beside]
    main = [t for t in wide if t.populations & _MAIN]
    armed = [t for t in wide if Population.COMBATANT in t.populations]
    return main or armed or list(totals)


def _best(totals: Sequence[Total], testimony: Testimony) -> int:
    """The figure of the most witness groups, ties to the lower."""
    by_figure: defaultdict[int, list[Account]] = defaultdict(list)
    body = [t for t in totals if not in_headline(t.account)] or list(totals)
    for total in body:
        by_figure[total.told].append(total.account)
    return min(by_figure, key=lambda n: (_less(testimony.count(by_figure[n]).happened), n))


def _less(count: tuple[int, int]) -> tuple[int, int]:
    return -count[0], -count[1]


def _highest(totals: Sequence[Total], *, are_rivals: bool) -> int:
    """The highest figure, disjoint populations added unless who was hit is disputed; attackers are never among the others."""
    named = max(t.high for t in totals)
    if are_rivals:
        return named
    others = [t for t in totals if t.populations != {Population.ATTACKER}]
    attackers = max((n for t in totals for p, n in t.by_population if p is Population.ATTACKER), default=0)
    return max(named, _added(others) + attackers)


def _added(totals: Iterable[Total]) -> int:
    """Highest figures of people who cannot be the same, added: the unarmed and the armed, the armed of two parties."""
    totals = tuple(totals)
    by_group: defaultdict[tuple[Population, tuple[str, ...]], int] = defaultdict(int)
    for total in totals:
        for population, figure in total.by_population:
            if population in _SOME:
                victims = total.victims if population is Population.COMBATANT else ()
                by_group[population, victims] = max(by_group[population, victims], figure)
    everybody = max((n for t in totals for p, n in t.by_population if p is Population.PERSON), default=0)
    return max(everybody, _civil(by_group) + _armed(by_group))


def _civil(by_group: dict[tuple[Population, tuple[str, ...]], int]) -> int:
    return max((n for (p, _), n in by_group.items() if p is Population.CIVILIAN), default=0)


def _armed(by_group: dict[tuple[Population, tuple[str, ...]], int]) -> int:
    """The armed: figures for named parties are added, one without a party may be any of them."""
    named = {victims: n for (p, victims), n in by_group.items() if p is Population.COMBATANT}
    anybody = named.pop((), 0)
    return max(anybody, sum(named.values()))
