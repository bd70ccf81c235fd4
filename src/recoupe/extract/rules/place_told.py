"""What speaks for a place of an earlier sentence being a place of a claim: features as in `place_near.py`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.place_memory import Told
from recoupe.extract.rules.place_spots import level_of
from recoupe.extract.rules.scene import Scene
from recoupe.model import PassageKind, RoleHint, RoleName


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known of a claim that looks back.

    Attributes:
        roles: roles for which it has a place of its sentence.
        others: roles of places of the other claims of its sentence.
        has_day: a date is told for it.
        form: shape of its words, see `acceptance.py`.
    """

    roles: frozenset[RoleName]
    others: frozenset[RoleName]
    has_day: bool
    form: str


def describe_told(
    scene: Scene, told: Told, rank: int, n_told: int, group: Group, around: Surroundings
) -> tuple[str, ...]:
    """Features of a place of an earlier sentence beside a claim.

    Args:
        rank: how many other places were linked or named after it, from 0.
        n_told: how many there are.
    """
    kind = group.main.kind
    family = kind.partition(".")[0]
    gap = _gap(scene.sentence.index - told.sentence)
    leaps = min(2, scene.sentence.paragraph - told.paragraph)
    linked = "+".join(sorted(role.value for role in told.linked)) or "none"
    since = min((scene.sentence.index - at for at in told.linked.values()), default=99)
    own = "+".join(sorted(role.value for role in around.roles)) or "none"
    same = "kind" if kind in told.kinds else "family" if any(k.startswith(family) for k in told.kinds) else "none"
    features = [
        "told:bias", f"told:language:{scene.grammar.code}", f"told:gap:{gap}", f"told:leaps:{leaps}", f"told:linked:{linked}",
        f"told:linked×rank:{linked}:{rank}", f"told:since:{_gap(since)}",
        f"told:rank:{rank}", f"told:rank×count:{rank}:{min(3, n_told)}",
        f"told:family:{family}", f"told:kind:{kind}", f"told:own:{own}", f"told:family×own:{family}:{own}",
        f"told:near:{min(2, len(scene.places))}", f"told:level:{level_of(told.mention)}", f"told:same:{same}",
        f"told:form:{around.form}",
        f"told:family×linked:{family}:{linked}", f"told:kind×linked:{kind}:{linked}", f"told:frame:{group.main.frame.id}",
    ]  # fmt: skip
    features += (f"told:{name}" for name, holds in _told_flags(scene, told, rank, group, around) if holds)
    return tuple(features)


def _gap(sentences: int) -> str:
    return str(sentences) if sentences < 3 else "4" if sentences < 5 else "9" if sentences < 10 else "far"


def _told_flags(scene: Scene, told: Told, rank: int, group: Group, around: Surroundings) -> Iterator[tuple[str, bool]]:
    has_anaphor = scene.has_place_anaphor
    yield "anaphor", has_anaphor
    yield f"anaphor×near:{min(2, len(scene.places))}", has_anaphor
    yield "day", around.has_day
    yield "shared", bool(around.others)
    yield "repeated", told.n_named > 1
    yield "headline", told.in_headline
    yield "dateline", told.in_dateline
    yield f"dateline×rank:{rank}", told.in_dateline
    yield "reported", bool(group.speeches)
    yield "metonym", told.mention.role_hint is RoleHint.METONYMIC
    yield f"preposition:{told.mention.preposition or 'none'}", True
    yield "toll", group.main.kind == "other.casualties"
    yield "absorbed", bool(group.absorbed)
    yield "in_headline", scene.sentence.passage is PassageKind.HEADLINE
    yield "first", group.main.match.first <= 2
