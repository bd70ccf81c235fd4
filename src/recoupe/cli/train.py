"""`recoupe train`: train the networks of a language pack."""

from __future__ import annotations

import time
from pathlib import Path

import click


@click.command("train", epilog="Example: recoupe train fr --data ../shared/data")
@click.argument("language")
@click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("../shared/data"),
    show_default=True,
    help="Folder with `treebanks` and `ner`.",
)
@click.option(
    "--corpus",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path("corpus"),
    show_default=True,
    help="Our annotated corpus.",
)
@click.option("--names-only", is_flag=True, help="Keep the parser, train the recogniser of names anew.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Folder of the weights (default: the pack's own)."
)
def command(language: str, data: Path, corpus: Path, names_only: bool, out: Path | None) -> None:
    """Train tagger, lemmatizer, parser and recogniser of names of LANGUAGE; one core, 15 to 30 minutes."""
    from recoupe.learn.train.run import train_pack
    from recoupe.learn.train.sources import Sources

    started = time.monotonic()

    def report(line: str) -> None:
        click.echo(f"{time.monotonic() - started:6.0f} s  {line}", err=True)

    path = train_pack(language, Sources(data, corpus), report, names_only=names_only, folder=out)
    click.echo(path)
