"""Events as a table in the terminal: what happened, where and when, how many witnesses, how credible, what is disputed."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from typing import TextIO

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

from recoupe.export.event_phrases import say, say_amounts, say_count, say_credibility, say_reports, say_values, say_when
from recoupe.export.phrases import kind_in_words
from recoupe.export.reports import Reports
from recoupe.model import Contradiction, Event

COLUMNS = ("event", "what, where, when, how many", "witnesses, credibility", "who says so", "disputed")
MIN_WIDTH = 130
_RATIOS = (None, 6, 6, 7, 7)
_WORDS_SHOWN = 130
_SOURCES_SHOWN = 4
_AT_ONCE = 100


def make_console(out: TextIO, width: int | None, min_width: int) -> Console:
    """A console of the given width; of the terminal's where None, at least `min_width` where there is no terminal."""
    console = Console(file=out, width=width, highlight=False)
    if width is None and not console.is_terminal:
        return Console(file=out, width=max(console.width, min_width), highlight=False)
    return console


def write_events(events: Iterable[Event], reports: Reports, out: TextIO, *, width: int | None = None) -> None:
    """Print events in the order given, a table for each hundred of them as soon as they are there.

    Args:
        reports: where the claims of the events stand.
        width: columns of the page; the terminal's where None, at least 130 where there is no terminal.
    """
    console = make_console(out, width, MIN_WIDTH)
    waiting = iter(events)
    console.print(_make_table(list(islice(waiting, _AT_ONCE)), reports, "Events"))
    while batch := list(islice(waiting, _AT_ONCE)):
        console.print(_make_table(batch, reports, ""))


def _make_table(events: list[Event], reports: Reports, title: str) -> Table:
    table = Table(title=title or None, title_justify="left", show_lines=True, expand=True, box=HORIZONTALS)
    for column, ratio in zip(COLUMNS, _RATIOS, strict=True):
        table.add_column(column, overflow="fold", ratio=ratio, no_wrap=ratio is None)
    for event in events:
        table.add_row(*(escape(cell) for cell in _row(event, reports)))
    if not events:
        table.caption = "no such event"
    return table


def escape(cell: str) -> str:
    """A cell that `rich` prints as it is."""
    return cell.replace("[", r"\[")


def _row(event: Event, reports: Reports) -> list[str]:
    happened, said = event.witnesses.happened, event.witnesses.said
    grade = f"grade: {event.grade.value}" if event.grade is not None else ""
    place, day = event.where.name if event.where else "", say_when(event.when)
    cells = (
        (event.id,),
        (kind_in_words(event.kind).upper(), place, day, *say_amounts(event), *_related(event)),
        (
            f"of the event: {say_count(happened)}",
            f"of the words: {say_count(said)}",
            say_reports(event),
            f"credibility {say_credibility(event)}",
            grade,
        ),
        (say_sources(event, reports),),
        tuple(_disputed(contradiction, event) for contradiction in event.contradictions),
    )
    return ["\n".join(filter(None, cell)) for cell in cells]


def _related(event: Event) -> tuple[str, ...]:
    """That an event is a plan, and the events that it belongs with."""
    planned = ("planned",) if event.is_planned else ()
    return (*planned, *(f"{say('relation', r.relation)} {r.event}" for r in event.related))


def say_sources(event: Event, reports: Reports) -> str:
    """The first chains of sources, and how many there are more."""
    sources = reports.sources(event.claims)
    more = len(sources) - _SOURCES_SHOWN
    return "\n".join((*sources[:_SOURCES_SHOWN], *([f"and {more} more"] if more > 0 else [])))


def _disputed(contradiction: Contradiction, event: Event) -> str:
    """The values that stand against each other; the reason where the field has no two of them."""
    field = dict(event.fields.given()).get(contradiction.field)
    told = set(contradiction.claims)
    values = tuple(v for v in field.values if told.intersection(v.claims)) if field is not None else ()
    words = say_values(values, disputed=True) if len(values) > 1 else contradiction.why
    shown = words if len(words) <= _WORDS_SHOWN else words[: _WORDS_SHOWN - 1] + "…"
    return f"≠ {say('field', contradiction.field)}: {shown}"
