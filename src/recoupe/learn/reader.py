"""The program under measurement, behind one door: text in, document out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Protocol

from recoupe.errors import RecoupeError
from recoupe.learn.gold import Days, GoldReport
from recoupe.model import Document


class Reader(Protocol):
    """Reads one report; `recoupe.read_text` by default, a stub in tests."""

    def __call__(
        self,
        text: str,
        published: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
    ) -> Document:
        """The document that the text makes."""


def default_reader() -> Reader:
    """What users call: `recoupe.read_text`."""
    from recoupe import read_text  # measured as a caller meets it, and only when it is measured

    return read_text


def read_report(report: GoldReport, reader: Reader) -> Document | None:
    """The document of a gold report, None where the reader gives up.

    Told are the outlet and the publication day where the gold says that it is given; the language is for the reader
    to find, as it is for a user's folder of reports.
    """
    published = stated_day(report.published) if report.published_given else None
    return read_or_none(reader, report.text, published=published, outlet=report.outlet)


def read_or_none(
    reader: Reader,
    text: str,
    *,
    published: str | None = None,
    outlet: str | None = None,
    language: str | None = None,
) -> Document | None:
    """Read a text; a text that cannot be read counts as one without any claim."""
    try:
        return reader(text, published=published, outlet=outlet, language=language)
    except RecoupeError:
        return None


def stated_day(interval: Days) -> str | None:
    """The day of a half-open interval of one day; None for a longer or an open one."""
    days = [date.fromisoformat(day[:10]) for day in interval if day]
    if len(days) != 2:
        return None
    start, stop = days
    return start.isoformat() if stop - start == timedelta(days=1) else None
