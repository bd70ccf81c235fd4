"""`recoupe places`: look a place up, explain a decision, add a downloaded table."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from recoupe.run.places import Decision
    from recoupe.world.gazetteer import PlaceRow

KINDS = ("geonames", "whosonfirst")
MAX_NAME = 200
ARABIC = re.compile("[\u0600-\u06ff]")


class Places(click.Group):
    """A group whose first word may be a place name: "show" is understood."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put "show" before a name, and before options of it."""
        if args and args[0] not in {*self.commands, "-h", "--help"}:
            args = ["show", *args]
        return super().parse_args(ctx, args)


@click.group("places", cls=Places, epilog='Example: recoupe places "Aïn al-Asad" --near Irak --language fr')
def command() -> None:
    """Show what the gazetteer knows under a NAME, the likeliest first; explain which reading is taken, and why.

    Own places, a blocklist and added tables live in the folder that RECOUPE_PLACES names.
    """


@command.command("show")
@click.argument("name")
@click.option("--near", metavar="WORDS", help="Other words of the report: explain which reading is taken beside them.")
@click.option("--language", metavar="CODE", help="Language of the words (default: fr); explains too.")
@click.option("--outlet", metavar="NAME", help="Outlet of the report: its country is weak context; explains too.")
@click.option("--country", metavar="CC", help="ISO code: only places of this country.")
@click.option("--sounds", is_flag=True, help="Also names that sound alike.")
def show(
    name: str, near: str | None, language: str | None, outlet: str | None, country: str | None, sounds: bool
) -> None:
    """Readings of a name; "show" may be left out."""
    _check_name(name)
    if near is not None or language is not None or outlet is not None:
        _explain(name, near or "", language or "fr", outlet)
    else:
        _show(name, country, sounds)


def _show(name: str, country: str | None, sounds: bool) -> None:
    from recoupe.world.gazetteer import country_row, load_gazetteer, place_key

    if country is not None and country_row(country.upper()) is None:
        _refuse(f"no country {country!r}; give a two-letter ISO code such as SY")
    gazetteer = load_gazetteer()
    found = list(gazetteer.find(place_key(name)))
    if sounds:
        found += [p for p in gazetteer.find_by_sound(place_key(name)) if p not in found]
    found = [p for p in found if country is None or country.upper() in p.country.split("|")]
    for place in found:
        click.echo(_line(place))
    if not found:
        _say_unknown(name, country)


def _check_name(name: str) -> None:
    if not any(char.isalnum() for char in name):
        _refuse(f"{name!r} is no name; give one such as Hassaké")
    if len(name) > MAX_NAME:
        _refuse(f"a name has at most {MAX_NAME} characters; this one has {len(name):,}")


def _refuse(reason: str) -> NoReturn:
    click.echo(f"recoupe: {reason}", err=True)
    sys.exit(2)


def _line(place: PlaceRow) -> str:
    people = f"{place.population:,} inhabitants" if place.population else ""
    where = f"{place.lat:8.3f} {place.lon:9.3f} ±{place.radius_km} km"
    return f"{place.name:32} {place.level.value:9} {place.country:6} {where}  {place.id:24} {people}".rstrip()


def _say_unknown(name: str, country: str | None = None) -> NoReturn:
    where = f" in {country.upper()}" if country else ""
    click.echo(f"no place named {name!r}{where}; try --sounds or another spelling", err=True)
    sys.exit(1)


def _explain(name: str, near: str, language: str, outlet_name: str | None) -> None:
    from recoupe.lang.pack import installed_packs
    from recoupe.run.places import explain_name
    from recoupe.world.actors import find_outlet

    if language not in installed_packs():
        _refuse(f"no pack for {language!r}; there are {', '.join(installed_packs())}")
    if ARABIC.search(name):
        _refuse(
            "no pack for names in Arabic letters, so none is explained; without --near, --language, --outlet it is shown"
        )
    outlet = find_outlet(outlet_name) if outlet_name is not None else None
    if outlet_name is not None and outlet is None:
        _refuse(f"no outlet named {outlet_name!r}; see world/outlets.tsv")
    decision = explain_name(name, near, language, outlet.home if outlet else None)
    if decision is None:
        _say_unknown(name)
    if near and not decision.is_near_known:
        click.echo("no country or place is known in --near; it tells nothing", err=True)
    _print(decision)


def _print(decision: Decision) -> None:
    from recoupe.resolve.place_features import BASE

    place = decision.place
    if place is None:
        click.echo("not resolved: no reading is good enough")
    else:
        click.echo(f"{place.name} ({place.id}), {place.level.value}, ±{place.radius_km:g} km")
    for reading in decision.readings:
        where = f"{reading.place.lat:.3f} {reading.place.lon:.3f}"
        click.echo(
            f"\n{reading.score:6.2f}  {reading.place.name}, {reading.place.level.value}, {reading.place.country}  {where}"
        )
        click.echo(f"  {BASE:+.2f}  base")
        for value, feature, reason in reading.reasons:
            click.echo(f"  {value:+.2f}  {feature}: {reason}")


@command.command("add", epilog="Example: recoupe places add geonames SY.zip")
@click.argument("kind", type=click.Choice(KINDS))
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def add(kind: str, file: Path) -> None:
    """Add a table that you downloaded, whole or not at all; the gazetteer is compiled anew."""
    from recoupe.world.downloaded import add_table
    from recoupe.world.gazetteer import load_gazetteer

    table, n_places = add_table(kind, file, _report)
    click.echo("compiling", err=True)
    load_gazetteer.cache_clear()
    click.echo(f"{n_places:,} places in {table}; the gazetteer now has {len(load_gazetteer()):,}")


def _report(n_read: int, n_kept: int) -> None:
    click.echo(f"{n_read:,} lines read, {n_kept:,} places kept", err=True)
