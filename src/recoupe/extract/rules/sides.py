"""The side that stands beside a word: "the *Iranian* regime", "le régime *de Kiev*", "*Assad's* shabiha"."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.extract.analysis import Sentence
from recoupe.lang.pack import Pack

_OF = frozenset({"de", "d'", "du", "des", "of"})
_ARTICLES = frozenset({"la", "l'", "le", "les", "the"})
_POSSESSIVE = frozenset({"'s", "'"})
MAX_NAME = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """A side as words of the sentence, half-open.

    Attributes:
        words: the side as a plain phrase says it ("iranien", "de Kiev", "Assad's").
        country: that the words tell, ISO 3166-1 alpha-2.
    """

    first: int
    last: int
    words: str
    country: str | None


def find_beside(sentence: Sentence, pack: Pack, first: int, last: int) -> Beside | None:
    """The side named right after some words ("of X", a French demonym) or right before them (English).

    Args:
        first, last: the words, half-open.
    """
    return _after(sentence, pack, last) or _before(sentence, pack, first)


def _after(sentence: Sentence, pack: Pack, at: int) -> Beside | None:
    texts = sentence.words.texts
    if at >= len(texts):
        return None
    if _country(sentence, pack, at, at + 1, demonym=True):
        return _make(sentence, pack, at, at + 1)
    if texts[at] not in _OF:
        return None
    name = at + 1
    while name < len(texts) and texts[name] in _ARTICLES:
        name += 1
    stop = name
    while stop < len(texts) and stop - name < MAX_NAME and _is_name(sentence, stop):
        stop += 1
    return _make(sentence, pack, at, stop) if stop > name else None


def _before(sentence: Sentence, pack: Pack, at: int) -> Beside | None:
    """English only: French puts no name before its noun."""
    if pack.code != "en" or at == 0:
        return None
    last = at - 1 if sentence.words.texts[at - 1] in _POSSESSIVE else at
    first = last
    while first > 0 and last - first < MAX_NAME and _is_name(sentence, first - 1):
        first -= 1
    if first == last or (last == 1 and not _country(sentence, pack, 0, 1)):
        return None
    return _make(sentence, pack, first, at)


def _is_name(sentence: Sentence, word: int) -> bool:
    return sentence.words.capital[word] and sentence.words.texts[word][0].isalpha()


def _country(sentence: Sentence, pack: Pack, first: int, last: int, *, demonym: bool = False) -> str | None:
    """The country that words tell, ISO 3166-1 alpha-2."""
    for match in pack.countries.find(sentence.words.texts[first:last]):
        if match.first == 0 and (match.value.role == "demonym" or not demonym):
            return match.value.country
    return None


def _make(sentence: Sentence, pack: Pack, first: int, last: int) -> Beside:
    words = sentence.words
    start = next((i for i in range(first, last) if words.texts[i] not in _OF | _ARTICLES), first)
    shown = sentence.folded[words.starts[first] : words.stops[last - 1]]
    return Beside(first, last, shown, _country(sentence, pack, start, last))
