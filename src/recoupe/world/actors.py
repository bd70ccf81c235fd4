"""Known actors and outlets, by name in French, English and Arabic.

Source: `actors.tsv` and `outlets.tsv`, written by the project (CC BY 4.0). Kinds of actors are ACLED's inter texts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

from recoupe.model import Actor
from recoupe.text.arabic import SURELY, is_arabic
from recoupe.text.fold import fold_case, plain_arabic
from recoupe.text.match import Pattern, PatternIndex, compile_literal
from recoupe.text.segment import find_words
from recoupe.text.table import Row, parse_table

T = TypeVar("T")

FOLDER = Path(__file__).parent
ACTOR_COLUMNS = "id name kind country from to fr en ar note".split()
OUTLET_COLUMNS = "id name class country owner fr en ar note".split()


@dataclass(frozen=True, slots=True)
class KnownActor:
    """An actor with the years in which it was known under this name; `is_acronym` names match in capitals only."""

    actor: Actor
    start: str | None
    stop: str | None
    is_acronym: bool


@dataclass(frozen=True, slots=True)
class KnownOutlet:
    """An outlet or agency; `class_` is agency, state_media, broadcaster, newspaper, online, monitor or social."""

    id: str
    name: str
    class_: str
    country: str | None
    owner: str | None
    is_acronym: bool = False

    @property
    def home(self) -> str | None:
        """ISO code of the country whose news it mostly writes; None for agencies that sell to papers of all countries.

        An agency that its state owns (SANA, APS) counts as writing of home.
        """
        is_of_state = (self.owner or "").startswith(f"state:{self.country}")
        return self.country if self.class_ != "agency" or is_of_state else None


_FOR, _SHORT = "ل", 3
"""The Arabic preposition that is written onto a noun without article, and letters of the shortest such noun."""
_WHOLE = frozenset({"لبيك", "لشكر", "لجان", "لاين"})
"""Words of Arabic names that only look as if they had it."""


def _patterns(names: Iterable[tuple[str, T]]) -> Iterable[Pattern[T]]:
    read = [(_words(name), value) for name, value in names]
    known = {word for words, _ in read for word in words}
    for words, value in read:
        if words:
            yield compile_literal([part for at, word in enumerate(words) for part in _parts(word, at, known)], value)


def _words(name: str) -> tuple[str, ...]:
    lowered = name_key(name)
    return find_words(lowered, lowered, 0, len(lowered), SURELY if is_arabic(name) else None).texts


def _parts(word: str, at: int, known: set[str]) -> tuple[str, ...]:
    """A word of a name, cut as texts are if that preposition and a word of another name make it up ("الموالية لتركيا")."""
    rest = word.removeprefix(_FOR)
    is_cut = at > 0 and word not in _WHOLE and len(rest) >= _SHORT and rest != word and rest in known
    return (_FOR, rest) if is_cut else (word,)


def name_key(name: str) -> str:
    """Form under which a name is looked up: folded, in lower case, Arabic as the packs normalise it."""
    return plain_arabic(fold_case(name))


def is_acronym(name: str) -> bool:
    """Whether a name is written in capitals ("EI", "FARDC") and must be so in the text."""
    return name.isupper() and len(name) <= 8


@cache
def load_actors(language: str) -> PatternIndex[KnownActor]:
    """Names of all actors in a language (and English names, which other languages use too)."""
    path = FOLDER / "actors.tsv"
    rows = parse_table(path.read_text(encoding="utf-8"), path, ACTOR_COLUMNS)
    named = ((name, _make_actor(row, name)) for row in rows for name in _names(row, language))
    return PatternIndex(_patterns(named))


def _names(row: Row, language: str) -> tuple[str, ...]:
    own = row.many(language) if language in ("fr", "en", "ar") else ()
    return tuple(dict.fromkeys((*own, row["name"], *row.many("en"))))


def _make_actor(row: Row, name: str) -> KnownActor:
    actor = Actor(row["id"], row["name"], row["kind"], row["country"] or None)
    return KnownActor(actor, row["from"] or None, row["to"] or None, is_acronym(name))


@cache
def actors_by_id() -> dict[str, Actor]:
    """Every known actor by id."""
    path = FOLDER / "actors.tsv"
    rows = parse_table(path.read_text(encoding="utf-8"), path, ACTOR_COLUMNS)
    return {row["id"]: _make_actor(row, row["name"]).actor for row in rows}


@cache
def namesakes() -> dict[str, tuple[Actor, ...]]:
    """Actors that share a name in some language, by `name_key` ("upc"): the country tells which is meant."""
    path = FOLDER / "actors.tsv"
    found: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
    for row in parse_table(path.read_text(encoding="utf-8"), path, ACTOR_COLUMNS):
        for name in (*row.many("fr"), *row.many("en"), *row.many("ar")):
            found[name_key(name)][row["id"]] = _make_actor(row, name).actor
    return {name: tuple(actors.values()) for name, actors in found.items() if len(actors) > 1}


@cache
def load_outlets(language: str) -> PatternIndex[KnownOutlet]:
    """Names of all outlets and agencies in a language."""
    path = FOLDER / "outlets.tsv"
    rows = parse_table(path.read_text(encoding="utf-8"), path, OUTLET_COLUMNS)
    named = ((name, _make_outlet(row, name)) for row in rows for name in _names(row, language))
    return PatternIndex(_patterns(named))


def _make_outlet(row: Row, name: str) -> KnownOutlet:
    country, owner = row["country"] or None, row["owner"] or None
    return KnownOutlet(row["id"], row["name"], row["class"], country, owner, is_acronym(name))


@cache
def outlets_by_id() -> dict[str, KnownOutlet]:
    """Every known outlet and agency by id."""
    return {known.id: known for known in _outlets_by_name().values()}


def find_outlet(name: str) -> KnownOutlet | None:
    """The outlet known under exactly this name in any language."""
    return _outlets_by_name().get(name_key(name).strip())


@cache
def _outlets_by_name() -> dict[str, KnownOutlet]:
    path = FOLDER / "outlets.tsv"
    rows = parse_table(path.read_text(encoding="utf-8"), path, OUTLET_COLUMNS)
    found: dict[str, KnownOutlet] = {}
    for row in rows:
        for name in (row["name"], *row.many("fr"), *row.many("en"), *row.many("ar")):
            found.setdefault(name_key(name), _make_outlet(row, name))
    return found
