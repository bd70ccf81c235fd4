"""Who plays which part in a claim: offers with their features, and what decides on them.

An offer is a mention that might play a part. The rules make a proposal (`roles.grammatical_roles`); a model fitted on the
corpus decides with that proposal, the parse, the words between and the kind of happening before its eyes. Places have
rules of their own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol

from recoupe.extract.rules.happenings import Happening, heads_by_syntax
from recoupe.extract.rules.merge import Group
from recoupe.extract.rules.roles import nearest
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.thing_classes import ARMIES, CLASS_OF_GROUP
from recoupe.extract.weights import Weights, find_weights, own_path
from recoupe.model import ActorMention, EquipmentMention, RoleName

PATH = Path(__file__).parent / "roles.npz"
NONE = ""
"""The class of mentions that play no part; always the first."""
REACH = 30
LIMIT = 0.34
"""Least probability of a part. F1 of parts is flat from .3 to .4 on the development split, and falls above."""
ROLES = (
    RoleName.AGENT, RoleName.TARGET, RoleName.PARTNER, RoleName.RECIPIENT, RoleName.THEME, RoleName.INSTRUMENT,
    RoleName.VICTIM,
)  # fmt: skip
_PLAIN = {"du": "de", "des": "de", "d'": "de", "au": "à", "aux": "à"}
"""Prepositions that hold an article, without it: it tells gender and number of a name."""
_STEPS = (1, 2, 4, 7, 12, 20)
_WITHIN = tuple((step, f"within:{step}") for step in _STEPS)
MAX_PATH = 4
"""Arcs of the longest way through the tree that is told."""
REMEMBERED = 8192
"""Views of a mention whose features are remembered."""


@dataclass(frozen=True, slots=True)
class Offer:
    """A mention that might play a part in a claim.

    Attributes:
        ruled: the part that the rules give it, None for none.
    """

    placed: Placed
    features: tuple[str, ...]
    ruled: RoleName | None


class Decider(Protocol):
    """Decides on the offers of one claim."""

    def decide(self, offers: Sequence[Offer]) -> list[RoleName | None]:
        """The part of each offer, None for none."""
        ...


@dataclass(frozen=True, slots=True)
class Learned:
    """What a fitted model says, with the rules' proposal among its features."""

    weights: Weights

    def decide(self, offers: Sequence[Offer]) -> list[RoleName | None]:
        """The likeliest part of each offer, if it is likely enough."""
        if not offers:
            return []
        found = self.weights.judge([self.weights.known(offer.features) for offer in offers])
        likeliest = 1 + found[:, 1:].argmax(axis=1)
        return [self._part(best, own[best]) for best, own in zip(likeliest.tolist(), found, strict=True)]

    def _part(self, number: int, probability: float) -> RoleName | None:
        return RoleName(self.weights.classes[number]) if probability >= LIMIT else None


@cache
def find_decider(language: str = "") -> Decider | None:
    """The fitted model for a language; None where it is missing or damaged: a line is logged, and the rules decide."""
    weights = find_weights(own_path(PATH, language), "parts are given by the rules alone")
    return None if weights is None else Learned(weights)


def make_offers(
    scene: Scene, group: Group, happenings: Sequence[Happening], ruled: Sequence[tuple[RoleName, Placed]], language: str
) -> list[Offer]:
    """Mentions within reach of a claim, in text order, and those to which the rules give a part.

    Args:
        happenings: all of the sentence.
        ruled: the rules' proposal.
    """
    proposed = {placed.mention.id: role for role, placed in reversed(ruled)}
    main = group.main
    near = [p for p in scene.parts if _may_play(p) and scene.cost(p.first, main.head) <= REACH]
    known = {p.mention.id for p in near}
    offered = sorted([*near, *(p for _, p in ruled if p.mention.id not in known)], key=lambda p: (p.first, p.last))
    grammar = [(h, _by_relation(scene, h)) for h in (main, *group.absorbed)]
    found = []
    for placed in dict.fromkeys(offered):
        role = proposed.get(placed.mention.id)
        features = tuple(dict.fromkeys(_describe(scene, group, placed, role, happenings, grammar, language)))
        found.append(Offer(placed, features, role))
    return found


def _may_play(placed: Placed) -> bool:
    return isinstance(placed.mention, ActorMention | EquipmentMention)


def _by_relation(scene: Scene, happening: Happening) -> dict[str, list[int]]:
    """Heads of the parts that the parse shows of a happening, by name of the part."""
    syntax = scene.syntax
    if syntax is None:
        return {}
    head, voice = happening.head, happening.voice
    return {
        "s": heads_by_syntax(syntax, head, "subject", voice),
        "o": heads_by_syntax(syntax, head, "object", voice),
        "b": syntax.obliques(head),
        "c": syntax.compounds(head),
        "d": syntax.doers(head),
    }


def _describe(
    scene: Scene,
    group: Group,
    placed: Placed,
    role: RoleName | None,
    happenings: Sequence[Happening],
    grammar: Sequence[tuple[Happening, dict[str, list[int]]]],
    language: str,
) -> Iterator[str]:
    """Features of a mention as part of a claim; see `Offer`."""
    main = group.main
    what, rule = _class_of(placed), role.value if role else "none"
    preposition = scene.preposition(placed)
    form = f"{language}:{_PLAIN.get(preposition.form, preposition.form)}" if preposition is not None else "bare"
    side = "before" if placed.last <= main.head else "after" if placed.first > main.head else "on"
    is_nearest = nearest(scene, placed, happenings).head in {h.head for h in group.all}
    seen = _Seen(main.kind, main.voice, what, rule, form, side, is_nearest)
    yield from _alone(seen)
    yield from _distances(scene, placed, main)
    yield from _crossed(seen)
    for relation in list(_relations(placed, grammar)) or ["far"]:
        yield from _related(relation, seen)
    if scene.grammar.verb_first and scene.syntax is not None:
        path = scene.syntax.path(main.head, range(placed.first, placed.last), MAX_PATH)
        yield from _on_the_way(path or "none", seen)
    yield from _together(seen)
    if main.match.words and placed.first in main.match.words:
        yield "inside"


class _Seen(NamedTuple):
    """What is seen of a mention beside a claim; few are different, so that their features are spelled once."""

    kind: str
    voice: str
    what: str
    rule: str
    form: str
    side: str
    is_nearest: bool

    @property
    def family(self) -> str:
        """First half of the kind of event."""
        return self.kind.partition(".")[0]


@lru_cache(maxsize=REMEMBERED)
def _alone(seen: _Seen) -> tuple[str, ...]:
    return (
        "bias",
        f"rule:{seen.rule}",
        f"what:{seen.what}",
        f"form:{seen.form}",
        f"voice:{seen.voice}",
        f"near:{seen.is_nearest}",
        f"side:{seen.side}",
    )


@lru_cache(maxsize=REMEMBERED)
def _crossed(seen: _Seen) -> tuple[str, ...]:
    rule, what, form = seen.rule, seen.what, seen.form
    return (f"rule:{rule}&{seen.kind}", f"rule:{rule}&{what}", f"rule:{rule}&{form}", f"form:{form}&{seen.side}&{what}")


@lru_cache(maxsize=REMEMBERED)
def _related(relation: str, seen: _Seen) -> tuple[str, ...]:
    rel, what = f"rel:{relation}", seen.what
    return (
        rel, f"{rel}&{seen.rule}", f"{rel}&{seen.family}", f"{rel}&{seen.kind}",
        f"{rel}&{what}", f"{rel}&{what}&{seen.family}", f"{rel}&{seen.form}",
        f"{rel}&{seen.side}&{seen.voice}", f"{rel}&{seen.is_nearest}&{seen.rule}",
    )  # fmt: skip


@lru_cache(maxsize=REMEMBERED)
def _on_the_way(path: str, seen: _Seen) -> tuple[str, ...]:
    """The way through the tree, for languages parsed by rules: of few kinds, and there where no part is shown."""
    way = f"path:{path}"
    return (way, f"{way}&{seen.rule}", f"{way}&{seen.what}", f"{way}&{seen.family}", f"{way}&{seen.voice}&{seen.what}")


@lru_cache(maxsize=REMEMBERED)
def _together(seen: _Seen) -> tuple[str, ...]:
    what, side = seen.what, seen.side
    return (f"{what}&{seen.kind}", f"{what}&{seen.family}&{side}", f"{what}&{side}&{seen.voice}&{seen.is_nearest}")


def _relations(placed: Placed, grammar: Sequence[tuple[Happening, dict[str, list[int]]]]) -> Iterator[str]:
    """Parts that the parse shows a mention to play, of the main happening ("s") and of those it took in ("s+")."""
    for number, (_, heads) in enumerate(grammar):
        for name, words in heads.items():
            if any(placed.first <= word < placed.last for word in words):
                yield name if number == 0 else f"{name}+"


def _class_of(placed: Placed) -> str:
    """What a mention is; whose side it is on, and whether it is an army or an armed group, does not matter."""
    mention = placed.mention
    if isinstance(mention, EquipmentMention):
        return f"equipment.{mention.equipment.class_.value}"
    if isinstance(mention, ActorMention):
        known = (
            "force" if mention.group in ARMIES else CLASS_OF_GROUP.get(mention.group or "", mention.group or "unknown")
        )
        return f"{known}{'.counted' if mention.unit else ''}"
    return "place"


def _distances(scene: Scene, placed: Placed, main: Happening) -> Iterator[str]:
    near = placed.first if placed.first >= main.head else placed.last - 1
    cost = scene.cost(near, main.head)
    yield from [name for step, name in _WITHIN if cost <= step]
    if scene.borders_between(near, main.head):
        yield "border"
