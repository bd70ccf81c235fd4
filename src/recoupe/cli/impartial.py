"""`recoupe impartial`: what differs when the sides of a report are swapped."""

from __future__ import annotations

import click


@click.command("impartial", epilog="Example: recoupe impartial fr")
@click.argument("language", type=click.Choice(["en", "fr"]))
@click.option("--sample", type=click.IntRange(1), default=1, metavar="N", help="Take one pair in N.")
@click.option("--only", metavar="TEMPLATE", help="Only the pairs of one template; prints their text, too.")
def command(language: str, sample: int, only: str | None) -> None:
    """Read reports of our own with their sides swapped, and list each value that differs."""
    from recoupe.learn.impartial.run import compare_pairs, make_pairs, tell, to_figures

    pairs = [pair for pair in make_pairs(language, sample) if only in {None, pair.template.id}]
    if not pairs:
        raise click.UsageError(f"no template {only!r} in the suite of {language}")
    results = list(compare_pairs(pairs, language))
    for result in results:
        if only is not None:
            click.echo("\n".join(f"# {written.text}" for written in result.pair.written()))
        for line in tell([result]):
            click.echo(line)
    for name, value in to_figures(results).items():
        click.echo(f"{name:16} {value:g}" if name == "pairs" else f"{name:16} {value:.4f}", err=True)
