"""A language pack: the schema of its folder, and the loader.

Everything is compiled once per process (`load_pack` is cached). An error in a data file names the file and, where it has
one, the line.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from recoupe.errors import DataFileError
from recoupe.lang.entries import (
    ActWord,
    CountryWord,
    DoubtCue,
    EquipmentNoun,
    Frame,
    LoadedPhrase,
    Need,
    Organ,
    PeopleNoun,
    SourceNoun,
    SpeechCue,
    ThingWord,
    Toll,
    Veto,
)
from recoupe.lang.inflection import Inflection, load_inflection
from recoupe.lang.numbers import QuantityRules, load_quantity_rules
from recoupe.lang.time_rules import TimeRules, load_time_rules
from recoupe.lang.tolls import TollIndex
from recoupe.lang.toml import line_of, read_toml, strings_of
from recoupe.model import Equipment, EquipmentClass, Naming, Of, RoleName
from recoupe.text.fold import fold
from recoupe.text.match import Pattern, PatternError, PatternIndex, compile_pattern
from recoupe.text.table import Row, blaming, parse_table

T = TypeVar("T")
Spelling = Callable[[str], str]
"""How a language spells the words of its tables and texts alike; `str` where nothing is to be done."""

FOLDER = Path(__file__).parent
_NEED_PARTS = frozenset({"object", "subject", "near"})
_NUMERIC = frozenset({"number", "multiplier"})
_NEED_TESTS = frozenset({"place", "country", "person", "armed", "state", "civilian", "equipment"})


_TECHNIQUES = (
    "Name_Calling-Labeling Guilt_by_Association Doubt Appeal_to_Hypocrisy Questioning_the_Reputation Flag_Waving"
    " Appeal_to_Authority Appeal_to_Popularity Appeal_to_Values Appeal_to_Fear-Prejudice Straw_Man Red_Herring"
    " Whataboutism Causal_Oversimplification False_Dilemma-No_Choice Consequential_Oversimplification Slogans"
    " Conversation_Killer Appeal_to_Time Loaded_Language Obfuscation-Vagueness-Confusion Exaggeration-Minimisation"
    " Repetition"
)
_GROUPS = "military police rebel armed government civilian protester prisoner migrant official source"
_CUES = "negation probable possible improbable hearsay allegation attempt foiled plan feared condition question wish"
VOCABULARIES: dict[tuple[str, str], frozenset[str]] = {
    ("people.tsv", "group"): frozenset({*_GROUPS.split(), ""}),
    ("speech.tsv", "stance"): frozenset("neutral endorse confirm distance belief deny question wish".split()),
    ("speech.tsv", "frame"): frozenset("verb preposition opening noun impersonal".split()),
    ("attitudes.tsv", "stance"): frozenset("neutral endorse belief question wish".split()),
    ("attitudes.tsv", "frame"): frozenset("verb preposition noun impersonal".split()),
    ("doubt.tsv", "cue"): frozenset(_CUES.split()),
    ("doubt.tsv", "scope"): frozenset("clause following noun present".split()),
    ("vetoes.tsv", "domain"): frozenset("sport film metaphor weather game anniversary health economy".split()),
    ("tolls.tsv", "of"): frozenset(Of),
    ("tolls.tsv", "side"): frozenset("noun verb intransitive act none".split()),
    ("loaded.tsv", "technique"): frozenset({*_TECHNIQUES.split(), "none"}),
    ("loaded.tsv", "needs"): frozenset({"side", "state", "place", "capital", ""}),
}
"""Closed vocabularies of columns, by file and column. Source: docs/language-packs.md, codebooks §7 (SemEval-2023 task 3)."""


@dataclass(frozen=True, slots=True)
class Words:
    """Function words of a language by class (`preposition`, `pronoun`, …), each form with its value."""

    by_class: dict[str, dict[str, str]]

    def forms(self, word_class: str) -> frozenset[str]:
        """All forms of a class, multi-word forms with single blanks."""
        return frozenset(self.by_class.get(word_class, {}))

    def valued(self, word_class: str, value: str) -> frozenset[str]:
        """Forms of a class that have a value."""
        return frozenset(f for f, v in self.by_class.get(word_class, {}).items() if v == value)


@dataclass(frozen=True, slots=True)
class Pack:
    """A loaded language pack."""

    code: str
    name: str
    version: str
    direction: str
    licence: str
    words: Words
    frames: PatternIndex[Frame]
    frame_list: tuple[Frame, ...]
    people: PatternIndex[PeopleNoun]
    equipment: PatternIndex[EquipmentNoun]
    speech: PatternIndex[SpeechCue]
    attitudes: PatternIndex[SpeechCue]
    sources: PatternIndex[SourceNoun]
    doubt: PatternIndex[DoubtCue]
    loaded: PatternIndex[LoadedPhrase]
    vetoes: PatternIndex[Veto]
    countries: PatternIndex[CountryWord]
    organs: PatternIndex[Organ]
    tolls: TollIndex
    acts: PatternIndex[ActWord]
    things: PatternIndex[ThingWord]
    near: dict[str, PatternIndex[str]]
    quantities: QuantityRules
    times: TimeRules
    counts: dict[str, int]

    @property
    def is_chunked(self) -> bool:
        """Whether its sentences are parsed by rules, for want of a trained network."""
        return "chunks" in self.words.forms("syntax")

    @property
    def has_clitics(self) -> bool:
        """Whether small words are written onto others."""
        return "clitics" in self.words.forms("syntax")


@cache
def installed_packs() -> tuple[str, ...]:
    """Codes of the packs in the package, in order."""
    return tuple(sorted(p.parent.name for p in FOLDER.glob("*/pack.toml")))


@cache
def load_pack(code: str) -> Pack:
    """Load and compile the pack of a language.

    Args:
        code: primary language subtag, "fr".

    Raises:
        DataFileError: a file of the pack breaks its format.
        KeyError: there is no such pack.
    """
    if code not in installed_packs():
        raise KeyError(f"no language pack {code!r}; installed: {', '.join(installed_packs())}")
    with collector_paused():
        return _Loader(FOLDER / code).load()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Keep the garbage collector from looking at the objects of a pack again and again while they are made.

    It takes a third of the loading time, and finds nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@cache
def settle(code: str) -> None:
    """Take all that is loaded out of the collector's sight, once a language, when its first document has been read.

    Packs, gazetteer and networks stay until the end; to look through them takes .3 s, which happened every 30 documents.
    """
    gc.freeze()


class _Loader:
    """Reads the files of one folder; keeps the inflection and the counts while it does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.counts: dict[str, int] = {}
        module = import_module(f"recoupe.lang.{folder.name}.inflect")
        self.inflection: Inflection = load_inflection(folder / "irregular.tsv", module)
        self.spell: Spelling = getattr(module, "spell", str)

    def load(self) -> Pack:
        head = self._head()
        frames, words = self._frames(), self._words()
        return Pack(
            code=head["code"],
            name=head["name"],
            version=head["version"],
            direction=head["direction"],
            licence=head["licence"],
            words=words,
            frames=PatternIndex(p for frame in frames for p in self._frame_patterns(frame)),
            frame_list=frames,
            people=self._index("people.tsv", "unit group", lambda r: PeopleNoun(r["unit"], r["group"] or None)),
            equipment=self._index("equipment.tsv", "id name class of implies", _make_equipment),
            speech=self._index("speech.tsv", "stance frame kind", _make_speech),
            attitudes=self._index("attitudes.tsv", "stance frame", _make_attitude),
            sources=self._index("sources.tsv", "naming", lambda r: SourceNoun(Naming(r["naming"]))),
            doubt=self._index("doubt.tsv", "cue scope", lambda r: DoubtCue(r["cue"], r["scope"])),
            loaded=self._index("loaded.tsv", "technique neutral target needs", _make_loaded),
            vetoes=self._index("vetoes.tsv", "domain", lambda r: Veto(r["domain"])),
            countries=self._countries(words),
            organs=self._index("organs.tsv", "actor kind", lambda r: Organ(r["actor"], r["kind"])),
            tolls=TollIndex(self._index("tolls.tsv", "of side", lambda r: Toll(Of(r["of"]), r["side"])).patterns),
            acts=self._index("acts.tsv", "acts", lambda r: ActWord(r.many("acts"))),
            things=self._index("things.tsv", "classes", lambda r: ThingWord(r.many("classes"))),
            near=self._near(frames),
            quantities=self._quantities(words),
            times=self._times(),
            counts=self.counts,
        )

    def _head(self) -> dict[str, str]:
        path = self.folder / "pack.toml"
        with blaming(path):
            head = read_toml(path)
            return {key: str(head[key]) for key in ("code", "name", "version", "direction", "licence")}

    def _quantities(self, words: Words) -> QuantityRules:
        path = self.folder / "quantities.toml"
        with blaming(path):
            return load_quantity_rules(path, self.inflection, words.by_class, self.spell)

    def _times(self) -> TimeRules:
        path = self.folder / "times.toml"
        with blaming(path):
            return load_time_rules(path)

    def _index(self, name: str, columns: str, make: Callable[[Row], T], *, key: str = "pattern") -> PatternIndex[T]:
        path = self.folder / name
        with blaming(path):
            rows = parse_table(path.read_text(encoding="utf-8"), path, [key, *columns.split()])
            self.counts[name] = len(rows)
            for row in rows:
                _check_words(name, row)
            return PatternIndex(self._compile_rows(rows, make, key))

    def _countries(self, words: Words) -> PatternIndex[CountryWord]:
        """Words for countries; demonyms also behind the prefixes that tell a part of one ("est-syrien")."""
        path = self.folder / "names.tsv"
        with blaming(path):
            rows = parse_table(path.read_text(encoding="utf-8"), path, ["form", "role", "country"])
            for row in rows:
                _check_words(path.name, row)
            self.counts[path.name] = len(rows)
            prefixes = sorted(words.forms("demonym_prefix"))
            parts = [
                replace(row, cells={**row.cells, "form": prefix + row["form"]})
                for row in rows
                if row["role"] == "demonym"
                for prefix in prefixes
            ]
            return PatternIndex(self._compile_rows([*rows, *parts], _make_country, "form"))

    def _compile_rows(self, rows: Iterable[Row], make: Callable[[Row], T], key: str) -> Iterable[Pattern[T]]:
        for row in rows:
            try:
                yield compile_pattern(self.spell(fold(row[key]).lower()), make(row), self.inflection)
            except (PatternError, ValueError) as error:
                raise row.error(str(error)) from error

    def _words(self) -> Words:
        path = self.folder / "words.tsv"
        found: dict[str, dict[str, str]] = {}
        with blaming(path):
            for row in parse_table(path.read_text(encoding="utf-8"), path, ["form", "class", "value"]):
                if row["class"] in _NUMERIC and not row["value"].isdigit():
                    raise row.error(f"a {row['class']} needs a whole number, not {row['value']!r}")
                found.setdefault(row["class"], {})[self.spell(row["form"])] = row["value"]
        return Words(found)

    def _frames(self) -> tuple[Frame, ...]:
        path = self.folder / "frames.toml"
        tables = read_toml(path).get("frame", [])
        assert isinstance(tables, list)
        frames = tuple(_make_frame(path, table, order, self.spell) for order, table in enumerate(tables))
        seen: set[str] = set()
        for frame in frames:
            if frame.id in seen:
                raise DataFileError(path, line_of(path, frame.id), f"frame id {frame.id!r} is used twice")
            seen.add(frame.id)
        self.counts["frames.toml"] = sum(len(f.patterns) for f in frames)
        return frames

    def _frame_patterns(self, frame: Frame) -> Iterable[Pattern[Frame]]:
        for source in frame.patterns:
            try:
                yield compile_pattern(self.spell(fold(source).lower()), frame, self.inflection)
            except (PatternError, ValueError) as error:
                path = self.folder / "frames.toml"
                raise DataFileError(path, line_of(path, source), f"frame {frame.id!r}: {error}") from error

    def _near(self, frames: tuple[Frame, ...]) -> dict[str, PatternIndex[str]]:
        """One index a pattern that a frame needs to stand near."""
        tests = {need.test for frame in frames for need in frame.needs if need.part == "near"}
        path = self.folder / "frames.toml"
        with blaming(path):
            spelt = {test: self.spell(fold(test).lower()) for test in tests}
            return {test: PatternIndex([compile_pattern(s, test, self.inflection)]) for test, s in spelt.items()}


def _check_words(name: str, row: Row) -> None:
    """Raise on a cell outside the vocabulary of its column."""
    for column, value in row.cells.items():
        allowed = VOCABULARIES.get((name, column))
        if allowed is not None and value not in allowed:
            raise row.error(f"unknown {column} {value!r}; use one of {', '.join(sorted(allowed))}")


# --- rows to entries ------------------------------------------------------------------------------


def _make_frame(path: Path, table: dict[str, object], order: int, spell: Spelling) -> Frame:
    id_ = str(table.get("id", f"number {order + 1}"))

    def wrong(reason: str) -> DataFileError:
        return DataFileError(path, line_of(path, f'"{id_}"'), f"frame {id_!r}: {reason}")

    for key in ("id", "kind", "patterns"):
        if not table.get(key):
            raise wrong(f"{key} is missing")
    if not table.get("hits") or not table.get("misses"):
        raise wrong("a frame needs at least one hit and one miss")
    try:
        return Frame(
            id=id_,
            kind=str(table["kind"]),
            patterns=strings_of(table["patterns"]),
            subject=_role(table.get("subject")),
            object=_role(table.get("object")),
            links={spell(k): RoleName(v) for k, v in dict(table.get("links") or {}).items()},  # type: ignore[call-overload]  # TOML table
            needs=tuple(_make_need(need) for need in strings_of(table.get("needs") or [])),
            weak=bool(table.get("weak", False)),
            hits=strings_of(table["hits"]),
            misses=strings_of(table["misses"]),
            order=order,
        )
    except ValueError as error:
        raise wrong(str(error)) from error


def _role(value: object) -> RoleName | None:
    return RoleName(str(value)) if value else None


def _make_need(source: str) -> Need:
    negated = source.startswith("not ")
    part, _, test = source.removeprefix("not ").partition(":")
    if part not in _NEED_PARTS or not test or (part != "near" and test not in _NEED_TESTS):
        raise ValueError(f"unknown need {source!r}; see docs/language-packs.md")
    return Need(part, test, negated)


def _make_equipment(row: Row) -> EquipmentNoun:
    equipment = Equipment(row["id"], row["name"], EquipmentClass(row["class"]))
    return EquipmentNoun(equipment, Of(row["of"] or "other"), row["implies"] or None)


def _make_attitude(row: Row) -> SpeechCue:
    return SpeechCue(row["stance"], row["frame"], None)


def _make_speech(row: Row) -> SpeechCue:
    return SpeechCue(row["stance"], row["frame"], row["kind"] or None)


def _make_loaded(row: Row) -> LoadedPhrase:
    technique = None if row["technique"] == "none" else row["technique"]
    return LoadedPhrase(technique, row["neutral"] or None, row["target"] or None, row["needs"] or None)


def _make_country(row: Row) -> CountryWord:
    if row["role"] not in {"demonym", "exonym", "capital"}:
        raise ValueError(f"unknown role {row['role']!r}; use demonym, exonym or capital")
    return CountryWord(row["role"], row["country"])
