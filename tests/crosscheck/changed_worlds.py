"""Small invented scenes, and the changes under which what is counted must stay the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from recoupe.crosscheck import crosscheck
from recoupe.learn.simulation.drawing import make_world
from recoupe.learn.simulation.run import write_event
from recoupe.learn.simulation.settings import DEFAULT
from recoupe.learn.simulation.world import Copying, How, Observation, Part, Report, Source, Telling, World
from recoupe.learn.simulation.world import Event as Scenario
from recoupe.model import (
    Claim,
    Document,
    Event,
    Factuality,
    Mention,
    Outlet,
    Sourced,
    SourceLevel,
    Span,
    make_id,
)

SETTINGS = replace(DEFAULT, n_events=2, n_copiers=4, coverage=0.4, sentences=(6, 8), wrong_credit=0.0)
SEEDS = (1, 2, 3, 4)
NEW_OUTLETS = (20, 21)
NEW_PERSON = 4242
LATER = 600

COPYING = Copying(
    0, share=0.9, is_cut=False, rewording=0.0, is_translated=False, is_credited=False, is_mixed=False, is_altered=False
)
COPIES = {
    "verbatim": COPYING,
    "trimmed": replace(COPYING, share=0.4, is_cut=True),
    "credited rewrite": replace(COPYING, share=0.0, is_credited=True),
    "translated with credit": replace(COPYING, share=1.0, is_cut=True, is_translated=True, is_credited=True),
}


@dataclass(frozen=True)
class Scene:
    """One happening and the reports on it; for odd seeds they dispute the day, for even ones the toll."""

    world: World
    scenario: Scenario
    seed: int

    def documents(self) -> tuple[Document, ...]:
        return tuple(w.document for w in write_event(self.scenario, self.world, self.seed))

    def events(self) -> tuple[Event, ...]:
        return crosscheck(self.documents())

    def add(self, report: Report) -> Scene:
        return replace(self, scenario=replace(self.scenario, reports=(*self.scenario.reports, report)))

    def add_copy(self, copying: Copying) -> Scene:
        """One more outlet that copies a report."""
        parent = self.scenario.reports[copying.parent]
        told = tuple(replace(t, is_taken=True) for t in parent.tellings[:1])
        language = parent.language
        if copying.is_translated:
            language = "fr" if language == "en" else "en"
        source = Source(NEW_OUTLETS[0], Part.COPIER, language, 0.5, upstream=parent.source.index)
        written = parent.written + LATER
        return self.add(
            Report(
                len(self.scenario.reports),
                self.scenario.index,
                source,
                language,
                told,
                (written, written + 1),
                written,
                copying,
            )
        )

    def add_witness(self, value: int) -> Scene:
        """One more outlet with a witness of its own."""
        observation = Observation(900, value, How.WITNESS, NEW_PERSON)
        source = Source(NEW_OUTLETS[1], Part.INDEPENDENT, "en", 0.5)
        written = self.scenario.minute + LATER
        told = (Telling(value, observation, is_taken=False),)
        return self.add(
            Report(len(self.scenario.reports), self.scenario.index, source, "en", told, (written, written + 1), written)
        )

    def rename_outlets(self) -> Scene:
        """The same reports by outlets with each other's names, agencies aside."""
        indices = sorted({r.source.index for r in self.scenario.reports if r.source.part is not Part.AGENCY})
        names = dict(zip(indices, indices[1:] + indices[:1], strict=True))
        reports = tuple(
            replace(r, source=replace(r.source, index=names.get(r.source.index, r.source.index)))
            for r in self.scenario.reports
        )
        return replace(self, scenario=replace(self.scenario, reports=reports))


def make_scene(seed: int, n_reports: int = 3) -> Scene:
    """The first scene from a seed on with enough reports."""
    for number in range(seed * 100, seed * 100 + 50):
        world = make_world(SETTINGS, number)
        scenario = world.events[seed % 2]
        if len(scenario.reports) >= n_reports:
            return Scene(world, scenario, number)
    raise AssertionError("no scene with enough reports")


# --- comparing ------------------------------------------------------------------------------------


def to_bytes(events: Sequence[Event]) -> bytes:
    return json.dumps([e.to_dict() for e in events], ensure_ascii=False).encode()


def pair(before: Sequence[Event], after: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Each event with the one that holds most of its claims afterwards."""
    return [(old, max(after, key=lambda new: len({*old.claims} & {*new.claims}))) for old in before]


def verdict(event: Event) -> tuple[object, ...]:
    return event.witnesses.happened, event.credibility, event.grade


# --- changing documents ---------------------------------------------------------------------------


def change_deepest(document: Document, factuality: Factuality) -> Document:
    """The same report, its deepest sources sure of something else."""
    return replace(document, claims=tuple(_with_deepest(c, factuality) for c in document.claims))


def _with_deepest(claim: Claim, factuality: Factuality) -> Claim:
    *outer, deepest = claim.said_by
    value = Sourced(factuality, (), "test@1")
    own = value if deepest.level is SourceLevel.OUTLET else claim.factuality
    return replace(claim, said_by=(*outer, replace(deepest, factuality=value)), factuality=own)


def split(document: Document) -> tuple[Document, ...]:
    """The halves of a report, cut at the paragraph nearest to its middle; the credit stays with both."""
    cut = min((p.start for p in document.passages[1:]), key=lambda at: abs(at - len(document.text) / 2), default=0)
    if not cut or any(a.span and a.span.start >= cut for a in document.agencies):
        return (document,)
    return _part(document, 0, cut), _part(document, cut, len(document.text))


def _part(document: Document, start: int, stop: int) -> Document:
    text = document.text[start:stop].rstrip()
    stop = start + len(text)

    def moved(span: Span) -> Span:
        return Span(span.start - start, span.stop - start, span.quote)

    def is_inside(span: Span | None) -> bool:
        return span is not None and start <= span.start and span.stop <= stop

    mentions = tuple(_move(m, moved) for m in document.mentions if is_inside(m.span))
    claims = tuple(_move_claim(c, moved, is_inside) for c in document.claims if is_inside(c.evidence))
    passages = tuple(
        replace(p, start=p.start - start, stop=min(p.stop, stop) - start)
        for p in document.passages
        if start <= p.start < stop
    )
    agencies = tuple(
        replace(a, span=moved(a.span) if a.span is not None and is_inside(a.span) else None) for a in document.agencies
    )
    return replace(
        document, id=make_id(text), text=text, passages=passages, mentions=mentions, claims=claims, agencies=agencies
    )


def _move(mention: Mention, moved: Callable[[Span], Span]) -> Mention:
    return replace(mention, span=moved(mention.span))


def _move_claim(claim: Claim, moved: Callable[[Span], Span], is_inside: Callable[[Span | None], bool]) -> Claim:
    chain = tuple(
        replace(
            a,
            span=moved(a.span) if a.span is not None and is_inside(a.span) else None,
            cue=moved(a.cue) if a.cue is not None and is_inside(a.cue) else None,
        )
        for a in claim.said_by
    )
    return replace(claim, trigger=moved(claim.trigger), evidence=moved(claim.evidence), said_by=chain)


def rename(document: Document, name: str) -> Document:
    """The same report by another outlet."""
    return replace(document, outlet=Outlet(name, None, None))
