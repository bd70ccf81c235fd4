"""Two reports side by side: which was first, and what they have in common; each found when it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from recoupe.crosscheck.copies.containment import Overlap, compare
from recoupe.crosscheck.copies.direction import find_original
from recoupe.crosscheck.copies.facts import FactMatch, match_facts
from recoupe.crosscheck.copies.profile import Profile


@dataclass(frozen=True)
class Pair:
    """Two reports, the original first where that is known, else the one with the smaller id.

    Attributes:
        directed: whether it is known which is the original.
        order: how that is known, in words.
    """

    original: Profile
    copy: Profile
    directed: bool
    order: str

    @cached_property
    def overlap(self) -> Overlap:
        """Equal words, the original on the left."""
        return compare(self.original.prose, self.copy.prose)

    @cached_property
    def facts(self) -> FactMatch:
        """Equal facts, the original on the left."""
        return match_facts(self.original.facts, self.copy.facts)

    @cached_property
    def told(self) -> FactMatch:
        """Equal facts outside quotations: whoever was there can quote the same speaker."""
        return match_facts(*(p.facts.outside(p.speech.starts) for p in (self.original, self.copy)))

    @property
    def texts(self) -> tuple[str, str]:
        """Texts of both."""
        return self.original.document.text, self.copy.document.text


def make_pair(left: Profile, right: Profile) -> Pair:
    """Put two reports in order."""
    left, right = sorted((left, right), key=lambda p: p.document.id)
    is_left, order = find_original(left, right)
    return Pair(right, left, True, order) if is_left is False else Pair(left, right, is_left is not None, order)
