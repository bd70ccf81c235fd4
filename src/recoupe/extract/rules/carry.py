"""What a claim takes over from its neighbours: the place of its sentence, the day of the last happening.

Places found here only decide about days; those that are printed are given by `place_links.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Scene
from recoupe.model import (
    Claim,
    DateInterval,
    PlaceMention,
    Role,
    RoleName,
)


@dataclass(frozen=True, slots=True)
class Event:
    """The last happening told with a day or a place: what follows without one is taken to be of its day."""

    when: DateInterval | None
    paragraph: int
    place_ids: frozenset[str] = frozenset()


_SPEECH_LIKE = ("statement.", "diplomacy.", "politics.", "economy.")
_CARRY_PARAGRAPHS = 1
_TOLL_PARAGRAPHS = 3


def share_places(claims: list[Claim]) -> list[Claim]:
    """Give claims of one sentence without a place that of the nearest other claim of the sentence."""
    placed = [c for c in claims if _places_at(c) and not c.kind.startswith(_SPEECH_LIKE)]
    if not placed:
        return claims
    shared = []
    for claim in claims:
        if claim.kind.startswith(_SPEECH_LIKE) or any(r.role in PLACE_ROLES for r in claim.roles):
            shared.append(claim)
            continue
        other = min(placed, key=lambda c: abs(c.trigger.start - claim.trigger.start))
        shared.append(replace(claim, roles=(*claim.roles, *_places_at(other))))
    return shared


def _places_at(claim: Claim) -> tuple[Role, ...]:
    return tuple(r for r in claim.roles if r.role is RoleName.AT)


def carry_over(claim: Claim, scene: Scene, event: Event | None) -> tuple[Claim, Event | None]:
    """Give a claim without a day or a place the day of the last happening of the report.

    Returns:
        The claim, and the happening that the next claim looks back to.
    """
    if claim.kind.startswith(_SPEECH_LIKE):
        return claim, event
    is_located = bool(_places_at(claim))
    paragraph = scene.sentence.paragraph
    ids = _place_ids(claim, scene)
    if event is not None and claim.when is None and _is_of(claim, ids, event, paragraph):
        claim = replace(claim, when=event.when)
    if claim.when is None and not is_located:
        return claim, event
    if event is not None and not is_located:
        return claim, Event(claim.when, paragraph, event.place_ids)
    return claim, Event(claim.when, paragraph, ids)


def _is_of(claim: Claim, place_ids: frozenset[str], event: Event, paragraph: int) -> bool:
    """Whether a claim without a day tells more of the last event: near it in the text, in no other place; tolls from afar."""
    reach = _TOLL_PARAGRAPHS if claim.kind == "other.casualties" else _CARRY_PARAGRAPHS
    return paragraph - event.paragraph <= reach and (not place_ids or bool(place_ids & event.place_ids))


def _place_ids(claim: Claim, scene: Scene) -> frozenset[str]:
    """Ids of the places of a claim; of a place that is not resolved its words."""
    own = {role.mention for role in claim.roles if role.role is RoleName.AT}
    found = (p.mention for p in scene.places if p.mention.id in own and isinstance(p.mention, PlaceMention))
    return frozenset(m.place.id if m.place else m.span.quote for m in found)
