"""Keep the claims of some kinds (`movement` is every `movement.*`), and the events that somebody wants to see."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from recoupe.model import Document, Event
from recoupe.world.kinds import load_kinds


def is_kind_prefix(prefix: str) -> bool:
    """Whether a prefix names a kind ("movement.transfer") or a branch of the tree ("movement")."""
    return any(_is_below(kind, prefix) for kind in load_kinds())


def branches() -> tuple[str, ...]:
    """The branches of the tree of kinds, in the order of the table."""
    return tuple(dict.fromkeys(kind.partition(".")[0] for kind in load_kinds()))


def keep_kinds(documents: Iterable[Document], prefixes: Sequence[str]) -> Iterator[Document]:
    """Documents with the claims below one of the prefixes only; all claims where there is no prefix."""
    for document in documents:
        kept = tuple(c for c in document.claims if any(_is_below(c.kind, p) for p in prefixes))
        yield replace(document, claims=kept) if prefixes else document


def _is_below(kind: str, prefix: str) -> bool:
    """Source: codebooks §1, prefix match."""
    return kind == prefix or kind.startswith(f"{prefix}.")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events are wanted.

    Attributes:
        kinds: prefixes of their kinds; any kind if empty.
        since, until: days, inclusive, between which the event may lie; one without a date fits no day.
        min_witnesses: least number of independent witnesses of the event, by the lower end of the interval.
        credibility: digits; any if empty.
    """

    kinds: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    min_witnesses: int = 0
    credibility: frozenset[str] = frozenset()

    @property
    def is_movements(self) -> bool:
        """Whether only movements are wanted."""
        return bool(self.kinds) and all(kind.partition(".")[0] == "movement" for kind in self.kinds)

    def keeps(self, event: Event) -> bool:
        """Whether an event is wanted."""
        return (
            (not self.kinds or any(_is_below(event.kind, kind) for kind in self.kinds))
            and (not self.credibility or event.credibility.value in self.credibility)
            and event.witnesses.happened[0] >= self.min_witnesses
            and self._is_in_time(event)
        )

    def _is_in_time(self, event: Event) -> bool:
        if self.since is None and self.until is None:
            return True
        start, stop = event.when.days() if event.when is not None else (None, None)
        if start is None and stop is None:
            return False
        is_late = self.since is None or stop is None or stop > self.since
        return is_late and (self.until is None or start is None or start <= self.until)
