"""Credits as origins: an agency that is credited is where a report comes from, even if its own report is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from recoupe.crosscheck.copies.credits import Credits, best_key, find_credits, origin_keys, outlet_keys
from recoupe.crosscheck.edge import CopyEdge, CreditedOrigin
from recoupe.model import CopyEvidence, Document
from recoupe.world.actors import outlets_by_id


def find_origins(documents: Sequence[Document], copies: Iterable[CopyEdge]) -> tuple[CreditedOrigin, ...]:
    """All credits of some reports to known outlets, to agencies in credit lines, and to outlets of the set; sorted.

    Args:
        documents: each once.
        copies: all edges between them.
    """
    by_id = {d.id: d for d in documents}
    outlets = {key for d in documents if d.outlet for key in outlet_keys(d.outlet)} | outlets_by_id().keys()
    originals: defaultdict[str, set[str]] = defaultdict(set)
    for edge in copies:
        if edge.copy.evidence is not CopyEvidence.HYPERLINK and edge.copy.directed:
            originals[edge.copy.to].add(edge.copy.from_)
    found = (
        origin
        for document in documents
        for origin in _origins_of(document, outlets, {i: by_id[i] for i in originals[document.id]})
    )
    return tuple(sorted(found, key=lambda o: (o.document, not o.covers_document, o.origin)))


def _origins_of(document: Document, outlets: set[str], originals: Mapping[str, Document]) -> Iterable[CreditedOrigin]:
    given = find_credits(document)
    if not given.lines and not given.chains:
        return
    publishers = outlets | {k for a in document.agencies for k in origin_keys(a.id, a.name)}
    seen: set[str] = set()
    for keys, line in given.lines:
        if keys & publishers and best_key(keys) not in seen:
            seen.add(best_key(keys))
            yield CreditedOrigin(document.id, best_key(keys), line.name, True, (), _own_reports(keys, originals))
    for origin, (name, keys, claims) in sorted(_cited(given, publishers).items()):
        yield CreditedOrigin(document.id, origin, name, False, tuple(sorted(claims)), _own_reports(keys, originals))


def _cited(given: Credits, publishers: set[str]) -> dict[str, tuple[str, frozenset[str], set[str]]]:
    """Name, keys and claims of each publisher in a chain."""
    found: dict[str, tuple[str, frozenset[str], set[str]]] = {}
    for keys, chain in given.chains:
        if keys & publishers:
            name = chain.source.name or chain.source.id or ""
            found.setdefault(best_key(keys), (name, keys, set()))[2].add(chain.claim.id)
    return found


def _own_reports(keys: frozenset[str], originals: Mapping[str, Document]) -> tuple[str, ...]:
    return tuple(sorted(i for i, d in originals.items() if d.outlet and keys & outlet_keys(d.outlet)))
