"""Quotations of a passage: marks paired by type, nested, and never an error when they do not pair."""

from __future__ import annotations

import re
from dataclasses import dataclass

_MARKS = '«»"‹›'
_APOSTROPHE = re.compile(
    r"'(?:(?<![^\s(\[«\"]')(?=\S)|(?<=\S')(?![^\s.,;:!?)\]»\"]))"
)  # where it may open or close a quotation; begins with the one character, since that is looked for fast
_CLOSING = {"»": "«", "›": "‹"}
_OPENING = frozenset("«‹")
MIN_SPEECH_WORDS = 5


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quotation marks, half-open and without the marks, trimmed.

    Attributes:
        outer_start, outer_stop: the same with the marks.
        is_closed: whether the closing mark was found; an open quotation runs to the end of its passage.
        n_words: number of blanks-separated words.
    """

    start: int
    stop: int
    outer_start: int
    outer_stop: int
    is_closed: bool
    n_words: int

    @property
    def is_speech(self) -> bool:
        """Whether somebody's words are given, rather than a term set apart by marks."""
        return self.n_words >= MIN_SPEECH_WORDS


def find_quotations(folded: str, start: int, stop: int) -> list[Quotation]:
    """Quotations of one passage, in order of their opening marks.

    Straight marks open and close by turns, but one that can only open begins anew. A guillemet that never closes runs to the
    end of the passage, and so does a straight mark that the next paragraph takes up; other marks that never close are
    left alone.

    Args:
        folded: whole text after `fold` or `fold_quotes` (curly marks are straight by then, guillemets are not).
        start, stop: the passage.
    """
    places = find_marks(folded, start, stop)
    if not places:
        return []
    found: list[Quotation] = []
    marks: list[str] = []  # those that are open, and where
    opened: list[int] = []
    for at in places:
        mark = folded[at]
        if mark == '"' and mark in marks and _can_only_open(folded, at):
            depth = marks.index(mark)
            del marks[depth:], opened[depth:]  # the open one never closed
        opener = _CLOSING.get(mark, mark)
        if mark in _OPENING or (mark not in _CLOSING and mark not in marks):
            marks.append(mark)
            opened.append(at)
        elif opener in marks:
            depth = len(marks) - 1 - marks[::-1].index(opener)
            found.append(_make(folded, opened[depth], at + 1, is_closed=True))
            del marks[depth:], opened[depth:]
    for mark, at in zip(marks, opened, strict=True):
        if mark in _OPENING or _goes_on(folded, start, at, stop):
            found.append(_make(folded, at, stop, is_closed=False))
    return sorted((q for q in found if q.start < q.stop), key=lambda q: (q.outer_start, -q.outer_stop))


def find_marks(folded: str, start: int, stop: int) -> list[int]:
    """Places of the marks of a passage that open or close quotations, in order; no apostrophes inside words."""
    found: list[int] = []
    for mark in _MARKS:
        at = folded.find(mark, start, stop)
        while at >= 0:
            found.append(at)
            at = folded.find(mark, at + 1, stop)
    if folded.find("'", start, stop) >= 0:
        found += (match.start() for match in _APOSTROPHE.finditer(folded, start, stop))
    found.sort()
    return found


def _can_only_open(folded: str, at: int) -> bool:
    """Whether a straight mark stands behind a blank and right before a word."""
    before, after = folded[at - 1 : at], folded[at + 1 : at + 2]
    return (before.isspace() or before in {"(", "["}) and after.isalnum()


def _goes_on(folded: str, start: int, at: int, stop: int) -> bool:
    """Whether a straight mark opens a speech that the next paragraph takes up with a mark of its own."""
    is_opening = at == start or folded[at - 1].isspace()
    return is_opening and folded[at] == '"' and folded[stop : stop + 8].lstrip().startswith('"')


def _make(folded: str, outer_start: int, outer_stop: int, *, is_closed: bool) -> Quotation:
    start, stop = outer_start + 1, outer_stop - (1 if is_closed else 0)
    while start < stop and folded[start].isspace():
        start += 1
    while stop > start and folded[stop - 1].isspace():
        stop -= 1
    return Quotation(start, stop, outer_start, outer_stop, is_closed, len(folded[start:stop].split()))
