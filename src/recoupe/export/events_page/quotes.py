"""Quotations on a card: the evidence of a claim with the words that count marked, linked to the text of the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from recoupe.export.derivation.tree import quote_around
from recoupe.export.events_page.texts import Link, Texts
from recoupe.export.phrases import how_sure, who_says
from recoupe.export.reports import Reports, short_key
from recoupe.export.words_behind import words_behind
from recoupe.model import Claim, ClaimKey, Document, Span

Part = tuple[str, bool]
"""Some words, and whether they count."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation.

    Attributes:
        key: claim as `recoupe explain` takes it; empty for a passage that is no claim.
        says: chain of sources, outermost first.
        sure: how the outlet stands to it.
        parts: the words, those that count marked.
        link: where they stand.
    """

    key: str
    says: str
    sure: str
    language: str
    parts: tuple[Part, ...]
    link: Link


def make_quote(field: str, key: ClaimKey, reports: Reports, texts: Texts) -> Quote:
    """The evidence of a claim, the words behind a field marked; words that stand elsewhere are added."""
    document, claim = reports.claim(key)
    words = words_behind(document, claim, field)
    inside = [w for w in words if claim.evidence.start <= w.start and w.stop <= claim.evidence.stop]
    parts = tuple(_parts(document, claim.evidence, inside or [claim.trigger]))
    for word in words:
        if word not in inside:
            parts += ((" … ", False), (" ".join(word.quote.split()), True))
    return _quote(key, document, claim, parts, texts.link(key.document, claim.trigger, claim.evidence, *words))


def _quote(key: ClaimKey, document: Document, claim: Claim, parts: tuple[Part, ...], link: Link) -> Quote:
    return Quote(short_key(key), who_says(claim.said_by), how_sure(claim), document.language, parts, link)


def make_passage(id_: str, passage: Span, reports: Reports, texts: Texts) -> Quote:
    """A passage that was copied."""
    document = reports.document(id_)
    words = " ".join(passage.quote.split())
    return Quote("", texts.outlet(id_), "", document.language, ((words, False),), texts.link(id_, passage))


def _parts(document: Document, evidence: Span, words: Sequence[Span]) -> Iterator[Part]:
    """The words with what stands around them, cut at the ends of the words."""
    quote = quote_around(document.text, evidence, words)
    assert quote is not None
    if quote.is_cut[0]:
        yield "… ", False
    yield from _cut(document.text, quote.span, words)
    if quote.is_cut[1]:
        yield " …", False


def _cut(text: str, span: Span, words: Iterable[Span]) -> Iterator[Part]:
    at = span.start
    for word in sorted(set(words)):
        if word.start > at:
            yield text[at : word.start], False
        if word.stop > at:
            yield text[max(at, word.start) : word.stop], True
            at = word.stop
    if at < span.stop:
        yield text[at : span.stop], False
