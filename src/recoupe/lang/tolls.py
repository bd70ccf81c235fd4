"""Words that tell what a number of people counts, without those inside a phrase that means something else."""

from __future__ import annotations

from recoupe.lang.entries import Toll
from recoupe.text.match import Match, PatternIndex

NO_TOLL = "none"
"""Side of phrases that hold a word of the table and count nobody: "se sont abattues sur la ville"."""


class TollIndex(PatternIndex[Toll]):
    """The table of tolls."""

    def _find(self, words: tuple[str, ...]) -> tuple[Match[Toll], ...]:
        found = super()._find(words)
        taken = {word for match in found if match.value.side == NO_TOLL for word in match.words}
        return tuple(match for match in found if match.head not in taken) if taken else found
