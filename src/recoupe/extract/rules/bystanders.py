"""Who only speaks of a deed, or flees it, and so does not do it: "condemned the attack", "fled fighting in Kibumba"."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.extract.rules.happenings import Happening
from recoupe.extract.rules.scene import Placed, Scene

_FLIGHT = "movement.displacement"
_FACED = {"obj": ("statement.", _FLIGHT), "xcomp": (_FLIGHT,)}
"""Kinds of verbs that face a deed, by its relation to them: who threatens to strike does so, who flees fighting does not."""


def only_faces(scene: Scene, main: Happening, placed: Placed, happenings: Iterable[Happening]) -> bool:
    """Whether a mention is the subject of a verb that only has a deed as its object.

    Args:
        main: the deed.
        happenings: all of the sentence.
    """
    syntax = scene.syntax
    if syntax is None or (relation := syntax.relation(main.head)) not in _FACED:
        return False
    verb = syntax.governor(main.head)
    facing = (h for h in happenings if h.head == verb and h.kind.startswith(_FACED[relation]))
    return any(placed.first <= word < placed.last for h in facing for word in syntax.subjects(h.head))
