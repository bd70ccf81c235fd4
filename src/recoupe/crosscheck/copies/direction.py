"""Which of two linked reports was there first: a credit tells, then the time, then the length."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from recoupe.crosscheck.copies.links import links_to
from recoupe.crosscheck.copies.profile import Profile
from recoupe.model import Basis, Document

MAX_DAYS = 10
"""Days between two dated reports beyond which nothing is compared. Source: crosscheck §1, step 3."""
LONGER = 1.2
"""How many times the words of the other the original of a trimmed copy has."""


def days_of(document: Document) -> tuple[date, date]:
    """First and last day on which a report may have been published; the ends of the calendar where unknown."""
    start, stop = document.published.days() if document.published else (None, None)
    return start or date.min, stop - timedelta(days=1) if stop else date.max


def is_dated(document: Document) -> bool:
    """Whether the page or the caller told when the report was published."""
    return document.published is not None and document.published.basis is not Basis.INFERRED


def is_before(left: Document, right: Document) -> bool | None:
    """Whether one report is from before another; None if the intervals of publication overlap."""
    if (by_clock := _is_earlier(left, right)) is not None:
        return by_clock
    (first, last), (other_first, other_last) = days_of(left), days_of(right)
    if last < other_first:
        return True
    return False if other_last < first else None


def _is_earlier(left: Document, right: Document) -> bool | None:
    """The same by the clock, where both pages tell the time in one frame; None where they do not or the times overlap."""
    dates = [d.published for d in (left, right) if d.published is not None and is_dated(d)]
    times = [t for date_ in dates for t in (date_.start, date_.stop) if isinstance(t, datetime)]
    if len(times) < 4 or len({t.tzinfo is None for t in times}) > 1:
        return None
    start, stop, other_start, other_stop = times
    if stop <= other_start:
        return True
    return False if other_stop <= start else None


def find_original(left: Profile, right: Profile) -> tuple[bool | None, str]:
    """Whether the left report is the original of the right one, None if nothing tells, and why."""
    if (by_credit := _by_credit(left, right)) is not None:
        return by_credit, "by credit"
    if (by_time := is_before(left.document, right.document)) is not None:
        return by_time, "by time of publication"
    if left.n_words >= LONGER * right.n_words:
        return True, "since the longer holds the shorter"
    if right.n_words >= LONGER * left.n_words:
        return False, "since the longer holds the shorter"
    return None, "order unknown"


def _by_credit(left: Profile, right: Profile) -> bool | None:
    """Which report the other credits or links to; a line for the whole report weighs more than a credit for one claim."""
    for is_left, is_right in (
        (bool(right.credits.lines_to(left.credits)), bool(left.credits.lines_to(right.credits))),
        (bool(links_to(right.document, left.document)), bool(links_to(left.document, right.document))),
        (bool(right.credits.chains_to(left.credits)), bool(left.credits.chains_to(right.credits))),
    ):
        if is_left is not is_right:
            return is_left
    return None
