"""A time expression as its words put it, before any date is known; made by `extract`, dated by `resolve`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Reading of a time expression.

    `form` names the production (`date`, `weekday`, `offset`, …); the other fields hold what the words give, None
    where they do not. Which fields a form uses is said at its production in `recoupe/resolve/forms.py`.

    Attributes:
        year, month, day: of the Gregorian calendar; month 1–12; a year below 100 is short for its century.
        weekday: 0 is Monday.
        hour, minute: clock time, local.
        zone: zone abbreviation as written, in capitals.
        part: part of a day (MO AF EV NI MI DT, PM for the second half) or of a longer unit (START MID END).
        unit: D W M Y H MIN S N DECADE CENTURY QUARTER WEEKEND; N is a night.
        count: number of units, 0 where the words leave it open ("several days").
        direction: -1 past, 0 same, +1 future, None where the words do not say.
        lean: -1 or +1 where the tense of the words around points to past or future, else None.
        anchor: what it counts from: "publication", "last_date" ("the next day"), or "none" for what comes back
            every year ("in the summer months").
        modifier: the preposition before the span: since, from, until, before, after, about, lasting, or
            named after an article ("the 2014 season").
        half: 1 for half a unit more ("two and a half years").
        season: SP SU FA WI.
        name: a holiday, or a TimeML reference (PRESENT_REF, PAST_REF, FUTURE_REF).
        first, last: ends of a range ("from 3 to 5 May").
        end: which end of its range a mention stands for, "first" or "last"; None for the whole of it.
    """

    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str | None = None
    part: str | None = None
    unit: str | None = None
    count: int | None = None
    direction: int | None = None
    lean: int | None = None
    anchor: str = "publication"
    modifier: str | None = None
    half: int | None = None
    season: str | None = None
    name: str | None = None
    first: TimeExpression | None = None
    last: TimeExpression | None = None
    end: str | None = None
