"""Credits as origins: an agency that is credited is where a report comes from, even if its own report is not there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet

from recoupe.crosscheck.copies.credits import Credits, best_key, find_credits, origin_keys, outlet_keys
from recoupe.crosscheck.edge import CopyEdge, CreditedOrigin
from recoupe.model import CopyEvidence, Document
from recoupe.world.actors import outlets_by_id


def find_origins(
    documents: Sequence[Document], copies: Iterable[CopyEdge], crediting: Iterable[int]
) -> tuple[CreditedOrigin, ...]:
    """All credits of some reports to known outlets, to agencies in credit lines, and to outlets of the set; sorted.

    Args:
        documents: each once.
        copies: all edges between them.
        crediting: indexes of those that credit anybody.
    """
    keys_of = {d.id: own_keys(d) for d in documents}
    outlets = set[str]().union(*keys_of.values())
    originals: defaultdict[str, set[str]] = defaultdict(set)
    for edge in copies:
        if shows_original(edge):
            originals[edge.copy.to].add(edge.copy.from_)
    found = (
        origin
        for document in (documents[i] for i in crediting)
        for origin in origins_of(document, outlets, {i: keys_of[i] for i in originals[document.id]})
    )
    return tuple(sorted(found, key=lambda o: (o.document, not o.covers_document, o.origin)))


def own_keys(document: Document) -> frozenset[str]:
    """Keys under which others credit the outlet of a report; none where nobody knows it."""
    return outlet_keys(document.outlet) if document.outlet else frozenset()


def credited_keys(document: Document) -> frozenset[str]:
    """Keys of all whom a report credits, outlets or not."""
    given = find_credits(document)
    return frozenset(key for keys, _ in (*given.lines, *given.chains) for key in keys)


def shows_original(edge: CopyEdge) -> bool:
    """Whether an edge may tell which report of a credited outlet was used."""
    return edge.copy.evidence is not CopyEvidence.HYPERLINK and edge.copy.directed


def origins_of(
    document: Document, outlets: AbstractSet[str], originals: Mapping[str, frozenset[str]]
) -> tuple[CreditedOrigin, ...]:
    """The credits of one report to publishers.

    Args:
        outlets: keys of the outlets of the set, of those at least that the report credits.
        originals: keys of the outlets of the reports that an edge which `shows_original` leads from, by id.
    """
    found = _origins_of(document, outlets, originals)
    return tuple(sorted(found, key=lambda o: (not o.covers_document, o.origin)))


def _origins_of(
    document: Document, outlets: AbstractSet[str], originals: Mapping[str, frozenset[str]]
) -> Iterable[CreditedOrigin]:
    given = find_credits(document)
    if not given.lines and not given.chains:
        return
    credited = {key for keys, _ in (*given.lines, *given.chains) for key in keys}
    publishers = {key for key in credited if key in outlets or key in outlets_by_id()}
    publishers |= {k for a in document.agencies for k in origin_keys(a.id, a.name)}
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


def _own_reports(keys: frozenset[str], originals: Mapping[str, frozenset[str]]) -> tuple[str, ...]:
    return tuple(sorted(i for i, outlet in originals.items() if keys & outlet))
