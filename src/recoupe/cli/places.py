"""`recoupe places`: look a place up."""

from __future__ import annotations

import sys

import click


@click.command("places", epilog='Example: recoupe places "Aïn al-Asad"')
@click.argument("name")
@click.option("--country", metavar="CC", help="ISO code: only places of this country.")
@click.option("--sounds", is_flag=True, help="Also names that sound alike.")
def command(name: str, country: str | None, sounds: bool) -> None:
    """Show what the gazetteer knows under a name, the likeliest first."""
    from recoupe.world.gazetteer import load_gazetteer, place_key

    gazetteer = load_gazetteer()
    found = list(gazetteer.find(place_key(name)))
    if sounds:
        found += [p for p in gazetteer.find_by_sound(place_key(name)) if p not in found]
    found = [p for p in found if country is None or country.upper() in p.country.split("|")]
    for place in found:
        people = f"{place.population:,} inhabitants" if place.population else ""
        where = f"{place.lat:8.3f} {place.lon:9.3f} ±{place.radius_km} km"
        click.echo(f"{place.name:32} {place.level.value:9} {place.country:6} {where}  {place.id:24} {people}".rstrip())
    if not found:
        click.echo(f"no place named {name!r}; try --sounds or another spelling", err=True)
        sys.exit(1)
