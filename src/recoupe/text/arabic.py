"""Arabic words: one spelling for all that are written alike, and the small words that are written onto others.

"وبالرصاص" is three words (و ب الرصاص), "للجيش" two (ل الجيش), "قواته" two (قوات ه). What may be cut off is decided by which
words are known; offsets always are those of the text. Source: the usual school grammar; the cuts are those of the
Arabic treebanks of Universal Dependencies, the article left on its noun.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

LETTERS = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
MARKS = "\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed"
"""Vowel signs, and the stroke that only lengthens a word."""
_SPELLINGS = str.maketrans("أإٱ،؛٪٫٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ااا,;%.01234567890123456789")
_DOUBLING = "\u0651"
"""The sign above a letter that is spoken twice."""
_ALL_MARKS = re.compile(f"[{MARKS}]+")
_ARABIC = re.compile(f"[{LETTERS}]")
_ARTICLE = "ال"
_JOINING = "وف"
_PREPOSITIONS = "بلك"
SUFFIXES = ("هما", "هم", "هن", "ها", "نا", "ه")
"""Pronouns written onto a word, the longest first; those of the first and second person singular are rare in reports."""
THAT = frozenset({"ان", "بان"})
"""What opens the words that are told."""
_MIN_STEM = 3
"""Letters of the shortest word from which a suffix is cut."""
_MIN_DEFINITE = 3
"""Letters behind an article by which a word that no table knows is taken for a noun with it."""

_GOVERNING = {
    "ب": "ب", "ل": "ل", "في": "في", "من": "من", "عن": "عن", "علي": "على", "الي": "الى", "لدي": "لدى", "مع": "مع",
    "بين": "بين", "ان": "ان", "لان": "لان", "لكن": "لكن", "عند": "عند", "حول": "حول", "ضد": "ضد",
}  # fmt: skip
_GOVERNED = {f"{form}{suffix}": (text, len(form)) for form, text in _GOVERNING.items() for suffix in SUFFIXES}
"""Prepositions and conjunctions with a pronoun written onto them: what they are without it, and its length."""

Part = tuple[str, int, int]
"""A word as the tables write it, and its half-open interval in the word it was cut from."""


def normal(word: str) -> str:
    """A word as the tables have it: no vowel signs, one alif, Western digits and marks."""
    return _ALL_MARKS.sub("", word).translate(_SPELLINGS)


def is_arabic(word: str) -> bool:
    """Whether a word holds an Arabic letter."""
    return _ARABIC.search(word) is not None


def _never(_: str) -> bool:
    return False


@dataclass(slots=True)
class Cutter:
    """Cuts words; what it has cut is remembered.

    Attributes:
        knows: whether a word without anything written onto it is one of the tables.
        is_place: whether it is a place, which many words with something written onto them look like, too.
        is_small: whether it is a function word, which "and" is more often written onto than it is part of a longer word.
        is_sure: only what stands before an article or is no word otherwise is cut off.
        names: which words of a sentence are names, as capitals tell it elsewhere.
    """

    knows: Callable[[str], bool]
    is_place: Callable[[str], bool] = _never
    is_small: Callable[[str], bool] = _never
    is_sure: bool = False
    names: Callable[[Sequence[str]], tuple[bool, ...]] = lambda words: (True,) * len(words)
    _cut: dict[str, tuple[Part, ...]] = field(default_factory=dict)

    def cut(self, word: str) -> tuple[Part, ...]:
        """The words in a word, in order; itself, spelt as the tables do, where nothing is cut."""
        found = self._cut.get(word)
        if found is None:
            found = self._cut[word] = self._read(word)
        return found

    def _read(self, word: str) -> tuple[Part, ...]:
        if not is_arabic(word):
            return ((normal(word) or word, 0, len(word)),)
        letters = [(i, char) for i, char in enumerate(word) if not _ALL_MARKS.match(char)]
        plain = normal(word)
        if len(letters) != len(plain) or not plain:
            return ((plain or word, 0, len(word)),)
        starts = [i for i, _ in letters]
        readings = self._readings(plain)
        parts = self._doubled(word, plain, starts) or next(readings, ((plain, 0, len(plain)),))
        ends = [*starts, len(word)]
        return tuple((text, ends[first] if first else 0, ends[last]) for text, first, last in parts)

    def _doubled(self, word: str, plain: str, starts: Sequence[int]) -> tuple[Part, ...]:
        """ "وردّ" is "و" and "رد", not "ورد": a word of three letters does not double the last one; empty if not so written."""
        has_front = len(plain) > _MIN_STEM - 1 and plain[0] in _JOINING and self.knows(plain[1:])
        if not has_front or word[starts[2] + 1 : starts[2] + 2] != _DOUBLING:
            return ()
        return (plain[0], 0, 1), (plain[1:], 1, len(plain))

    def _readings(self, word: str) -> Iterator[tuple[Part, ...]]:
        """Ways to cut a word, the likeliest first: whole, a suffix off, one or two words in front off."""
        whole = ((word, 0, len(word)),)
        is_joined = word[0] in _JOINING and word[1:] in _GOVERNED
        if len(word) <= _MIN_STEM and word not in _GOVERNED and not is_joined:
            short = word[1:] if word[0] in _JOINING and self.is_small(word[1:]) and not self.is_small(word) else ""
            yield (((word[0], 0, 1), (short, 1, len(word))) if short else whole)
            return
        if word[0] in _JOINING and self.is_small(word[1:]) and not self.is_small(word):
            yield (word[0], 0, 1), (word[1:], 1, len(word))
        if self.knows(word):
            yield whole
            return
        fronts = [(_front(before), at, self._restored(before, word[at:])) for before, at in _fronts(word)]
        if word in _GOVERNED:
            yield self._governed(word, 0)
        if is_joined:
            yield (word[0], 0, 1), *self._governed(word[1:], 1)
        yield from ((*front, (rest, at, len(word))) for front, at, rest in fronts if self.knows(rest))
        yield from self._without_suffix(word, 0)
        for front, at, _ in fronts:
            if word[at:] in _GOVERNED:
                yield (*front, *self._governed(word[at:], at))
            for tail in self._without_suffix(word[at:], at):
                yield (*front, *tail)
        if self.is_place(word):
            yield whole
        for front, at, rest in fronts:
            has_article = rest.startswith(_ARTICLE) and len(rest) >= len(_ARTICLE) + _MIN_DEFINITE
            if self.is_place(rest) or (has_article and len(word) - at > _MIN_DEFINITE):
                yield (*front, (rest, at, len(word)))
        if word[0] == "و" and len(word) > _MIN_STEM and not self.is_sure:
            yield ("و", 0, 1), (word[1:], 1, len(word))

    def _restored(self, before: list[str], rest: str) -> str:
        """The article behind "ل" as it is written elsewhere, unless the word begins with "ل" itself ("للقاء", "للجنة")."""
        if before[-1:] != ["ل"] or not rest.startswith("ل") or (self.knows(rest) and not self.knows(rest[1:])):
            return rest
        return f"{_ARTICLE}{rest[1:]}"

    def _governed(self, word: str, at: int) -> tuple[Part, ...]:
        """A preposition and the pronoun that it governs."""
        text, size = _GOVERNED[word]
        return (text, at, at + size), (word[size:], at + size, at + len(word))

    def _without_suffix(self, word: str, at: int) -> Iterator[tuple[Part, ...]]:
        """A known word and a pronoun written onto it; "ة" becomes "ت" before one, "ى" becomes "ا"."""
        for suffix in SUFFIXES:
            stem = word.removesuffix(suffix)
            if stem == word or len(stem) < _MIN_STEM:
                continue
            choices = [stem]
            if stem.endswith("ت"):
                choices.insert(0, f"{stem[:-1]}ة")
            if stem.endswith("ا"):
                choices.append(f"{stem[:-1]}ى")
            if stem.endswith(("ئ", "ؤ")):
                choices.append(f"{stem[:-1]}ء")
            known = next((c for c in choices if self.knows(c)), None)
            if known is not None:
                cut = at + len(stem)
                yield (known, at, cut), (suffix, cut, at + len(word))


def _front(before: list[str]) -> tuple[Part, ...]:
    return tuple((text, i, i + 1) for i, text in enumerate(before))


def _fronts(word: str) -> Iterator[tuple[list[str], int]]:
    """What may be written onto the front of a word, and where the rest begins: و, ف; ب, ل, ك; both."""
    if word[0] in _JOINING and len(word) > _MIN_STEM - 1:
        yield [word[0]], 1
        if word[1] in _PREPOSITIONS and len(word) > _MIN_STEM:
            yield [word[0], word[1]], 2
    if word[0] in _PREPOSITIONS and len(word) > _MIN_STEM - 1:
        yield [word[0]], 1


SURELY = Cutter(_never, is_sure=True)


def cut_surely(words: str) -> str:
    """Words of a table with what is written before an article cut off ("بالقرب من": "ب القرب من")."""
    return " ".join(text for word in words.split(" ") for text, _, _ in SURELY.cut(word))
