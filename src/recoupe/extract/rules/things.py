"""What the words of a sentence stand for: classes of things, from the pack's tables and the mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.extract.rules.scene import Scene
from recoupe.extract.thing_classes import CLASS_OF_GROUP, class_of_equipment
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Level, Mention, PlaceMention

_CLASS_OF_LEVEL = {"base": "site.base", "crossing": "site.crossing", "camp": "site.camp"}


def classes_by_word(scene: Scene, pack: Pack) -> dict[int, frozenset[str]]:
    """Classes of things by word: a noun's on its head, a mention's on all of its words."""
    found: dict[int, set[str]] = defaultdict(set)
    for thing in pack.things.find_longest(scene.texts):
        if not _is_verb(scene, thing.head):
            found[thing.head].update(thing.value.classes)
    for noun in pack.equipment.find_longest(scene.texts):
        found[noun.head].add(class_of_equipment(noun.value))
    for placed in scene.parts:
        for name in _classes_of(placed.mention):
            for word in range(placed.first, placed.last):
                found[word].add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _classes_of(mention: Mention) -> Iterator[str]:
    if isinstance(mention, PlaceMention):
        yield "place"
        level = mention.place.level if mention.place else None
        if level is Level.COUNTRY or mention.is_seat:
            yield "state"
        told = mention.level_hint or (level.value if level else "")
        if told in _CLASS_OF_LEVEL:
            yield _CLASS_OF_LEVEL[told]
    elif isinstance(mention, ActorMention):
        if mention.group in CLASS_OF_GROUP:
            yield CLASS_OF_GROUP[mention.group]
        if mention.by.startswith("actor.metonym"):
            yield "state"


def _is_verb(scene: Scene, word: int) -> bool:
    """Whether the parse takes a word for a verb ("ont déplacé", beside "les déplacés")."""
    token = scene.syntax.token(word) if scene.syntax is not None else None
    return token is not None and token.upos == "VERB"
