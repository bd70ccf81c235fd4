"""Which words there are in a language without capitals, with words written onto others: those of its tables, and names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from recoupe.lang.pack import Pack, installed_packs, load_pack
from recoupe.text.arabic import Cutter, is_arabic
from recoupe.text.match import PatternIndex
from recoupe.world.actors import load_actors, load_outlets
from recoupe.world.gazetteer import load_gazetteer, place_key

MAX_NAMES = 4
"""Words of the longest name of a person."""
MIN_PLACE = 3
REMEMBERED = 50_000
_WITH_ARTICLE = re.compile("[وفبك]ال|لل")
_SMALL = frozenset("ان لم لن لا ما قد من في على الى عن مع هو هي هم هذا هذه ذلك كان كانت لكن بين بعد قبل لقد".split())
_FUNCTION = (
    "preposition", "determiner", "pronoun", "relative", "border", "auxiliary", "question", "subordinator", "function",
    "number", "verb_particle",
)  # fmt: skip
_WHERE_ROLES = frozenset({"at", "from", "to", "via"})
_PRETEXT = frozenset({"ب", "على"})
"""Prepositions behind which a common word without article is rather no place ("بحجة": under the pretext)."""
_LISTING = frozenset({"و", "-", "–", "—", "/"})
_DATELINE_ENDS = frozenset({"-", "–", "—", ":", "(", "/", "،", ","})
_SURE_SOURCES = frozenset({"overlay", "country"})
_KNOWN_TOWN = 100_000


@cache
def find_cutter(code: str) -> Cutter | None:
    """What cuts the words of a language; None where blanks do."""
    if code not in installed_packs():
        return None
    pack = load_pack(code)
    return _Lexicon(pack).cutter() if pack.has_clitics else None


class _Lexicon:
    """Words of a pack, and names."""

    def __init__(self, pack: Pack) -> None:
        self.common = frozenset(_words_of(pack))
        words = pack.words
        forms = (form for name in _FUNCTION for form in words.forms(name))
        self.function = frozenset(word for form in forms for word in form.split())
        self.titles = words.forms("title")
        self.forenames = words.forms("forename")
        self.levels = words.forms("level")
        self.exonyms = frozenset(_names_of_countries(pack))
        self.placed = words.valued("place_word", "placed")
        self.place_words = words.forms("place_word") - self.placed
        self.whereabouts = frozenset(_whereabouts(pack))
        names = (load_actors(pack.code), load_outlets(pack.code))
        parts = frozenset(form for index in names for form in _forms(index) if is_arabic(form))
        self.parts, self.bodies = parts, parts - self.common - self.function

    def cutter(self) -> Cutter:
        """The cutter that knows these."""
        return Cutter(self.knows, self.is_place, self.is_small, names=self.names)

    def knows(self, word: str) -> bool:
        """Whether a word is one of a table, a part of the name of a body, or a forename; or a name that looks cut."""
        return any(word in known for known in (self.common, self.parts, self.forenames, self.place_words, self.placed))

    def is_small(self, word: str) -> bool:
        """Whether a word is one of the commonest function words."""
        return word in _SMALL

    def is_place(self, word: str) -> bool:
        """Whether a word alone is the name of a place of ours, a country or a large town."""
        if len(word) < MIN_PLACE or _WITH_ARTICLE.match(word):
            return False
        rows = load_gazetteer().find(place_key(word))
        return any(row.source in _SURE_SOURCES or row.population >= _KNOWN_TOWN for row in rows)

    def names(self, words: Sequence[str]) -> tuple[bool, ...]:
        """Which words are names: of places and bodies, forenames, and what no table knows behind a forename or title."""
        found: list[bool] = []
        run, strangers, inside = 0, self._strangers(words), self._in_long_names(words)
        for at, word in enumerate(words):
            before = words[at - 1] if at else ""
            is_told = before in self.titles or before in self.levels
            opens = word in self.forenames or at in strangers or (is_told and self._is_strange(word))
            goes_on = 0 < run < MAX_NAMES and self._is_strange(word)
            run = 1 if opens and run == 0 else run + 1 if (opens or goes_on) else 0
            is_name = run > 0 or at in inside or word in self.bodies or self._may_be_place(word, before)
            if not is_name and (word in self.placed or self._may_be_little_place(word)):
                is_listed = before in _LISTING and at > 1 and found[at - 2]
                opens_line = at == 0 and words[1:2] and words[1] in _DATELINE_ENDS
                is_placed = before in self.whereabouts and not (word in self.placed and before in _PRETEXT)
                is_name = is_placed or is_listed or bool(opens_line)
            found.append(is_name or (word.isascii() and word.isalpha()))
        return tuple(found)

    def _in_long_names(self, words: Sequence[str]) -> frozenset[int]:
        """Words of the names of places that have several ("خان يونس", "بيت لاهيا")."""
        found: set[int] = set()
        for first, word in enumerate(words):
            if first in found or word in self.function or not is_arabic(word):
                continue
            for last in range(min(len(words), first + MAX_NAMES), first + 1, -1):
                inner = words[first:last]
                if (
                    words[last - 1] not in self.function
                    and all(map(is_arabic, inner))
                    and self._is_long_name(" ".join(inner))
                ):
                    found.update(range(first, last))
                    break
        return frozenset(found)

    @staticmethod
    @lru_cache(maxsize=REMEMBERED)
    def _is_long_name(name: str) -> bool:
        return any(row.source in _SURE_SOURCES for row in load_gazetteer().find(place_key(name)))

    def _strangers(self, words: Sequence[str]) -> frozenset[int]:
        """First words of two to four in a row that no table knows and of which the first has no article: names of persons."""
        found, at = set(), 0
        while at < len(words):
            stop = at
            while stop < len(words) and self._is_strange(words[stop]) and not self.is_place(words[stop]):
                stop += 1
            if 1 < stop - at <= MAX_NAMES and not words[at].startswith("ال"):
                found.add(at)
            at = max(stop, at + 1)
        return frozenset(found)

    def _is_strange(self, word: str) -> bool:
        return is_arabic(word) and word not in self.common

    def _may_be_place(self, word: str, before: str) -> bool:
        """Whether a word is the name of a place; one that is a common word, too, only behind what says so."""
        if word in self.function or not is_arabic(word):
            return False
        if word in self.exonyms or word in self.place_words:
            return True
        if not self.is_place(word):
            return False
        if word not in self.common or before in self.levels or (_is_country(word) and word not in self.placed):
            return True
        return word.startswith("ال") and before in self.whereabouts

    def _may_be_little_place(self, word: str) -> bool:
        """Whether a word that is nothing else is the name of a little town, if something says that it is a place."""
        is_known = self.knows(word) or word in self.function
        return (
            len(word) > MIN_PLACE and is_arabic(word) and not is_known and bool(load_gazetteer().find(place_key(word)))
        )


@lru_cache(maxsize=REMEMBERED)
def _is_country(word: str) -> bool:
    return any(row.source == "country" for row in load_gazetteer().find(place_key(word)))


def _names_of_countries(pack: Pack) -> Iterator[str]:
    """Names of countries and capitals of one word; "البيت الأبيض" makes "الأبيض" none, nor is a demonym one."""
    for pattern in pack.countries.patterns:
        if len(pattern.elements) == 1 and pattern.value.role != "demonym":
            yield from pattern.elements[0].forms or ()


def _whereabouts(pack: Pack) -> Iterator[str]:
    """Words behind which a place stands: last words of prepositions of place, and directions."""
    prepositions = pack.words.by_class.get("preposition", {})
    yield from (form.rpartition(" ")[2] for form, role in prepositions.items() if role in _WHERE_ROLES)
    yield from (form.rpartition(" ")[2] for form, value in pack.words.by_class.get("direction", {}).items() if value)


def _words_of(pack: Pack) -> Iterator[str]:
    """Every form of the tables of a pack."""
    indexes: tuple[PatternIndex[Any], ...] = (
        pack.frames, pack.people, pack.equipment, pack.speech, pack.attitudes, pack.sources, pack.doubt, pack.loaded,
        pack.vetoes, pack.countries, pack.organs, pack.tolls, pack.acts, pack.things, *pack.near.values(),
    )  # fmt: skip
    for index in indexes:
        yield from _forms(index)
    for name, forms in pack.words.by_class.items():
        if name != "forename":
            yield from (word for form in forms for word in form.split())


def _forms(index: PatternIndex[Any]) -> Iterator[str]:
    for pattern in index.patterns:
        for element in pattern.elements:
            yield from element.forms or ()
