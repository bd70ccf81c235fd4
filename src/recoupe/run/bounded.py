"""Reports without a date are read again where other reports of a dossier tell by when they were published."""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.dossier import Added, Dossier
from recoupe.run.pipeline import Pipeline


def bound_published(dossier: Dossier, pipeline: Pipeline, ids: Iterable[str]) -> tuple[Added, ...]:
    """Read reports again that are not dated and that a dated report copies or rests on, among some and their originals.

    The result depends on the reports of the dossier and not on the order in which they came; once more changes nothing.

    Args:
        ids: documents that have just been added.

    Returns:
        What was read anew, by document id.

    Raises:
        DossierError: the dossier cannot be read or written.
    """
    found: list[Added] = []
    for id_, bound in dossier.date_bounds(ids).items():
        document = dossier.document(id_)
        again = pipeline.read_again(document, bound.latest, bound.why)
        if again != document:
            found += dossier.add([again], renew=True)
    return tuple(found)


def remove_document(dossier: Dossier, pipeline: Pipeline, id_: str) -> tuple[Added, ...]:
    """Take a document out of a dossier, and read again what was dated by it alone: the bound is loosened or gone.

    Returns:
        What was read anew, by document id.

    Raises:
        DossierError: there is no such document, or the dossier cannot be read or written.
    """
    bounded = sorted(dossier.date_bounds([id_]).keys() - {id_})
    dossier.remove(id_)
    left = dossier.date_bounds(bounded)
    found: list[Added] = []
    for other in bounded:
        document, bound = dossier.document(other), left.get(other)
        again = pipeline.read_again(document, *((bound.latest, bound.why) if bound is not None else ()))
        if again != document:
            found += dossier.add([again], renew=True)
    return tuple(found)
