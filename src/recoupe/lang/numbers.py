"""Rules for numbers in words, read from `quantities.toml` (codebooks §9), and number words from `words.tsv`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from recoupe.errors import DataFileError
from recoupe.text.fold import fold
from recoupe.text.match import Inflector, Pattern, PatternIndex, compile_pattern

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Fixed:
    """A vague number with its range; `named` is the number its words name ("une vingtaine": 20)."""

    rule: str
    low: int
    high: int | None
    named: int | None


@dataclass(frozen=True, slots=True)
class Modifier:
    """A word that bends a number: about, at least, more than."""

    rule: str
    is_before: bool


@dataclass(frozen=True, slots=True)
class RangeForm:
    """A range by its fixed words: opening (may be empty) and joining ones ("between", "and")."""

    rule: str
    opening: tuple[str, ...]
    joining: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A phrase and the range it must give; None where it must give none."""

    phrase: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class QuantityRules:
    """All rules of a language for numbers.

    Attributes:
        none_whole: what says that nobody was harmed, with what it denies ("none": dead and injured).
        totals: words right before the number of a toll, with what it counts ("bringing the toll to").
        revisions: words before "from {n} to {n}" that make the second number replace the first.
    """

    numbers: dict[str, int]
    multipliers: dict[str, int]
    fixed: PatternIndex[Fixed]
    modifiers: PatternIndex[Modifier]
    ranges: tuple[RangeForm, ...]
    none_whole: PatternIndex[str]
    totals: PatternIndex[str]
    revisions: PatternIndex[str]
    hits: tuple[Example, ...]
    misses: tuple[str, ...]


def load_quantity_rules(
    path: Path, inflector: Inflector, words: Mapping[str, Mapping[str, str]], spell: Callable[[str], str] = str
) -> QuantityRules:
    """Read `quantities.toml`.

    Args:
        words: function words by class; `number` and `multiplier` hold the number words.
        spell: how the language spells words of tables and texts alike.

    Raises:
        DataFileError: the file is missing or broken, or a rule has no hit or no miss.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, tomllib.TOMLDecodeError) as error:
        raise DataFileError(path, None, f"cannot be read: {error}") from error
    rules = [rule for section in tables.values() for rule in section]
    for rule in rules:
        if not rule.get("hits") or not rule.get("misses"):
            raise DataFileError(path, None, f"rule {rule.get('rule')!r} needs a hit and a miss")

    def compiled(sources: list[str], value: T) -> list[Pattern[T]]:
        return [compile_pattern(spell(fold(s).lower()), value, inflector) for s in sources]

    fixed = [p for t in tables.get("fixed", []) for p in compiled(t["patterns"], _make_fixed(t))]
    before = [p for t in tables["modifier"] for p in compiled(t["before"], Modifier(t["rule"], True))]
    after = [p for t in tables["modifier"] for p in compiled(t["after"], Modifier(t["rule"], False))]
    fixed += [p for t in tables["none"] for p in compiled(t["patterns"], Fixed(t["rule"], 0, 0, None))]
    whole = [p for t in tables["none"] for p in compiled(t["whole"], t.get("of", t["rule"]))]
    return QuantityRules(
        numbers={form: int(value) for form, value in words["number"].items()},
        multipliers={form: int(value) for form, value in words["multiplier"].items()},
        fixed=PatternIndex(fixed),
        modifiers=PatternIndex([*before, *after]),
        ranges=tuple(_make_range(t["rule"], spell(p)) for t in tables["range"] for p in t["patterns"]),
        none_whole=PatternIndex(whole),
        totals=PatternIndex([p for t in tables["total"] for p in compiled(t["patterns"], t["of"])]),
        revisions=PatternIndex([p for t in tables["revision"] for p in compiled(t["patterns"], t["of"])]),
        hits=tuple(
            Example(phrase, low, high if high >= 0 else None)
            for rule in rules
            for phrase, (low, high) in rule["hits"].items()
        ),
        misses=tuple(phrase for rule in rules for phrase in rule["misses"]),
    )


def _make_fixed(table: dict[str, int]) -> Fixed:
    high = table["high"] if table["high"] >= 0 else None
    return Fixed(str(table["rule"]), table["low"], high, table.get("named"))


def _make_range(rule: str, pattern: str) -> RangeForm:
    opening, _, rest = pattern.partition("{n}")
    joining, _, _ = rest.partition("{n}")
    return RangeForm(rule, tuple(opening.split()), tuple(joining.split()))
