"""What stands in the background of a sentence: words like those of a happening that tell none, or belong to another one.

The wounded who "were taken to hospital" did not flee, a convoy that "came under fire" is the target and no transfer, "stolen
wheat" qualifies what the lorries carry, and whoever marched "to demand" something is told by the march. Read over the parse;
without one nothing is left out. Source: docs/annotation-guide.md §1 (required or optional) and §2.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.happenings import Happening, heads_by_syntax
from recoupe.extract.rules.scene import Scene
from recoupe.extract.rules.syntax import Syntax
from recoupe.extract.rules.things import is_thing
from recoupe.extract.rules.toll_verbs import VERBS
from recoupe.lang.pack import Pack

_TOLL = "other.casualties"
_QUALIFYING = frozenset({"acl", "amod"})
_INSIDE_A_PHRASE = frozenset({"amod", "flat", "compound", "appos", "nmod"})
_SAID_OF_HAPPENINGS = ("statement.responsibility", "statement.denial")
_STANDING = ("statement.support", "statement.assessment", "territory.capture", "territory.siege")
_GENERAL = (_TOLL, "armed.attack", "armed.attack_on_civilians")
"""Kinds of acts that leave to the thing how it was done ("a bomb killed six")."""
_KNOWN = frozenset("leurs leur ses nos vos aux their its our".split())
_FLIGHT = "movement.displacement"
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
        or _is_care(scene, syntax, happening, all_)
        or _is_purpose_of_protest(syntax, happening, all_)
        or _takes_part(pack, scene, syntax, happening, all_)
        or _is_whose(pack, scene, syntax, happening)
        or _is_said_of_happening(syntax, happening, all_)
        or _is_standing(scene, syntax, happening)
        or _is_way_of_arrest(syntax, happening, all_)
        or _is_known_dead(scene, syntax, happening)
        or _is_said_of_losses(scene, pack, happening)
    )


def _is_said_of_losses(scene: Scene, pack: Pack, happening: Happening) -> bool:
    """Whether a word for a movement or a capture is part of what tells a toll ("leaving nine people dead", "lost two men")."""
    if not happening.kind.startswith(("movement.", "territory.")):
        return False
    phrases = (m for m in pack.tolls.find(scene.texts) if len(m.words) > 1 and m.value.side in VERBS)
    return any(happening.head in match.words for match in phrases)


def _is_participle(syntax: Syntax, happening: Happening) -> bool:
    """Whether a past participle hangs on a noun without an auxiliary of its own."""
    token = syntax.token(happening.head)
    is_hung = token is not None and token.relation in _QUALIFYING
    return is_hung and "pp" in happening.match.tenses and not syntax.auxiliaries(happening.head)


def _is_bare_qualifier(scene: Scene, syntax: Syntax, happening: Happening) -> bool:
    """Whether a participle only qualifies a noun that nobody counts, and nothing hangs on it ("stolen wheat").

    Behind the noun it must end its phrase: what follows may be a date, place or object that the parse hangs elsewhere.
    """
    head = happening.head
    if not _is_participle(syntax, happening) or len(happening.match.words) > 1 or syntax.has_parts(head):
        return False
    noun = syntax.governor(head)
    if noun is None or syntax.is_counted(noun) or any(p.first <= noun < p.last for p in scene.quantities):
        return False
    after = scene.texts[head + 1] if head + 1 < len(scene.texts) else "."
    return noun > head or not after[0].isalpha() or after in scene.grammar.auxiliaries


def _is_care(scene: Scene, syntax: Syntax, happening: Happening, all_: Sequence[Happening]) -> bool:
    """Whether people are moved to a hospital or morgue: that is no movement of forces, and no deed done to the hurt."""
    hurt = {h.head for h in all_ if h.kind == _TOLL and h is not happening}
    if not happening.kind.startswith("movement.") and hurt.isdisjoint(_parts(syntax, happening)):
        return False
    goals = [*syntax.obliques(happening.head), *syntax.objects(happening.head)]
    return happening.kind != _TOLL and any(scene.texts[word] in scene.grammar.care for word in goals)


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
    if happening.voice != "noun" or happening.kind == _FLIGHT or not is_thing(pack, scene, happening.head):
        return False
    words = {happening.head}
    token, noun = syntax.token(happening.head), syntax.governor(happening.head)
    if token is not None and noun is not None and token.relation.partition(":")[0] in _INSIDE_A_PHRASE:
        words.add(noun)
    others = [
        h for h in all_ if h is not happening and not (happening.kind.startswith("armed.") and h.kind in _GENERAL)
    ]
    return any(not words.isdisjoint(_parts(syntax, h)) for h in others)


def _parts(syntax: Syntax, happening: Happening) -> set[int]:
    return {
        word
        for part in ("subject", "object")
        for word in heads_by_syntax(syntax, happening.head, part, happening.voice)
    }


def _is_whose(pack: Pack, scene: Scene, syntax: Syntax, happening: Happening) -> bool:
    """Whether people who fled only tell what a noun is for, or are there, uncounted ("a camp for displaced people")."""
    if happening.kind != _FLIGHT or happening.voice != "noun" or len(happening.match.words) > 1:
        return False
    if not is_thing(pack, scene, happening.head) or syntax.is_counted(happening.head):
        return False
    head, noun = happening.head, syntax.governor(happening.head)
    if noun is not None and scene.texts[noun] in scene.grammar.rough_numbers:
        return syntax.relation(noun) == "nmod"
    return syntax.relation(head) in {"nmod", "obj", "obl"}


def _is_said_of_happening(syntax: Syntax, happening: Happening, all_: Sequence[Happening]) -> bool:
    """Whether a participle only tells who owns up to a happening or denies it ("an attack claimed by X")."""
    if happening.kind not in _SAID_OF_HAPPENINGS or not _is_participle(syntax, happening):
        return False
    return any(h is not happening and syntax.governor(happening.head) in h.match.words for h in all_)


def _is_standing(scene: Scene, syntax: Syntax, happening: Happening) -> bool:
    """Whether a participle without a day only tells how things stand ("hills held by X", "rebels backed by Y")."""
    if happening.kind not in _STANDING or not _is_participle(syntax, happening):
        return False
    return not any(syntax.climb(range(p.first, p.last), {happening.head})[0] is not None for p in scene.times)


def _is_way_of_arrest(syntax: Syntax, happening: Happening, all_: Sequence[Happening]) -> bool:
    """Whether an attack only says how people were arrested ("detained in dawn raids", « arrêtés lors de raids »)."""
    if happening.kind != "armed.attack" or happening.voice != "noun":
        return False
    arrests = (h.head for h in all_ if h.kind == "detention.arrest")
    return any(happening.head in syntax.obliques(arrest) for arrest in arrests)


def _is_known_dead(scene: Scene, syntax: Syntax, happening: Happening) -> bool:
    """Whether the dead or hurt are only spoken of, nobody counts them ("families bury their dead")."""
    if happening.kind != _TOLL or happening.voice != "noun" or len(happening.match.words) > 1:
        return False
    before = scene.texts[happening.head - 1] if happening.head else ""
    return before in _KNOWN and not syntax.is_counted(happening.head)
