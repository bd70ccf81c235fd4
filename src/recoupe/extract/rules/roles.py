"""Which mention plays which part, and which happening of a sentence a date, a place or a number belongs to.

A readable table rather than a model: grammatical neighbours first, prepositions second, nearness last.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.lang.pack import Pack
from recoupe.model import (
    ActorMention,
    EquipmentClass,
    EquipmentMention,
    Of,
    PlaceMention,
    RoleHint,
    RoleName,
)

_LOOSE = frozenset({"de", "d'", "du", "des", "of", "par", "pour", "for", "avec", "with", "contre", "against", "via"})
PLACE_ROLES = frozenset({RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA})
LINK_REACH = 18
LISTING = frozenset({"(", ",", "et", "and", "ou", "or", "و"})
"""What joins the names of a list, or a name to one in brackets."""
_MOVING = ("movement.", "territory.handover", "aid.delivery", "diplomacy.meeting", "armed.abduction", "detention.")


def nearest(scene: Scene, placed: Placed, happenings: Sequence[Happening]) -> Happening:
    """The happening that a mention belongs to: the one at least cost, ties to the earlier."""
    return min(happenings, key=lambda h: (_distance(scene, placed, h), h.head))


def _distance(scene: Scene, placed: Placed, happening: Happening) -> int:
    if placed.first <= happening.head < placed.last:
        return 0
    cost = scene.cost(placed.first, happening.head)
    return cost if placed.last - placed.first == 1 else min(cost, scene.cost(placed.last - 1, happening.head))


def grammatical_roles(scene: Scene, happening: Happening, pack: Pack) -> list[tuple[RoleName, Placed]]:
    """Parts of subject, object and of what follows a linking preposition; whoever is killed or hurt is a victim."""
    harms = any(m.value.of in _HARM for m in pack.tolls.find(scene.texts[happening.head : happening.match.last]))
    return [(_fitting(role, placed, harms=harms), placed) for role, placed in _parts(scene, happening)]


_HARM = frozenset({Of.FATALITIES, Of.INJURED})


_THINGS_USED = frozenset({EquipmentClass.MUNITION, EquipmentClass.WEAPON})


def _fitting(role: RoleName, placed: Placed, *, harms: bool) -> RoleName:
    """The part that a mention can play: rockets are an instrument and no agent, whoever is hurt is a victim."""
    mention = placed.mention
    if isinstance(mention, EquipmentMention) and role is RoleName.AGENT and mention.equipment.class_ in _THINGS_USED:
        return RoleName.INSTRUMENT
    is_people = isinstance(placed.mention, ActorMention) and (placed.mention.unit or placed.mention.group == "person")
    return RoleName.VICTIM if harms and is_people and role is RoleName.TARGET else role


def _parts(scene: Scene, happening: Happening) -> list[tuple[RoleName, Placed]]:
    frame = happening.frame
    found: list[tuple[RoleName, Placed]] = []
    if frame.subject is not None and happening.subject is not None and _may_play(frame.subject, happening.subject):
        found.append((frame.subject, happening.subject))
    if frame.object is not None and happening.object is not None and _may_play(frame.object, happening.object):
        found.append((frame.object, happening.object))
    found.extend(_linked(scene, happening))
    return found


def _may_play(role: RoleName, placed: Placed) -> bool:
    """Types of the roles: places have roles of their own; people and equipment are agents, targets, themes."""
    if role in PLACE_ROLES:
        return False  # places are treated by `place_role`
    if isinstance(placed.mention, PlaceMention):
        return role in {RoleName.AGENT, RoleName.TARGET, RoleName.PARTNER} and (
            placed.mention.role_hint is RoleHint.METONYMIC
        )
    if role is RoleName.INSTRUMENT:
        return isinstance(placed.mention, EquipmentMention)
    return isinstance(placed.mention, ActorMention | EquipmentMention)


def _linked(scene: Scene, happening: Happening) -> list[tuple[RoleName, Placed]]:
    """Mentions behind a preposition that the frame, or the language in general, gives a role."""
    found = []
    for placed in [*scene.actors, *scene.equipment]:
        if placed.first <= happening.head or placed in (happening.subject, happening.object):
            continue
        preposition = scene.preposition(placed)
        if preposition is None or preposition.first < happening.head:
            continue
        if scene.cost(happening.head, placed.first) > LINK_REACH:
            continue
        role = _role_of_preposition(happening, preposition.form, preposition.role)
        if role is not None and _may_play(role, placed):
            found.append((role, placed))
    return found


def _role_of_preposition(happening: Happening, form: str, general: str) -> RoleName | None:
    words = form.split()
    linked = happening.frame.links.get(form) or happening.frame.links.get(words[0])
    if linked is not None:
        return linked
    return {"against": RoleName.TARGET, "with": RoleName.PARTNER}.get(general)


def place_role(scene: Scene, placed: Placed, happening: Happening) -> RoleName | None:
    """Part of a place in a happening; None for a metonym and for what is no place of it."""
    mention = placed.mention
    assert isinstance(mention, PlaceMention)
    preposition = scene.preposition(placed) if mention.preposition is None else None
    general = mention.preposition or (preposition.role if preposition else None)
    form = _form_before(scene, placed)
    is_outer = bool((found := scene.preposition(placed)) and found.is_outer)
    if mention.place is None and (general is None or form in _LOOSE or is_outer):
        return None
    if _is_topic(scene, placed):
        return RoleName.AT
    is_struck = general == "against" and happening.kind.startswith("armed.")
    if mention.role_hint is RoleHint.METONYMIC and general is not None and placed != happening.object and not is_struck:
        return None
    if general is None:
        return _bare_place_role(scene, placed, happening)
    if general == "from" and _is_origin_of_people(scene, placed) and not happening.kind.startswith(_MOVING):
        return None
    linked = happening.frame.links.get(form) if form else None
    if linked in PLACE_ROLES:
        return linked
    if general in {"against", "with"}:
        return RoleName.AT if general == "against" else None
    if general == "from" and not happening.kind.startswith(_MOVING):
        return RoleName.AT if form in {"de", "d'", "du", "des", "of"} else RoleName.FROM
    if general == "to" and form in {"pour", "for"} and not happening.kind.startswith("movement."):
        return None
    if general == "via" and not happening.kind.startswith(_MOVING):
        return None
    return RoleName(general)


def _is_topic(scene: Scene, placed: Placed) -> bool:
    """Whether a place opens the sentence as its topic ("Sake : des bombes…", "Sebha, samedi, 17 heures : …")."""
    following = scene.texts[placed.last] if placed.last < len(scene.texts) else ""
    is_dateline = scene.sentence.is_upper(placed.last - 1)
    return placed.first == 0 and following in {":", ",", "("} and not is_dateline


def _is_origin_of_people(scene: Scene, placed: Placed) -> bool:
    """Whether "de/from X" tells where people come from ("des chômeurs de Tataouine"), not where something happened."""
    preposition = scene.preposition(placed)
    if preposition is None:
        return False
    people = (p for p in scene.actors if isinstance(p.mention, ActorMention) and p.mention.unit)
    return any(p.first < preposition.first <= p.last for p in people)


def _form_before(scene: Scene, placed: Placed) -> str | None:
    preposition = scene.preposition(placed)
    return preposition.form if preposition else None


def _bare_place_role(scene: Scene, placed: Placed, happening: Happening) -> RoleName | None:
    """A place without a preposition: the object of a verb ("a bombardé Gao", "quitter la Syrie"), or in brackets."""
    if placed == happening.object or happening.frame.object in PLACE_ROLES:
        if happening.voice == "passive" or placed.first > happening.head:
            role = happening.frame.object
            return role if role in PLACE_ROLES else RoleName.AT
    if placed == happening.subject and happening.frame.subject in PLACE_ROLES:
        return happening.frame.subject  # "Lashio fell"
    before = scene.texts[placed.first - 1] if placed.first else ""
    if before in LISTING and placed.first > happening.head:
        return RoleName.AT
    return None


def is_background(scene: Scene, placed: Placed) -> bool:
    """Whether a time expression opens an interval in the background ("depuis septembre 2018", "since 2012")."""
    before = scene.texts[max(0, placed.first - 2) : placed.first]
    return any(w in {"depuis", "since", "منذ"} for w in before)


def is_birth(scene: Scene, placed: Placed) -> bool:
    """Whether a time expression tells when somebody was born ("two women, born in 1951 and 1964")."""
    before = scene.texts[max(0, placed.first - 4) : placed.first]
    return any(word in scene.grammar.births for word in before)
