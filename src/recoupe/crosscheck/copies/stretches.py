"""What of a report is its own prose, and what is somebody's quoted words; captions, links and furniture are neither.

Quoted words go wherever the speaker goes: two reporters at one press conference share them and are no copies of each
other. Source: crosscheck §2 (containment on pairs of independent reports, with and without quotations).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from recoupe.model import Document, Passage, PassageKind
from recoupe.text.fold import fold_quotes
from recoupe.text.quotes import Quotation, find_quotations

_PROSE = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.QUOTE})


class Stretch(NamedTuple):
    """Words of one voice, half-open; shingles do not reach beyond it."""

    start: int
    stop: int
    is_quoted: bool


def find_stretches(document: Document) -> tuple[Stretch, ...]:
    """Stretches of prose and of quoted speech, in text order; paragraphs with nothing between them are one stretch."""
    text = document.text
    folded = fold_quotes(text)
    found: list[Stretch] = []
    for passage in document.passages or (Passage(PassageKind.BODY, 0, len(text)),):
        if passage.kind in _PROSE:
            for stretch in _split(passage, folded):
                _join(found, stretch, text)
    return tuple(found)


def _split(passage: Passage, folded: str) -> Iterator[Stretch]:
    """Prose and speech of a passage; what is quoted inside a quotation belongs to it."""
    at = passage.start
    for quotation in _speeches(passage, folded):
        if quotation.outer_start < at:
            continue
        yield Stretch(at, quotation.outer_start, passage.kind is PassageKind.QUOTE)
        yield Stretch(quotation.start, quotation.stop, is_quoted=True)
        at = quotation.outer_stop
    yield Stretch(at, passage.stop, passage.kind is PassageKind.QUOTE)


def _speeches(passage: Passage, folded: str) -> Iterator[Quotation]:
    return (q for q in find_quotations(folded, passage.start, passage.stop) if q.is_speech)


def _join(found: list[Stretch], stretch: Stretch, text: str) -> None:
    """Add a stretch, as part of the one before where only blanks and the end of a sentence lie between."""
    if stretch.start >= stretch.stop:
        return
    last = found[-1] if found else None
    if last and last.is_quoted is stretch.is_quoted is False and not text[last.stop : stretch.start].strip():
        found[-1] = Stretch(last.start, stretch.stop, is_quoted=False)
    else:
        found.append(stretch)
