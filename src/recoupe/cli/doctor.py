"""`recoupe doctor`: check the installation."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable

import click


@click.command("doctor", epilog="Example: recoupe doctor")
def command() -> None:
    """Check that packs load, the gazetteer is built and a sentence gives a claim; say what to do if not."""
    faults = sum(not _check(name, check) for name, check in CHECKS.items())
    if faults:
        click.echo(f"{faults} of {len(CHECKS)} checks failed", err=True)
        sys.exit(3)


def _check(name: str, check: Callable[[], str]) -> bool:
    start = time.perf_counter()
    try:
        found = check()
    except Exception as error:  # noqa: BLE001  # whatever is broken is what is to be reported
        click.echo(f"failed  {name}: {error}")
        return False
    click.echo(f"ok      {name}: {found} ({time.perf_counter() - start:.2f} s)")
    return True


def _python() -> str:
    return sys.version.split()[0]


def _packs() -> str:
    from recoupe.lang.pack import installed_packs, load_pack

    return ", ".join(f"{code} {load_pack(code).version}" for code in installed_packs())


def _networks() -> str:
    from recoupe.errors import ModelError
    from recoupe.lang.pack import installed_packs, load_pack
    from recoupe.lang.parser import load_model

    trained = [code for code in installed_packs() if not load_pack(code).is_chunked]
    for code in trained:
        try:
            (parse,) = load_model(code).parse(["Taji."])
        except ModelError as error:
            what = str(error).partition("; see")[0]
            raise ModelError(f"{what}; install the package again, or train it: recoupe train {code}") from error
        assert parse is not None and parse.tokens  # noqa: PT018  # one fault, one message
    return ", ".join(trained)


def _tagger() -> str:
    from recoupe.extract.rules import offers
    from recoupe.extract.tagger import model
    from recoupe.extract.weights import read_weights
    from recoupe.lang.card import read_card

    tagger, card = read_weights(model.PATH), read_card(model.CARD)
    read_weights(offers.PATH)
    fitted = f"fitted {card.date}" if card is not None else "no card"
    return f"{len(tagger.classes) - 1} kinds of event, {len(tagger.rows):,} features, {fitted}"


def _gazetteer() -> str:
    from recoupe.world.gazetteer import load_gazetteer

    return f"{len(load_gazetteer()):,} places"


def _actors() -> str:
    from recoupe.world.actors import actors_by_id

    return f"{len(actors_by_id()):,} actors"


def _language() -> str:
    from recoupe.read.language import find_language

    found = find_language("Les roquettes ont visé la base dans la nuit de mardi à mercredi, selon l'armée.")
    if found != "fr":
        raise RuntimeError(f"a French sentence was taken for {found!r}")
    return "French recognised"


def _claim() -> str:
    import recoupe

    document = recoupe.read_text(
        "Des roquettes ont visé mardi la base de Taji, en Irak, selon l'armée irakienne.", published="2020-11-20"
    )
    return ", ".join(claim.kind for claim in document.claims) or "no claim found; reinstall the package"


CHECKS = {
    "Python": _python,
    "language packs": _packs,
    "trained networks": _networks,
    "tagger of happenings": _tagger,
    "gazetteer": _gazetteer,
    "actors": _actors,
    "language recognition": _language,
    "a claim": _claim,
}
