"""Noun phrases that play a part in a happening though no list knows them: "a school", "the vendor's stall", "ses deux fils".

Only the parse shows them: the heads of subjects, objects and agents of words that frames know. They become actor mentions
without an actor; those that no claim uses are dropped again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from recoupe.extract.rules.actor_phrase import BY_NETWORK, BY_ORGAN, BY_PEOPLE
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Span

BY = "actor.phrase@1"
GROUP = "thing"
_WIDENED = frozenset({BY_ORGAN, BY_PEOPLE, BY_NETWORK})


def find_phrases(text: str, syntax: Syntax, pack: Pack, taken: Iterable[Span]) -> list[ActorMention]:
    """Noun phrases in parts of happenings of a parsed sentence, in order.

    Args:
        text: of the document.
        taken: what is a mention already.
    """
    words = syntax.sentence.words
    known = {i for span in taken for i in words.between(span.start, span.stop)}
    found: dict[int, ActorMention] = {}
    triggers = _triggers(words.texts, pack)
    for head in _heads(syntax, triggers):
        phrase = syntax.phrase(head)
        if head in known or phrase is None or not words.texts[head][0].isalpha():
            continue
        if pack.is_chunked and (head in triggers or words.texts[head] in pack.words.by_class["level"]):
            continue  # "وقعت اشتباكات": an act takes no part in itself; "مدينة إدلب" is a place
        first, last = phrase
        while first < head and first in known:
            first += 1
        if pack.is_chunked:  # "مواقع" of "مواقع تنظيم الدولة", where the name is a mention already
            last = next((i for i in range(head, last) if i in known), last)
        if known.isdisjoint(range(first, last)):
            known.update(range(first, last))
            span = Span.of(text, words.starts[first], words.stops[last - 1])
            found[first] = ActorMention("", span, BY, None, GROUP)
    return [found[first] for first in sorted(found)]


def widen(text: str, syntax: Syntax, actors: list[ActorMention], taken: Iterable[Span]) -> list[ActorMention]:
    """Actors with the whole noun phrase that they head: number, adjectives, "of X" ("six fighters of the Islamic State").

    Args:
        text: of the document.
        taken: mentions of time, which belong to no actor.
    """
    words = syntax.sentence.words
    dated = {i for span in taken for i in words.between(span.start, span.stop)}
    spans = [words.between(a.span.start, a.span.stop) for a in actors]
    found = []
    for number, (actor, own) in enumerate(zip(actors, spans, strict=True)):
        others = {i for n, span in enumerate(spans) if n != number for i in span} | dated
        wide = syntax.whole_phrase(own) if actor.by in _WIDENED else None
        if wide is not None and others.isdisjoint(range(*wide)):
            span = Span.of(text, words.starts[wide[0]], words.stops[wide[1] - 1])
            found.append(replace(actor, span=span))
        else:
            found.append(actor)
    return found


def _triggers(texts: Sequence[str], pack: Pack) -> set[int]:
    """Words that frames or acts know."""
    return {m.head for m in pack.frames.find(texts)} | {m.head for m in pack.acts.find(texts)}


def _heads(syntax: Syntax, triggers: Iterable[int]) -> Iterator[int]:
    for trigger in sorted(triggers):
        yield from syntax.subjects(trigger)
        yield from syntax.undergoers(trigger)
        yield from syntax.objects(trigger)
        yield from syntax.agents(trigger)
        yield from syntax.doers(trigger)
        yield from syntax.complements(trigger)
