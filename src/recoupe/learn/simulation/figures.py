"""What is measured: witness counts against the known roots, and copy edges against the known copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from recoupe.crosscheck.edge import Links
from recoupe.learn.simulation.estimators import Estimator, Told
from recoupe.learn.simulation.world import copies_of
from recoupe.model import Copy, Count


@dataclass(frozen=True, slots=True)
class Counted:
    """A value of an event: how many witnesses it has, and how many were counted."""

    value: int
    truth: int
    found: Count

    @property
    def point(self) -> int:
        """One number for an interval: its upper end, the origins that nothing shows to be one."""
        return self.found[1]

    @property
    def middle(self) -> float:
        """Another: half way."""
        return sum(self.found) / 2


@dataclass(frozen=True, slots=True)
class CountFigures:
    """How well witnesses are counted.

    Attributes:
        mae: mean absolute error of the upper end, over values: other estimators count origins so, too.
        mae_middle: the same of the middle of the interval.
        false_corroborated: values with one witness of which two or more are sure, over those with one.
        missed: values with several witnesses that are said to have one at most, over those with several.
        open: values with several witnesses of which the interval leaves open whether they have one, over the same.
        inside: values whose number of witnesses lies in the interval.
        width: mean of upper less lower end.
        right: events whose true value has most witnesses, over those in which somebody gives it; ties count in parts.
    """

    n: int
    mae: float
    mae_middle: float
    false_corroborated: float
    missed: float
    open: float
    inside: float
    width: float
    right: float


@dataclass(frozen=True, slots=True)
class EdgeFigures:
    """How well copies are found.

    Attributes:
        recall: pairs of copy and parent that are linked; by kind in `by_kind`.
        false_positives: pairs of unrelated reports on one event that are linked.
        precision: linked pairs that are related.
        direction: of pairs found where time or credit tells which came first, those directed rightly.
    """

    n_copies: int
    recall: float
    false_positives: float
    precision: float
    direction: float
    by_kind: tuple[tuple[str, float], ...]


def count_event(told: Told, estimator: Estimator) -> tuple[Counted, ...]:
    """The values of an event, counted."""
    event = told.event
    return tuple(Counted(v, len(event.roots(v)), estimator(told, v)) for v in event.values())


def measure_counts(events: Sequence[Sequence[Counted]]) -> CountFigures:
    """Figures over the values of all events."""
    counted = [c for event in events for c in event]
    single = [c for c in counted if c.truth == 1]
    several = [c for c in counted if c.truth > 1]
    return CountFigures(
        n=len(counted),
        mae=_mean(abs(c.point - c.truth) for c in counted),
        mae_middle=_mean(abs(c.middle - c.truth) for c in counted),
        false_corroborated=_mean(c.found[0] > 1 for c in single),
        missed=_mean(c.found[1] < 2 for c in several),
        open=_mean(c.found[0] < 2 <= c.found[1] for c in several),
        inside=_mean(c.found[0] <= c.truth <= c.found[1] for c in counted),
        width=_mean(c.found[1] - c.found[0] for c in counted),
        right=_mean(_choose(event) for event in events if any(c.value == 0 for c in event)),
    )


def true_counts(events: Sequence[Sequence[Counted]]) -> tuple[tuple[Counted, ...], ...]:
    """The same values as counted by somebody who knows."""
    return tuple(tuple(Counted(c.value, c.truth, (c.truth, c.truth)) for c in event) for event in events)


def _mean(values: Iterable[float]) -> float:
    found = list(values)
    return fmean(found) if found else 0.0


def _choose(event: Sequence[Counted]) -> float:
    most = max(c.point for c in event)
    best = [c.value for c in event if c.point == most]
    return (0 in best) / len(best)


# --- edges ----------------------------------------------------------------------------------------

Pairs = dict[frozenset[str], list[Copy]]


def measure_edges(told: Sequence[Told], links: Links) -> EdgeFigures:
    """Figures over all pairs of reports on one event, and over pairs linked across events."""
    found: Pairs = {}
    for edge in links.copies:
        found.setdefault(frozenset((edge.copy.from_, edge.copy.to)), []).append(edge.copy)
    copies = [(kind, child, parent, known) for t in told for kind, child, parent, known in _copies(t)]
    related = {pair for t in told for pair, is_related in _pairs(t) if is_related}
    unrelated = {pair for t in told for pair, is_related in _pairs(t) if not is_related} - related
    hits = [(kind, frozenset((child, parent)) in found) for kind, child, parent, _ in copies]
    told_apart = [(c, p) for _, c, p, known in copies if known and frozenset((c, p)) in found]
    return EdgeFigures(
        n_copies=len(copies),
        recall=_mean(is_hit for _, is_hit in hits),
        false_positives=_mean(pair in found for pair in unrelated),
        precision=_mean(pair in related for pair in found),
        direction=_mean(_is_directed(found[frozenset((c, p))], p) for c, p in told_apart),
        by_kind=tuple(
            (kind, _mean(is_hit for k, is_hit in hits if k == kind)) for kind in sorted({k for k, _ in hits})
        ),
    )


def _copies(told: Told) -> Iterator[tuple[str, str, str, bool]]:
    """Kind of each copy, its id, its parent's, and whether time or credit tells which came first."""
    for child, parent in copies_of(told.event):
        ids = [told.reports[r.index].document.id for r in (child, parent)]
        if ids[0] == ids[1] or child.copying is None:
            continue
        is_timed = child.is_timed_apart(parent)
        is_credited = told.reports[child.index].draft.credited == parent.source.index
        copying = child.copying
        named = {
            "translated": copying.is_translated, "mixed": copying.is_mixed, "reworded": copying.rewording > 0,
            "trimmed": copying.is_cut, "rewritten": True,
        }  # fmt: skip
        yield next(kind for kind, holds in named.items() if holds), ids[0], ids[1], is_timed or is_credited


def _pairs(told: Told) -> Iterator[tuple[frozenset[str], bool]]:
    """Pairs of reports, and whether they go back to one report."""
    for a, b in combinations(told.reports, 2):
        pair = frozenset((a.document.id, b.document.id))
        if len(pair) > 1:
            yield pair, told.event.origin(a.draft.report.index) == told.event.origin(b.draft.report.index)


def _is_directed(copies: Sequence[Copy], parent: str) -> bool:
    return all(c.directed and c.from_ == parent for c in copies)
