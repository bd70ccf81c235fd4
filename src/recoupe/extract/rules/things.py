"""What the words of a sentence stand for: classes of things, from the pack's tables and the mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from recoupe.extract.rules.actor_phrase import BY_NAME
from recoupe.extract.rules.scene import Scene, is_side
from recoupe.extract.thing_classes import CLASS_OF_GROUP, class_of_equipment
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Level, Mention, PlaceMention

BY_METONYM = "actor.metonym@1"
_CLASS_OF_LEVEL = {"base": "site.base", "crossing": "site.crossing", "camp": "site.camp"}


_BODIES = ("group", "state", "body", "force")
"""Classes that words which name the force of people may have."""
_PARTICIPANTS = ("weapon", "vehicle", "people", "force")


def classes_by_word(scene: Scene, pack: Pack) -> dict[int, frozenset[str]]:
    """Classes of things by word: a noun's on its head, a mention's on all of its words.

    What the words of a side's name are otherwise ("State", "army", "government") does not matter.
    """
    found: dict[int, set[str]] = defaultdict(set)
    names = {word for p in scene.actors if p.mention.by == BY_METONYM for word in range(p.first, p.last)}
    for thing in pack.things.find_longest(scene.texts):
        if not _is_verb(scene, thing.head) and thing.head not in names:
            found[thing.head].update(thing.value.classes)
    for noun in pack.equipment.find_longest(scene.texts):
        found[noun.head].add(class_of_equipment(noun.value))
    for placed in scene.parts:
        for name in _classes_of(placed.mention):
            for word in range(placed.first, placed.last):
                found[word].add(name)
    for placed in (p for p in scene.actors if is_side(p.mention)):
        for word in range(placed.first, placed.last):
            is_named = word in scene.named
            found[word] = {name for name in found[word] if not is_named and _is_apart(name, placed.mention)}
            found[word].update(_classes_of(placed.mention))
    return {word: frozenset(names) for word, names in found.items()}


def _is_apart(name: str, mention: Mention) -> bool:
    """Whether a class of a word inside a side tells more than what the side is called: a name and a cause tell nothing."""
    is_name = mention.by == BY_NAME or (isinstance(mention, ActorMention) and mention.group == "protester")
    return not is_name and not name.startswith(_BODIES)


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
        if mention.by == BY_METONYM:
            yield "state"


def _is_verb(scene: Scene, word: int) -> bool:
    """Whether the parse takes a word for a verb ("ont déplacé", beside "les déplacés")."""
    token = scene.syntax.token(word) if scene.syntax is not None else None
    return token is not None and token.upos == "VERB"


def is_thing(pack: Pack, scene: Scene, word: int) -> bool:
    """Whether a noun names people, forces or equipment, and no act ("convoy", "demonstrators", not "shelling")."""
    text = (scene.texts[word],)
    if any(m.head == 0 and not m.verb for m in pack.acts.find(text)):
        return False
    if pack.equipment.find(text) or pack.people.find(text):
        return True
    return any(c.startswith(_PARTICIPANTS) for m in pack.things.find(text) for c in m.value.classes)
