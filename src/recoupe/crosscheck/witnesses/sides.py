"""Sides: a state with its forces and media, or one armed group by itself. Source: crosscheck §§2, 6; codebooks §6."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from recoupe.crosscheck.account import Account
from recoupe.model import RoleName
from recoupe.text.arabic import SURELY, is_arabic
from recoupe.text.fold import fold_accents, fold_case
from recoupe.text.segment import find_words
from recoupe.world.actors import actors_by_id, load_actors, name_key, outlets_by_id

_OF_STATE = re.compile(r"actor:([a-z]{2})\.(military|police|government)")
_GENERIC = re.compile(
    r"actor:[a-z]{2}\.(?:civilians|prisoners|protesters|rioters|journalists|aid_workers|unidentified\w*)|words:.*|gold:.*"
)
STATE = "state:"
_INTERNATIONAL = ("actor:un", "actor:icrc", "actor:msf")
"""Beginnings of ids of bodies that are of no side: what they say is said by a third party."""


def side_of(actor_id: str | None) -> str | None:
    """The side of an actor: `state:xx` for state forces, else the actor itself; None for people without a side."""
    if actor_id is None or _GENERIC.fullmatch(actor_id) or actor_id.startswith(_INTERNATIONAL):
        return None
    state = _OF_STATE.fullmatch(actor_id)
    return f"{STATE}{state[1]}" if state else actor_id


def body_of(actor_id: str | None) -> str | None:
    """The body that speaks with one voice: government and army of a state are one, its police another."""
    if actor_id is None or _GENERIC.fullmatch(actor_id):
        return None
    state = _OF_STATE.fullmatch(actor_id)
    return f"{STATE}{state[1]}" if state and state[2] != "police" else actor_id


def side_of_outlet(outlet_id: str | None) -> str | None:
    """The side that owns or directs an outlet: a state, or what the table of outlets says of a movement's medium."""
    known = outlets_by_id().get(outlet_id) if outlet_id is not None else None
    owner = known.owner if known is not None else None
    if owner is None:
        return None
    if owner.startswith(STATE):
        return owner[: len(STATE) + 2].lower()
    return next((side_of(id_) for id_ in [_by_name().get(fold_case(owner))] if id_ is not None), None)


def owner_of_outlet(outlet_id: str | None) -> str | None:
    """Owner or network of an outlet: agreement within one owner confirms nothing."""
    known = outlets_by_id().get(outlet_id) if outlet_id is not None else None
    return known.owner if known is not None and known.owner != "cooperative" else None


@cache
def _by_name() -> dict[str, str]:
    return {fold_case(actor.name): id_ for id_, actor in actors_by_id().items()}


@lru_cache(maxsize=4_000)
def actor_named(name: str) -> str | None:
    """Id of the actor whose neutral name this is."""
    return _by_name().get(fold_case(name))


@lru_cache(maxsize=4_000)
def actors_in(words: str, language: str) -> tuple[str, ...]:
    """Ids of the known actors that words name, in order."""
    folded = name_key(words)
    texts = find_words(folded, folded, 0, len(folded), SURELY if is_arabic(words) else None).texts
    return tuple(dict.fromkeys(m.value.actor.id for m in load_actors(language).find(texts)))


def sides_as(account: Account, *roles: RoleName) -> frozenset[str]:
    """Sides of the parties in these roles."""
    return frozenset(s for party in account.parties_as(*roles) if (s := side_of(party.id)) is not None)


def is_admission(account: Account, sides: frozenset[str]) -> bool:
    """Whether a source of these sides tells its own hand in harming the unarmed: that speaks against it and counts in full.

    Source: crosscheck §4, rule 6.
    """
    harmed = account.parties_as(RoleName.TARGET, RoleName.VICTIM)
    is_own_hand = bool(sides & sides_as(account, RoleName.AGENT)) and not account.is_negative
    return is_own_hand and any("civilians" in fold_accents(p.name) for p in harmed)
