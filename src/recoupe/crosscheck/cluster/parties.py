"""Who two accounts name, compared: the same, a part, somebody of the same country, somebody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.crosscheck.account import Party
from recoupe.crosscheck.wording import plain, stem_of
from recoupe.text.arabic import is_arabic

WORDS = "words:"
VAGUE = ("Unidentified", "Civilians", "Protesters", "Rioters", "Aid Workers")
"""How neutral names begin of whoever is told by what he is, not by who he is."""
STATE = frozenset({"State forces", "External/Other forces"})
ARMED = frozenset({"Rebel group", "Political militia", "Identity militia"})
MIN_WORD = 4


@dataclass(frozen=True, slots=True)
class Who:
    """A party without the words of its text; fields as in `account.Party`."""

    id: str
    name: str
    country: str | None
    kind: str | None


def make_who(party: Party) -> Who:
    """What is compared of a party."""
    return Who(party.id, party.name, party.country, party.kind)


def is_vague(party: Who) -> bool:
    """Whether a party is known by what it is alone, so that two accounts may name two different ones alike."""
    return party.name.startswith(VAGUE)


def compare_parties(left: Sequence[Who], right: Sequence[Who]) -> float:
    """The best that any party of the one makes with any party of the other, in [-1, 1]; 0 where one side has none."""
    if not left or not right:
        return 0.0
    return max(compare_two(a, b) for a in left for b in right)


def compare_two(a: Who, b: Who) -> float:
    """How well two parties go together: 1 the same, 0 tells nothing, -1 two known ones that have nothing to do."""
    is_told = a.id.startswith(WORDS), b.id.startswith(WORDS)
    if all(is_told):
        return 0.6 if words_of(a) & words_of(b) else 0.0
    if any(is_told):
        return 0.0
    if a.id == b.id:
        return 0.6 if is_vague(a) else 1.0
    return _compare_known(a, b)


def _compare_known(a: Who, b: Who) -> float:
    if a.country is None or b.country is None:
        return -0.3 if a.kind is not None and b.kind is not None and a.kind != b.kind else 0.0
    if a.country != b.country:
        return -1.0 if not (is_vague(a) or is_vague(b)) else -0.5
    if a.kind == b.kind:
        return 0.4
    if (is_vague(a) or is_vague(b)) and {a.kind, b.kind} <= ARMED:
        return 0.3
    return -0.6


def words_of(party: Who) -> frozenset[str]:
    """Longer words of a party that is known by its words alone, folded."""
    words = plain(party.name).split()
    return frozenset(stem_of(w) if is_arabic(w) else w for w in words if len(w) >= MIN_WORD)
