"""What of a report is its own prose, and what is somebody's quoted words; captions, links and furniture are neither.

Quoted words go wherever the speaker goes: two reporters at one press conference share them and are no copies of each
other. Source: crosscheck §2 (containment on pairs of independent reports, with and without quotations).
"""

from __future__ import annotations

from typing import NamedTuple

from recoupe.model import Document, Passage, PassageKind
from recoupe.text.fold import fold_quotes
from recoupe.text.quotes import find_quotations

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


def _split(passage: Passage, folded: str) -> list[Stretch]:
    """Prose and speech of a passage; what is quoted inside a quotation belongs to it."""
    at, is_quote = passage.start, passage.kind is PassageKind.QUOTE
    found: list[Stretch] = []
    for quotation in find_quotations(folded, at, passage.stop):
        if quotation.is_speech and quotation.outer_start >= at:
            found.append(Stretch(at, quotation.outer_start, is_quote))
            found.append(Stretch(quotation.start, quotation.stop, is_quoted=True))
            at = quotation.outer_stop
    found.append(Stretch(at, passage.stop, is_quote))
    return found


def _join(found: list[Stretch], stretch: Stretch, text: str) -> None:
    """Add a stretch, as part of the one before where only blanks and the end of a sentence lie between."""
    start, stop, is_quoted = stretch
    if start >= stop:
        return
    if found and not is_quoted and not found[-1].is_quoted:
        last = found[-1]
        between = text[last.stop : start]
        if not between or between.isspace():
            found[-1] = Stretch(last.start, stop, is_quoted=False)
            return
    found.append(stretch)
