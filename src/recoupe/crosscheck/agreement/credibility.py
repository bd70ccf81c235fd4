"""Credibility of information by the table of crosscheck §6 (STANAG 2511): how many support it, how many contradict it."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.crosscheck.witnesses import Counted
from recoupe.crosscheck.witnesses.sides import owner_of_outlet
from recoupe.model import Count, Credibility


@dataclass(frozen=True, slots=True)
class Support:
    """Those who support or contradict one proposition.

    Attributes:
        witnesses: independent origins.
        said: outlets that published it, copies aside.
        sides: sides of the origins of the lower end.
        has_third_party: whether one of these is known, or may be, of no side.
        one_owner: whether all outlets belong to one owner.
    """

    witnesses: Count
    said: Count
    sides: frozenset[str]
    has_third_party: bool
    one_owner: bool


def make_support(counted: Counted) -> Support:
    """The support that counted witnesses give."""
    owners = {owner_of_outlet(voice) or voice for voice in counted.voices}
    return Support(
        counted.happened,
        counted.said,
        frozenset(side for origin in counted.kept for side in origin.sides),
        _has_third_party(counted),
        len(owners) == 1 and len(counted.voices) > 1,
    )


def _has_third_party(counted: Counted) -> bool:
    """Whether a third party is among those who are counted for sure: as one of its own, or as who another may be.

    Medics or residents that may be a named person of unknown side make that person the third party.
    """
    described = (o for o in counted.origins if all(s.sorts for s in o.speakers()))
    return any(o.is_third_party for o in (*counted.kept, *described))


def grade_credibility(support: Support, against: Support) -> Credibility:
    """The first digit of the table whose condition holds.

    Args:
        against: those who say that it did not happen, or who give another value.
    """
    s, k = support.witnesses, against.witnesses
    if k[0] >= 2 and len(against.sides) + against.has_third_party >= 2 and k[0] > s[0]:
        return Credibility.IMPROBABLE
    if k[0] >= 1 and k[0] >= s[0]:
        return Credibility.DOUBTFUL
    is_clear = k[0] == 0 or s[0] >= k[1] + 2
    if s[0] >= 2 and (len(support.sides) >= 2 or support.has_third_party) and is_clear and not support.one_owner:
        return Credibility.CONFIRMED
    if support.said[0] >= 2 and s[1] >= 2:
        return Credibility.PROBABLY_TRUE
    return Credibility.POSSIBLY_TRUE if s[0] >= 1 else Credibility.CANNOT_BE_JUDGED


def explain_credibility(digit: Credibility, support: Support, against: Support) -> str:
    """One sentence for a digit."""
    s, k = support.witnesses, against.witnesses
    sides = ", ".join(sorted(support.sides)) or "none known"
    third = "with" if support.has_third_party else "without"
    return (
        f"credibility {digit}: {_span(s)} supporting and {_span(k)} contradicting origins, "
        f"sides {sides}, {third} a third party, {_span(support.said)} outlets that are no copies"
    )


def _span(count: Count) -> str:
    return f"{count[0]}" if count[0] == count[1] else f"{count[0]} to {count[1]}"
