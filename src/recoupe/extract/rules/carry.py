"""What a claim takes over from its neighbours: the place of its sentence, the day and place of the last happening."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Scene
from recoupe.model import (
    Claim,
    DateInterval,
    Role,
    RoleName,
)


@dataclass(frozen=True, slots=True)
class Event:
    """The last happening told with a day or a place: what follows without one of its own is taken to belong to it."""

    when: DateInterval | None
    places: tuple[Role, ...]
    paragraph: int


_SPEECH_LIKE = ("statement.", "diplomacy.", "politics.", "economy.")
_CARRY_PARAGRAPHS = 1


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
    """Give a claim without a day or a place those of the last happening of the report.

    A place is only taken over where the sentence points back to one ("there", "la ville").

    Returns:
        The claim, and the happening that the next claim looks back to.
    """
    if claim.kind.startswith(_SPEECH_LIKE):
        return claim, event
    places = _places_at(claim)
    paragraph = scene.sentence.paragraph
    if event is not None and paragraph - event.paragraph <= _CARRY_PARAGRAPHS:
        if claim.when is None and not places:
            claim = replace(claim, when=event.when)
        if scene.has_place_anaphor and not any(r.role in PLACE_ROLES for r in claim.roles):
            claim = replace(claim, roles=(*claim.roles, *event.places))
    if claim.when is None and not places:
        return claim, event
    return claim, Event(claim.when, places or (event.places if event else ()), paragraph)
