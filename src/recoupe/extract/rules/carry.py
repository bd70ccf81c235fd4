"""What a claim takes over from its neighbours: the place of its sentence, the day of the last happening.

Places found here only decide about days; those that are printed are given by `place_links.py`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.extract.rules.scene import Scene
from recoupe.model import (
    Claim,
    DateInterval,
    Level,
    Place,
    PlaceMention,
    Role,
    RoleName,
)


@dataclass(frozen=True, slots=True)
class Event:
    """The last happening told with a day or a place: what follows without one is taken to be of its day.

    Attributes:
        places: where it was; of a place that is not resolved its words.
    """

    when: DateInterval | None
    paragraph: int
    places: tuple[Place | str, ...] = ()


_SPEECH_LIKE = ("statement.", "diplomacy.", "politics.", "economy.")
_CARRY_PARAGRAPHS = 1
_TOLL_PARAGRAPHS = 3
_NEAR_KM = 60.0
"""Two places of one happening: the village, and the road on which it was."""
_KM_OF_DEGREE = 111.2
_AREAS = frozenset({Level.COUNTRY, Level.ADMIN1})


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


def next_event(claim: Claim, scene: Scene, event: Event | None) -> Event | None:
    """The happening that the next claim looks back to."""
    if claim.kind.startswith(_SPEECH_LIKE):
        return event
    is_located = bool(_places_at(claim))
    if claim.when is None and not is_located:
        return event
    paragraph = scene.sentence.paragraph
    if event is not None and not is_located:
        return Event(claim.when, paragraph, event.places)
    return Event(claim.when, paragraph, _places_of(claim, scene))


def is_of(claim: Claim, scene: Scene, event: Event) -> bool:
    """Whether a claim may tell more of the last event: near it in the text, in no other place; tolls from afar."""
    reach = _TOLL_PARAGRAPHS if claim.kind == "other.casualties" else _CARRY_PARAGRAPHS
    places = _places_of(claim, scene)
    is_there = not places or any(_may_be_one(a, b) for a in places for b in event.places)
    is_event = not claim.kind.startswith(_SPEECH_LIKE)
    return is_event and scene.sentence.paragraph - event.paragraph <= reach and is_there


def _may_be_one(a: Place | str, b: Place | str) -> bool:
    """Whether two places may be those of one happening: the same, not far apart, or one an area of the other's country."""
    if isinstance(a, str) or isinstance(b, str):
        return a == b
    if a.id == b.id or _km_between(a, b) <= _NEAR_KM:
        return True
    return a.country == b.country and (a.level in _AREAS) is not (b.level in _AREAS)


def _km_between(a: Place, b: Place) -> float:
    """Distance on a plane, good enough for some dozens of kilometres."""
    width = math.cos(math.radians((a.lat + b.lat) / 2))
    return _KM_OF_DEGREE * math.hypot(a.lat - b.lat, (a.lon - b.lon) * width)


def _places_of(claim: Claim, scene: Scene) -> tuple[Place | str, ...]:
    """The places of a claim; of a place that is not resolved its words."""
    own = {role.mention for role in claim.roles if role.role is RoleName.AT}
    found = (p.mention for p in scene.places if p.mention.id in own)
    return tuple(m.place or m.span.quote for m in found if isinstance(m, PlaceMention))
