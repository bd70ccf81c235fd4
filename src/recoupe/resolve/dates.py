"""Turns time expressions into TimeML values and half-open dates, counted from publication or from another date.

What each form of expression means stands in `recoupe.resolve.forms`. Here: the order of anchors, publication dates
that are intervals, clock times beside a date, and the prepositions around ("since", "until").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from recoupe.model.dates import DateInterval, Instant, make_interval
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention, Timex
from recoupe.model.span import Span
from recoupe.model.vocabulary import Basis, Precision, TimexType
from recoupe.resolve.calendar import DAY
from recoupe.resolve.forms import read
from recoupe.resolve.frames import in_frames
from recoupe.resolve.quoted import find_spoken
from recoupe.resolve.reading import PARTS_OF_DAY, Anchors, Reading

_CLOCKS = frozenset({"clock", "part"})
_NOT_THEN = frozenset({"until", "before"})  # no day on which anything is told to have happened
_UNBENT = frozenset({"overnight", "recent", "stretch", "slice"})
_NEIGHBOUR_REACH = 40
LONGEST_INFERRED = timedelta(days=92)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n\s*\n")
_TOUCHING = re.compile(r"[ ,]{1,2}(?:on |le |ce |du |of )?")
_ZULU = frozenset({"GMT", "UTC"})


def resolve_times(
    text: str, mentions: tuple[TimeMention, ...], published: DateInterval | None
) -> tuple[TimeMention, ...]:
    """Fills `timex` and `date` of time mentions.

    Args:
        text: the text of the mentions.
        mentions: in text order, with `expression`; those without one stay as they are.
        published: publication date; over several days, relative dates are the union over them, and if it is inferred,
            bare weekdays are counted back from the latest explicit day of the text.

    Returns:
        The mentions in the same order. `date` is None where the words give no day, or need a publication date.
    """
    framed = in_frames(text, mentions)
    dated = _Resolver(published, latest_explicit_day(framed, published)).resolve(framed)
    for spoken in list(find_spoken(text, dated)):
        dated[spoken.index] = _from_day(dated[spoken.index], spoken.day)
    return tuple(_with_clock(text, dated, index, published) for index in range(len(dated)))


def _from_day(mention: TimeMention, day: date) -> TimeMention:
    """A mention counted from another day than that of the report."""
    assert mention.expression is not None
    reading = read(mention.expression, Anchors(day))
    interval = _interval(reading, mention.expression, mention.span, day)
    return replace(mention, timex=Timex(reading.type, reading.value), date=interval)


def latest_explicit_day(mentions: Iterable[TimeMention], published: DateInterval | None) -> date | None:
    """The latest day named by day and month, not after publication; None unless the publication date is inferred."""
    if published is None or published.basis is not Basis.INFERRED:
        return None
    _, last = _first_and_last(published)
    days = [found for mention in mentions if (found := explicit_day(mention.expression, last))]
    return max((day for day in days if last is None or day <= last), default=None)


def explicit_day(expression: TimeExpression | None, now: date | None) -> date | None:
    """The day of an expression with day and month, the year completed from `now`; else None."""
    if expression is None or expression.form != "date" or expression.day is None or expression.month is None:
        return None
    days = read(expression, Anchors(now)).days
    return days[0] if days else None


def _first_and_last(published: DateInterval | None) -> tuple[date | None, date | None]:
    """First and last possible day of publication; None where the interval is open: nothing can be counted from it.

    So where it was inferred and is long: years that a text leaves open are no day to count from.
    """
    start, stop = published.days() if published else (None, None)
    if published is None or start is None or stop is None:
        return None, None
    if published.basis is Basis.INFERRED and stop - start > LONGEST_INFERRED:
        return None, None
    return start, stop - DAY


@dataclass
class _Resolver:
    """Goes through the mentions in text order and remembers the day mentioned last."""

    published: DateInterval | None
    latest: date | None
    last: date | None = None

    def resolve(self, mentions: tuple[TimeMention, ...]) -> list[TimeMention]:
        """All mentions but clock times, which need their neighbours first."""
        return [self._one(mention) for mention in mentions]

    def _one(self, mention: TimeMention) -> TimeMention:
        expression = mention.expression
        if expression is None or expression.form in _CLOCKS:
            return mention
        reading = self._read(expression)
        if reading.days and reading.precision is Precision.DAY and expression.modifier not in _NOT_THEN:
            self.last = reading.days[0]
        interval = _interval(reading, expression, mention.span, _first_and_last(self.published)[0])
        return replace(mention, timex=Timex(reading.type, reading.value), date=interval)

    def _read(self, expression: TimeExpression) -> Reading:
        """The reading from the publication day, or the union of those from its first and last possible day."""
        first, last = _first_and_last(self.published)
        reading = read(expression, Anchors(first, self.last, self.latest))
        if first == last:
            return reading
        other = read(expression, Anchors(last, self.last, self.latest))
        return _union(reading, other, read(expression, Anchors(None, self.last)).value)


def _union(one: Reading, other: Reading, unknown: str) -> Reading:
    """Both readings in one; `unknown` is the value if they differ."""
    if one == other or one.days is None or other.days is None:
        return one
    days = min(one.days[0], other.days[0]), max(one.days[1], other.days[1])
    return Reading(one.type, one.value if one.value == other.value else unknown, days, Precision.INTERVAL)


def _interval(reading: Reading, e: TimeExpression, span: Span, now: date | None) -> DateInterval | None:
    """The date of a reading, as the preposition bends it; what is to come before a day comes from `now` on."""
    if reading.days is None:
        return None
    start, stop = _bent(reading, e)
    if start is None and stop is not None and now is not None and now < stop:
        start = now
    precision = reading.precision if (start, stop) == reading.days else Precision.INTERVAL
    return make_interval(start, stop, precision, _basis(e), (span,))


def _bent(reading: Reading, e: TimeExpression) -> tuple[date | None, date | None]:
    """Ends after "since", "until", "before", "after", "about".

    "Since" leaves the end open: the claim decides whether it ended with the report.
    """
    assert reading.days is not None
    start, stop = reading.days
    since = e.modifier in ("since", "from")
    if e.form in _UNBENT or (e.part in PARTS_OF_DAY and not since):  # "before dawn on Monday" is Monday
        return start, stop
    if e.modifier == "about":
        return (start - DAY, stop + DAY) if reading.precision is Precision.DAY else (start, stop)
    before = stop if e.part == "END" else start  # "before the end of the year"
    ends = {"until": (None, stop), "before": (None, before), "after": (stop, None), "since": (start, None)}
    return ends.get("since" if since else e.modifier or "", (start, stop))


def _basis(e: TimeExpression) -> Basis:
    """Stated if the words hold the year."""
    ends = [end for end in (e.first, e.last) if end is not None] or [e]
    return Basis.STATED if any(end.year is not None for end in ends) or e.form == "century" else Basis.RELATIVE


# ── clock times ─────────────────────────────────────────────────────────────────────────────────


def _with_clock(text: str, mentions: list[TimeMention], index: int, published: DateInterval | None) -> TimeMention:
    """The mention itself, or, if it is a clock time or a bare part of the day, that with the day it belongs to."""
    mention = mentions[index]
    expression = mention.expression
    if expression is None or expression.form not in _CLOCKS:
        return mention
    beside = _beside(text, mentions, index)
    if expression.part == "NI" and expression.hour is None and _is_of_report(beside, published):
        beside = None
    day, spans = _day_of_clock(expression, beside, published), (mention.span, *([beside.span] if beside else []))
    if day is None:
        return replace(mention, timex=Timex(TimexType.TIME, "XXXX-XX-XX" + _clock_value(expression)))
    if expression.form == "part" and beside is None and expression.part == "NI":
        night = make_interval(day - DAY, day + DAY, Precision.INTERVAL, Basis.RELATIVE, spans)
        return replace(mention, timex=Timex(TimexType.TIME, f"{day - DAY}TNI"), date=night)
    basis = beside.date.basis if beside and beside.date else Basis.RELATIVE
    return replace(
        mention,
        timex=Timex(TimexType.TIME, f"{day}{_clock_value(expression)}"),
        date=_clock_interval(expression, day, basis, spans),
    )


def _beside(text: str, mentions: list[TimeMention], index: int) -> TimeMention | None:
    """The dated day that touches it, else the one before it in the sentence, else right after it, else the last before."""
    here = mentions[index].span
    before = next((m for m in reversed(mentions[:index]) if _is_day(m)), None)
    after = next((m for m in mentions[index + 1 : index + 2] if _is_day(m)), None)
    gap = text[here.stop : after.span.start] if after else ""
    if after and _TOUCHING.fullmatch(gap) and not (before and _TOUCHING.fullmatch(text, before.span.stop, here.start)):
        return after
    if before and not _SENTENCE_END.search(text, before.span.stop, here.start):
        return before
    if after and len(gap) <= _NEIGHBOUR_REACH and not _SENTENCE_END.search(gap):
        return after
    return before


def _is_of_report(mention: TimeMention | None, published: DateInterval | None) -> bool:
    """Whether a mention is the day of the report or the one before: "in the night" then is the night between both."""
    first, last = _first_and_last(published)
    if mention is None or mention.date is None or first is None or first != last:
        return False
    return mention.date.start in (first, first - DAY)


def _is_day(mention: TimeMention) -> bool:
    return mention.date is not None and mention.date.precision is Precision.DAY


def _day_of_clock(e: TimeExpression, beside: TimeMention | None, published: DateInterval | None) -> date | None:
    first, last = _first_and_last(published)
    if e.weekday is not None or e.count is not None:
        own = read(replace(e, form="weekday" if e.weekday is not None else "day", part=None), Anchors(first))
        return own.days[0] if own.days else None
    if beside is not None and beside.date is not None:
        return beside.date.days()[0]
    return first if first == last else None


def _clock_value(e: TimeExpression) -> str:
    """ "T14:30", "T08:00Z", "TNI"."""
    if e.hour is None:
        return f"T{e.part}"
    zone = "Z" if e.zone in _ZULU else ""
    return f"T{_hour(e):02d}:{e.minute or 0:02d}{zone}"


def _hour(e: TimeExpression) -> int:
    """Hour of 24: "2 p.m." and "3 in the afternoon" are later by twelve, "12 a.m." is midnight."""
    assert e.hour is not None
    late = e.part in ("PM", "AF", "EV") or (e.part == "NI" and e.hour > 5)
    if late and e.hour < 12:
        return e.hour + 12
    return 0 if e.part == "MO" and e.hour == 12 else e.hour


def _clock_interval(e: TimeExpression, day: date, basis: Basis, spans: tuple[Span, ...]) -> DateInterval:
    """One minute, or one hour where no minute is told; parts of the day are the whole day."""
    if e.hour is None:
        assert e.part in PARTS_OF_DAY
        return make_interval(day, day + DAY, Precision.DAY, basis, spans)
    start = datetime.combine(day, time(_hour(e), e.minute or 0))
    stop: Instant = start + (timedelta(hours=1) if e.minute is None else timedelta(minutes=1))
    return DateInterval(start, stop, Precision.TIME, start.isoformat(timespec="minutes"), basis, spans)
