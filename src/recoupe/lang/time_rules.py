"""Rules for time expressions: loads `times.toml` of a language pack and compiles it.

The format is explained at the head of each file. A rule without a hit and a miss is refused.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import cast

from recoupe.errors import DataFileError
from recoupe.model.expression import TimeExpression
from recoupe.text.prefixes import SIZE, prefixes

FORMS = frozenset(
    {
        "date",
        "weekday",
        "day",
        "overnight",
        "offset",
        "period",
        "stretch",
        "duration",
        "set",
        "clock",
        "part",
        "recent",
    }
    | {"season", "decade", "century", "quarter", "slice", "holiday", "reference", "range", "pair", "hijri", "nothing"}
)
"""Productions of `recoupe.resolve.forms`; "nothing" takes words away from other rules."""

_FIELDS = frozenset(field.name for field in fields(TimeExpression)) - {"form", "first", "last", "end"}
_SLOT = re.compile(r"\{(@)?(?:(first|last)\.)?(\w+)(?::(\w+))?\}")
_CLASS_OR_BLANK = re.compile(r"\[(?:\\.|[^\]\\])*\]|\\.| ")
_BEFORE = r"(?:(?<!\w)(?<!\w-)(?<!\d[/.,:])|(?=\W))"
_AFTER = r"(?!\w)(?![-/.,:]\d)"

Value = int | str


@dataclass(frozen=True, slots=True)
class Spelling:
    """What a language reads alike before its rules are tried.

    Attributes:
        marks: characters that are left out, None where all are kept.
        letters: code points and the letters that they count as.
    """

    marks: re.Pattern[str] | None
    letters: Mapping[int, str]

    def read(self, text: str) -> tuple[str, Sequence[int]]:
        """A text without marks, and where each of its characters stood, with the end of the text at the end."""
        if self.marks is None or not self.marks.search(text):
            return text.translate(self.letters), range(len(text) + 1)
        kept = [at for at, char in enumerate(text) if not self.marks.match(char)]
        return "".join(text[at] for at in kept).translate(self.letters), [*kept, len(text)]


@dataclass(frozen=True, slots=True)
class WordClass:
    """Words with values, and digits read as a number (`digits` is a regular expression or "")."""

    name: str
    words: Mapping[str, Value]
    digits: str

    def pattern(self) -> str:
        """Regular expression of the class, longest words first, without groups."""
        pairs = {word for word in self.words if word.count(" ") == 1}
        longer = {word for word in self.words if word.count(" ") > 1}
        single = self.words.keys() - pairs - longer
        digits = [self.digits] if self.digits else []
        return _any_of([*_escaped(longer), *_joined(pairs), *_escaped(single), *digits])

    def value(self, words: str) -> Value:
        """What the matched words stand for."""
        found = self.words.get(" ".join(words.split()))
        return int(words) if found is None else found


def _escaped(words: Iterable[str]) -> list[str]:
    return [re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word))]


def _any_of(choices: Sequence[str]) -> str:
    return f"(?:{'|'.join(choices)})"


def _joined(pairs: Iterable[str]) -> Iterator[str]:
    """Regular expressions of phrases of two words, those together whose first words take the same second ones."""
    seconds: dict[str, set[str]] = {}
    for pair in pairs:
        first, _, second = pair.partition(" ")
        seconds.setdefault(first, set()).add(second)
    firsts: dict[tuple[str, ...], list[str]] = {}
    for first in sorted(seconds):
        firsts.setdefault(tuple(_escaped(seconds[first])), []).append(first)
    for choices, words in sorted(firsts.items()):
        yield f"{_any_of(_escaped(words))}\\ {_any_of(choices)}"


@dataclass(frozen=True, slots=True)
class Slot:
    """A capturing group of a pattern: the field it fills ("month", or of `first` / `last`) and its word class."""

    group: str
    end: str | None
    field: str
    words: WordClass


@dataclass(frozen=True, slots=True)
class TimeRule:
    """One rule of a language.

    Attributes:
        by: id and version, as printed by mentions.
        form: production of `recoupe.resolve.forms`.
        regex: to be matched at a position of the folded text; the group `span`, if there is one, is the span. Groups
            `end0`, `end1`, … are the ends of a range, each a mention of its own, as TimeML has it.
        slots: groups that fill fields; values: fields filled whatever was matched.
        hits: sentence and the words that must be matched in it; misses: sentences in which the rule must not match.
    """

    by: str
    form: str
    regex: re.Pattern[str]
    slots: tuple[Slot, ...]
    values: Mapping[str, Value]
    hits: tuple[tuple[str, str], ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TimeRules:
    """The rules of a language, compiled.

    Attributes:
        rules: in file order, which breaks ties.
        by_prefix: rules, with their numbers, by the first characters of what they may match (see `prefixes`).
        starts: the first character at each position where some rule may match.
        modifiers: name and regular expression of the words right before a span.
        future, past: cues around an expression: finite verbs and plans.
        weak_past: participles and nouns, which say less than a finite verb.
        pluperfect: verbs after which "by Friday" and "before Friday" are past.
        border: words that begin another clause.
        spelling: how the text is read.
    """

    rules: tuple[TimeRule, ...]
    by_prefix: Mapping[str, Sequence[tuple[int, TimeRule]]]
    starts: re.Pattern[str]
    modifiers: tuple[tuple[str, re.Pattern[str]], ...]
    future: re.Pattern[str]
    past: re.Pattern[str]
    weak_past: re.Pattern[str]
    pluperfect: re.Pattern[str]
    border: re.Pattern[str]
    spelling: Spelling

    def beginning(self, text: str, at: int) -> list[tuple[int, TimeRule]]:
        """Rules that may match at a position, with their numbers in file order.

        Args:
            text: with every digit written as 0, and with `prefixes.SIZE` more characters behind the end.
        """
        found = list(self.by_prefix[""])
        for stop in range(at + 1, at + SIZE + 1):
            found += self.by_prefix.get(text[at:stop], ())
        return found


def load_time_rules(path: Path) -> TimeRules:
    """Rules of one `times.toml`.

    Raises:
        DataFileError: no TOML, an unknown form, field or word class, a bad pattern, a rule without a hit or a miss.
    """
    return _Loader(path).load()


class _Loader:
    """Reads one file; keeps its source to name lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.source = path.read_text(encoding="utf-8")
        try:
            self.tables = tomllib.loads(self.source)
        except tomllib.TOMLDecodeError as fault:
            raise DataFileError(path, None, f"not TOML: {fault}") from None
        self.classes = {name: self._word_class(name, words) for name, words in self.tables.get("words", {}).items()}
        self.pieces: dict[str, str] = self.tables.get("patterns", {})

    def load(self) -> TimeRules:
        """All rules of the file."""
        lines = _lines_of(self.source, "[[rule]]")
        rules = tuple(self._rule(table, line) for table, line in zip(self.tables.get("rule", []), lines, strict=True))
        if not rules:
            raise DataFileError(self.path, None, "no [[rule]]")
        by_prefix = _by_prefix(rules)
        cues = self.tables.get("cues", {})
        return TimeRules(
            rules,
            by_prefix,
            self._compile(f"{_class_of(by_prefix)}(?<!\\w\\w)", None),
            tuple(self._modifiers()),
            self._words(cues.get("future", [])),
            self._words(cues.get("past", [])),
            self._words(cues.get("weak_past", [])),
            self._words(cues.get("pluperfect", [])),
            self._words(cues.get("border", [])),
            self._spelling(),
        )

    def _spelling(self) -> Spelling:
        table = self.tables.get("spelling", {})
        marks = self._compile(f"[{table['marks']}]", None) if table.get("marks") else None
        return Spelling(marks, {ord(pair[0]): pair[1] for pair in table.get("letters", ())})

    def _word_class(self, name: str, words: Mapping[str, Value]) -> WordClass:
        digits = str(words.get("re", ""))
        return WordClass(name, {word: value for word, value in words.items() if word != "re"}, digits)

    def _modifiers(self) -> Iterator[tuple[str, re.Pattern[str]]]:
        lines = _lines_of(self.source, "[[modifier]]")
        for table, line in zip(self.tables.get("modifier", []), lines, strict=True):
            yield table["modifier"], self._compile(rf"(?<!\w)(?:{_blanks(table['before'])})[ \n]?\Z", line)

    def _words(self, choices: Iterable[str]) -> re.Pattern[str]:
        return self._compile(rf"(?<!\w)(?:{_blanks('|'.join(choices)) or '(?!)'})(?!\w)", None)

    def _rule(self, table: Mapping[str, object], line: int) -> TimeRule:
        self._check(table, line)
        slots: list[Slot] = []
        pattern = self._expand(str(table["pattern"]), slots, line)
        return TimeRule(
            by=f"{table['id']}@{table['version']}",
            form=str(table["form"]),
            regex=self._compile(f"{_BEFORE}(?:{_with_groups(pattern)}){_AFTER}", line),
            slots=tuple(slots),
            values=cast("Mapping[str, Value]", table.get("values", {})),
            hits=tuple(self._hit(hit, line) for hit in cast("list[str]", table["hits"])),
            misses=tuple(cast("list[str]", table["misses"])),
        )

    def _check(self, table: Mapping[str, object], line: int) -> None:
        """Raises on what a rule lacks or what nobody would understand."""
        for key in ("id", "version", "pattern", "form", "hits", "misses"):
            if not table.get(key):
                raise DataFileError(self.path, line, f"a rule needs {key!r}; at least one hit and one miss are wanted")
        if table["form"] not in FORMS:
            raise DataFileError(self.path, line, f"unknown form {table['form']!r}; one of {', '.join(sorted(FORMS))}")
        unknown = set(cast("Mapping[str, Value]", table.get("values", {}))) - _FIELDS
        if unknown:
            raise DataFileError(self.path, line, f"unknown field {min(unknown)!r} in values")

    def _hit(self, sentence: str, line: int) -> tuple[str, str]:
        """Sentence and marked words of "… [words] …"."""
        before, opened, rest = sentence.partition("[")
        words, closed, after = rest.partition("]")
        if not (opened and closed and words):
            raise DataFileError(self.path, line, f"mark the matched words of the hit {sentence!r} with [ ]")
        return before + words + after, words

    def _expand(self, pattern: str, slots: list[Slot], line: int) -> str:
        """The pattern with pieces and word classes put in; fills `slots`."""

        def put(match: re.Match[str]) -> str:
            piece, end, field, name = match.groups()
            if piece:
                return self._expand(self._piece(field, line), slots, line)
            words = self.classes.get(name or field)
            if words is None:
                raise DataFileError(self.path, line, f"unknown word class {name or field!r}; add it as [words.…]")
            if field == "_":
                return words.pattern()
            if field not in _FIELDS:
                raise DataFileError(self.path, line, f"unknown field {field!r} in the pattern")
            slots.append(Slot(f"g{len(slots)}", end, field, words))
            return f"(?P<{slots[-1].group}>{words.pattern()})"

        return _SLOT.sub(put, _blanks(pattern))

    def _piece(self, name: str, line: int) -> str:
        if name not in self.pieces:
            raise DataFileError(self.path, line, f"unknown piece {name!r}; add it to [patterns]")
        return self.pieces[name]

    def _compile(self, pattern: str, line: int | None) -> re.Pattern[str]:
        try:
            return re.compile(pattern)
        except re.error as fault:
            raise DataFileError(self.path, line, f"bad pattern: {fault}") from None


def _by_prefix(rules: Sequence[TimeRule]) -> dict[str, list[tuple[int, TimeRule]]]:
    """Rules by the first characters of what they may match; under "" those that may match anything."""
    found: dict[str, list[tuple[int, TimeRule]]] = {"": []}
    for number, rule in enumerate(rules):
        for prefix in prefixes(rule.regex.pattern):
            found.setdefault(prefix, []).append((number, rule))
    return found


def _class_of(by_prefix: Mapping[str, Sequence[tuple[int, TimeRule]]]) -> str:
    """Regular expression of the first characters of all rules."""
    if by_prefix[""]:
        return r"[\s\S]"
    chars = {prefix[0] for prefix in by_prefix if prefix}
    return "[" + "".join(r"\d" if char == "0" else re.escape(char) for char in sorted(chars)) + "]"


def _with_groups(pattern: str) -> str:
    """The pattern with its marks as groups: « » the span (one more for an alternative), ‹ › the ends of a range."""
    for name in ("span", "other"):
        pattern = pattern.replace("«", f"(?P<{name}>", 1).replace("»", ")", 1)
    number = 0
    while "‹" in pattern:
        pattern = pattern.replace("‹", f"(?P<end{number}>", 1)
        number += 1
    return pattern.replace("›", ")")


def _blanks(pattern: str) -> str:
    """Lets each blank outside of a character class match a line break, too."""
    return _CLASS_OR_BLANK.sub(lambda match: r"[ \n]" if match[0] == " " else match[0], pattern)


def _lines_of(source: str, header: str) -> list[int]:
    """Line numbers, from 1, of the tables of an array."""
    return [number for number, line in enumerate(source.splitlines(), 1) if line.strip() == header]
