"""Which quantity is part of which: "twelve people, including three children". Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from recoupe.extract.rules.postposed import is_one_of_them
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import Of, QuantityMention

_OPENING = (
    ("including",),
    ("dont",),
    ("among", "them"),
    ("parmi", "eux"),
    ("parmi", "lesquels"),
    ("y", "compris"),
    ("of", "which"),
    ("of", "whom"),
    ("notamment",),
    ("بين", "هم"),
    ("بين", "هن"),
    ("بين", "ها"),
    ("من", "هم"),
    ("من", "ضمن", "هم"),
)
_CLOSING = (
    ("من", "هم"),
    ("من", "هن"),
    ("من", "ها"),
    ("of", "them"),
    ("of", "whom"),
    ("among", "them"),
    ("d'", "entre", "eux"),
    ("d'", "entre", "elles"),
)
_JOINING = frozenset({",", "and", "et", "و", "الى", "جانب", "ainsi", "que", "as", "well"})
_REACH = 14
_LISTS = frozenset({":", "(", "soit", "namely"})
_ENDING = frozenset({";", ".", ":", "(", ")"})
_LONGEST_ITEM = 9
"""Words from one item of a list to the next."""


def find_parts(scene: Scene, quantities: Sequence[Placed]) -> dict[str, str]:
    """Ids of quantities that are part of another one, with the id of the whole.

    Args:
        quantities: of one sentence.
    """
    ordered = sorted((q for q in quantities if isinstance(q.mention, QuantityMention)), key=lambda q: q.first)
    found = _find_breakdowns(scene, ordered)
    for number, part in enumerate(ordered):
        before = ordered[:number]
        if (
            part.mention.id in found
            or not before
            or not (_is_part(scene, part) or _continues_part(scene, before[-1], part, found))
        ):
            continue
        wholes = [w for w in before if w.mention.id not in found and _may_hold(scene, w, part)]
        if wholes:
            found[part.mention.id] = wholes[-1].mention.id
    return found


def _find_breakdowns(scene: Scene, ordered: Sequence[Placed]) -> dict[str, str]:
    """Parts listed behind their whole: "nine dead: six civilians and three soldiers", "five (two women, three men)"."""
    found: dict[str, str] = {}
    for number, first in enumerate(ordered):
        if number == 0 or first.first == 0 or scene.texts[first.first - 1] not in _LISTS:
            continue
        parts = [first, *_listed(scene, ordered[number:])]
        is_adjacent = first.first - ordered[number - 1].last <= 2 and scene.texts[first.first - 1] != ":"
        whole = next((w for w in reversed(ordered[:number]) if _sums_up(w, parts, is_adjacent=is_adjacent)), None)
        if whole is not None and (is_adjacent or first.first - whole.last <= _REACH):
            found |= {part.mention.id: whole.mention.id for part in parts}
    return found


def _listed(scene: Scene, ordered: Sequence[Placed]) -> Iterator[Placed]:
    """What a list counts after its first item; something may be told of each ("two women, born in 1951, and a man")."""
    for one, other in pairwise(ordered):
        between = scene.texts[one.last : other.first]
        is_joined = bool(between) and between[-1] in _JOINING and not _ENDING.intersection(between)
        if not is_joined or len(between) > _LONGEST_ITEM or not _is_plain_person(other):
            return
        yield other


def _is_plain_person(placed: Placed) -> bool:
    """People whom the noun itself says nothing of: "three soldiers", not "12 wounded"."""
    mention = placed.mention
    assert isinstance(mention, QuantityMention)
    return mention.is_person and mention.of is Of.OTHER and mention.rule != "none"


def _sums_up(whole: Placed, parts: Sequence[Placed], *, is_adjacent: bool) -> bool:
    """Whether parts make up a number of people; right behind it in brackets they may leave some out."""
    mention = whole.mention
    assert isinstance(mention, QuantityMention)
    if not mention.is_person or not all(map(_is_plain_person, parts)):
        return False
    total = sum(p.mention.low for p in parts if isinstance(p.mention, QuantityMention))
    return total == mention.low or (is_adjacent and len(parts) > 1 and total < mention.low)


def _is_part(scene: Scene, placed: Placed) -> bool:
    """Whether the words around a quantity make it a part."""
    texts = scene.texts
    if is_one_of_them(texts[placed.first : placed.last]):
        return True
    if any(tuple(texts[max(0, placed.first - len(words)) : placed.first]) == words for words in _OPENING):
        return True
    return any(
        tuple(texts[at : at + len(words)]) == words
        for at in range(placed.first + 1, placed.last + 1)
        for words in _CLOSING
    )


def _continues_part(scene: Scene, previous: Placed, placed: Placed, found: dict[str, str]) -> bool:
    """Whether a quantity is joined to a part: "including three children and two women"."""
    between = scene.texts[previous.last : placed.first]
    return previous.mention.id in found and len(between) <= 2 and all(word in _JOINING for word in between)


def _may_hold(scene: Scene, whole: Placed, part: Placed) -> bool:
    """Whether a quantity can be the whole: not smaller, and near."""
    a, b = whole.mention, part.mention
    assert isinstance(a, QuantityMention)
    assert isinstance(b, QuantityMention)
    is_larger = a.high is None or a.high >= b.low
    return is_larger and part.first - whole.last <= _REACH and ";" not in scene.texts[whole.last : part.first]
