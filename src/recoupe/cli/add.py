"""`recoupe add`: read reports into a dossier."""

from __future__ import annotations

import sys
from collections import Counter
from typing import Any

import click

from recoupe.cli.reading import Reading, Tally, reading_options


@click.command("add", epilog="Example: recoupe add my.dossier reports/ --as-of 2021-01-20")
@click.argument("dossier", metavar="DOSSIER")
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
@click.option("--renew", is_flag=True, help="Replace what another version or back end made of reports already there.")
@reading_options
def command(dossier: str, sources: tuple[str, ...], renew: bool, **reading: Any) -> None:
    """Read reports into a dossier, which is made where there is none.

    DOSSIER is a file, or postgresql://user@host/database. The same report twice changes nothing. For each report a line
    tells what became of it; what cannot be read is listed on standard error.
    """
    from recoupe.dossier import Dossier
    from recoupe.export.reports import short_id
    from recoupe.run.bounded import bound_published

    pipeline, options = Reading(**reading).prepare()
    items = pipeline.read_many(sources, options)
    tally, outcomes = Tally(shows_progress=False), Counter[str]()
    with Dossier.open(dossier) as opened:
        ids: list[str] = []
        for added in opened.add_each(tally.documents(items), renew=renew):
            outcomes[added.outcome.value] += 1
            ids += [added.document] if added.document else []
            click.echo(f"{short_id(added.document or '')}  {added.source}: {added.outcome.value}")
        for added in bound_published(opened, pipeline, ids):
            click.echo(f"{short_id(added.document or '')}  {added.source}: dated by a copy of it, read again")
    counts = [f"{n} {outcome}" for outcome, n in sorted(outcomes.items())]
    click.echo("; ".join([*counts, *([f"{tally.n_unread} not read"] if tally.n_unread else [])]), err=True)
    if tally.n_unread:
        sys.exit(1)
