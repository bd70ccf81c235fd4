"""Stretches of a sentence that the networks read as one word: the document they look at, and their parse laid back over it.

What a force is called is no reason to read a sentence differently: "the Syrian army", "Hezbollah" and "the Islamic State"
are three, one and three words, and a network parses what stands around them differently. So it sees one word in their
place, the same for all.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

Words = list[tuple[int, int]]
"""Half-open code points of words."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """A stretch of a sentence and the word that the networks see in its place.

    Attributes:
        start, stop: half-open code points of the sentence; both must be borders of words.
        word: what is seen.
        head: code point at which the word of the stretch begins that the others hang on.
    """

    start: int
    stop: int
    word: str
    head: int

    def moved(self, by: int) -> StandIn:
        """The same in a sentence that begins so many code points further on."""
        return replace(self, start=self.start + by, stop=self.stop + by, head=self.head + by)


@dataclass(frozen=True, slots=True)
class Seen:
    """A word as the networks see it.

    Attributes:
        text: the word.
        inside: words of the sentence that it stands for.
        head: which of them takes its place in the tree.
    """

    text: str
    inside: tuple[tuple[int, int], ...]
    head: int = 0


def see(sentence: str, words: Words, stand_ins: Sequence[StandIn]) -> list[Seen]:
    """The words that the networks see.

    Args:
        words: of the sentence, in order, blanks among them.
        stand_ins: in order, not overlapping; one whose ends lie inside a word is not used.
    """
    if not stand_ins:
        return [Seen(sentence[start:stop], ((start, stop),)) for start, stop in words]
    starts, stops = {start for start, _ in words}, {stop for _, stop in words}
    usable = {s.start: s for s in stand_ins if s.start in starts and s.stop in stops}
    found, until = [], 0
    for start, stop in words:
        if start < until:
            continue
        used = usable.get(start)
        if used is None:
            found.append(Seen(sentence[start:stop], ((start, stop),)))
            continue
        inside = tuple(w for w in words if used.start <= w[0] < used.stop and not sentence[w[0] : w[1]].isspace())
        head = next((n for n, (at, _) in enumerate(inside) if at == used.head), 0)
        found.append(Seen(used.word, inside, head))
        until = used.stop
    return found
