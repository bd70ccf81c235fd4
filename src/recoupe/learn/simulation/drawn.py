"""Links drawn at the rates at which they are found, so that witnesses can be counted without comparing texts.

What two reports share is known here; the rates only say how much of it is found.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from recoupe.crosscheck.edge import WHOLE, CopyEdge, Links
from recoupe.learn.simulation.composing import Credit
from recoupe.learn.simulation.documents import Written
from recoupe.model import Copy, CopyEvidence, Document, Span

LEAST_CONTAINMENT = 0.1
LEAST_FACTS = 2
"""Sentences that a translation has to share; a sentence has two facts and more."""


@dataclass(frozen=True, slots=True)
class Rates:
    """Shares of links that are found.

    Attributes:
        text: of copies with a containment of .1 and more. Source: crosscheck §2, mean of five kinds of copies.
        translation: of translated copies. Source: issue 9, target.
        translation_score: range of the score of those.
    """

    text: float = 0.99
    translation: float = 0.6
    translation_score: tuple[float, float] = (0.6, 0.9)


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two reports, the original first as far as that can be told."""

    original: Written
    copy: Written
    is_directed: bool


def draw_links(reports: Sequence[Written], rates: Rates, rng: random.Random) -> Links:
    """The copy edges of the reports of one event."""
    edges = [edge for pair in combinations(reports, 2) for edge in _draw_pair(*pair, rates, rng)]
    return Links(tuple(sorted(edges, key=lambda e: (e.copy.from_, e.copy.to, e.copy.evidence))))


def _draw_pair(left: Written, right: Written, rates: Rates, rng: random.Random) -> Iterator[CopyEdge]:
    if left.document.id == right.document.id:
        return
    pair = _order(left, right)
    yield from _draw_text(pair, rates, rng)
    if _credits(pair.copy, pair.original):
        yield _credit_edge(pair)


def _draw_text(pair: _Pair, rates: Rates, rng: random.Random) -> Iterator[CopyEdge]:
    languages = {s.key: s.language for s in pair.original.draft.sentences if s.row[0] != "quote"}
    shared = [s for s in pair.copy.draft.sentences if s.key in languages]
    same = [s.key for s in shared if languages[s.key] == s.language]
    other = [s.key for s in shared if languages[s.key] != s.language]
    if _containment(pair, same) >= LEAST_CONTAINMENT and rng.random() < rates.text:
        yield _text_edge(pair, same, CopyEvidence.QUOTE_FREE_CONTAINMENT, 1.0)
    if len(other) >= LEAST_FACTS and rng.random() < rates.translation:
        yield _text_edge(pair, other, CopyEvidence.TRANSLATION, round(rng.uniform(*rates.translation_score), 2))


def _containment(pair: _Pair, keys: Sequence[int]) -> float:
    n_shared = sum(len(pair.copy.places[key].quote) for key in keys)
    return n_shared / min(sum(len(s.quote) for s in w.places.values()) for w in (pair.copy, pair.original))


def _order(left: Written, right: Written) -> _Pair:
    """By credit, then time, then length. Source: crosscheck §2."""
    for original, copy in ((left, right), (right, left)):
        if _credits(copy, original):
            return _Pair(original, copy, is_directed=True)
    if left.draft.report.is_timed_apart(right.draft.report):
        first, second = sorted((left, right), key=lambda w: w.draft.report.written)
    else:
        second, first = sorted((left, right), key=lambda w: (len(w.document.text), w.document.id))
    return _Pair(first, second, is_directed=True)


def _credits(copy: Written, original: Written) -> bool:
    credited = copy.draft.credited
    return credited is not None and credited == original.draft.report.source.index != copy.draft.report.source.index


def _text_edge(pair: _Pair, keys: Sequence[int], evidence: CopyEvidence, score: float) -> CopyEdge:
    spans, from_spans = (tuple(sorted(w.places[key] for key in keys)) for w in (pair.copy, pair.original))
    ids = pair.original.document.id, pair.copy.document.id
    copy = Copy(*ids, evidence, score, pair.is_directed, spans, from_spans)
    covers = _containment(pair, keys) >= WHOLE
    return CopyEdge(copy, covers, is_certain=score == 1.0, why=f"drawn: {evidence.value}")


def _credit_edge(pair: _Pair) -> CopyEdge:
    document = pair.copy.document
    is_tag = pair.copy.draft.credit is not Credit.CITED
    spans = tuple(_tags(document)) if is_tag else tuple(c.evidence for c in document.claims[:1])
    copy = Copy(pair.original.document.id, document.id, CopyEvidence.CREDIT_LINE, 1.0, True, spans)
    return CopyEdge(copy, is_tag, is_certain=True, why="drawn: credit_line")


def _tags(document: Document) -> Iterator[Span]:
    return (a.span for a in document.agencies if a.span is not None)
