"""`recoupe read`: reports in, claims out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import click

from recoupe.cli.reading import Reading, Tally, only_option, reading_options
from recoupe.model import Document

FORMATS = ("table", "jsonl", "csv", "html")


@click.command(
    "read",
    epilog="Example: recoupe read reports/ --format csv > claims.csv",
)
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@only_option
@reading_options
def command(sources: tuple[str, ...], format_: str, only: tuple[str, ...], **reading: Any) -> None:
    """Read reports and print their claims.

    SOURCES are files (text, HTML, JSON lines), folders, http(s) addresses, or - for standard input. A side file
    NAME.json beside NAME.txt or NAME.html may give outlet, published, language and url.
    """
    items = Reading(**reading).open(sources)
    tally = Tally(shows_progress=len(sources) > 1 or any(Path(s).is_dir() for s in sources))
    write(tally.documents(items), format_, standard_output(), only)
    if tally.n_unread:
        click.echo(f"{tally.n_read} read, {tally.n_unread} not read", err=True)
        sys.exit(1)


def standard_output() -> TextIO:
    """Standard output in UTF-8, whatever the terminal says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    return sys.stdout


def write(documents: Iterator[Document], format_: str, out: TextIO, only: tuple[str, ...] = ()) -> None:
    """Write documents in a format.

    Args:
        only: prefixes of the kinds of claims that are written; all if empty.
    """
    from recoupe.export.selection import keep_kinds

    kept = keep_kinds(documents, only)
    is_movements = bool(only) and all(p.partition(".")[0] == "movement" for p in only)
    if format_ == "jsonl":
        from recoupe.export.jsonl import write_jsonl

        write_jsonl(kept, out)
    elif format_ == "html":
        from recoupe.export.page import make_page

        out.write(make_page(kept))
    elif is_movements:
        from recoupe.export.movements import write_movements, write_movements_csv

        (write_movements_csv if format_ == "csv" else write_movements)(kept, out)
    elif format_ == "csv":
        from recoupe.export.csv import write_csv

        write_csv(kept, out)
    else:
        from recoupe.export.table import write_table

        write_table(kept, out)
