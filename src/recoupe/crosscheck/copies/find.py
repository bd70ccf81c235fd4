"""The order of the work: sketches, pairs that share a number, edges of each pair, origins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from recoupe.crosscheck.copies.candidates import Pairs, by_day, find_pairs
from recoupe.crosscheck.copies.edges import find_edges
from recoupe.crosscheck.copies.origins import find_origins
from recoupe.crosscheck.copies.packed import Packed, join_numbers, pack_numbers
from recoupe.crosscheck.copies.pair import make_pair
from recoupe.crosscheck.copies.parallel import Sharing, cut, without_collector
from recoupe.crosscheck.copies.profile import Profile, Profiles
from recoupe.crosscheck.copies.sketch import BATCH
from recoupe.crosscheck.copies.speech import find_quotes
from recoupe.crosscheck.edge import CopyEdge, Links, QuoteLink
from recoupe.model import Document

Linked = tuple[list[CopyEdge], list[QuoteLink]]


@without_collector()
def find_links(documents: Iterable[Document], workers: int = 1) -> Links:
    """All copy edges, shared quotations and credited origins of a set of reports, sorted.

    A function of the set: order and repeated reports change nothing.

    Args:
        documents: reports as read.
        workers: processes to share the work among (where the system can fork); the result is the same.
    """
    with Sharing(_in_order(documents), workers) as sharing:
        count = len(sharing.documents)
        numbers = join_numbers(sharing.each(pack_numbers, cut(count, sharing.n_parts)))
        return _find(sharing, find_pairs(sharing.documents, numbers, workers), numbers)


def link_document(document: Document, others: Iterable[Document]) -> Links:
    """The edges and shared quotations between a report and each of some others: what one more report adds to a set.

    Args:
        others: reports that share a number of their sketch with it are enough.

    Returns:
        Those of `find_links` in which the report takes part; origins of these reports as far as they are linked to it.
    """
    chosen = _in_order([document, *others])
    numbers = pack_numbers(chosen, (0, len(chosen)))
    pairs = find_pairs(chosen, numbers)
    at = next(i for i, d in enumerate(chosen) if d.id == document.id)
    return _find(Sharing(chosen, workers=1), pairs[(pairs == at).any(axis=1)], numbers)


def link_pair(left: Document, right: Document) -> Links:
    """The edges and shared quotations of two reports; they depend on these two alone.

    `find_links` of any set that holds both gives the same, but for origins, which depend on what else is there.
    """
    return find_links((left, right))


def link_pairs(documents: Sequence[Document], pairs: Iterable[tuple[int, int]]) -> Links:
    """The edges and shared quotations of pairs of reports that are known to be candidates; without origins.

    Args:
        pairs: indexes of two reports each.
    """
    copies, quotes = _link_pairs(documents, np.array(sorted(pairs), np.int64).reshape(-1, 2))
    return Links(tuple(sorted(copies, key=_edge_order)), tuple(sorted(quotes, key=_quote_order)))


def _in_order(documents: Iterable[Document]) -> list[Document]:
    """Each report once."""
    return sorted({d.id: d for d in documents}.values(), key=by_day)


def _find(sharing: Sharing, pairs: Pairs, numbers: Packed) -> Links:
    parts = sharing.each(_link_pairs, [pairs[a:b] for a, b in cut(len(pairs), sharing.n_parts)])
    copies = sorted((e for edges, _ in parts for e in edges), key=_edge_order)
    quotes = sorted((q for _, found in parts for q in found), key=_quote_order)
    return Links(tuple(copies), tuple(quotes), find_origins(sharing.documents, copies, numbers.crediting.tolist()))


def _link(left: Profile, right: Profile) -> Linked:
    return list(find_edges(make_pair(left, right))), list(find_quotes(left, right))


def _edge_order(edge: CopyEdge) -> tuple[object, ...]:
    copy = edge.copy
    return copy.from_, copy.to, copy.evidence, edge.covers_document, copy.spans


def _quote_order(link: QuoteLink) -> tuple[object, ...]:
    return link.documents, link.spans


def _link_pairs(documents: Sequence[Document], pairs: Pairs) -> Linked:
    """Edges and quotations of pairs, in batches that hold few reports at a time."""
    copies: list[CopyEdge] = []
    quotes: list[QuoteLink] = []
    for first in range(0, len(pairs), BATCH):
        batch = pairs[first : first + BATCH].tolist()
        indexes = sorted({i for pair in batch for i in pair})
        profiles = Profiles([documents[i] for i in indexes])
        made = {i: Profile(profiles, k) for k, i in enumerate(indexes)}
        for left, right in batch:
            edges, found = _link(made[left], made[right])
            copies += edges
            quotes += found
    return copies, quotes
