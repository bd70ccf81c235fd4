"""`recoupe explain`: how an event or a claim was come by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from recoupe.cli import WrongCallError
from recoupe.cli.read import standard_output

if TYPE_CHECKING:
    from recoupe.dossier import Dossier


@click.command("explain", epilog="Example: recoupe explain my.dossier 3fa2b1c9/c7")
@click.argument("dossier", metavar="DOSSIER")
@click.argument("what", metavar="EVENT|CLAIM")
def command(dossier: str, what: str) -> None:
    """Print the derivation of an event or of a claim as a tree, the words it rests on underlined.

    EVENT is the id of an event; CLAIM is DOCUMENT/CLAIM, where the first digits of the document's hash will do. Both
    stand in what `recoupe events` prints.
    """
    from recoupe.dossier import Dossier

    with Dossier.open(dossier, create=False) as opened:
        (_explain_claim if "/" in what else _explain_event)(opened, what)


def _explain_event(dossier: Dossier, id_: str) -> None:
    from recoupe.errors import DossierError
    from recoupe.export.derivation import write_event
    from recoupe.export.reports import Reports

    try:
        event = dossier.event(id_)
    except DossierError as error:
        raise WrongCallError(f"{error}, and `recoupe events`") from error
    write_event(event, Reports(dossier.document), standard_output())


def _explain_claim(dossier: Dossier, what: str) -> None:
    from recoupe.export.derivation import write_claim
    from recoupe.export.reports import find_claim
    from recoupe.model import ClaimKey

    prefix, _, id_ = what.rpartition("/")
    try:
        document, claim = find_claim(dossier.documents_by_hash(prefix), prefix, id_)
    except KeyError as error:
        raise WrongCallError(error.args[0]) from error
    told = dossier.events_of(ClaimKey(document.id, claim.id))
    write_claim(document, claim, standard_output(), event=told[0] if told else None)
