"""Which toll verb is said of a number: by the parse, else by the order of words and the voice of the verb."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.grammar import OF_FORMS
from recoupe.extract.rules.happenings import find_voice
from recoupe.extract.rules.scene import Placed, Scene
from recoupe.extract.rules.singles import HARM, said_of
from recoupe.lang.entries import Toll
from recoupe.model import QuantityMention
from recoupe.text.match import Match

VERBS = frozenset({"verb", "intransitive"})
"""Sides of the table of tolls that are verbs."""
_ACTS = frozenset({"noun", "act"})


def find_act(scene: Scene, placed: Placed, tolls: Sequence[Match[Toll]]) -> Match[Toll] | None:
    """The noun that says what was done to a number of people ("la mort de cinq civils", "the killing of two guards")."""
    at = placed.first - 1
    if not isinstance(placed.mention, QuantityMention) or not placed.mention.is_person or at < 0:
        return None
    if scene.grammar.verb_first:
        return next((m for m in tolls if m.value.side in _ACTS and m.value.of in HARM and m.last == placed.first), None)
    if scene.texts[at] not in OF_FORMS:
        return None
    return next((m for m in tolls if m.value.side in _ACTS and m.value.of in HARM and at - 1 <= m.last <= at), None)


def parsed_verb(scene: Scene, placed: Placed, verbs: list[Match[Toll]]) -> Match[Toll] | None:
    """The toll verb that the parse says of a number."""
    if scene.syntax is None:
        return None
    for verb in verbs:
        heads = said_of(scene.syntax, verb.head, is_intransitive=verb.value.side == "intransitive")
        if any(placed.first <= head < placed.last for head in heads):
            return verb
    return None


def is_doer(scene: Scene, placed: Placed, verb: Match[Toll]) -> bool:
    """Whether the parse shows a number as the doer of a verb: "four gunmen killed a judge" counts no dead gunmen."""
    if scene.syntax is None or verb.value.side == "intransitive":
        return False
    doers = [*scene.syntax.agents(verb.head)]
    if scene.syntax.voice(verb.head) == "active":
        doers += scene.syntax.subjects(verb.head)
    return any(placed.first <= head < placed.last for head in doers)


def nearest_verb(scene: Scene, placed: Placed, verbs: list[Match[Toll]], reach: int) -> Match[Toll] | None:
    """The toll verb said of a number: a passive or intransitive after it, an active before it, a participle beside it."""
    best, best_cost = None, reach + 1
    for verb in verbs:
        is_after = verb.first >= placed.last
        if not _may_be_said(scene, verb, is_after=is_after):
            continue
        cost = _cost_after(scene, placed, verb) if is_after else scene.cost(verb.last - 1, placed.first)
        if cost < best_cost:
            best, best_cost = verb, cost
    return best


def _cost_after(scene: Scene, placed: Placed, verb: Match[Toll]) -> int:
    """Cost to a verb after a number; a parenthesis of parts is free ("sept personnes, dont trois enfants, ont été tuées")."""
    texts, last = scene.texts, placed.last
    if last + 1 < verb.first and texts[last] in {",", "("} and texts[last + 1] in _PART_WORDS:
        closing = next((i for i in range(last + 2, verb.first) if texts[i] in {",", ")"}), None)
        if closing is not None:
            return scene.cost(closing, verb.first)
    return scene.cost(last - 1, verb.first)


_PART_WORDS = frozenset({"بين", "dont", "including", "parmi", "among", "notamment", "soit"})


def _may_be_said(scene: Scene, verb: Match[Toll], *, is_after: bool) -> bool:
    """Whether a verb can be said of what stands before (`is_after`) or behind it, by its voice."""
    if verb.value.side == "intransitive":
        return is_after or scene.grammar.verb_first
    voice = find_voice(scene, verb)
    return voice == "passive" if is_after else voice == "active"
