"""The links that matter for one event: those that lead from its reports up to where they were copied from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from recoupe.crosscheck.edge import CopyEdge, CreditedOrigin, Links, QuoteLink


class Reach:
    """All links of a set of reports, by report, so that an event does not look through those of the others."""

    def __init__(self, links: Links) -> None:
        """Index the links."""
        self._into: defaultdict[str, list[CopyEdge]] = defaultdict(list)
        self._quotes: defaultdict[str, list[QuoteLink]] = defaultdict(list)
        self._origins: defaultdict[str, list[CreditedOrigin]] = defaultdict(list)
        for edge in links.copies:
            self._into[edge.copy.to].append(edge)
        for quote in links.quotes:
            self._quotes[quote.documents[0]].append(quote)
        for origin in links.origins:
            self._origins[origin.document].append(origin)

    def links_of(self, documents: Iterable[str]) -> Links:
        """Links of some reports: edges into them and into what they come from, quotations that two of them share, credits."""
        own = sorted(set(documents))
        reached = self._above(own)
        return Links(
            copies=tuple(edge for document in reached for edge in self._into.get(document, ())),
            quotes=tuple(q for document in own for q in self._quotes.get(document, ()) if q.documents[1] in own),
            origins=tuple(origin for document in reached for origin in self._origins.get(document, ())),
        )

    def _above(self, documents: Iterable[str]) -> list[str]:
        """The reports and all that they come from, sorted."""
        found: set[str] = set()
        waiting = list(documents)
        while waiting:
            document = waiting.pop()
            if document not in found:
                found.add(document)
                waiting += [edge.copy.from_ for edge in self._into.get(document, ())]
                waiting += [id_ for origin in self._origins.get(document, ()) for id_ in origin.originals]
        return sorted(found)
