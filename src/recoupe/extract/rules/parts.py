"""Which quantity is part of which: "twelve people, including three children". Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.scene import Placed, Scene
from recoupe.model import QuantityMention

_OPENING = (
    ("including",),
    ("dont",),
    ("among", "them"),
    ("parmi", "eux"),
    ("parmi", "lesquels"),
    ("y", "compris"),
    ("notamment",),
)
_CLOSING = (("of", "them"), ("of", "whom"), ("among", "them"), ("d'", "entre", "eux"), ("d'", "entre", "elles"))
_JOINING = frozenset({",", "and", "et", "ainsi", "que", "as", "well"})
_REACH = 14


def find_parts(scene: Scene, quantities: Sequence[Placed]) -> dict[str, str]:
    """Ids of quantities that are part of another one, with the id of the whole.

    Args:
        quantities: of one sentence.
    """
    found: dict[str, str] = {}
    ordered = sorted((q for q in quantities if isinstance(q.mention, QuantityMention)), key=lambda q: q.first)
    for number, part in enumerate(ordered):
        before = ordered[:number]
        if not before or not (_is_part(scene, part) or _continues_part(scene, before[-1], part, found)):
            continue
        wholes = [w for w in before if w.mention.id not in found and _may_hold(scene, w, part)]
        if wholes:
            found[part.mention.id] = wholes[-1].mention.id
    return found


def _is_part(scene: Scene, placed: Placed) -> bool:
    """Whether the words around a quantity make it a part."""
    texts = scene.texts
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
