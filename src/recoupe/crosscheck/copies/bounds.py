"""Publication dates across reports: what copied or cited a report came out after it. Source: crosscheck §8."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recoupe.crosscheck.copies.direction import days_of, is_dated
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.model import Document


@dataclass(frozen=True, slots=True)
class DateBound:
    """The last day on which a report without a date may have been published.

    Attributes:
        latest: that day.
        by: id of the dated report that tells it.
        why: the reason in words.
    """

    latest: date
    by: str
    why: str


def bound_dates(documents: Iterable[Document], links: Links) -> dict[str, DateBound]:
    """The tightest bound of each report without a date, by document id; none where no dated report is based on it.

    A copy of a copy bounds the first report too. Only certain edges with a direction count.
    """
    by_id = {d.id: d for d in documents}
    edges = [e for e in links.copies if e.is_certain and e.copy.directed and {e.copy.from_, e.copy.to} <= by_id.keys()]
    found: dict[str, DateBound] = {}
    while True:
        better = {
            e.copy.from_: bound
            for e in edges
            if not is_dated(by_id[e.copy.from_])
            and (bound := _bound(e, by_id, found)) is not None
            and _is_tighter(bound, found.get(e.copy.from_))
        }
        if not better:
            return dict(sorted(found.items()))
        found |= better


def _bound(edge: CopyEdge, by_id: dict[str, Document], found: dict[str, DateBound]) -> DateBound | None:
    """The bound that a copying report gives: its own last day, or the bound it has itself."""
    copying = by_id[edge.copy.to]
    if not is_dated(copying):
        known = found.get(copying.id)
        return known and DateBound(known.latest, known.by, f"through an undated copy: {known.why}")
    latest = days_of(copying)[1]
    if latest == date.max:
        return None
    who = copying.outlet.name if copying.outlet else copying.source
    return DateBound(latest, copying.id, f"{who} published a report based on it by {latest.isoformat()}: {edge.why}")


def _is_tighter(bound: DateBound, known: DateBound | None) -> bool:
    return known is None or (bound.latest, bound.by, len(bound.why)) < (known.latest, known.by, len(known.why))
