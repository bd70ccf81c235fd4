"""What the claims of a document tell of its actors: who demonstrates, who attacks, who acts outside the own country.

ACLED calls whoever demonstrates Protesters, whoever riots Rioters, and armed persons of no known group an Unidentified
Armed Group, whatever noun the report has for them ("students", "two men"); whoever of them is only hurt is a civilian.
A state's forces outside their country are External/Other forces. Source: standards §2.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace

from recoupe.model import Actor, ActorMention, Claim, Mention, PlaceMention, RoleName
from recoupe.resolve.actors import compose

CountryName = Callable[[str], str]

_CAST = (
    ("protest.violent", "Rioters ({country})"),
    ("riot.", "Rioters ({country})"),
    ("protest.", "Protesters ({country})"),
    ("armed.", "Unidentified Armed Group ({country})"),
)
_UNARMED = frozenset({"Civilians", "Protesters", "Rioters"})
_ABROAD = "External/Other forces"
_PLACES = frozenset({RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA})
_HURT = frozenset({RoleName.VICTIM, RoleName.TARGET})


def cast_actors(
    mentions: tuple[Mention, ...], claims: Iterable[Claim], country_name: CountryName
) -> tuple[Mention, ...]:
    """The mentions, each actor as the claims it plays a part in show it.

    Args:
        mentions: of one document, resolved.
        claims: of the same document; each mention is cast by the first that tells.
        country_name: English name of an ISO code.
    """
    parts: defaultdict[str, list[tuple[Claim, RoleName]]] = defaultdict(list)
    for claim in claims:
        for role in claim.roles:
            parts[role.mention].append((claim, role.role))
    by_id = {m.id: m for m in mentions}
    return tuple(_cast(m, parts.get(m.id, []), by_id, country_name) for m in mentions)


def _cast(
    mention: Mention, parts: list[tuple[Claim, RoleName]], by_id: dict[str, Mention], country_name: CountryName
) -> Mention:
    if not isinstance(mention, ActorMention) or mention.actor is None or not parts:
        return mention
    actor = mention.actor
    if actor.kind == "State forces":
        return replace(mention, actor=_placed(actor, parts, by_id))
    if actor.kind in _UNARMED and actor.country is not None and _is_composed(actor, country_name):
        template = next((t for claim, role in parts if (t := _part(claim.kind, role, actor)) is not None), None)
        if template is not None:
            return replace(mention, actor=compose(template, actor.country, country_name(actor.country)))
    return mention


def _is_composed(actor: Actor, country_name: CountryName) -> bool:
    return actor.country is not None and actor.name == f"{actor.kind} ({country_name(actor.country)})"


def _part(kind: str, role: RoleName, actor: Actor) -> str | None:
    """The template that a part in a claim of a kind gives unarmed people; None where it tells nothing."""
    if role in _HURT:
        is_crowd = actor.kind != "Civilians" and kind.startswith("armed.")
        return "Civilians ({country})" if is_crowd else None
    if role is not RoleName.AGENT or kind == "protest.repression":
        return None
    return next((template for prefix, template in _CAST if kind.startswith(prefix)), None)


def _placed(actor: Actor, parts: list[tuple[Claim, RoleName]], by_id: dict[str, Mention]) -> Actor:
    """Military or police in another country than their own, by the places of the claims they act in."""
    if not actor.id.endswith((".military", ".police")):
        return actor
    countries = {c for claim, _ in parts for c in _countries(claim, by_id)}
    own = set((actor.country or "").split("|"))
    return replace(actor, kind=_ABROAD) if countries and not countries & own else actor


def _countries(claim: Claim, by_id: dict[str, Mention]) -> Iterable[str]:
    """Countries that hold the resolved places of a claim."""
    for role in claim.roles:
        mention = by_id.get(role.mention)
        if role.role in _PLACES and isinstance(mention, PlaceMention) and mention.place is not None:
            if mention.place.country:
                yield from mention.place.country.split("|")
