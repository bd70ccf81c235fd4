"""How finely a date is known, in the codes of UCDP GED and ACLED.

Source: UCDP GED codebook 19.1, `date_prec`; ACLED codebook, `event_date` and `time_precision`; both as told in
design/standards.md §2 and §3.
"""

from __future__ import annotations

from datetime import date, timedelta

from recoupe.model.dates import DateInterval

_WEEK, _MONTH = 7, 31


def ucdp_precision(when: DateInterval) -> int | None:
    """`date_prec`: 1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more; None where an end is open."""
    days = _length(when)
    if days is None:
        return None
    for code, most in ((1, 1), (2, _WEEK - 1), (3, _WEEK), (4, _MONTH)):
        if days <= most:
            return code
    return 5


def acled_date(when: DateInterval, part: str | None = None) -> tuple[date, int] | None:
    """`event_date` and `time_precision`: 1 the day; 2 the middle of a week or weekend; 3 of a month.

    Args:
        when: the interval.
        part: "START" or "END" where the words speak of the beginning or the end of a month: its first or last day.

    Returns:
        None where an end is open or the interval is longer than a month: ACLED does not record it.
    """
    start, stop = when.days()
    days = _length(when)
    if days is None or start is None or stop is None or days > _MONTH:
        return None
    last = stop - timedelta(days=1)
    if part in ("START", "END"):
        return (start if part == "START" else last), 3
    code = 1 if days == 1 else 2 if days <= _WEEK else 3
    return start + (last - start) // 2, code


def _length(when: DateInterval) -> int | None:
    start, stop = when.days()
    return (stop - start).days if start is not None and stop is not None else None
