"""The day on which quoted words were spoken: « … hier … », a déclaré mardi le colonel.

"Yesterday" inside quotation marks counts from that day, where the words right beside the quotation tell it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from recoupe.model.mention import TimeMention
from recoupe.model.vocabulary import Precision

_QUOTATION = re.compile(r"«[^«»]*»|“[^“”]*”|\"[^\"\n]*\"")
_REACH = 60  # characters between a quotation and the day of its speech: "a déclaré mardi", "said on Tuesday that"
_BREAK = re.compile(r"[.!?;](?=\s)|\n")
_TOLD = frozenset({"weekday", "date", "day"})
_COUNTED = frozenset({"day", "overnight"})


@dataclass(frozen=True, slots=True)
class Spoken:
    """A mention, by its index, and the day of the speech that it stands in."""

    index: int
    day: date


def find_spoken(text: str, dated: list[TimeMention]) -> Iterator[Spoken]:
    """Mentions that count from the day of a quotation.

    Args:
        text: the text of the mentions.
        dated: in text order, resolved as if the outlet spoke.
    """
    counted = [i for i, m in enumerate(dated) if m.expression is not None and m.expression.form in _COUNTED]
    if not counted:
        return
    quotations = [found.span() for found in _QUOTATION.finditer(text)]
    for index in counted:
        here = dated[index].span
        around = next((q for q in quotations if q[0] < here.start and here.stop < q[1]), None)
        day = _day_beside(text, around, quotations, dated) if around else None
        if day is not None:
            yield Spoken(index, day)


def _day_beside(
    text: str, quotation: tuple[int, int], quotations: list[tuple[int, int]], dated: list[TimeMention]
) -> date | None:
    """The nearest single day told right before or after a quotation, in the sentence and outside of quotations."""
    found: list[tuple[int, date]] = []
    for mention in dated:
        start, stop = (
            (mention.span.stop, quotation[0])
            if mention.span.start < quotation[0]
            else (quotation[1], mention.span.start)
        )
        day = _told_day(mention)
        is_quoted = any(q[0] < mention.span.start < q[1] for q in quotations)
        if day and not is_quoted and 0 <= stop - start <= _REACH and not _BREAK.search(text, start, stop):
            found.append((stop - start, day))
    return min(found)[1] if found else None


def _told_day(mention: TimeMention) -> date | None:
    e, when = mention.expression, mention.date
    if e is None or e.form not in _TOLD or e.lean == 1 or when is None or when.precision is not Precision.DAY:
        return None
    return when.days()[0]
