"""The part of a place that a verb is said of: what is struck or taken is where it happens, what is left is where a way begins.

Read over the parse, where it shows the place as the bare object of the verb; what prepositions and distance tell is weighed
in `place_links.py`.
"""

from __future__ import annotations

from recoupe.extract.rules.happenings import Happening, heads_by_syntax
from recoupe.extract.rules.place_spots import Spot
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Level, RoleName

_HERE = ("armed.", "territory.capture", "territory.recapture", "territory.siege")
_WAYS = ("movement.withdrawal", "movement.displacement", "movement.transfer", "movement.deployment")
_VISIT = "diplomacy.meeting"
_LEAVING = frozenset({"leave", "flee", "depart", "abandon", "withdraw", "pull_out", "retreat"})
_COMING = frozenset({"enter", "reach", "arrive"})


def role_of_object(scene: Scene, pack: Pack, spot: Spot, main: Happening) -> RoleName | None:
    """The part of a place that is the object of a verb, or that what is fled from lies in ("fled fighting in Kibumba").

    None where the parse does not show it, or where it is a country, which is a target and wider than what happened.
    """
    syntax = scene.syntax
    if syntax is None or not main.match.verb or not main.kind.startswith((*_HERE, *_WAYS, _VISIT)):
        return None
    objects = heads_by_syntax(syntax, main.head, "object", main.voice)
    is_object = any(spot.placed.first <= word < spot.placed.last for word in objects)
    is_owner = not is_object and _owns_object(scene, syntax, spot, objects)
    if not is_object and not is_owner and not _lies_in_object(syntax, spot, main):
        return None
    if main.kind.startswith(_WAYS):
        return _end_of_way(scene, pack, main, is_object=is_object)
    if main.kind == _VISIT:
        return RoleName.AT if is_object and "visit" in _acts(scene, pack, main) else None
    place = spot.mention.place
    is_town = (is_object or is_owner) and spot.form == "none" and place is not None and place.level is not Level.COUNTRY
    return RoleName.AT if is_town else None


def _owns_object(scene: Scene, syntax: Syntax, spot: Spot, objects: list[int]) -> bool:
    """Whether the object is part of the place ("bombed Beirut's suburbs"), and nobody who is called by it."""
    token, above = syntax.token(spot.placed.first), syntax.governor(spot.placed.first)
    if token is None or token.relation != "nmod:poss" or above not in objects:
        return False
    return not any(isinstance(p.mention, ActorMention) and p.first <= above < p.last for p in scene.actors)


def _lies_in_object(syntax: Syntax, spot: Spot, main: Happening) -> bool:
    above = syntax.governor(spot.placed.last - 1) if spot.role == "at" else None
    return above is not None and syntax.governor(above) == main.head and syntax.relation(above) in {"obj", "xcomp"}


def _end_of_way(scene: Scene, pack: Pack, main: Happening, *, is_object: bool) -> RoleName | None:
    """Where a way begins or leads, by what the verb does to its object."""
    acts = _acts(scene, pack, main)
    is_left, is_reached = bool(acts & _LEAVING), bool(acts & _COMING)
    if is_left is is_reached:
        return None
    if is_left:
        return RoleName.FROM
    return RoleName.TO if is_object else None


def _acts(scene: Scene, pack: Pack, main: Happening) -> set[str]:
    return {act for match in scene.find(pack.acts) if match.head == main.head for act in match.value.acts}
