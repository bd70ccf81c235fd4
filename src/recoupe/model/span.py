"""Places in a text, and values that know the words they came from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from recoupe.errors import SpanError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open interval of a document's text, in Unicode code points, with its words.

    Attributes:
        start: offset of the first character.
        stop: offset after the last character.
        quote: `text[start:stop]`, exactly.
    """

    start: int
    stop: int
    quote: str

    @classmethod
    def of(cls, text: str, start: int, stop: int) -> Span:
        """The span of `text[start:stop]`.

        Raises:
            SpanError: the interval is empty, reversed or outside the text.
        """
        if not 0 <= start < stop <= len(text):
            raise SpanError(f"no text at [{start!r}, {stop!r}) of {len(text)} characters")
        return cls(start, stop, text[start:stop])

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share a character."""
        return self.start < other.stop and other.start < self.stop

    def holds(self, other: Span) -> bool:
        """Whether `other` lies inside this span."""
        return self.start <= other.start and other.stop <= self.stop


@dataclass(frozen=True, slots=True)
class Sourced(Generic[T]):
    """A value together with the words it was read from and the rule that read it.

    Attributes:
        value: the value; None means that the text says it but we could not resolve it.
        spans: words behind the value; empty for what follows from the absence of any cue.
        by: id of the rule or model, with its version.
    """

    value: T
    spans: tuple[Span, ...]
    by: str
