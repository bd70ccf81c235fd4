"""`recoupe read`: reports in, claims out."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from recoupe.errors import BackendError, ReadError
from recoupe.model import Document

FORMATS = ("table", "jsonl", "csv", "html")


class Tally:
    """Counts what was read and lists what was not, on standard error."""

    def __init__(self, *, shows_progress: bool) -> None:
        self.n_read = self.n_unread = 0
        self._shows_progress = shows_progress and sys.stderr.isatty()

    def documents(self, items: Iterator[object]) -> Iterator[Document]:
        """The documents among the items; for the others a line each."""
        for item in items:
            if isinstance(item, Document):
                self.n_read += 1
                self._say_rejected(item)
                yield item
            else:
                self.n_unread += 1
                self._clear()
                click.echo(f"{item.source}: {item.rejected.reason}", err=True)  # type: ignore[attr-defined]  # an Unread
            self._progress()
        self._clear()

    def _say_rejected(self, document: Document) -> None:
        for rejected in document.rejected:
            self._clear()
            click.echo(f"{document.source}: {rejected.stage}: {rejected.reason}", err=True)

    def _progress(self) -> None:
        if self._shows_progress:
            click.echo(f"\r{self.n_read + self.n_unread} read", nl=False, err=True)

    def _clear(self) -> None:
        if self._shows_progress:
            click.echo("\r" + " " * 20 + "\r", nl=False, err=True)


@click.command(
    "read",
    epilog="Example: recoupe read reports/ --format csv > claims.csv",
)
@click.argument("sources", nargs=-1, required=True, metavar="FILE|DIR|URL|-...")
@click.option("--format", "format_", type=click.Choice(FORMATS), default="table", show_default=True)
@click.option(
    "--only",
    multiple=True,
    metavar="KIND",
    callback=lambda _context, _option, prefixes: _check_kinds(prefixes),
    help="Only claims of this kind or branch of kinds, armed.clash or movement; may be repeated. "
    "Movements alone are printed as one table of ways: from, to, who, how many.",
)
@click.option("--published", metavar="DATE", help="Publication date, 2020-11-21; overrides what the page says.")
@click.option("--outlet", metavar="NAME", help='Outlet, "Press TV"; overrides what the page says.')
@click.option("--language", metavar="CODE", help="Language, fr or en; detected by default.")
@click.option("--backend", metavar="NAME", help="Extraction back end: tagger (the default) or rules.")
@click.option("--as-of", metavar="DATE", help="Last day on which an undated page may have been published.")
@click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and of private networks too.")
def command(
    sources: tuple[str, ...], format_: str, published: str | None, outlet: str | None, language: str | None,
    backend: str | None, as_of: str | None, allow_private: bool, only: tuple[str, ...],
) -> None:  # fmt: skip
    """Read reports and print their claims.

    SOURCES are files (text, HTML, JSON lines), folders, http(s) addresses, or - for standard input. A side file
    NAME.json beside NAME.txt or NAME.html may give outlet, published, language and url.
    """
    from recoupe.extract.backend import DEFAULT
    from recoupe.read import make_options
    from recoupe.run.pipeline import Pipeline

    try:
        options = make_options(published, outlet, language, allow_private=allow_private)
        pipeline = Pipeline(backend or DEFAULT, as_of=date.fromisoformat(as_of) if as_of else None)
    except (ReadError, BackendError, ValueError) as error:
        raise click.UsageError(str(error)) from error
    tally = Tally(shows_progress=len(sources) > 1 or any(Path(s).is_dir() for s in sources))
    write(tally.documents(pipeline.read_many(sources, options)), format_, _standard_output(), only)
    if tally.n_unread:
        click.echo(f"{tally.n_read} read, {tally.n_unread} not read", err=True)
        sys.exit(1)


def _standard_output() -> TextIO:
    """Standard output in UTF-8, whatever the terminal says."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")
    return sys.stdout


class _WrongKindError(click.ClickException):
    """A kind that does not exist; one line, exit 2."""

    exit_code = 2


def _check_kinds(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    from recoupe.export.selection import branches, is_kind_prefix

    for prefix in prefixes:
        if not is_kind_prefix(prefix):
            raise _WrongKindError(
                f"--only {prefix!r}: no such kind; there are {', '.join(branches())}, and kinds below them"
            )
    return prefixes


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
