"""Place names of a sentence: runs of capitals looked up in the gazetteer, country words of the pack, level words around.

Only readings are collected here; `resolve/places.py` chooses one of them or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.grammar import OF_FORMS, Grammar, Preposition
from recoupe.extract.rules.place_offsets import bound_a_stretch, offset_before
from recoupe.extract.rules.place_readings import (
    KNOWN_TOWN,
    as_seat,
    country_rows,
    make_candidates,
    readings,
    sound_alikes,
)
from recoupe.extract.rules.place_shapes import (
    follows_name,
    is_acronym,
    is_apposed,
    is_article_name,
    is_country_name,
    is_generic,
    may_begin,
    name_ends,
    opens_with_name,
    precedes_name,
    split_names,
)
from recoupe.lang.entries import CountryWord
from recoupe.lang.pack import Pack
from recoupe.model import Level, Place, PlaceMention, RoleHint, Span
from recoupe.text.match import Match
from recoupe.world.gazetteer import Gazetteer, PlaceRow, place_key

BY = "place.gazetteer@1"
BY_SOUND = "place.sound@1"
_BRANCH_LEVELS = {"base", "camp", "crossing", "site"}
_ORIGINS = frozenset({"overlay", "country"})
_WIDE_LEVELS = frozenset({"region", "river"})
_WATER = "place:water."
"""Ids of seas, gulfs and straits: "en mer Rouge" is no governorate of that name."""


def find_places(
    analysis: Analysis, sentence: Sentence, pack: Pack, grammar: Grammar, gazetteer: Gazetteer
) -> list[PlaceMention]:
    """Place mentions of a sentence in order, not overlapping, each with its possible readings (unscored)."""
    return list(_linked(_Finder(analysis, sentence, pack, grammar, gazetteer)))


@dataclass(frozen=True, slots=True)
class _Name:
    """A name on words `[first, last)` with what the gazetteer has for it."""

    first: int
    last: int
    rows: tuple[PlaceRow, ...]
    by: str = BY
    is_seat: bool = False
    is_attributive: bool = False
    part: tuple[int, int] | None = None
    """Offsets in the text, for one name of several that hyphens join."""


class _Finder:
    """Walks over a sentence and yields its place names."""

    def __init__(
        self, analysis: Analysis, sentence: Sentence, pack: Pack, grammar: Grammar, gazetteer: Gazetteer
    ) -> None:
        self.analysis, self.sentence, self.grammar, self.gazetteer = analysis, sentence, grammar, gazetteer
        self.texts, self.pack = sentence.words.texts, pack
        self.equipment = pack.equipment.find_longest(self.texts)
        matches = (_without_article(m, self.texts, grammar) for m in pack.countries.find_longest(self.texts))
        self.countries = {m.first: m for m in matches}
        self._levels: dict[int, tuple[str, int] | None] = {}
        first = self.texts[0] if self.texts else ""
        self.is_common = pack.frames.knows(first) or pack.people.knows(first) or first in grammar.directions

    def __iter__(self) -> Iterator[tuple[_Name, PlaceMention]]:
        at = 0
        for start in self._starts():
            if start < at:
                continue
            at = start
            joined = self._joined(at)
            yield from ((name, self._make(name)) for name in joined)
            name, at = (None, joined[0].last) if joined else self._next(at)
            if name is not None:
                yield name, self._make(name)

    def _starts(self) -> list[int]:
        """Words at which a name may begin: few, so that most are not looked at any closer."""
        directions, levels, countries = self.grammar.directions, self.grammar.levels, self.countries
        return [
            at
            for at, (word, is_capital) in enumerate(zip(self.texts, self.sentence.words.capital, strict=True))
            if is_capital
            or word in directions
            or levels.get(word) in _WIDE_LEVELS
            or at in countries
            or (word[0] in "ae" and may_begin(self.sentence, at, self.grammar))
        ]

    def _joined(self, at: int) -> tuple[_Name, ...]:
        """Names that hyphens join to one word, each of them well known ("Abou-Kamal-Qaem", "Iran-Irak-Syrie")."""
        words = self.sentence.words
        if not words.capital[at]:
            return ()
        for last in (at + 1, at):
            has_hyphen = "-" in words.texts[at] or (last < len(words) and "-" in words.texts[last])
            if last < len(words) and has_hyphen and words.texts[last][0].isalpha() and not self._rows(at, last + 1):
                start = words.starts[at]
                parts = split_names(self.analysis.lowered[start : words.stops[last]], self._is_well_known)
                if parts:
                    spans = [(start + a, start + b) for a, b in parts]
                    return tuple(
                        _Name(at, last + 1, readings(self.gazetteer, self.analysis.lowered[a:b]), part=(a, b))
                        for a, b in spans
                    )
        return ()

    def _is_well_known(self, name: str) -> bool:
        return len(name) > 2 and not is_generic(name.split(), self.grammar) and bool(self._origins(name))

    def _origins(self, name: str) -> tuple[PlaceRow, ...]:
        return tuple(row for row in readings(self.gazetteer, name) if row.source in _ORIGINS)

    def _next(self, at: int) -> tuple[_Name | None, int]:
        """The name at a word, if there is one, and where to look on."""
        match = self.countries.get(at)
        may_start = may_begin(self.sentence, at, self.grammar)
        if match is None and not may_start:
            name = self._part_of_area(at) if self.texts[at] in self.grammar.directions else self._of_small_letter(at)
            return name, name.last if name else at + 1
        if (known := self._well_known(at, match.last if match is not None else at + 1)) is not None:
            return known, known.last
        if match is not None and (match.value.role == "demonym" or self._is_said_of_noun(match)):
            return self._attributive(match), match.last
        if match is not None and self._is_country(match):
            return self._country(match), match.last
        if may_start and not (at == 0 and self.is_common):
            name = self._name(at)
            return name, name.last if name else at + 1
        return None, at + 1

    def _well_known(self, at: int, stop: int) -> _Name | None:
        """A name of several words that is a country's or ours, where part of it is a demonym or a common word.

        "British Columbia" is no British place, and "New" of "New Zealand" may open a sentence.
        """
        if not self.sentence.words.capital[at]:
            return None
        for last in name_ends(self.sentence, at):
            if last <= stop:
                return None
            rows = readings(self.gazetteer, " ".join(self.texts[at:last]))
            if rows and rows[0].source in _ORIGINS and self.texts[at] not in self.grammar.function_words:
                return _Name(at, last, rows)
        return None

    def _of_small_letter(self, at: int) -> _Name | None:
        """A name of our tables that opens with a common noun ("golfe d'Aden", "mer Rouge"): it is no place called Aden."""
        words = self.sentence.words
        if self.grammar.levels.get(words.texts[at]) not in _WIDE_LEVELS:
            return None
        for first in range(at + 1, min(at + 4, len(words))):
            if words.capital[first]:
                for last in name_ends(self.sentence, first):
                    rows = self._origins(" ".join(self.texts[at:last]))
                    waters = tuple(row for row in rows if row.id.startswith(_WATER))
                    if rows:
                        return _Name(at, last, waters or rows)
                return None
        return None

    def _part_of_area(self, at: int) -> _Name | None:
        """A part of a river's land or a region that our tables have ("l'est de l'Euphrate").

        "Le nord du Mali" stays Mali: it mostly says where a narrower place lies.
        """
        words = self.sentence.words
        for first in range(at + 1, min(at + 4, len(words))):
            if words.capital[first]:
                if first in self.countries:
                    return None
                for last in name_ends(self.sentence, first):
                    if any(row.level in _AREAS for row in self._origins(" ".join(self.texts[first:last]))):
                        return None
                    rows = self._origins(" ".join(self.texts[at:last]))
                    if rows:
                        return _Name(at, last, rows)
                return None
        return None

    def _is_said_of_noun(self, match: Match[CountryWord]) -> bool:
        is_name = is_country_name(self.sentence, match.first, match.last, self.grammar)
        return not is_name and self.sentence.is_upper(match.first)

    def _is_country(self, match: Match[CountryWord]) -> bool:
        """Whether a country word is a name here; a capital of few letters is no acronym ("Kiev", "Doha")."""
        if match.value.role == "capital":
            return self.sentence.words.capital[match.first]
        return is_country_name(self.sentence, match.first, match.last, self.grammar)

    def _attributive(self, match: Match[CountryWord]) -> _Name | None:
        """A country in capitals that is said of a noun ("US officials"); a demonym is no place name."""
        if match.value.role == "demonym":
            return None
        rows = country_rows(match.value.country)
        return _Name(match.first, match.last, rows, is_attributive=True)

    def _country(self, match: Match[CountryWord]) -> _Name:
        name = " ".join(self.texts[match.first : match.last])
        parts = [r for r in readings(self.gazetteer, name) if r.source == "overlay" and r.level is Level.ADMIN1]
        rows = tuple(r for r in parts if r.country == match.value.country) or country_rows(match.value.country)
        if match.value.role == "capital":
            rows = readings(self.gazetteer, name) or rows
            return _Name(match.first, match.last, rows, is_seat=True)
        return _Name(match.first, match.last, rows)

    def _name(self, at: int) -> _Name | None:
        """The longest name at a word that the gazetteer knows; after a level word any name."""
        ends = list(name_ends(self.sentence, at))
        is_told = self._level_before(at) is not None
        if (longer := self._with_demonym(at, ends)) is not None:
            return longer
        for stop in ends:
            texts = self.texts[at:stop]
            rows = self._rows(at, stop)
            if rows and stop < ends[0] and is_article_name(self.texts[stop]) and is_told:
                return _Name(at, ends[0], ())  # "base d'al-Sadd al-Gharbi" is no place named al-Sadd
            if rows:
                return _Name(at, stop, rows)
            key = place_key(" ".join(texts))
            is_odd = stop == ends[0] and not is_generic(texts, self.grammar) and not self.sentence.words.is_caseless
            if is_odd and (rows := sound_alikes(self.gazetteer, key)):
                return _Name(at, stop, rows, BY_SOUND)
        if ends and is_told and not is_generic(self.texts[at : ends[0]], self.grammar):
            return _Name(at, ends[0], ())
        return None

    def _level_before(self, at: int) -> tuple[str, int] | None:
        if at not in self._levels:
            self._levels[at] = self.grammar.level_before(self.texts, at)
        return self._levels[at]

    def _with_demonym(self, at: int, ends: list[int]) -> _Name | None:
        """A name of ours that ends with a demonym ("Kurdistan irakien")."""
        for stop in ends:
            match = self.countries.get(stop)
            if match is not None and match.value.role == "demonym":
                rows = self._origins(" ".join(self.texts[at : match.last]))
                if rows:
                    return _Name(at, match.last, rows)
        return None

    def _rows(self, at: int, stop: int) -> tuple[PlaceRow, ...]:
        texts = self.texts[at:stop]
        name = " ".join(texts)
        if len(place_key(name)) <= 2:
            return ()
        rows = readings(self.gazetteer, name)
        if not rows:
            return ()
        if is_generic(texts, self.grammar):
            return () if len(texts) == 1 else tuple(r for r in rows if r.source in _ORIGINS)
        if stop == at + 1 and is_acronym(self.sentence, at):
            return tuple(r for r in rows if r.source in _ORIGINS)
        return rows

    def _make(self, name: _Name) -> PlaceMention:
        words, grammar = self.sentence.words, self.grammar
        before = self._level_before(name.first)
        level, stop_word = before[0] if before else None, name.last
        after = None if grammar.verb_first else grammar.level_after(self.texts, name.last)
        if level is None and after is not None and words.stops[name.last - 1] + 1 >= words.starts[name.last]:
            level = after[0]
            stop_word = after[1] if level in _BRANCH_LEVELS else stop_word
        preposition = grammar.preposition_before(self.texts, before[1] if before else name.first)
        is_opened = before is not None and self.texts[name.first - 1] in grammar.name_openers
        is_branch = before is not None and before[0] in _BRANCH_LEVELS
        start = words.starts[name.first - 1 if is_opened else before[1] if before and is_branch else name.first]
        is_told = before is not None or is_apposed(self.sentence, name.first, name.last)
        stop = words.stops[stop_word - 1]
        is_partial, is_attributive = self._company(name)
        is_attributive = is_attributive or (preposition is None and self._is_make(name))
        if name.part is not None and name.rows[0].level is Level.COUNTRY:
            is_attributive = True  # "la frontière Irak-Syrie" lies in neither
        if is_attributive or name.part is not None:  # a level word before "Irak-Syrie" or "US" tells of something else
            level, (start, stop) = None, name.part or (words.starts[name.first], words.stops[name.last - 1])
        candidates = make_candidates(name.rows, place_key(" ".join(self.texts[name.first : name.last])))
        candidates = as_seat(candidates) if name.is_seat else candidates
        return PlaceMention(
            id="",
            span=Span.of(self.analysis.text, start, stop),
            by=name.by,
            place=None,
            candidates=candidates,
            role_hint=_role_hint(preposition, is_seat=name.is_seat, is_told=is_told and not is_attributive),
            level_hint=level,
            preposition=preposition.role if preposition else None,
            weak=_is_weak(name.first, candidates, preposition, is_told=is_told or level is not None),
            partial=is_partial,
            is_seat=name.is_seat,
            attributive=is_attributive,
            offset=offset_before(self.texts, before[1] if before else name.first, preposition, grammar),
        )

    def _is_make(self, name: _Name) -> bool:
        """Whether a name is that of a make beside its vehicle or weapon ("hélicoptères Apache", "four Toyota pickups").

        Not in "the Kherson drone strike", nor at the head of a line ("Mosul car bomb kills nine").
        """
        if name.rows and name.rows[0].level is Level.COUNTRY:
            return False
        if any(m.first <= name.first and name.last <= m.last for m in self.equipment):
            return True
        if self.grammar.adjectives_follow:
            return any(m.last == name.first for m in self.equipment)
        opening = self.texts[name.first - 1] if name.first else ""
        if opening not in self.grammar.determiners and opening not in self.grammar.numbers and not opening.isdigit():
            return False
        after = next((self.texts[m.last : m.last + 1] for m in self.equipment if m.first == name.last), None)
        return after is not None and not any(self.pack.frames.knows(word) for word in after)

    def _company(self, name: _Name) -> tuple[bool, bool]:
        """Whether a name is part of a longer one, and whether it is said of what follows ("California Governor")."""
        sentence, grammar = self.sentence, self.grammar
        is_after = follows_name(sentence, name.first, grammar) or (
            name.first == 1 and not self.is_common and opens_with_name(sentence, grammar)
        )
        is_before = precedes_name(sentence, name.last, grammar)
        if grammar.verb_first:  # subject and object stand side by side: "اتهمت واشنطن طهران"
            is_after = is_after and not self._is_place_beside(name.first - 1, name.first)
            is_before = is_before and not self._is_place_beside(name.last, name.last + 1)
        is_area = bool(name.rows) and name.rows[0].source in _ORIGINS and name.rows[0].level in _AREAS
        if name.is_attributive or (is_before and not is_after and is_area):
            return False, True
        return is_after or is_before, False

    def _is_place_beside(self, first: int, last: int) -> bool:
        """Whether the word beside a name is one of a country, a capital or a place of ours."""
        return first in self.countries or bool(self._origins(" ".join(self.texts[first:last])))


def _without_article(match: Match[CountryWord], texts: tuple[str, ...], grammar: Grammar) -> Match[CountryWord]:
    first = match.first
    while first + 1 < match.last and texts[first] in grammar.determiners:
        first += 1
    return match if first == match.first else replace(match, first=first)


_AREAS = frozenset({Level.COUNTRY, Level.ADMIN1})


def _linked(found: _Finder) -> Iterator[PlaceMention]:
    """The names, each told which name right after it may say where it lies, or bounds a stretch with it."""
    named = [*found, None]
    for one, other in pairwise(named):
        assert one is not None
        name, mention = one
        if other is None:
            yield mention
        elif bound_a_stretch(found.texts, name.first, name.last, other[0].first, other[0].last, found.grammar):
            yield replace(mention, pair=other[1].span.start)
        elif _may_hold(found, name.last, other[0].first):
            yield replace(mention, inside=other[1].span.start)
        else:
            yield mention


def _may_hold(found: _Finder, stop: int, start: int) -> bool:
    """Whether the words between two names say that the first lies in the second: ", ", " (", " in the province of "."""
    between = list(found.texts[stop:start])
    if between and between[0] in {",", "("}:
        del between[0]
    elif not between or found.grammar.prepositions.get(between[0]) != "at":
        return False
    grammar = found.grammar
    return len(between) <= 5 and all(
        w in grammar.levels or w in grammar.determiners or w in OF_FORMS or grammar.prepositions.get(w) == "at"
        for w in between
    )


_OF_RULERS = OF_FORMS | {"par", "by", "avec", "with", "contre", "against", "pour", "for"}


def _role_hint(preposition: Preposition | None, *, is_seat: bool, is_told: bool) -> RoleHint:
    """A name with a preposition is a place; a capital after nothing but "de/of" is who governs from it."""
    if is_told:
        return RoleHint.LITERAL
    if preposition is None or (is_seat and preposition.form in _OF_RULERS):
        return RoleHint.METONYMIC
    return RoleHint.LITERAL


def _is_weak(first: int, candidates: tuple[Place, ...], preposition: Preposition | None, *, is_told: bool) -> bool:
    """Whether a name needs support: one that opens a sentence, or a little town with nothing that says it is a place."""
    if is_told or (preposition is not None and preposition.form not in _OF_RULERS - OF_FORMS):
        return False
    return first == 0 or max((place.score for place in candidates), default=0.0) < KNOWN_TOWN
