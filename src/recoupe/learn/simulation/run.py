"""One setting from worlds to figures."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar

from recoupe.crosscheck.edge import Links
from recoupe.learn.simulation.composing import compose
from recoupe.learn.simulation.documents import Written, make_document
from recoupe.learn.simulation.drawing import make_world
from recoupe.learn.simulation.drawn import Rates, draw_links
from recoupe.learn.simulation.estimators import ESTIMATORS, Told
from recoupe.learn.simulation.figures import (
    CountFigures,
    EdgeFigures,
    count_event,
    measure_counts,
    measure_edges,
    true_counts,
)
from recoupe.learn.simulation.settings import Settings
from recoupe.learn.simulation.world import Event, World

FAST_SENTENCES = (6, 8)
"""Where texts are not compared, they may be short."""
ORACLE = "oracle"
T = TypeVar("T")


class Mode(StrEnum):
    """Whether links are drawn at their rates, or found by comparing texts."""

    FAST = "fast"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Result:
    """Figures of one setting: counts by estimator, and edges where texts were compared."""

    counts: Mapping[str, CountFigures]
    edges: EdgeFigures | None


@dataclass(frozen=True, slots=True)
class Run:
    """The events of one seed with all links between their reports."""

    told: tuple[Told, ...]
    links: Links


def measure(settings: Settings, seeds: Iterable[int], mode: Mode, names: Sequence[str] = tuple(ESTIMATORS)) -> Result:
    """Figures over the worlds of some seeds.

    Args:
        names: estimators, keys of `ESTIMATORS`.
    """
    runs = [make_run(settings, seed, mode) for seed in seeds]
    counted = {n: [count_event(told, ESTIMATORS[n]) for run in runs for told in run.told] for n in names}
    counted[ORACLE] = list(true_counts(counted[names[0]]))
    edges = measure_edges([t for run in runs for t in run.told], _all_links(runs)) if mode is Mode.TEXT else None
    return Result({name: measure_counts(events) for name, events in counted.items()}, edges)


def make_run(settings: Settings, seed: int, mode: Mode) -> Run:
    """The reports of a world, and what links them."""
    if mode is Mode.FAST:
        settings = replace(settings, sentences=FAST_SENTENCES)
    world = make_world(settings, seed)
    written = [write_event(event, world, seed) for event in world.events]
    if mode is Mode.FAST:
        parts = [draw_links(w, Rates(), random.Random(f"links/{seed}/{i}")) for i, w in enumerate(written)]
        links = Links(tuple(edge for part in parts for edge in part.copies))
    else:
        links = find_all(written)
        parts = list(_split(links, written))
    told = (Told(event, own, part) for event, own, part in zip(world.events, written, parts, strict=True))
    return Run(tuple(told), links)


def write_event(event: Event, world: World, seed: int) -> tuple[Written, ...]:
    """The reports of an event as documents."""
    return tuple(make_document(draft) for draft in compose(event, world, seed))


def find_all(written: Iterable[Sequence[Written]]) -> Links:
    """What the package finds in all reports of all events together."""
    from recoupe.crosscheck.copies import find_links

    documents = {w.document.id: w.document for own in written for w in own}
    return find_links(tuple(documents.values()))


def _split(links: Links, written: Iterable[Sequence[Written]]) -> Iterator[Links]:
    """The links of the reports of each event; links to reports on other events stay with both."""
    copies = _index((edge, (edge.copy.from_, edge.copy.to)) for edge in links.copies)
    quotes = _index((link, link.documents) for link in links.quotes)
    for own in written:
        ids = sorted({w.document.id for w in own})
        yield replace(links, copies=_pick(copies, ids), quotes=_pick(quotes, ids))


def _index(links: Iterable[tuple[T, Iterable[str]]]) -> dict[str, list[T]]:
    """Links by each of the reports that they link."""
    found: dict[str, list[T]] = {}
    for link, ids in links:
        for id_ in ids:
            found.setdefault(id_, []).append(link)
    return found


def _pick(index: Mapping[str, Sequence[T]], ids: Sequence[str]) -> tuple[T, ...]:
    return tuple(dict.fromkeys(link for id_ in ids for link in index.get(id_, ())))


def _all_links(runs: Iterable[Run]) -> Links:
    return Links(tuple(edge for run in runs for edge in run.links.copies))
