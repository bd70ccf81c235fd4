"""`recoupe demo`: the whole road on the bundled reports."""

from __future__ import annotations

import sys
from pathlib import Path

import click


def examples_folder() -> Path:
    """The bundled reports: inside an installed package, or beside the sources of a working copy."""
    import recoupe

    package = Path(recoupe.__file__).parent
    inside = package / "examples"
    return inside if inside.is_dir() else package.parent.parent / "examples"


def _shown(path: Path) -> Path:
    """The path as seen from here, where it lies below the working folder."""
    here = Path.cwd()
    return path.relative_to(here) if path.is_relative_to(here) else path


@click.command("demo", epilog="Example: recoupe demo --out demo.html")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), default="demo.html", show_default=True)
def command(out: Path) -> None:
    """Read the bundled reports, cross-check them, print the events and write two HTML pages.

    Beside the page of the events, OUT, lies a page of the reports with all that was read from them, OUT-reports.
    """
    from recoupe.cli.read import standard_output
    from recoupe.cli.reading import Reading, Tally
    from recoupe.crosscheck import crosscheck
    from recoupe.export.events_page import make_events_page
    from recoupe.export.events_table import write_events
    from recoupe.export.page import make_page
    from recoupe.export.reports import Reports

    folder = examples_folder()
    if not folder.is_dir():
        click.echo(f"recoupe: the bundled reports are missing ({folder}); reinstall the package", err=True)
        sys.exit(3)
    tally = Tally(shows_progress=True)
    paths = sorted(str(_shown(p)) for p in folder.iterdir() if p.suffix in {".txt", ".html"})
    documents = list(tally.documents(Reading().open(tuple(paths))))
    events, reports = crosscheck(documents), Reports.of(documents)
    write_events(events, reports, standard_output())
    beside = out.with_name(f"{out.stem}-reports{out.suffix}")
    _write(out, make_events_page(events, reports, title="Recoupe: the bundled reports cross-checked"))
    _write(beside, make_page(documents, title="Recoupe: the bundled reports"))
    n_claims = sum(len(d.claims) for d in documents)
    click.echo(f"{len(documents)} reports, {n_claims} claims, {len(events)} events", err=True)
    click.echo(f"open {out} in a browser; what was read from each report is in {beside}", err=True)


def _write(path: Path, page: str) -> None:
    """Write a page whole or not at all."""
    try:
        partial = path.with_name(path.name + ".part")
        partial.write_text(page, encoding="utf-8", errors="replace")
        partial.replace(path)
    except OSError as error:
        click.echo(f"recoupe: cannot write {path}: {error.strerror}; choose another place with --out", err=True)
        sys.exit(3)
