"""What a source has to do with what it tells: party to the event, adversary of a party, or third party.

A side is a state with its forces and media, or one armed group or organisation by itself. Who fights whom is read off
the claims of the same document; only a rebel group and the state it rose against are adversaries in any. An armed group
is a party to what sides do in its own country. A source whose side is not known, or that speaks of nobody known, stays
"unknown". Source: codebooks §6.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.model import (
    ActorMention,
    Attribution,
    Claim,
    Interest,
    Mention,
    Naming,
    PlaceMention,
    RoleName,
    SourceLevel,
)
from recoupe.world.actors import KnownOutlet, actors_by_id, outlets_by_id

_OF_STATE = re.compile(r"actor:([a-z]{2})\.(?:military|police|government)")
_WITHOUT_SIDE = re.compile(r"actor:[a-z]{2}\.(?:civilians|prisoners|protesters|rioters|unidentified_armed_group)")
_PARTIES = frozenset({RoleName.AGENT, RoleName.TARGET, RoleName.PARTNER, RoleName.VICTIM, RoleName.RECIPIENT})
_HOSTILE = ("armed.", "territory.", "protest.repression", "statement.accusation", "statement.threat")
_REBEL = "Rebel group"
_ARMED_GROUPS = frozenset({_REBEL, "Political militia", "Identity militia"})
_STATE_OWNER = "state:"

Pairs = frozenset[tuple[str, str]]


def settle_interests(claims: Sequence[Claim], mentions: Sequence[Mention]) -> tuple[Claim, ...]:
    """Claims of one document with the interest of each source; statements are told by their own agent."""
    by_id = {m.id: m for m in mentions}
    hostile = _find_hostile(claims, by_id)
    return tuple(_settle(claim, by_id, hostile) for claim in claims)


def _settle(claim: Claim, mentions: Mapping[str, Mention], hostile: Pairs) -> Claim:
    parties = {side for role in _PARTIES for side in _sides(claim, mentions, role)}
    countries = _countries(claim, mentions)
    said_by = tuple(replace(a, interest=find_interest(a, parties, hostile, countries)) for a in claim.said_by)
    return replace(claim, said_by=said_by)


def find_interest(
    source: Attribution, parties: set[str], hostile: Pairs, countries: frozenset[str] = frozenset()
) -> Interest:
    """The interest of one source.

    Args:
        parties: sides that act or suffer in the claim.
        hostile: pairs of sides that fight each other in the document, both ways round.
        countries: in which it happens, or whose people it concerns, ISO 3166-1 alpha-2.
    """
    outlet = outlets_by_id().get(source.id) if source.id else None
    side = _side_of_outlet(outlet) if outlet is not None else side_of(source.id)
    if side is not None:
        if side in parties:
            return Interest.PARTY_TO_EVENT
        if any((side, party) in hostile or _is_rebel_against(party, side) for party in parties):
            return Interest.ADVERSARY
        if parties and _is_armed_at_home(side, countries):
            return Interest.PARTY_TO_EVENT
    if side is not None or outlet is not None or _is_bystander(source):
        return Interest.THIRD_PARTY if parties else Interest.UNKNOWN
    return Interest.UNKNOWN


def _is_armed_at_home(side: str, countries: frozenset[str]) -> bool:
    """Whether a side is an armed group of a country of the claim: what sides do there is its own fight."""
    actor = actors_by_id().get(side)
    return (
        actor is not None and actor.kind in _ARMED_GROUPS and not countries.isdisjoint((actor.country or "").split("|"))
    )


def _is_rebel_against(one: str, other: str) -> bool:
    """Whether one of two sides is a rebel group and the other the state it rose against."""
    return any(
        actor is not None and actor.kind == _REBEL and (actor.country or "").lower() == state
        for actor, state in ((actors_by_id().get(one), other), (actors_by_id().get(other), one))
    )


def _is_bystander(source: Attribution) -> bool:
    """Whether a source is of the people of a place ("a resident"): known to belong to no side."""
    is_civil = source.id is not None and _WITHOUT_SIDE.fullmatch(source.id) is not None and "armed" not in source.id
    return source.level is SourceLevel.SPEAKER and is_civil and source.naming is not Naming.UNSPECIFIED


def side_of(actor_id: str | None) -> str | None:
    """The side of an actor: the country of state forces, else the actor itself; None for people without a side."""
    if actor_id is None or _WITHOUT_SIDE.fullmatch(actor_id):
        return None
    state = _OF_STATE.fullmatch(actor_id)
    return state[1] if state else actor_id


def _side_of_outlet(outlet: KnownOutlet) -> str | None:
    owner = outlet.owner or ""
    return owner.removeprefix(_STATE_OWNER)[:2].lower() if owner.startswith(_STATE_OWNER) else None


def _countries(claim: Claim, mentions: Mapping[str, Mention]) -> frozenset[str]:
    """Countries of the places of a claim, and of the people in it."""
    found = [mentions.get(r.mention) for r in claim.roles]
    places = (m.place for m in found if isinstance(m, PlaceMention) and m.place is not None)
    people = (m.actor for m in found if isinstance(m, ActorMention) and m.actor is not None)
    codes = [*(p.country for p in places), *(a.country for a in people if _WITHOUT_SIDE.fullmatch(a.id))]
    return frozenset(c for code in codes if code for c in code.split("|"))


def _sides(claim: Claim, mentions: Mapping[str, Mention], role: RoleName) -> set[str]:
    found = (mentions.get(r.mention) for r in claim.roles if r.role is role)
    sides = (side_of(m.actor.id) for m in found if isinstance(m, ActorMention) and m.actor is not None)
    return {side for side in sides if side is not None}


def _find_hostile(claims: Sequence[Claim], mentions: Mapping[str, Mention]) -> Pairs:
    """Pairs of sides of which one acts against the other in a hostile claim, both ways round."""
    pairs: set[tuple[str, str]] = set()
    for claim in claims:
        if not claim.kind.startswith(_HOSTILE):
            continue
        agents = _sides(claim, mentions, RoleName.AGENT) | _sides(claim, mentions, RoleName.PARTNER)
        others = _sides(claim, mentions, RoleName.TARGET) | _sides(claim, mentions, RoleName.VICTIM)
        others |= _sides(claim, mentions, RoleName.PARTNER)
        for one in agents:
            pairs |= {pair for other in others if other != one for pair in ((one, other), (other, one))}
    return frozenset(pairs)
