"""`recoupe eval`: score against gold reports."""

from __future__ import annotations

import sys
from pathlib import Path

import click


@click.command("eval", epilog="Example: recoupe eval tests/gold --gate")
@click.argument("gold", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--shared", type=click.Path(file_okay=False, path_type=Path), help="Folder with scorers and public data.")
@click.option("--gate", is_flag=True, help="Fail when a figure falls below its pinned floor.")
@click.option("--lower-floors", is_flag=True, help="Allow pinned floors to be lowered.")
def command(gold: Path, shared: Path | None, gate: bool, lower_floors: bool) -> None:
    """Score the claims of GOLD, a folder of annotated reports, and keep the scoreboard of a working copy."""
    from recoupe.learn.run import run_eval

    sys.exit(run_eval(gold, shared, gate, lower_floors, write=click.echo))
