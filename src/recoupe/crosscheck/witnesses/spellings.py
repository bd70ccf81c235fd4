"""Names by their consonants, so that spellings in Latin and Arabic letters and of the French and English press meet."""

from __future__ import annotations

import re
from functools import lru_cache

from recoupe.crosscheck.wording import plain

_WORD = re.compile(r"[^\W\d_]+")
_DIGRAPHS = (("sh", "s"), ("ch", "s"), ("kh", "k"), ("gh", "g"), ("dj", "j"), ("th", "t"), ("dh", "d"), ("ph", "f"))
_CLASSES = (
    "bpب", "fvف", "tتثط", "dدذضظ", "kcqكقخ", "gjجغ", "szxسصشز", "lل", "mم", "nن", "rر",
)  # fmt: skip
"""Letters that are written for one another; vowels and weak letters (h, w, y and their like) are left out."""
_CLASS_OF = {letter: letters[0] for letters in _CLASSES for letter in letters}
_ARTICLES = frozenset({"al", "el", "ال"})
_ARABIC_ARTICLE = "ال"
MIN_CONSONANTS = 3
"""Consonants from which two spellings of a name of several words are one."""
MIN_JOINED = 4
"""The same where the two are divided into words in different ways ("Abdelkarim", "عبد الكريم")."""
_SERVANT = re.compile(r"^(bd)l")
"""The article inside "Abdelkarim"; before sun letters it is written as the letter that follows."""


def skeleton(word: str) -> str:
    """Consonants of a folded word, each class by its first letter, doubled ones once."""
    word = word.removeprefix(_ARABIC_ARTICLE) if len(word) > 4 else word
    for pair, single in _DIGRAPHS:
        word = word.replace(pair, single)
    found = [_CLASS_OF[letter] for letter in word if letter in _CLASS_OF]
    return "".join(letter for i, letter in enumerate(found) if i == 0 or found[i - 1] != letter)


@lru_cache(maxsize=10_000)
def skeletons(text: str) -> tuple[str, ...]:
    """Consonants of the words of a text, in order; articles and words without a consonant are left out."""
    words = (w for w in _WORD.findall(plain(text)) if w not in _ARTICLES)
    return tuple(s for w in words if (s := skeleton(w)))


def is_spelled_alike(left: str, right: str) -> bool:
    """Whether two names of several words are spellings of one."""
    a, b = skeletons(left), skeletons(right)
    if a == b:
        return len(a) > 1 and sum(map(len, a)) >= MIN_CONSONANTS
    joined = _join(a)
    return min(len(a), len(b)) > 1 and joined == _join(b) and len(joined) >= MIN_JOINED


def name_key(text: str) -> str | None:
    """What all spellings of a name of several words have in common, in either script; None for one too short to tell."""
    words = skeletons(text)
    joined = _join(words)
    return joined if len(words) > 1 and len(joined) >= MIN_JOINED else None


def _join(words: tuple[str, ...]) -> str:
    """Consonants of a name as if it were one word, the article left out inside of "Abdelkarim"."""
    joined = "".join(_SERVANT.sub(r"\1", word) for word in words)
    return "".join(letter for i, letter in enumerate(joined) if i == 0 or joined[i - 1] != letter)


def is_named_in(name: str, text: str) -> bool:
    """Whether a text in the same language holds a name, word by word."""
    return _in_words(name) in _in_words(text)


@lru_cache(maxsize=4_000)
def _in_words(text: str) -> str:
    return f" {' '.join(_WORD.findall(plain(text)))} "
