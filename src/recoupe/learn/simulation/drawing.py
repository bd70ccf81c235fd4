"""Worlds, drawn at the shares of their settings: sources, events, observations, reports, copies.

Everything comes from one `random.Random(seed)`.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations

from recoupe.learn.simulation.settings import Settings
from recoupe.learn.simulation.world import (
    LANGUAGES,
    MINUTES_A_DAY,
    Copying,
    Event,
    How,
    Observation,
    Part,
    Report,
    Source,
    Telling,
    World,
)

DAYS_APART = 1.5
"""Days between one event and the next, so that reports of many events are about at any time."""


def make_world(settings: Settings, seed: int) -> World:
    """A world: the same for the same settings and seed."""
    rng = random.Random(seed)
    sources = make_sources(settings, rng)
    return World(settings, sources, tuple(_Scene(settings, sources, rng, i).make() for i in range(settings.n_events)))


def make_sources(settings: Settings, rng: random.Random) -> tuple[Source, ...]:
    """Agencies, independents, copiers, in this order."""
    n_own = settings.n_agencies + settings.n_independents
    own = [
        Source(i, Part.AGENCY if i < settings.n_agencies else Part.INDEPENDENT, LANGUAGES[i % 3],
               rng.uniform(*settings.accuracy), owner=_owner(settings, i))
        for i in range(n_own)
    ]  # fmt: skip
    copiers: list[Source] = []
    for i in range(n_own, n_own + settings.n_copiers):
        upstream = _upstream(settings, copiers, rng)
        copiers.append(Source(i, Part.COPIER, LANGUAGES[i % 3], rng.uniform(*settings.accuracy), upstream))
    return (*own, *copiers)


def _owner(settings: Settings, index: int) -> int | None:
    """Groups are made of independents, as far as there are enough."""
    group = (index - settings.n_agencies) // settings.owner_size
    return group if index >= settings.n_agencies and group < settings.owner_groups else None


def _upstream(settings: Settings, copiers: Sequence[Source], rng: random.Random) -> int:
    if copiers and rng.random() < settings.two_hop:
        return rng.choice(copiers).index
    if rng.random() < settings.agency_upstream:
        return rng.randrange(settings.n_agencies)
    return settings.n_agencies + rng.randrange(settings.n_independents)


@dataclass(slots=True)
class _Scene:
    """One event while it is drawn."""

    settings: Settings
    sources: Sequence[Source]
    rng: random.Random
    index: int
    reports: list[Report] = field(default_factory=list)
    n_observed: int = 0
    official: Observation | None = None
    owners: dict[int, int] = field(default_factory=dict)

    def make(self) -> Event:
        minute = int((self.index * DAYS_APART + self.rng.random()) * MINUTES_A_DAY)
        is_dated = self.index % 2 == 1
        covering = [s for s in self.sources if s.part is not Part.COPIER and self.happens(self.settings.coverage)]
        speaker = self.press_speaker(covering)
        for source in covering:
            self.report_own(source, minute, speaker)
        for source in self.sources:
            if source.part is Part.COPIER:
                self.report_copier(source, minute)
        pairs = list(combinations([r for r in self.reports if r.copying is None], 2))
        alike = [(a, b) for a, b in pairs if a.language == b.language]
        passages = tuple((a.index, b.index) for a, b in alike if self.happens(self.settings.false_link))
        quotes = tuple((a.index, b.index) for a, b in pairs if self.happens(self.settings.shared_quote))
        return Event(self.index, minute, is_dated, tuple(self.reports), passages, quotes)

    def happens(self, share: float) -> bool:
        return self.rng.random() < share

    def press_speaker(self, covering: Sequence[Source]) -> tuple[Observation, frozenset[int]] | None:
        """What was said at the press conference, and who quotes it."""
        if not self.happens(self.settings.press) or len(covering) < self.settings.press_size[0]:
            return None
        size = min(self.rng.randint(*self.settings.press_size), len(covering))
        there = self.rng.sample(covering, size)
        observation = self.observe(self.draw_value(self.rng.uniform(*self.settings.accuracy)), How.PRESS)
        return observation, frozenset(s.index for s in there)

    def draw_value(self, accuracy: float) -> int:
        return 0 if self.happens(accuracy) else self.rng.randint(1, self.settings.n_false)

    def observe(self, value: int, how: How) -> Observation:
        person = None if how in {How.ANONYMOUS, How.OWN_EYES} else self.index * 64 + self.n_observed
        found = Observation(self.n_observed, value, how, person)
        self.n_observed += 1
        return found

    def own_observation(self, source: Source) -> Observation:
        """What a source finds out by itself, and from whom."""
        if source.part is Part.INDEPENDENT and self.happens(self.settings.anonymous):
            return self.anonymous_observation(source)
        how = How.OWN_EYES if self.happens(self.settings.own_eyes) else How.WITNESS
        return self.observe(self.own_value(source), how)

    def anonymous_observation(self, source: Source) -> Observation:
        if not self.happens(self.settings.same_anonymous):
            return self.observe(self.own_value(source), How.ANONYMOUS)
        if self.official is None:
            self.official = self.observe(self.draw_value(source.accuracy), How.ANONYMOUS)
        return self.official

    def own_value(self, source: Source) -> int:
        value = self.draw_value(source.accuracy)
        if source.owner is None:
            return value
        first = self.owners.setdefault(source.owner, value)
        return first if self.happens(self.settings.owner_correlation) else value

    def report_own(self, source: Source, minute: int, press: tuple[Observation, frozenset[int]] | None = None) -> None:
        observation = press[0] if press and source.index in press[1] else self.own_observation(source)
        credit = self.rng.randrange(self.settings.n_agencies) if self.happens(self.settings.wrong_credit) else None
        language = self.rng.choice(LANGUAGES) if source.part is Part.AGENCY else source.language
        written = minute + self.rng.randrange(30, MINUTES_A_DAY // 2)
        self.add(source, language, (Telling(observation.value, observation, is_taken=False),), written, None, credit)

    def report_copier(self, source: Source, minute: int) -> None:
        parent = next((r for r in self.reports if r.source.index == source.upstream), None)
        if parent is not None and self.happens(self.settings.copying):
            self.report_copy(source, parent)
        elif self.happens(self.settings.own_coverage):
            self.report_own(source, minute)

    def report_copy(self, source: Source, parent: Report) -> None:
        copying = self.draw_copying(parent)
        first = parent.tellings[0]
        others = [v for v in range(self.settings.n_false + 1) if v != first.value]
        value = self.rng.choice(others) if copying.is_altered else first.value
        tellings = [Telling(value, first.observation, is_taken=True)]
        if copying.is_mixed:
            own = self.own_observation(source)
            tellings.append(Telling(own.value, own, is_taken=False))
        language = parent.language
        if copying.is_translated:
            language = self.rng.choice([c for c in LANGUAGES if c != parent.language])
        written = parent.written + self.rng.randrange(10, MINUTES_A_DAY // 2)
        self.add(source, language, tuple(tellings), written, copying, None)

    def draw_copying(self, parent: Report) -> Copying:
        settings, rng = self.settings, self.rng
        is_cut, is_mixed = self.happens(settings.trimmed), self.happens(settings.mixed)
        share = min(1.0, max(settings.least_containment, rng.gauss(*settings.containment)))
        if is_cut:
            share = rng.uniform(*settings.trim)
        if is_mixed:
            share, is_cut = rng.uniform(*settings.wire), False
        rewording = rng.choice(settings.rewording) if self.happens(settings.reworded) else 0.0
        return Copying(
            parent.index, share, is_cut, rewording, is_translated=self.happens(settings.translated),
            is_credited=self.happens(settings.credit), is_mixed=is_mixed, is_altered=self.happens(settings.altered),
        )  # fmt: skip

    def add(
        self, source: Source, language: str, tellings: tuple[Telling, ...], written: int,
        copying: Copying | None, wrong_credit: int | None,
    ) -> None:  # fmt: skip
        published = self.told_time(written)
        self.reports.append(
            Report(len(self.reports), self.index, source, language, tellings, published, written, copying, wrong_credit)
        )

    def told_time(self, written: int) -> tuple[int, int] | None:
        if self.happens(self.settings.time_missing):
            return None
        if self.happens(self.settings.clock):
            return written, written + 1
        return written // MINUTES_A_DAY * MINUTES_A_DAY, (written // MINUTES_A_DAY + 1) * MINUTES_A_DAY
