"""The reports at the foot of the page, and links into them: to the paragraph, with the words to be lit."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace

from recoupe.export.page.layers import Pointers
from recoupe.export.page.paragraphs import Paragraph, direction_of, find_blocks, make_paragraphs
from recoupe.export.page.phrases import say_date
from recoupe.export.reports import Reports, outlet_of, short_id
from recoupe.model import Document, Event, Span


@dataclass(frozen=True, slots=True)
class Link:
    """Where words of a report stand on the page: its paragraph, and the tokens of the words."""

    href: str
    tokens: str


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report as shown at the foot of the page.

    Attributes:
        link: its address, where that is on the web.
        events: those it tells of, in the order of the page.
    """

    anchor: str
    document: Document
    short_id: str
    outlet: str
    published: str
    direction: str
    link: str | None
    events: tuple[Event, ...]
    paragraphs: tuple[Paragraph, ...]


class Texts:
    """The reports of a page, numbered by publication, and all that the page points at in them."""

    def __init__(self, events: Iterable[Event], reports: Reports) -> None:
        self._events: dict[str, list[Event]] = {}
        for event in events:
            for id_ in dict.fromkeys((*(key.document for key in event.claims), *_copied(event))):
                self._events.setdefault(id_, []).append(event)
        self._documents = {d.id: d for d in sorted(map(reports.document, self._events), key=_by_date)}
        self._pointers = {id_: Pointers(number) for number, id_ in enumerate(self._documents, 1)}
        self._starts = {id_: [start for start, _, _ in find_blocks(d)] for id_, d in self._documents.items()}

    def anchor(self, id_: str) -> str:
        """Anchor of a report."""
        return f"report-{self._pointers[id_].report}"

    def outlet(self, id_: str) -> str:
        """Outlet of a report."""
        return outlet_of(self._documents[id_])

    def in_order(self, ids: Iterable[str]) -> list[str]:
        """Ids of reports in the order of the page."""
        wanted = set(ids)
        return [id_ for id_ in self._documents if id_ in wanted]

    def link(self, id_: str, *words: Span) -> Link:
        """Link to words of a report; to its head where there are none."""
        if not words:
            return Link(f"#{self.anchor(id_)}", "")
        pointers, starts = self._pointers[id_], self._starts[id_]
        start = starts[bisect_right(starts, words[0].start) - 1]
        return Link(f"#{pointers.anchor('text')}-{start}", pointers.tokens(words))

    def make(self) -> tuple[ReportText, ...]:
        """The reports with their marks; to be called when all links are made."""
        return tuple(self._make(id_, document) for id_, document in self._documents.items())

    def _make(self, id_: str, document: Document) -> ReportText:
        events = tuple(self._events[id_])
        told = {key.claim for event in events for key in event.claims if key.document == id_}
        shown = replace(document, mentions=(), claims=tuple(c for c in document.claims if c.id in told))
        return ReportText(
            anchor=self.anchor(id_),
            document=document,
            short_id=short_id(id_),
            outlet=outlet_of(document),
            published=say_date(document.published) if document.published else "date not told",
            direction=direction_of(document.text) or "ltr",
            link=document.source if document.source.startswith(("http://", "https://")) else None,
            events=events,
            paragraphs=tuple(make_paragraphs(shown, self._pointers[id_])),
        )


def _copied(event: Event) -> tuple[str, ...]:
    """Both ends of each copy: an original may tell nothing of the event itself."""
    return tuple(id_ for copy in event.copies for id_ in (copy.from_, copy.to))


def _by_date(document: Document) -> tuple[str, str]:
    """Dated reports first, in the order of their dates."""
    day = document.published.days()[0] if document.published is not None else None
    return (day.isoformat() if day is not None else "9999", document.id)
