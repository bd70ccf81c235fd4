"""The same words of the same speaker in two reports: no copy, but one origin of what is said. Source: crosscheck §2, §4."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.crosscheck.copies.containment import MIN_PASSAGE, Block, compare, spans_of, words_between
from recoupe.crosscheck.copies.profile import Profile
from recoupe.crosscheck.edge import QuoteLink
from recoupe.model import Document, SourceLevel, Span
from recoupe.text.fold import fold_accents

MIN_WORDS = MIN_PASSAGE
"""Quoted words in common that are no accident."""


def find_quotes(left: Profile, right: Profile) -> tuple[QuoteLink, ...]:
    """Quotations that two reports share, in the order of the left text; not those of speakers with different names."""
    if not len(left.speech) or not len(right.speech):
        return ()
    left, right = sorted((left, right), key=lambda p: p.document.id)
    return tuple(_links(left, right, compare(left.speech, right.speech).passages))


def _links(left: Profile, right: Profile, passages: tuple[Block, ...]) -> Iterator[QuoteLink]:
    for block in passages:
        n_words = min(words_between(block.left, left.speech), words_between(block.right, right.speech))
        (span,) = spans_of([block.left], left.speech, left.document.text)
        (other,) = spans_of([block.right], right.speech, right.document.text)
        speakers = find_speakers(left.document, span), find_speakers(right.document, other)
        if n_words < MIN_WORDS or _differ(*speakers):
            continue
        name = min(speakers[0] & speakers[1], default=None)
        who = f"of {name}" if name else "of a speaker that one of them does not name"
        why = f"the same {n_words} quoted words {who}"
        ids = left.document.id, right.document.id
        yield QuoteLink(ids, (span, other), 1.0 if name else 0.9, why)


def find_speakers(document: Document, span: Span) -> frozenset[str]:
    """Ids, and words of the names, of whoever the claims and attributions say speaks these words; empty if nobody tells."""
    names = [
        name
        for claim in document.claims
        for source in claim.said_by
        if source.level is SourceLevel.SPEAKER and claim.evidence.overlaps(span)
        for name in (source.id, source.name)
    ]
    names += [
        part.quote for a in document.attributions if any(c.overlaps(span) for c in a.content) for part in a.source
    ]
    return frozenset(word for name in names if name for word in _words(name))


def _words(name: str) -> Iterator[str]:
    """A name's words of more than three letters, folded; an id as it is."""
    if ":" in name:
        yield name
    else:
        yield from (word for word in fold_accents(name).split() if len(word) > 3)


def _differ(left: frozenset[str], right: frozenset[str]) -> bool:
    """Whether both speakers are named, and by nothing in common."""
    return bool(left) and bool(right) and not left & right
