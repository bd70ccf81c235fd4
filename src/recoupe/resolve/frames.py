"""Years that frame what follows: "In 2014, … in March", "in 97 (in January …)".

A month, season or day without a year takes the year told at the head of its sentence or right before its brackets,
instead of the one nearest to the report.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention

_SENTENCE_START = re.compile(r"(?:^|[.!?;:»”\"]\s+|\n)\W*\w{2,6}\s+$")  # "En 2014," "In 2014,": one short word before
_SENTENCE_END = re.compile(r"[.!?;](?=\s)|\n")
_LOOK_BACK = 12


@dataclass(frozen=True, slots=True)
class _Frame:
    """A year, and the offset at which it ceases to hold."""

    year: int
    stop: int


def in_frames(text: str, mentions: tuple[TimeMention, ...]) -> tuple[TimeMention, ...]:
    """The mentions, with the year of their frame where they have none of their own.

    Args:
        text: the text of the mentions.
        mentions: in text order, with `expression`.
    """
    framed: list[TimeMention] = []
    frame: _Frame | None = None
    for mention in mentions:
        frame = _frame_of(text, mention) or frame
        if frame is not None and mention.expression is not None and mention.span.start < frame.stop:
            mention = replace(mention, expression=_with_year(mention.expression, frame.year))  # noqa: PLW2901
        framed.append(mention)
    return tuple(framed)


def _frame_of(text: str, mention: TimeMention) -> _Frame | None:
    """The frame that a mention of a bare year opens; None where it opens none."""
    e = mention.expression
    if e is None or e.form != "date" or e.year is None or e.month or e.day or e.part or e.modifier:
        return None
    stop = mention.span.stop
    if text.startswith(" (", stop):
        return _Frame(e.year, max(text.find(")", stop), stop))
    before = text[max(0, mention.span.start - _LOOK_BACK) : mention.span.start]
    if not text.startswith(",", stop) or not _SENTENCE_START.search(before):
        return None
    end = _SENTENCE_END.search(text, stop)
    return _Frame(e.year, end.start() if end else len(text))


def _with_year(e: TimeExpression, year: int) -> TimeExpression:
    bare = e.year is None and e.direction is None and e.weekday is None
    if bare and ((e.form == "date" and e.month) or (e.form == "season" and e.anchor != "none")):
        return replace(e, year=year)
    return e
