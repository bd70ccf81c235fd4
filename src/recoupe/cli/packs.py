"""`recoupe packs`: what is installed."""

from __future__ import annotations

import click


@click.command("packs", epilog="Example: recoupe packs")
def command() -> None:
    """List the language packs with their sizes and licences."""
    from recoupe.lang.pack import installed_packs, load_pack

    for code in installed_packs():
        pack = load_pack(code)
        frames = len(pack.frame_list)
        counts = ", ".join(f"{n} {name.partition('.')[0]}" for name, n in pack.counts.items() if name != "frames.toml")
        click.echo(f"{code}  {pack.name}, version {pack.version}, {pack.direction}, licence {pack.licence}")
        click.echo(f"    {frames} frames with {pack.counts['frames.toml']} patterns; {counts}")
