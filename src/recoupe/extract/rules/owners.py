"""Whose troops "leurs troupes", "its jets" are: those of the country that the parse shows as subject of their verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.rules.grammar import Grammar
from recoupe.extract.rules.syntax import Syntax
from recoupe.model import ActorMention

_STEPS = 3
"""Governors from a phrase up to the verb with the subject that owns it."""
_FORCES = frozenset({"military", "government", "police"})


def give_owners(actors: Sequence[ActorMention], syntax: Syntax, grammar: Grammar) -> list[ActorMention]:
    """The actors, owned forces without a country given that of their owner.

    "Les USA ramènent leurs troupes": American troops, whatever countries the report speaks of besides. What belongs to a
    named group is left to coreference.
    """
    return [replace(a, country=_country_of(a, actors, syntax)) if _is_owned(a, syntax, grammar) else a for a in actors]


def _is_owned(actor: ActorMention, syntax: Syntax, grammar: Grammar) -> bool:
    words = _words(actor, syntax)
    if actor.country is not None or actor.actor is not None or actor.group not in _FORCES or not words:
        return False
    texts = syntax.sentence.words.texts
    return any(texts[at] in grammar.owning for at in (words[0] - 1, words[0]) if at >= 0)


def _country_of(actor: ActorMention, actors: Sequence[ActorMention], syntax: Syntax) -> str | None:
    """Country of the subject of the nearest verb above a phrase that has one, if it is not the phrase itself."""
    words = _words(actor, syntax)
    at = next((governor for w in words if (governor := syntax.governor(w)) is not None and governor not in words), None)
    for _ in range(_STEPS):
        if at is None:
            return None
        subjects = [s for s in syntax.subjects(at) if s not in words]
        if subjects:
            owners = [a for a in actors if a is not actor and set(_words(a, syntax)) & set(subjects)]
            return next((a.country for a in owners if a.country), None)
        at = syntax.governor(at)
    return None


def _words(actor: ActorMention, syntax: Syntax) -> range:
    return syntax.sentence.words.between(actor.span.start, actor.span.stop)
