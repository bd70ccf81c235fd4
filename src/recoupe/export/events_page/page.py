"""Events as one HTML page that needs nothing else; it can be read without its script, which sorts, filters and lights."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.export.event_phrases import say, say_count, say_toll
from recoupe.export.events_page.cards import Card, make_card
from recoupe.export.events_page.matrix import make_matrix
from recoupe.export.events_page.texts import Texts
from recoupe.export.events_page.timeline import make_days, sort_events
from recoupe.export.html import load_template, make_policy, read_part
from recoupe.export.reports import Reports
from recoupe.model import Credibility, Event


def make_events_page(events: Iterable[Event], reports: Reports, *, title: str | None = None) -> str:
    """One self-contained HTML page of events and of the reports they rest on.

    Args:
        events: in any order; they are shown by date.
        reports: where the claims of the events stand.
        title: of the page; by default the number of events.

    Raises:
        KeyError: a report or a claim of an event is missing.
    """
    shown = sort_events(events)
    texts = Texts(shown, reports)
    cards = [make_card(event, reports, texts) for event in shown]
    style, script = read_part(__package__, "events.css"), read_part(__package__, "events.js")
    return load_template(__package__, "events.html.j2").render(
        title=title or f"{len(cards)} event{'' if len(cards) == 1 else 's'}",
        cards=cards,
        on_page={card.event.id for card in cards},
        days=list(make_days(shown)),
        kinds=sorted({(card.event.kind, card.kind) for card in cards}, key=lambda kind: kind[1]),
        digits=[(digit, say("credibility", digit)) for digit in Credibility],
        matrix=make_matrix(shown, reports),
        texts=texts.make(),  # last: it cuts at all that the others point at
        summary=_summarise(cards),
        say_count=say_count,
        say_toll=say_toll,
        style=style,
        script=script,
        policy=make_policy(style, script),
    )


def _summarise(cards: list[Card]) -> tuple[tuple[int, str], ...]:
    """Figures for the head of the page."""
    documents = {key.document for card in cards for key in card.event.claims}
    takers = {copy.to for card in cards for copy in card.event.copies if copy.directed} & documents
    sure = sum(card.event.witnesses.happened[0] >= 2 for card in cards)
    disputed = sum(bool(card.disputed) for card in cards)
    counts = (
        (len(cards), "event", "events"),
        (len(documents), "report", "reports"),
        (len(takers), "of them a copy, wholly or in part", "of them copies, wholly or in part"),
        (sure, "event with two or more independent witnesses", "events with two or more independent witnesses"),
        (disputed, "event on which reports contradict each other", "events on which reports contradict each other"),
    )
    return tuple((n, one if n == 1 else many) for n, one, many in counts)
