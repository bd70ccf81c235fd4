"""Noun phrases that play a part in a happening though no list knows them: "a school", "the vendor's stall", "ses deux fils".

Only the parse shows them: the heads of subjects, objects and agents of words that frames know. They become actor mentions
without an actor; those that no claim uses are dropped again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import ActorMention, Span

BY = "actor.phrase@1"
GROUP = "thing"


def find_phrases(analysis: Analysis, sentence: Sentence, pack: Pack, taken: Iterable[Span]) -> list[ActorMention]:
    """Noun phrases in parts of happenings, in order.

    Args:
        taken: what is a mention already.
    """
    parse = analysis.parses.get(sentence.index)
    if parse is None:
        return []
    syntax, words = Syntax(sentence, parse), sentence.words
    known = {i for span in taken for i in words.between(span.start, span.stop)}
    found: dict[int, ActorMention] = {}
    for head in _heads(syntax, {m.head for m in pack.frames.find(words.texts)}):
        phrase = syntax.phrase(head)
        if head in known or phrase is None or not words.texts[head][0].isalpha():
            continue
        first, last = phrase
        while first < head and first in known:
            first += 1
        if known.isdisjoint(range(first, last)):
            known.update(range(first, last))
            span = Span.of(analysis.text, words.starts[first], words.stops[last - 1])
            found[first] = ActorMention("", span, BY, None, GROUP)
    return [found[first] for first in sorted(found)]


def _heads(syntax: Syntax, triggers: Iterable[int]) -> Iterator[int]:
    for trigger in sorted(triggers):
        yield from syntax.subjects(trigger)
        yield from syntax.undergoers(trigger)
        yield from syntax.objects(trigger)
        yield from syntax.agents(trigger)
        yield from syntax.complements(trigger)
