"""Stretches that lie over a text, and the text cut into pieces at all their bounds.

All cutting is done here, in code points; the script in the page only ever sees tokens. A piece becomes one element,
whatever overlaps it, and carries the tokens of all stretches that hold it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from recoupe.export.voices import Told, told
from recoupe.model import Document, Span


@dataclass(slots=True)
class Pointers:
    """Stretches of one report that its page points at, collected while cards are made.

    Attributes:
        report: number of the report on the page, from 1; it makes tokens and anchors unique.
    """

    report: int
    spans: set[tuple[int, int]] = field(default_factory=set)

    def token(self, span: Span) -> str:
        """The token of a stretch, to be carried by each of its pieces."""
        self.spans.add((span.start, span.stop))
        return _token(self.report, span.start, span.stop)

    def tokens(self, spans: Iterable[Span | None]) -> str:
        """Tokens of several stretches, separated by spaces, each once."""
        return " ".join(dict.fromkeys(self.token(span) for span in spans if span is not None))

    def anchor(self, claim: str) -> str:
        """Anchor of the card of a claim."""
        return f"r{self.report}-{claim}"


def _token(report: int, start: int, stop: int) -> str:
    return f"{report}s{start}-{stop}"


@dataclass(frozen=True, slots=True)
class Layer:
    """A stretch that lies over the text.

    Attributes:
        kind: kind of mention, "trigger", or None for words that are only lit from a card.
        level: line of the underline, 0 next to the letters; mentions that overlap have different ones.
        claim: id of the claim that a trigger stands for.
        told: how the report stands to that claim.
    """

    start: int
    stop: int
    token: str
    kind: str | None = None
    level: int = 0
    claim: str | None = None
    told: Told | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text over which the same layers lie, the longest first."""

    start: int
    stop: int
    layers: tuple[Layer, ...]


def make_layers(document: Document, pointers: Pointers) -> list[Layer]:
    """All mentions, all triggers, and whatever else the page points at."""
    mentions = zip(document.mentions, find_levels([m.span for m in document.mentions]), strict=True)
    layers = [_lay(pointers, mention.span, mention.kind, level) for mention, level in mentions]
    layers += [replace(_lay(pointers, c.trigger, "trigger", 0, c.id), told=told(c)) for c in document.claims]
    shown = {(layer.start, layer.stop) for layer in layers}
    rest = sorted(pointers.spans - shown)
    return layers + [Layer(start, stop, _token(pointers.report, start, stop)) for start, stop in rest]


def _lay(pointers: Pointers, span: Span, kind: str, level: int, claim: str | None = None) -> Layer:
    return Layer(span.start, span.stop, pointers.token(span), kind, level, claim)


def find_levels(spans: Sequence[Span]) -> list[int]:
    """Level of each span: the shortest of those that overlap lies next to the letters."""
    levels = [0] * len(spans)
    for cluster in _find_clusters(spans):
        for place, index in enumerate(cluster):
            taken = {levels[other] for other in cluster[:place] if spans[other].overlaps(spans[index])}
            levels[index] = next(level for level in range(len(taken) + 1) if level not in taken)
    return levels


def _find_clusters(spans: Sequence[Span]) -> Iterator[list[int]]:
    """Indices of spans that hang together by overlaps, shortest span first in each cluster."""
    cluster: list[int] = []
    reach = -1
    for index in sorted(range(len(spans)), key=lambda i: spans[i]):
        if cluster and spans[index].start >= reach:
            yield _by_length(cluster, spans)
            cluster = []
        cluster.append(index)
        reach = max(reach, spans[index].stop)
    if cluster:
        yield _by_length(cluster, spans)


def _by_length(cluster: Iterable[int], spans: Sequence[Span]) -> list[int]:
    return sorted(cluster, key=lambda i: spans[i].stop - spans[i].start)


def cut(length: int, layers: Iterable[Layer], breaks: Iterable[int]) -> Iterator[Piece]:
    """A text of `length` characters cut at the bounds of all layers and at all breaks, in order."""
    waiting = sorted(layers, key=lambda layer: (layer.start, -layer.stop))[::-1]
    points = {0, length, *breaks}
    points.update(point for layer in waiting for point in (layer.start, layer.stop))
    active: list[Layer] = []
    for start, stop in pairwise(sorted(points)):
        active = [layer for layer in active if layer.stop > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        yield Piece(start, stop, tuple(active))
