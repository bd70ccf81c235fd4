"""What stands in the background of a sentence: words like those of a happening that tell none, or belong to another one.

The wounded who "were taken to hospital" did not flee, a convoy that "came under fire" is the target and no transfer, "stolen
wheat" qualifies what the lorries carry, and whoever marched "to demand" something is told by the march. Read over the parse;
without one nothing is left out. Source: docs/annotation-guide.md §1 (required or optional) and §2.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.acceptance import form_of
from recoupe.extract.rules.happenings import Happening, heads_by_syntax
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.syntax import Syntax
from recoupe.extract.rules.things import is_thing
from recoupe.lang.pack import Pack

_QUALIFYING = frozenset({"acl", "amod"})
_PURPOSE_REACH = 3
"""Governors from a purpose up to the act that serves it."""


def drop_background(scene: Scene, pack: Pack, happenings: Sequence[Happening]) -> list[Happening]:
    """The happenings of a sentence that are told, in their order; all of them where there is no parse."""
    syntax = scene.syntax
    if syntax is None:
        return list(happenings)
    return [h for h in happenings if not _is_background(scene, pack, syntax, h, happenings)]


def _is_background(scene: Scene, pack: Pack, syntax: Syntax, happening: Happening, all_: Sequence[Happening]) -> bool:
    return (
        _is_bare_qualifier(scene, syntax, happening)
        or _is_care(scene, syntax, happening)
        or _is_purpose_of_protest(syntax, happening, all_)
        or _takes_part(pack, scene, syntax, happening, all_)
    )


def _is_bare_qualifier(scene: Scene, syntax: Syntax, happening: Happening) -> bool:
    """Whether a participle only qualifies a noun that nobody counts, and nothing hangs on it ("stolen wheat").

    What follows must not be a preposition: a date or place that the parse hangs elsewhere tells a happening.
    """
    head = happening.head
    if form_of(scene, happening) != "participle" or len(happening.match.words) > 1:
        return False
    token, noun = syntax.token(head), syntax.governor(head)
    if token is None or noun is None or token.relation not in _QUALIFYING or syntax.has_parts(head):
        return False
    after = scene.texts[head + 1] if head + 1 < len(scene.texts) else "."
    is_counted = syntax.is_counted(noun) or any(p.first <= noun < p.last for p in scene.quantities)
    return not is_counted and after not in scene.grammar.prepositions


def _is_care(scene: Scene, syntax: Syntax, happening: Happening) -> bool:
    """Whether people are moved to a hospital or morgue: that is no flight and no movement of forces."""
    if not happening.kind.startswith("movement."):
        return False
    goals = [*syntax.obliques(happening.head), *syntax.objects(happening.head)]
    return any(scene.texts[word] in scene.grammar.care for word in goals)


def _is_purpose_of_protest(syntax: Syntax, happening: Happening, all_: Sequence[Happening]) -> bool:
    """Whether what is demanded is the purpose of a protest in the same clause ("marched to demand his release")."""
    if happening.kind != "statement.demand" or not happening.match.tenses & {"inf", "prp"}:
        return False
    protests = {w for h in all_ if h.kind.startswith("protest.") for w in h.match.words}
    at: int | None = happening.head
    for _ in range(_PURPOSE_REACH):
        at = syntax.governor(at) if at is not None else None
        if at in protests:
            return True
    return False


def _takes_part(pack: Pack, scene: Scene, syntax: Syntax, happening: Happening, all_: Sequence[Happening]) -> bool:
    """Whether a thing stands for a happening only because it takes part in another one ("a convoy came under fire")."""
    if happening.voice != "noun" or not is_thing(pack, scene, happening.head):
        return False
    return any(h is not happening and happening.head in _parts(syntax, h) for h in all_)


def _parts(syntax: Syntax, happening: Happening) -> set[int]:
    return {
        word
        for part in ("subject", "object")
        for word in heads_by_syntax(syntax, happening.head, part, happening.voice)
    }
