"""What `recoupe read` and `recoupe add` share: options for reading, and the tally of what was read."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import click

from recoupe.cli import WrongCallError
from recoupe.errors import BackendError, ReadError
from recoupe.model import Document

if TYPE_CHECKING:
    from recoupe.read import ReadOptions
    from recoupe.run.pipeline import Pipeline

F = TypeVar("F", bound=Callable[..., Any])
_OPTIONS = (
    click.option("--published", metavar="DATE", help="Publication date, 2020-11-21; overrides what the page says."),
    click.option("--outlet", metavar="NAME", help='Outlet, "Press TV"; overrides what the page says.'),
    click.option("--language", metavar="CODE", help="Language, ar, en or fr; detected by default."),
    click.option("--backend", metavar="NAME", help="Extraction back end: tagger (the default) or rules."),
    click.option("--as-of", metavar="DATE", help="Last day on which an undated page may have been published."),
    click.option("--allow-private", is_flag=True, help="Fetch addresses of this machine and of private networks too."),
)


def reading_options(command: F) -> F:
    """The options of a command that reads reports; it gets them as the fields of `Reading`."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Reading:
    """How reports are to be read, as the command line tells it."""

    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    backend: str | None = None
    as_of: str | None = None
    allow_private: bool = False

    def open(self, sources: tuple[str, ...]) -> Iterator[object]:
        """The documents of the sources, and for what cannot be read an `Unread`; see `prepare`."""
        pipeline, options = self.prepare()
        return pipeline.read_many(sources, options)

    def prepare(self) -> tuple[Pipeline, ReadOptions]:
        """What reads, and how.

        Raises:
            WrongCallError: a date, a language or a back end is none.
        """
        from recoupe.extract.backend import DEFAULT
        from recoupe.read import make_options
        from recoupe.run.pipeline import Pipeline

        try:
            options = make_options(self.published, self.outlet, self.language, allow_private=self.allow_private)
            as_of = date.fromisoformat(self.as_of) if self.as_of else None
            pipeline = Pipeline(self.backend or DEFAULT, as_of=as_of)
        except (ReadError, BackendError, ValueError) as error:
            raise WrongCallError(str(error)) from error
        return pipeline, options


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


def only_option(command: F) -> F:
    """The option `--only`, checked against the kinds there are."""
    return click.option(
        "--only",
        multiple=True,
        metavar="KIND",
        callback=lambda _context, _option, prefixes: _check_kinds(prefixes),
        help="Only this kind or branch of kinds, armed.clash or movement; may be repeated. "
        "Movements alone are printed as one table of ways: from, to, who, how many.",
    )(command)


def _check_kinds(prefixes: tuple[str, ...]) -> tuple[str, ...]:
    from recoupe.export.selection import branches, is_kind_prefix

    for prefix in prefixes:
        if not is_kind_prefix(prefix):
            raise WrongCallError(
                f"--only {prefix!r}: no such kind; there are {', '.join(branches())}, and kinds below them"
            )
    return prefixes
