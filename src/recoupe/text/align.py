"""Find a quote in a text: exactly, after folding, fuzzily, or not at all."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz import fuzz

from recoupe.model import Span
from recoupe.text.fold import fold_accents


class Alignment(StrEnum):
    """How a quote was found."""

    EXACT = "exact"
    FOLDED = "folded"
    FUZZY = "fuzzy"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Aligned:
    """Where a quote stands and how it was found; `score` in [0, 1], 1 for exact and folded."""

    span: Span | None
    status: Alignment
    score: float


MIN_FUZZY = 85.0
_MAX_FUZZY_TEXT = 200_000


def align(quote: str, text: str, start: int = 0) -> Aligned:
    """Find the first occurrence of a quote at or after an offset.

    Args:
        quote: words to find; blanks at the ends do not count.
        text: text to search.
        start: offset from which to search.

    Returns:
        The span in `text` and how it was found. Fuzzy search needs at least eight characters and is given up on texts of
        more than 200,000 characters.
    """
    quote = quote.strip()
    if not quote:
        return Aligned(None, Alignment.NONE, 0.0)
    at = text.find(quote, start)
    if at >= 0:
        return Aligned(Span.of(text, at, at + len(quote)), Alignment.EXACT, 1.0)
    folded_quote, folded = fold_accents(quote), fold_accents(text)
    at = folded.find(folded_quote, start)
    if at >= 0:
        return Aligned(Span.of(text, at, at + len(quote)), Alignment.FOLDED, 1.0)
    return _align_fuzzily(folded_quote, folded, text, start)


def _align_fuzzily(quote: str, folded: str, text: str, start: int) -> Aligned:
    rest = folded[start:]
    if len(quote) < 8 or len(rest) < len(quote) // 2 or len(rest) > _MAX_FUZZY_TEXT:
        return Aligned(None, Alignment.NONE, 0.0)
    found = fuzz.partial_ratio_alignment(quote, rest, score_cutoff=MIN_FUZZY)
    if found is None or found.dest_start >= found.dest_end:
        return Aligned(None, Alignment.NONE, 0.0)
    span = Span.of(text, start + found.dest_start, start + found.dest_end)
    return Aligned(span, Alignment.FUZZY, found.score / 100)
