"""`recoupe packs`: what is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from recoupe.lang.card import Card


@click.command("packs", epilog="Example: recoupe packs")
def command() -> None:
    """List the language packs: sizes and licences of their lists, data and figures of their trained networks."""
    from recoupe.lang.card import load_card
    from recoupe.lang.pack import installed_packs, load_pack
    from recoupe.lang.parser import weights_path

    for code in installed_packs():
        pack = load_pack(code)
        frames = len(pack.frame_list)
        counts = ", ".join(f"{n} {name.partition('.')[0]}" for name, n in pack.counts.items() if name != "frames.toml")
        click.echo(f"{code}  {pack.name}, version {pack.version}, {pack.direction}, licence {pack.licence}")
        click.echo(f"    {frames} frames with {pack.counts['frames.toml']} patterns; {counts}")
        path, card = weights_path(code), load_card(code)
        if pack.is_chunked:
            click.echo("    parsed by rules, without a network")
        elif card is None or not path.exists():
            click.echo("    no trained networks: extraction goes without a parse; see `recoupe doctor`")
        else:
            _show_card(card, path.stat().st_size / 1e6)


def _show_card(card: Card, megabytes: float) -> None:
    click.echo(f"    networks of {card.date}, {megabytes:.1f} MB, licence {card.licence}")
    for title, licence in card.data:
        click.echo(f"      trained on {title}: {licence}")
    for name, figures in card.figures.items():
        shown = ", ".join(f"{key} {100 * value:.1f}" for key, value in figures.items() if key in _SHOWN)
        click.echo(f"      {name}: {shown}")


_SHOWN = (
    "upos",
    "lemma",
    "uas",
    "las",
    "uas_by_sentence",
    "las_by_sentence",
    "ents_f1",
    "ents_precision",
    "ents_recall",
)
