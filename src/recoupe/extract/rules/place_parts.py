"""What the parse says of place names before any of them is resolved: who acts, and what only a place can suffer.

"Bombardé par la Russie" tells who bombed, not which way, and what opens a sentence in capitals and "was shelled" is a place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.place_readings import KNOWN_TOWN
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import Level, PlaceMention, RoleHint

_AGENT = "obl:agent"
_OF_PLACES = frozenset(
    {"shell", "hit", "airstrike", "conquer", "overrun", "retake", "besiege", "encircle", "occupy", "capture", "fall_to"}
)
"""Classes of acts whose passive subject, or for the last whose subject, is a place if it may be one."""
_TO_PLACES = _OF_PLACES | {"attack", "storm", "raid", "enter", "leave", "reach"}
"""Classes of acts whose object is a town and not who governs from it."""


def told_by_parse(places: Sequence[PlaceMention], sentence: Sentence, syntax: Syntax, pack: Pack) -> list[PlaceMention]:
    """The place names of a sentence, with what the parse tells of them."""
    if not any(p.weak or p.is_seat or p.role_hint is RoleHint.LITERAL for p in places):
        return list(places)
    firsts = (sentence.words.between(p.span.start, p.span.stop).start for p in places)
    suffering, goals = _sufferers(sentence, syntax, pack)
    return [_told(p, first, syntax, suffering, goals) for p, first in zip(places, firsts, strict=True)]


def _told(place: PlaceMention, word: int, syntax: Syntax, suffering: set[int], goals: set[int]) -> PlaceMention:
    if _acts(place, syntax, word):
        return replace(place, role_hint=RoleHint.METONYMIC, preposition=None)
    if place.is_seat and word in goals:
        place = replace(place, role_hint=RoleHint.LITERAL)  # "struck Damascus", "entered Kabul"
    is_known = max((c.score for c in place.candidates), default=0.0) >= KNOWN_TOWN
    return replace(place, weak=False) if place.weak and word in suffering and is_known else place


def _acts(place: PlaceMention, syntax: Syntax, word: int) -> bool:
    """Whether a country is who did what a passive tells."""
    if not place.candidates or place.candidates[0].level is not Level.COUNTRY or place.role_hint is RoleHint.METONYMIC:
        return False
    token, verb = syntax.token(word), syntax.governor(word)
    is_agent = token is not None and token.relation == _AGENT
    return is_agent and verb is not None and bool(syntax.undergoers(verb))  # "est passé par la Turquie" is no passive


def _sufferers(sentence: Sentence, syntax: Syntax, pack: Pack) -> tuple[set[int], set[int]]:
    """Words that head what is shelled or taken or falls to somebody, and these with what is entered, stormed or left."""
    suffering: set[int] = set()
    goals: set[int] = set()
    for match in pack.acts.find(sentence.words.texts):
        acts = _TO_PLACES.intersection(match.value.acts) if match.verb else ()
        if acts:
            goals.update(syntax.objects(match.head), syntax.undergoers(match.head))
        if acts and not _OF_PLACES.isdisjoint(acts):
            suffering.update(syntax.undergoers(match.head), syntax.subjects(match.head) if "fall_to" in acts else ())
    return suffering, goals | suffering
