"""An invented world: who observed what, who copied whom, and so what is known to be one origin.

Nothing is written in words yet (documents.py does that).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from recoupe.learn.simulation.settings import Settings

MINUTES_A_DAY = 1440
LANGUAGES = ("fr", "en", "ar")


class Part(StrEnum):
    """What a source does in the world."""

    AGENCY = "agency"
    INDEPENDENT = "independent"
    COPIER = "copier"


class How(StrEnum):
    """Whose word an observation is."""

    WITNESS = "witness"
    ANONYMOUS = "anonymous"
    OWN_EYES = "own_eyes"
    PRESS = "press"


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet.

    Attributes:
        language: language of its own reports; agencies write in all of them.
        upstream: source that it copies.
        owner: group of outlets with one owner.
    """

    index: int
    part: Part
    language: str
    accuracy: float
    upstream: int | None = None
    owner: int | None = None


@dataclass(frozen=True, slots=True)
class Observation:
    """A root of the tree of copies: somebody saw it, or says so.

    Attributes:
        value: index of the value; 0 is true.
        person: number of the person whose word it is, None where nobody is named.
    """

    id: int
    value: int
    how: How
    person: int | None


@dataclass(frozen=True, slots=True)
class Telling:
    """A value in a report, the observation that it goes back to, and whether it was taken over with the wire."""

    value: int
    observation: Observation
    is_taken: bool


@dataclass(frozen=True, slots=True)
class Copying:
    """How a report was made from another.

    Attributes:
        parent: index of the report that was copied, in its event.
        share: part of the copy's sentences that are the parent's.
        is_cut: whether the rest was left out instead of being rewritten.
        rewording: share of words replaced in what was taken.
        is_credited: whether the upstream is named.
        is_mixed: whether it holds an observation of its own.
    """

    parent: int
    share: float
    is_cut: bool
    rewording: float
    is_translated: bool
    is_credited: bool
    is_mixed: bool
    is_altered: bool


@dataclass(frozen=True, slots=True)
class Report:
    """One report on one event.

    Attributes:
        published: interval in minutes since the beginning of the world, half-open, None if the page does not tell.
        written: the minute in which it came out.
        wrong_credit: agency that it names without having used it.
    """

    index: int
    event: int
    source: Source
    language: str
    tellings: tuple[Telling, ...]
    published: tuple[int, int] | None
    written: int
    copying: Copying | None = None
    wrong_credit: int | None = None

    def is_timed_apart(self, other: Report) -> bool:
        """Whether the pages tell which of two reports came out first."""
        if self.published is None or other.published is None:
            return False
        return self.published[1] <= other.published[0] or other.published[1] <= self.published[0]


@dataclass(frozen=True, slots=True)
class Event:
    """An event and all reports on it.

    Attributes:
        minute: when it happened.
        is_dated: whether the day is disputed; else the toll is.
        passages, quotes: pairs of reports that share a passage, or a quotation, although neither copies.
    """

    index: int
    minute: int
    is_dated: bool
    reports: tuple[Report, ...]
    passages: tuple[tuple[int, int], ...]
    quotes: tuple[tuple[int, int], ...]

    def roots(self, value: int) -> frozenset[int]:
        """The observations that the reports which give this value go back to: the gold."""
        return frozenset(t.observation.id for r in self.reports for t in r.tellings if t.value == value)

    def values(self) -> tuple[int, ...]:
        """Values that some report gives."""
        return tuple(sorted({t.value for r in self.reports for t in r.tellings}))

    def origin(self, index: int) -> int:
        """The report at the end of a chain of copies."""
        copying = self.reports[index].copying
        return index if copying is None else self.origin(copying.parent)


@dataclass(frozen=True, slots=True)
class World:
    """Sources and events."""

    settings: Settings
    sources: tuple[Source, ...]
    events: tuple[Event, ...]


def copies_of(event: Event) -> Iterator[tuple[Report, Report]]:
    """Each copy with the report that it was made from."""
    return ((r, event.reports[r.copying.parent]) for r in event.reports if r.copying is not None)
