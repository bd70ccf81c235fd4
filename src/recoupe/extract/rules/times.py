"""Finds time expressions by rules. What day they mean is decided later, by `recoupe.resolve.dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from recoupe.lang.time_rules import TimeRule, TimeRules, Value
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention
from recoupe.model.span import Span
from recoupe.text.fold import fold_case
from recoupe.text.prefixes import SIZE

_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[.!?;:»”\"](?=\s)|\n\s*\n")
_TENSED = frozenset({"date", "weekday", "season", "period", "holiday", "clock", "part", "quarter", "range", "slice"})
_GENITIVE = "'s"  # "after Monday's raid" is not after Monday
_AHEAD = frozenset({"before", "until"})
_LONG = frozenset({"season", "holiday", "quarter"})  # "before spring": that to come
_REACH_BEFORE, _REACH_AFTER, _MODIFIER_REACH = 120, 80, 40


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    stop: int
    order: int
    rule: TimeRule
    found: re.Match[str]


def find_times(text: str, rules: TimeRules) -> tuple[TimeMention, ...]:
    """Time expressions of a text, in text order, without overlap; ids are empty, `timex` and `date` None.

    Args:
        text: text as extracted.
        rules: of the language of the text.

    Returns:
        Mentions whose span leaves out the preposition ("depuis mercredi": "mercredi", with `expression.modifier`
        "since"), as TimeML wants it.
    """
    folded = fold_case(text)
    chosen = _without_overlap(_matches(folded, rules))
    return tuple(_mention(text, folded, match, rules) for match in chosen if match.rule.form != "nothing")


def _matches(folded: str, rules: TimeRules) -> Iterator[_Match]:
    """Longest match at each position where one starts."""
    zeroed = _DIGIT.sub("0", folded) + "\0" * SIZE
    for place in rules.starts.finditer(folded):
        at = place.start()
        hits = [
            _match(order, rule, found)
            for order, rule in rules.beginning(zeroed, at)
            if (found := rule.regex.match(folded, at)) is not None
        ]
        yield from sorted(hits, key=_rank)[:2]


def _match(order: int, rule: TimeRule, found: re.Match[str]) -> _Match:
    names = [name for name in ("span", "other") if found.groupdict().get(name)]
    start, stop = found.span(names[0] if names else 0)
    return _Match(start, stop, order, rule, found)


def _rank(match: _Match) -> tuple[int, int, int]:
    return match.start - match.stop, match.order, match.start


def _without_overlap(matches: Iterator[_Match]) -> list[_Match]:
    """Longest first, then by order of the rules; in text order."""
    chosen: list[_Match] = []
    for match in sorted(matches, key=_rank):
        if all(match.stop <= other.start or other.stop <= match.start for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _mention(text: str, folded: str, match: _Match, rules: TimeRules) -> TimeMention:
    expression = _expression(match, _surroundings(folded, match, rules))
    return TimeMention("", Span.of(text, match.start, match.stop), match.rule.by, None, None, expression)


def _expression(match: _Match, around: dict[str, Value]) -> TimeExpression:
    """What the groups of a rule say, put into the fields of an expression."""
    filled: dict[str | None, dict[str, Any]] = {None: {**around, **match.rule.values}, "first": {}, "last": {}}
    for slot in match.rule.slots:
        words = match.found[slot.group]
        if words is not None:
            filled[slot.end][slot.field] = slot.words.value(words)
    first, last = (TimeExpression("date", **filled[end]) if filled[end] else None for end in ("first", "last"))
    return TimeExpression(match.rule.form, first=first, last=last, **filled[None])


def _surroundings(folded: str, match: _Match, rules: TimeRules) -> dict[str, Value]:
    """Modifier and lean, as far as the words around give them."""
    around: dict[str, Value] = {}
    before = folded[max(0, match.start - _MODIFIER_REACH) : match.start]
    modifier = next((name for name, words in rules.modifiers if words.search(before)), None)
    if modifier and not folded.startswith(_GENITIVE, match.stop):
        around["modifier"] = modifier
    lean = _lean(folded, match, rules) if match.rule.form in _TENSED else None
    if (modifier in _AHEAD and match.rule.form in _LONG) or (modifier == "until" and lean is None):
        lean = 1
    return around if lean is None else {**around, "lean": lean}


def _lean(folded: str, match: _Match, rules: TimeRules) -> int | None:
    """+1 or -1 after the nearest cue of future or past in the sentence; None without any."""
    start, stop = _sentence(folded, match)
    future = [(found.start(), found.end()) for found in rules.future.finditer(folded, start, stop)]
    past = [(found.start(), found.end()) for found in rules.past.finditer(folded, start, stop)]
    past = [cue for cue in past if not any(cue[0] < other[1] and other[0] < cue[1] for other in future)]
    cues = [(_gap(cue, match), 1) for cue in future] + [(_gap(cue, match), -1) for cue in past]
    return min(cues)[1] if cues else None


def _sentence(folded: str, match: _Match) -> tuple[int, int]:
    """Part of the sentence within reach of the match."""
    low, high = max(0, match.start - _REACH_BEFORE), min(len(folded), match.stop + _REACH_AFTER)
    breaks = [found.end() for found in _BREAK.finditer(folded, low, match.start)]
    end = _BREAK.search(folded, match.stop, high)
    return (breaks[-1] if breaks else low), (end.start() if end else high)


def _gap(cue: tuple[int, int], match: _Match) -> int:
    return max(cue[0] - match.stop, match.start - cue[1], 0)
