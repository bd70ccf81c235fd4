"""How much a kind of event tells: of two that tell one happening, the one with the higher rank names it.

Ours; a means ("air strike") tells more than the deed ("attack"), the deed more than its outcome (codebooks §1).
"""

from __future__ import annotations

_RANKS = {
    "armed.suicide_bombing": 9, "armed.chemical": 9, "armed.drone_strike": 8, "armed.air_strike": 8,
    "armed.missile_attack": 8, "armed.bombing": 8, "armed.grenade": 8, "armed.sexual_violence": 8,
    "armed.assassination": 7, "protest.repression": 7, "armed.attack_on_civilians": 6, "armed.clash": 5,
    "armed.attack": 4, "riot.mob_violence": 4, "protest.violent": 4,
    "territory.handover": 3, "aid.blocked": 3, "property.destruction": 3, "other.mass_grave": 3,
    "other.casualties": 1, "diplomacy.agreement": 1,
}  # fmt: skip
_USUAL = 2


def rank(kind: str) -> int:
    """Rank of a kind, from 1 for what only an outcome tells to 9."""
    return _RANKS.get(kind, _USUAL)


def tells_more(kind: str, other: str) -> bool:
    """Whether one armed kind says how another was done ("killed in an air raid")."""
    return kind.startswith("armed.") and other.startswith("armed.") and rank(kind) > rank(other)
