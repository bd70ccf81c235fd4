"""`recoupe events`: the cross-checked events of a dossier."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, TextIO

import click

from recoupe.cli import WrongCallError
from recoupe.cli.read import FORMATS, standard_output
from recoupe.cli.reading import only_option

if TYPE_CHECKING:
    from recoupe.export.reports import Reports
    from recoupe.model import Event


def _day(_context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    try:
        return date.fromisoformat(value) if value else None
    except ValueError as error:
        raise WrongCallError(f"--{option.name} {value!r}: no day; write 2020-11-17") from error


@click.command(
    "events", epilog="Example: recoupe events my.dossier --only armed --since 2020-11-01 --html > events.html"
)
@click.argument("dossier", metavar="DOSSIER")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option("--html", "format_", flag_value="html", help="The same as --format html: one self-contained page.")
@only_option
@click.option("--since", metavar="DATE", callback=_day, help="Only events that may lie on this day or later.")
@click.option("--until", metavar="DATE", callback=_day, help="Only events that may lie on this day or earlier.")
@click.option(
    "--min-witnesses", type=click.IntRange(0), default=0, metavar="N",
    help="Only events with at least so many independent witnesses, counted cautiously (lower end of the interval).",
)  # fmt: skip
@click.option(
    "--credibility", multiple=True, type=click.Choice(list("123456")),
    help="Only events with this credibility digit (1 confirmed to 5 improbable, 6 cannot be judged); may be repeated.",
)  # fmt: skip
def command(
    dossier: str, format_: str, only: tuple[str, ...], since: date | None, until: date | None, min_witnesses: int,
    credibility: tuple[str, ...],
) -> None:  # fmt: skip
    """Print what the reports of a dossier say happened, cross-checked.

    DOSSIER is a file, or postgresql://user@host/database. Days are inclusive; an event without a date fits no day.
    """
    from recoupe.dossier import Dossier
    from recoupe.export.reports import Reports
    from recoupe.export.selection import Wanted

    wanted = Wanted(only, since, until, min_witnesses, frozenset(credibility))
    with Dossier.open(dossier, create=False) as opened:
        events = filter(wanted.keeps, opened.iter_events())
        write(events, Reports(opened.document), format_, standard_output(), is_movements=wanted.is_movements)


def write(events: Iterable[Event], reports: Reports, format_: str, out: TextIO, *, is_movements: bool) -> None:
    """Write events in a format.

    Args:
        is_movements: whether all are movements, which tables show as ways.
    """
    if format_ == "jsonl":
        from recoupe.export.jsonl import write_jsonl

        write_jsonl(events, out)
    elif format_ == "html":
        from recoupe.export.events_page import make_events_page

        out.write(make_events_page(events, reports))
    elif is_movements:
        from recoupe.export.event_movements import write_event_movements, write_event_movements_csv

        (write_event_movements_csv if format_ == "csv" else write_event_movements)(events, reports, out)
    elif format_ == "csv":
        from recoupe.export.events_csv import write_events_csv

        write_events_csv(events, reports, out)
    else:
        from recoupe.export.events_table import write_events

        write_events(events, reports, out)
