"""Which named actor the people of a noun phrase belong to: "les hommes de l'UPC", "Al Shabaab fighters", "le groupe Wagner".

The phrase and the name become one phrase that stands for the named actor. Civilians are not their neighbour's: "victims
of Boko Haram" and "Hamas prisoners" stay what they are; a bare "men" or "members" is whoever the complement says.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.actor_phrase import BY_NAME, BY_ORGAN, BY_PEOPLE, Phrase
from recoupe.extract.rules.grammar import OF_FORMS, Grammar

_APART = frozenset({None, "civilian", "migrant", "prisoner", "protester"})
_LINKS = OF_FORMS | {"for", "from"}
_ARTICLES = frozenset({"l'", "la", "le", "les", "the"})


def join_names(phrases: Sequence[Phrase], sentence: Sentence, grammar: Grammar) -> list[Phrase]:
    """The phrases, each that has the name of its actor beside it joined with it; the names stay too.

    Args:
        phrases: not overlapping, in order.
    """
    return [_joined(phrase, at, phrases, sentence, grammar) for at, phrase in enumerate(phrases)]


def _joined(phrase: Phrase, at: int, phrases: Sequence[Phrase], sentence: Sentence, grammar: Grammar) -> Phrase:
    before = phrases[at - 1] if at else None
    after = phrases[at + 1] if at + 1 < len(phrases) else None
    if phrase.country is not None or phrase.by == BY_NAME:
        return phrase
    belongs = _may_belong(phrase, sentence, grammar)
    if belongs and after is not None and after.by == BY_NAME and _leads_to(phrase, after, sentence):
        return _with_name(phrase, after)
    if belongs and before is not None and before.by == BY_NAME and _follows(before, phrase, sentence, grammar):
        return _with_name(phrase, before)
    if after is not None and phrase.by == BY_PEOPLE and after.by == BY_ORGAN and _is_linked(phrase, after, sentence):
        return replace(phrase, last=after.last, actor=after.actor, template=after.template, country=after.country)
    return phrase


def _may_belong(phrase: Phrase, sentence: Sentence, grammar: Grammar) -> bool:
    return phrase.group not in _APART or _is_member_noun(phrase, sentence, grammar)


def _is_member_noun(phrase: Phrase, sentence: Sentence, grammar: Grammar) -> bool:
    return any(w in grammar.member_nouns for w in sentence.words.texts[phrase.first : phrase.last])


def _leads_to(phrase: Phrase, name: Phrase, sentence: Sentence) -> bool:
    """Whether a name right behind the phrase, or behind "of" or "for", says who they are."""
    if phrase.last == name.first:
        return phrase.group != "government" and not sentence.words.capital[phrase.head]
    return _is_linked(phrase, name, sentence)


def _is_linked(phrase: Phrase, other: Phrase, sentence: Sentence) -> bool:
    gap = sentence.words.texts[phrase.last : other.first]
    return 1 <= len(gap) <= 2 and gap[0] in _LINKS and all(g in _LINKS | _ARTICLES for g in gap)


def _follows(name: Phrase, phrase: Phrase, sentence: Sentence, grammar: Grammar) -> bool:
    """Whether a name right before the phrase is said of it ("Al Shabaab fighters", "Hezbollah's men")."""
    gap = sentence.words.texts[name.last : phrase.first]
    return not grammar.adjectives_follow and (not gap or gap == ("'s",))


def _with_name(phrase: Phrase, name: Phrase) -> Phrase:
    """Both as one phrase that stands for the named actor; its people are armed if the actor is."""
    group = name.group if phrase.group in {None, "civilian", "armed", "rebel", "military", "source"} else phrase.group
    first, last = min(phrase.first, name.first), max(phrase.last, name.last)
    return replace(phrase, first=first, last=last, actor=name.actor, template=None, country=None, group=group)
