"""Parts that words beside a mention settle, whatever the model says: "من قبل" before a doer, a name behind a title."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.actor_phrase import BY_NAME, BY_ORGAN
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import ActorMention, RoleName

Part = tuple[RoleName, Placed]


def told_role(scene: Scene, role: RoleName, placed: Placed) -> RoleName:
    """The part of a mention; whoever stands behind "من قبل" or "على يد" does it."""
    if not isinstance(placed.mention, ActorMention):
        return role
    before = (" ".join(scene.texts[max(0, placed.first - size) : placed.first]) for size in (1, 2))
    return RoleName.AGENT if any(form in scene.grammar.agent_phrases for form in before) else role


def by_name(scene: Scene, found: Sequence[Part]) -> list[Part]:
    """The parts, a title or office given up for the person whom the parse shows to be named behind it."""
    persons = (p for p in scene.actors if isinstance(p.mention, ActorMention) and p.mention.group == "person")
    names = {at: p for p in persons if (at := _named_at(scene, p)) is not None}
    given = {placed.mention.id for _, placed in found}
    kept: list[Part] = []
    for role, placed in found:
        name = next((names[at] for at in range(placed.first, placed.last) if at in names), None)
        if name is None or name is placed or _is_body(placed):
            kept.append((role, placed))
        elif name.mention.id not in given:
            kept.append((role, name))
    return kept


def _is_body(placed: Placed) -> bool:
    """Whether a mention is a body that acts, whoever commands it ("قوات المشير X")."""
    return placed.mention.by in {BY_NAME, BY_ORGAN}


def _named_at(scene: Scene, person: Placed) -> int | None:
    """The noun that the name of a person stands in apposition to, in languages whose rules of parsing tell it."""
    syntax = scene.syntax
    if syntax is None or not scene.grammar.verb_first or syntax.relation(person.first) != "appos":
        return None
    return syntax.governor(person.first)
