"""Place names of a sentence: runs of capitals looked up in the gazetteer, country words of the pack, level words around.

Only readings are collected here; `resolve/places.py` chooses one of them or none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.grammar import OF_FORMS, Grammar, Preposition
from recoupe.lang.pack import Pack
from recoupe.model import Place, PlaceMention, RoleHint, Span
from recoupe.world.gazetteer import MAX_WORDS, Gazetteer, PlaceRow, place_key

BY = "place.gazetteer@1"
BY_SOUND = "place.sound@1"
MAX_READINGS = 16
_JOINING = frozenset("- ' de d' du des da do dos of la le el al l' ez ed es ul as ash at az ech et".split())
_BRANCH_LEVELS = {"base", "camp", "crossing", "site"}


def find_places(
    analysis: Analysis, sentence: Sentence, pack: Pack, grammar: Grammar, gazetteer: Gazetteer
) -> list[PlaceMention]:
    """Place mentions of a sentence in order, not overlapping, each with its possible readings (unscored)."""
    found: list[PlaceMention] = []
    countries = {m.first: m for m in reversed(pack.countries.find_longest(sentence.words.texts))}
    first_word = sentence.words.texts[0] if sentence.words.texts else ""
    is_common = pack.frames.knows(first_word) or pack.people.knows(first_word) or first_word in grammar.directions
    at = 0
    while at < len(sentence.words):
        mention, stop = None, at + 1
        if at in countries and countries[at].value.role == "demonym":
            at = countries[at].last
            continue
        if at in countries:
            match = countries[at]
            if _is_country_name(sentence, match.first, match.last, grammar):
                rows = _country_rows(gazetteer, match.value.country)
                if match.value.role == "capital":
                    rows = _readings(gazetteer, " ".join(sentence.words.texts[at : match.last])) or rows
                is_seat = match.value.role == "capital"
                mention = _make(analysis, sentence, grammar, at, match.last, rows, BY, is_seat=is_seat)
                stop = match.last
            elif sentence.is_upper(at):
                at = match.last
                continue
        if mention is None and not (at == 0 and is_common) and _may_begin(sentence, at, grammar):
            mention, stop = _find_name(analysis, sentence, grammar, gazetteer, at)
        if mention is not None:
            if at == 1 and not is_common and sentence.words.capital[0] and _may_be_name(first_word, grammar):
                mention = replace(mention, partial=True)
            found.append(mention)
        at = max(stop, at + 1)
    return found


_ACRONYM_LENGTH = 4


def _is_country_name(sentence: Sentence, first: int, last: int, grammar: Grammar) -> bool:
    """Whether a country word stands for the country: written as a name, and not said of a noun ("troupes US")."""
    words = sentence.words
    if not words.capital[first]:
        return False
    if last - first > 1 or len(words.texts[first]) > _ACRONYM_LENGTH:
        return True
    if not sentence.is_upper(first):
        return False
    before = words.texts[first - 1] if first else ""
    after = words.texts[last] if last < len(words) else ""
    is_said_of_noun_before = before.isalpha() and before not in grammar.function_words and not words.capital[first - 1]
    is_said_of_noun_after = (
        after.isalpha() and after not in grammar.function_words and before not in grammar.prepositions
    )
    return not (is_said_of_noun_before or is_said_of_noun_after)


def _may_begin(sentence: Sentence, at: int, grammar: Grammar) -> bool:
    words = sentence.words
    if words.capital[at]:
        return words.texts[at] not in grammar.function_words or words.texts[at] in grammar.particles
    return words.texts[at] in {"al", "el"} or words.texts[at].startswith(("al-", "el-", "ash-", "as-", "ech-"))


def _find_name(
    analysis: Analysis, sentence: Sentence, grammar: Grammar, gazetteer: Gazetteer, at: int
) -> tuple[PlaceMention | None, int]:
    """The longest name at a word that the gazetteer knows."""
    ends = list(_ends(sentence, at))
    for stop in ends:
        name = " ".join(sentence.words.texts[at:stop])
        rows = _readings(gazetteer, name)
        if rows and len(place_key(name)) > 2:
            return _make(analysis, sentence, grammar, at, stop, rows, BY), stop
        if stop == ends[0] and (rows := _by_sound(gazetteer, place_key(name))):
            return _make(analysis, sentence, grammar, at, stop, rows, BY_SOUND), stop
    if ends and grammar.level_before(sentence.words.texts, at):
        return _make(analysis, sentence, grammar, at, ends[0], (), BY), ends[0]
    return None, at + 1


def _ends(sentence: Sentence, at: int) -> Iterator[int]:
    """Possible ends of a name that begins at a word, longest first."""
    words = sentence.words
    ends = []
    for stop in range(at + 1, min(at + MAX_WORDS, len(words)) + 1):
        last = stop - 1
        if (
            last > at
            and not words.capital[last]
            and words.texts[last] not in _JOINING
            and not _is_article_name(words.texts[last])
        ):
            break
        if words.capital[last] or _is_article_name(words.texts[last]) or words.texts[last].isdigit():
            ends.append(stop)
    return iter(reversed(ends))


def _is_article_name(word: str) -> bool:
    return word.startswith(("al-", "el-", "ez-", "ash-", "as-")) and len(word) > 4


@lru_cache(maxsize=20_000)
def _readings(gazetteer: Gazetteer, key: str) -> tuple[PlaceRow, ...]:
    return gazetteer.find(place_key(key))[:MAX_READINGS]


@lru_cache(maxsize=20_000)
def _by_sound(gazetteer: Gazetteer, key: str) -> tuple[PlaceRow, ...]:
    return gazetteer.find_by_sound(key)[:MAX_READINGS] if len(key) > 4 else ()


@lru_cache(maxsize=500)
def _country_rows(gazetteer: Gazetteer, country: str) -> tuple[PlaceRow, ...]:
    from recoupe.world.gazetteer import country_row

    row = country_row(country)
    return (row,) if row else ()


def _make(
    analysis: Analysis, sentence: Sentence, grammar: Grammar, first: int, last: int,
    rows: tuple[PlaceRow, ...], by: str,
    *,
    is_seat: bool = False,
) -> PlaceMention:  # fmt: skip
    words = sentence.words
    texts = words.texts
    before = grammar.level_before(texts, first)
    after = grammar.level_after(texts, last)
    level = before[0] if before else None
    start_word, stop_word = first, last
    if level is None and after is not None and words.stops[last - 1] + 1 >= words.starts[last]:
        level = after[0]
        if level in _BRANCH_LEVELS:
            stop_word = after[1]
    preposition = grammar.preposition_before(texts, before[1] if before else first)
    start = words.starts[before[1]] if before and before[0] in _BRANCH_LEVELS else words.starts[start_word]
    return PlaceMention(
        id="",
        span=Span.of(analysis.text, start, words.stops[stop_word - 1]),
        by=by,
        place=None,
        candidates=_candidates(rows),
        role_hint=_role_hint(
            preposition, is_seat=is_seat, has_level=before is not None or _is_apposed(sentence, first, last)
        ),
        level_hint=level,
        preposition=preposition.role if preposition else None,
        weak=first == 0 and preposition is None and before is None,
        partial=_is_partial(sentence, first, last, grammar),
        is_seat=is_seat,
    )


def _is_apposed(sentence: Sentence, first: int, last: int) -> bool:
    """Whether a name between commas tells where the name before it lies ("in Shaddadi, Syria, on Wednesday")."""
    words = sentence.words
    after = words.texts[last] if last < len(words) else "."
    return first >= 2 and words.texts[first - 1] == "," and words.capital[first - 2] and after in {",", ".", ")", ";"}


_OF_RULERS = OF_FORMS | {"par", "by", "avec", "with", "contre", "against", "pour", "for"}


def _role_hint(preposition: Preposition | None, *, is_seat: bool, has_level: bool) -> RoleHint:
    """A name with a preposition is a place; a capital after nothing but "de/of" is who governs from it."""
    if has_level:
        return RoleHint.LITERAL
    if preposition is None or (is_seat and preposition.form in _OF_RULERS):
        return RoleHint.METONYMIC
    return RoleHint.LITERAL


@lru_cache(maxsize=20_000)
def _candidates(rows: tuple[PlaceRow, ...]) -> tuple[Place, ...]:
    return tuple(_candidate(row) for row in rows)


def _candidate(row: PlaceRow) -> Place:
    """A reading not yet scored: `score` carries the prior (overlay and countries first, then population)."""
    prior = {"overlay": 0.6, "country": 0.8, "subdivision": 0.45, "settlement": 0.2}[row.source]
    if row.source == "settlement":
        prior += min(0.35, len(str(row.population)) * 0.05 if row.population else 0.0)
    return Place(row.id, row.name, row.level, row.country, row.lat, row.lon, float(row.radius_km), prior)


def _is_partial(sentence: Sentence, first: int, last: int, grammar: Grammar) -> bool:
    """Whether a name stands inside a longer run of capitals, as in a person's name."""
    words = sentence.words
    if first > 1 and words.capital[first - 1] and _may_be_name(words.texts[first - 1], grammar):
        return True
    if last >= len(words):
        return False
    if _is_article_name(words.texts[last]):
        return True
    return words.capital[last] and _may_be_name(words.texts[last], grammar)


def _may_be_name(word: str, grammar: Grammar) -> bool:
    return word[0].isalpha() and word not in grammar.function_words and word not in grammar.levels
