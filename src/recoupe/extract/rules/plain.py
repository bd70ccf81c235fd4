"""Plain deeds: one main clause in which a state or an armed side does something to a place, a side or people.

"Israel struck Damascus" says all that a rule asks for and little else. What the fitted models go by in dense reports, what
stands near and how many other words tell something, is missing, so that they may take it for nothing. Read over the parse.
"""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.extract.rules.happenings import ARMED, Happening, heads_by_syntax
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import ActorMention, PlaceMention

_DEEDS = ("armed.", "territory.", "movement.")
_DOERS = ARMED | {"government"}
_LONGEST = 24
"""Words of the longest sentence that tells little else; in longer ones the tagger is at home."""
_NOBODY = frozenset({"pronoun", "thing"})


def is_plain_deed(scene: Scene, happening: Happening) -> bool:
    """Whether a happening is the main verb of its sentence, nothing that it asks for is missing, and doer and goal are told."""
    syntax = scene.syntax
    if syntax is None or happening.unmet or not happening.match.verb or not happening.kind.startswith(_DEEDS):
        return False
    if len(scene.texts) > _LONGEST:
        return False
    head, voice = happening.head, happening.voice
    if syntax.joined(head):
        return False
    subjects = _mentions(scene, heads_by_syntax(syntax, head, "subject", voice))
    if syntax.relation(head) != "root" or not any(map(_is_doer, subjects)):
        return syntax.relation(head) == "root" and _falls(happening)
    if any(map(_is_done_to, _mentions(scene, heads_by_syntax(syntax, head, "object", voice)))):
        return True
    return any(isinstance(p.mention, PlaceMention) for p in _mentions(scene, syntax.obliques(head)))


def _falls(happening: Happening) -> bool:
    """Whether a place is taken without a word of by whom ("Lashio fell on Thursday")."""
    is_taken = happening.kind == "territory.capture" and happening.voice == "active"
    return is_taken and happening.subject is not None and isinstance(happening.subject.mention, PlaceMention)


def _mentions(scene: Scene, words: Iterable[int]) -> list[Placed]:
    return [p for word in words for p in scene.parts if p.first <= word < p.last]


def _is_doer(placed: Placed) -> bool:
    return isinstance(placed.mention, ActorMention) and placed.mention.group in _DOERS


def _is_done_to(placed: Placed) -> bool:
    mention = placed.mention
    return isinstance(mention, PlaceMention) or (isinstance(mention, ActorMention) and mention.group not in _NOBODY)
