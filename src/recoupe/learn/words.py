"""Word tokens: positions in two texts of one report are compared word by word, not by offset."""

from __future__ import annotations

import bisect
import difflib
import re
import unicodedata
from collections import Counter

Positions = frozenset[int]

_VOWEL_SIGNS = "\u064b-\u065f\u0670"  # Arabic: they belong to the word around them
_WORD = re.compile(rf"[\w{_VOWEL_SIGNS}]+")


def fold_word(word: str) -> str:
    """A word without case, accents and vowel signs; its length may change."""
    letters = unicodedata.normalize("NFKD", word)
    return "".join(c for c in letters if not unicodedata.combining(c)).casefold()


def find_words(text: str | None) -> list[str]:
    """Folded words of a text, in order."""
    return [fold_word(w) for w in _WORD.findall(text or "")]


def word_f1(left: str | None, right: str | None) -> float:
    """F1 of the words of two strings, as multisets, in [0, 1]."""
    a, b = Counter(find_words(left)), Counter(find_words(right))
    size = a.total() + b.total()
    return 2 * (a & b).total() / size if size else 0.0


def dice(left: Positions, right: Positions) -> float:
    """Dice coefficient of two sets of positions, in [0, 1]."""
    size = len(left) + len(right)
    return 2 * len(left & right) / size if size else 0.0


class WordMap:
    """The words of a text, found by character offset.

    Args:
        text: the text that offsets refer to.
    """

    def __init__(self, text: str) -> None:
        matches = list(_WORD.finditer(text))
        self.words = [fold_word(m.group()) for m in matches]
        self._starts = [m.start() for m in matches]
        self._stops = [m.end() for m in matches]

    def positions(self, start: int, stop: int) -> Positions:
        """Positions of the words that share a character with [start, stop)."""
        first = bisect.bisect_right(self._stops, start)
        return frozenset(range(first, bisect.bisect_left(self._starts, stop)))


def align_words(from_: WordMap, to: WordMap) -> dict[int, int]:
    """Position in `to` of each word of `from_` that both texts have at the same point."""
    if from_.words == to.words:
        return {i: i for i in range(len(to.words))}
    blocks = difflib.SequenceMatcher(None, from_.words, to.words, autojunk=False).get_matching_blocks()
    return {b.a + k: b.b + k for b in blocks for k in range(b.size)}
