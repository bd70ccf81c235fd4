"""`recoupe demo`: the road on the bundled reports."""

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
    """Read the bundled reports, print their claims as tables and write them as one HTML page."""
    from recoupe.cli.read import Tally
    from recoupe.export.page import make_page
    from recoupe.export.table import write_table
    from recoupe.run.pipeline import Pipeline

    folder = examples_folder()
    if not folder.is_dir():
        click.echo(f"recoupe: the bundled reports are missing ({folder}); reinstall the package", err=True)
        sys.exit(3)
    tally = Tally(shows_progress=True)
    reports = sorted(_shown(p) for p in folder.iterdir() if p.suffix in {".txt", ".html"})
    documents = list(tally.documents(Pipeline().read_many(reports)))
    write_table(documents, sys.stdout)
    text = make_page(documents, title="Recoupe: the bundled reports")
    try:
        partial = out.with_name(out.name + ".part")
        partial.write_text(text, encoding="utf-8")
        partial.replace(out)
    except OSError as error:
        click.echo(f"recoupe: cannot write {out}: {error.strerror}; choose another place with --out", err=True)
        sys.exit(3)
    n_claims = sum(len(d.claims) for d in documents)
    click.echo(f"{len(documents)} reports, {n_claims} claims; open {out} in a browser", err=True)
