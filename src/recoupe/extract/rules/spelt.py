"""Actors on whole words, as a reader would mark them: "قواته" with its pronoun, "للجيش" with the preposition in its article.

The rules read words without what is written onto them; only when all is decided are the mentions widened.
"""

from __future__ import annotations

import re
from dataclasses import replace

from recoupe.model import ActorMention, Span
from recoupe.text.arabic import LETTERS, MARKS

_REST = re.compile(f"[{LETTERS}{MARKS}]*")
_LETTER = re.compile(f"[{LETTERS}{MARKS}]")
_FOR, _JOINING = "ل", frozenset("وف")


def whole_words(mention: ActorMention, text: str) -> ActorMention:
    """A mention with the pronoun written onto its last word, and with a preposition that took the place of an alif."""
    start, stop = mention.span.start, mention.span.stop
    rest = _REST.match(text, stop)
    stop = rest.end() if rest is not None and _LETTER.match(text[stop - 1]) else stop
    if start and text[start - 1 : start + 1] == _FOR * 2 and _opens_word(text, start - 1):
        start -= 1
    same = (start, stop) == (mention.span.start, mention.span.stop)
    return mention if same else replace(mention, span=Span.of(text, start, stop))


def _opens_word(text: str, at: int) -> bool:
    """Whether a word begins at an offset, "and" before it not counted."""
    before = at - 1 if at and text[at - 1] in _JOINING else at
    return before == 0 or not _LETTER.match(text[before - 1])
