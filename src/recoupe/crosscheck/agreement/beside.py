"""Who was hit beside those attacked: passers-by in an attack on soldiers, guards in one on a market, or the attackers.

They say nothing about at whom it was aimed, and are not the whole of its toll.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.account import Account, Party
from recoupe.crosscheck.agreement.actors import compare_actors, population_of_party
from recoupe.crosscheck.figures import TOLLS
from recoupe.crosscheck.figures.population import population_of
from recoupe.model import Agreement, ClaimKey, Of, RoleName

_ATTACKERS = frozenset({"attacker", "assailant"})


def hit_beside(told: Sequence[Account]) -> frozenset[ClaimKey]:
    """Accounts that only count victims who are not of those attacked, and no more of them than anybody counts of these."""
    aimed = [(a, party) for a in told for party in a.parties_as(RoleName.TARGET)]
    return frozenset(a.key for a in told if _is_hit_beside(a, aimed, told))


def hits_back(account: Account) -> bool:
    """Whether those who died are the attackers: who killed them is not who attacked, and they were not its target."""
    dead = [q for q in account.claim.quantities if q.of in TOLLS]
    return bool(dead) and all(q.unit in _ATTACKERS for q in dead)


def _is_hit_beside(account: Account, aimed: Sequence[tuple[Account, Party]], told: Sequence[Account]) -> bool:
    victims = account.parties_as(RoleName.VICTIM)
    if not victims or account.parties_as(RoleName.TARGET):
        return False
    relations = {compare_actors(v, party) for v in victims for _, party in aimed} - {None}
    others = [n for a in told if not _share(a, victims) and (n := _count_hit(a)) > 0]
    return relations == {Agreement.DISJOINT} and 0 < _count_hit(account) <= min(others, default=0)


def _share(account: Account, victims: Sequence[Party]) -> bool:
    ids = {p.id for p in account.parties_as(RoleName.VICTIM, RoleName.TARGET)}
    return any(v.id in ids for v in victims)


def _count_hit(account: Account) -> int:
    """The most that an account counts of the dead, or else of the injured, of those it names as hit."""
    kinds = {population_of_party(p) for p in account.parties_as(RoleName.VICTIM, RoleName.TARGET)}
    dead, injured = ([q for q in account.claim.quantities if q.of is of] for of in (Of.FATALITIES, Of.INJURED))
    counts = dead or injured
    named = [q.low for q in counts if population_of(q.unit) in kinds]
    return max(named or [q.low for q in counts], default=0)
