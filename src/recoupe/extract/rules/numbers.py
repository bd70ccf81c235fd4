"""Numbers of a sentence, in digits and in words, with their modifiers and ranges. Source: codebooks §9."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.lang.numbers import Fixed, QuantityRules, RangeForm
from recoupe.text.segment import Words

_DIGITS = re.compile(r"\d{1,3}(?:[.,]\d{3})+$|\d+$")
_SPAN = re.compile(r"(\d{1,6})-(\d{1,6})$")
_REVISION_REACH = 12
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}$")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at words `[first, last)`; `high` None is open, `named` the number its words name.

    Attributes:
        revised: what the number counts where it is a toll that replaces an earlier one ("rose from three to five").
    """

    first: int
    last: int
    low: int
    high: int | None
    named: int
    rule: str
    approximate: bool
    revised: str | None = None


def find_numbers(words: Words, rules: QuantityRules) -> list[Number]:
    """Numbers in order, not overlapping, modifiers and ranges applied."""
    plain = _find_plain(words, rules)
    ranged = _join_ranges(words.texts, plain, rules)
    return [_modify(words, number, rules) for number in ranged]


def _find_plain(words: Words, rules: QuantityRules) -> list[Number]:
    fixed = {m.first: (m.last, m.value) for m in reversed(rules.fixed.find_longest(words.texts))}
    found: list[Number] = []
    at = 0
    while at < len(words):
        number = _make_fixed(at, *fixed[at]) if at in fixed else _read_span(words, at) or _read_number(words, at, rules)
        if number is None:
            at += 1
        else:
            found.append(number)
            at = number.last
    return found


def _read_span(words: Words, at: int) -> Number | None:
    """A range written as one word ("10-15")."""
    match = _SPAN.match(words.texts[at]) if "-" in words.texts[at] else None
    if match is None or int(match.group(1)) >= int(match.group(2)):
        return None
    low, high = int(match.group(1)), int(match.group(2))
    return Number(at, at + 1, low, high, low, "between", True)


def _make_fixed(at: int, last: int, value: Fixed) -> Number:
    return Number(
        at, last, value.low, value.high, value.named or value.low, value.rule, value.rule not in {"none", "number"}
    )


def _read_number(words: Words, at: int, rules: QuantityRules) -> Number | None:
    """A number in digits ("7 000", "1.5 million") or in words ("two hundred and fifty") that starts at a word."""
    texts = words.texts
    if not _may_begin(texts[at], rules):
        return None
    value, last = _read_digits(words, at)
    if (
        value is not None
        and last < len(words)
        and words.starts[last] == words.stops[last - 1]
        and texts[last].isalpha()
    ):
        return None  # "61st", "9e", "5km"
    if value is None:
        is_article = texts[at] in {"a", "un"} and at + 1 < len(texts) and texts[at + 1] in rules.multipliers
        value, last = read_number_words(texts, at + is_article, rules)
    if value is None:
        return None
    while last < len(texts) and texts[last] in rules.multipliers and texts[at] not in rules.multipliers:
        if isinstance(value, int) and value >= rules.multipliers[texts[last]] >= 1000:
            break
        value, last = value * rules.multipliers[texts[last]], last + 1
    if value != int(value):
        return None
    return Number(at, last, int(value), int(value), int(value), "number", False)


def _may_begin(word: str, rules: QuantityRules) -> bool:
    """Whether a number can begin with a word."""
    return word in rules.numbers or word in rules.multipliers or word in {"a", "un"} or word[0].isdecimal()


def _read_digits(words: Words, at: int) -> tuple[float | None, int]:
    text = words.texts[at]
    if _DECIMAL.match(text) and not _DIGITS.match(text):
        return float(text.replace(",", ".")), at + 1
    if not _DIGITS.match(text):
        return None, at
    digits, last = re.sub(r"[.,]", "", text), at + 1
    while len(text) <= 3 and last < len(words) and _is_group(words, last):
        digits, last = digits + words.texts[last], last + 1
    return int(digits), last


def _is_group(words: Words, at: int) -> bool:
    """Whether a word is a group of three digits that continues a number ("7 000")."""
    text = words.texts[at]
    return len(text) == 3 and text.isdigit() and words.starts[at] - words.stops[at - 1] == 1


def read_number_words(texts: Sequence[str], at: int, rules: QuantityRules) -> tuple[float | None, int]:
    """A number in words; hundreds multiply what stands before, smaller ones add."""
    total, current, last, seen = 0, 0, at, False
    while last < len(texts):
        word = texts[last]
        if word in rules.numbers:
            current += rules.numbers[word]
        elif word in rules.multipliers and (seen or rules.multipliers[word] in (100, 1000)):
            multiplier = rules.multipliers[word]
            if multiplier >= 1000:
                total, current = (total + (current or 1)) * multiplier, 0
            else:
                current = (current or 1) * multiplier
        elif not (seen and _joins(texts, last, rules)):
            break
        seen, last = True, last + 1
        if last < len(texts) and texts[last] in rules.numbers and texts[last - 1] in rules.numbers and current < 20:
            if texts[last] in _TEENS and current < 10:
                continue
            break
    return (total + current, last) if seen else (None, at)


_TEENS = frozenset({"عشر", "عشرة"})
"""Behind a unit: "خمسة عشر" is 15."""


def _adds(before: int, following: int) -> bool:
    """Whether "and" adds two numbers up: a unit and tens ("سبعة و عشرين"), or a larger with any smaller ("مئة و خمسين")."""
    if not before or not following:
        return False
    return (before < 10 and 20 <= following < 100 and following % 10 == 0) or (before >= 100 and following < before)


def _value(word: str, rules: QuantityRules) -> int:
    """The number that a word stands for."""
    return rules.numbers.get(word, rules.multipliers.get(word, 0))


def _joins(texts: Sequence[str], at: int, rules: QuantityRules) -> bool:
    """Whether "et/and" belongs to a number: "vingt et un", "two hundred and fifty", but not "between six and seven"."""
    following = texts[at + 1] if at + 1 < len(texts) else ""
    if texts[at] == "و":
        return _adds(_value(texts[at - 1], rules), _value(following, rules)) and texts[max(0, at - 3) : at - 1][
            -1:
        ] != ("بين",)
    if texts[at] == "et":
        return following in {"un", "une", "onze"}
    return texts[at] == "and" and following in rules.numbers and texts[at - 1] in rules.multipliers


def _join_ranges(texts: Sequence[str], numbers: list[Number], rules: QuantityRules) -> list[Number]:
    found: list[Number] = []
    for number in numbers:
        joined = _join(texts, found[-1], number, rules.ranges) if found else None
        revised = _revised(texts, found[-1].first, rules) if joined is not None else None
        if revised is not None:
            found[-1] = replace(number, revised=revised)
        elif joined is not None:
            found[-1] = joined
        else:
            found.append(number)
    return found


def _revised(texts: Sequence[str], at: int, rules: QuantityRules) -> str | None:
    """What "from {n} to {n}" counts where it tells how a toll has changed: the number at a word no longer holds."""
    if at == 0 or texts[at - 1] not in {"from", "de", "d'", "من"}:
        return None
    found = rules.revisions.find(texts[max(0, at - _REVISION_REACH) : at])
    return found[-1].value if found else None


def _join(texts: Sequence[str], left: Number, right: Number, forms: tuple[RangeForm, ...]) -> Number | None:
    between = tuple(texts[left.last : right.first])
    if left.rule == "between" or right.high is None or right.high <= left.low:
        return None
    for form in forms:
        if form.joining != between:
            continue
        size = len(form.opening)
        if size == 0 or tuple(texts[max(0, left.first - size) : left.first]) == form.opening:
            return Number(left.first - size, right.last, left.low, right.high, left.named, form.rule, True)
    if between == ("-",) and left.rule == right.rule == "number":
        return Number(left.first, right.last, left.low, right.high, left.named, "between", True)
    return None


def _modify(words: Words, number: Number, rules: QuantityRules) -> Number:
    """Apply a modifier that stands right before or right after."""
    for match in rules.modifiers.find(words.texts[max(0, number.first - 5) : number.last + 4]):
        offset = max(0, number.first - 5)
        first, last = match.first + offset, match.last + offset
        if match.value.is_before and last == number.first:
            return replace(bend(number, match.value.rule), first=first)
        if not match.value.is_before and first == number.last:
            return replace(bend(number, match.value.rule), last=last)
    return number


def bend(number: Number, rule: str) -> Number:
    """A number under a modifier. "At least a dozen" starts from the number named, not from its range."""
    low, high, named = number.low, number.high, number.named
    margin = max(1, round(named * 0.1))
    bounds: dict[str, tuple[int, int | None]] = {
        "about": (named - margin, named + margin) if number.rule == "number" else (low, high),
        "nearly": (named - margin, named),
        "at_least": (named, None),
        "more_than": (named + 1, None),
        "fewer_than": (0, named - 1),
        "up_to": (1, high if high is not None else named),
    }
    low, high = bounds[rule]
    return replace(number, low=low, high=high, rule=rule, approximate=True)
