"""Words that name a happening and tell none: what would follow, what did not happen, part of a number, things abducted.

"Should they agree, the tanks will burn" burns no tank, "no arrests were made" arrests nobody, and "five of the dead" are
dead already. Over the parse where there is one. Source: docs/annotation-guide.md §1, rules 4 and 6.
"""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.extract.rules.factuality import Mood
from recoupe.extract.rules.happenings import Happening, heads_by_syntax
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.things import classes_by_word
from recoupe.lang.pack import Pack

_TOLL = "other.casualties"
_MEANT_BY_NONE = ("statement.", "aid.blocked")
"""Kinds that a negation may tell ("no food had entered") or that other rules judge."""
_OF_PEOPLE = frozenset({"armed.abduction", "detention.arrest"})
_THINGS = ("weapon", "goods", "site", "matter")
"""Classes of what nobody abducts or arrests; vehicles are stopped with who is in them."""
_COMPARED = frozenset({"fewer", "less", "more", "longer"})
"""Behind these "no" counts or tells the time ("no fewer than nine")."""


def tells_nothing(scene: Scene, pack: Pack, happening: Happening, mood: Mood, *, is_reported: bool) -> bool:
    """Whether a happening is only named. What has a date is told, also under a condition, and denied if there was none.

    Args:
        is_reported: somebody is cited in the sentence; who says that nobody was hurt claims it.
    """
    if happening.kind.startswith(_MEANT_BY_NONE):
        return False
    if happening.kind in _OF_PEOPLE and _is_done_to_things(scene, pack, happening):
        return True
    if happening.kind == _TOLL and is_reported:
        return False
    if _is_part_of_number(scene, happening):
        return True
    return not scene.times and (_is_consequence(scene, pack, mood) or _is_of_nothing(scene, happening))


def _is_done_to_things(scene: Scene, pack: Pack, happening: Happening) -> bool:
    """Whether the object is known for something else than people ("took away 310 shells")."""
    if scene.syntax is None:
        return False
    classes = classes_by_word(scene, pack)
    heads = heads_by_syntax(scene.syntax, happening.head, "object", happening.voice)
    known = [names for word in heads if (names := classes.get(word))]
    return bool(known) and all(name.startswith(_THINGS) for names in known for name in names)


def _is_consequence(scene: Scene, pack: Pack, mood: Mood) -> bool:
    """Whether a happening to come stands beside a condition."""
    if mood.future_span is None and not mood.has("plan"):
        return False
    return any(m.value.cue == "condition" for m in pack.doubt.find_longest(scene.texts))


def _is_of_nothing(scene: Scene, happening: Happening) -> bool:
    """Whether a noun, or the subject or object of a verb, stands behind "no"."""
    none, texts = scene.grammar.none, scene.texts
    return any(
        texts[word] in none and not _COMPARED.intersection(texts[word + 1 : word + 2])
        for word in _determiners(scene, happening)
    )


def _determiners(scene: Scene, happening: Happening) -> Iterator[int]:
    """The words at the left end of a noun, and of what a verb is said of."""
    if not happening.match.verb:
        if happening.match.first:
            yield happening.match.first - 1
        heads = [happening.head]
    elif scene.syntax is None:
        return
    else:
        parts = ("subject", "object")
        heads = [w for p in parts for w in heads_by_syntax(scene.syntax, happening.head, p, happening.voice)]
    for head in heads:
        phrase = scene.syntax.phrase(head) if scene.syntax is not None else None
        if phrase is not None:
            yield phrase[0]


def _is_part_of_number(scene: Scene, happening: Happening) -> bool:
    """Whether a number is taken out of the dead or hurt ("five of the dead were women")."""
    if happening.kind != _TOLL or happening.match.verb or scene.syntax is None:
        return False
    token, above = scene.syntax.token(happening.head), scene.syntax.governor(happening.head)
    if token is None or above is None or token.relation != "nmod":
        return False
    number = scene.syntax.token(above)
    return number is not None and number.upos == "NUM"
