"""Finds time expressions by rules. What day they mean is decided later, by `recoupe.resolve.dates`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from recoupe.lang.time_rules import TimeRule, TimeRules, Value
from recoupe.model.expression import TimeExpression
from recoupe.model.mention import TimeMention
from recoupe.model.span import Span
from recoupe.text.fold import fold_case
from recoupe.text.prefixes import SIZE

_DIGIT = re.compile(r"\d")
_BREAK = re.compile(r"[.!?;:»”\"؛؟](?=\s)|\n\s*\n")
_TENSED = frozenset(
    {"date", "weekday", "season", "period", "holiday", "clock", "part", "quarter", "range", "pair", "slice", "hijri"}
)
_GENITIVE = "'s"  # "after Monday's raid" is not after Monday
_AHEAD = frozenset({"before", "until"})
_LONG = frozenset({"season", "holiday", "quarter"})  # "before spring": that to come
_REACH_BEFORE, _REACH_AFTER, _MODIFIER_REACH = 120, 80, 40
_WEAK = 30  # characters that a participle or noun counts as farther than a finite verb, unless it is adjacent
_BORDER = 40  # characters that a cue in another clause counts as farther
_ADJACENT = 3
_ENDS = ("first", "last")


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
        "since"), as TimeML wants it; both ends of a range are mentions, each with the whole range as expression.
    """
    plain, places = rules.spelling.read(text)
    folded = fold_case(plain)
    chosen = [match for match in _without_overlap(_matches(folded, rules)) if match.rule.form != "nothing"]
    found = [mention for match in chosen for mention in _mentions(plain, folded, match, rules)]
    return tuple(replace(m, span=Span.of(text, places[m.span.start], places[m.span.stop])) for m in found)


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


def _rank(match: _Match) -> tuple[int, bool, int, int]:
    return match.start - match.stop, match.rule.form != "nothing", match.order, match.start


def _without_overlap(matches: Iterator[_Match]) -> list[_Match]:
    """Longest first, then by order of the rules; in text order."""
    chosen: list[_Match] = []
    for match in sorted(matches, key=_rank):
        if all(match.stop <= other.start or other.stop <= match.start for other in chosen):
            chosen.append(match)
    return sorted(chosen, key=lambda match: match.start)


def _mentions(text: str, folded: str, match: _Match, rules: TimeRules) -> Iterator[TimeMention]:
    expression = _expression(match, _surroundings(text, folded, match, rules))
    ends = [name for name in sorted(match.found.groupdict()) if name.startswith("end") and match.found[name]]
    if not ends:
        yield TimeMention("", Span.of(text, match.start, match.stop), match.rule.by, None, None, expression)
    for name, end in zip(ends, _ENDS, strict=False):
        span = Span.of(text, *match.found.span(name))
        yield TimeMention("", span, match.rule.by, None, None, replace(expression, end=end))


def _expression(match: _Match, around: dict[str, Value]) -> TimeExpression:
    """What the groups of a rule say, put into the fields of an expression."""
    filled: dict[str | None, dict[str, Any]] = {None: {**around, **match.rule.values}, "first": {}, "last": {}}
    for slot in match.rule.slots:
        words = match.found[slot.group]
        if words is not None:
            filled[slot.end][slot.field] = slot.words.value(words)
    first, last = (TimeExpression("date", **filled[end]) if filled[end] else None for end in ("first", "last"))
    return TimeExpression(match.rule.form, first=first, last=last, **filled[None])


def _surroundings(text: str, folded: str, match: _Match, rules: TimeRules) -> dict[str, Value]:
    """Modifier and lean, as far as the words around give them."""
    around: dict[str, Value] = {}
    before = folded[max(0, match.start - _MODIFIER_REACH) : match.start]
    modifier = next((name for name, words in rules.modifiers if words.search(before)), None)
    if modifier and not folded.startswith(_GENITIVE, match.stop):
        around["modifier"] = modifier
    lean = _lean(text, folded, match, rules) if match.rule.form in _TENSED else None
    if modifier in _AHEAD and _is_ahead(folded, match, rules):
        lean = 1
    if modifier == "since":
        lean = -1
    return around if lean is None else {**around, "lean": lean}


def _is_ahead(folded: str, match: _Match, rules: TimeRules) -> bool:
    """Whether what is to end or happen "by Friday" or "before Friday" is to come.

    Not where a pluperfect tells what was over by then, at the head of a sentence ("By Friday, …"), nor where a part of
    the day is told ("before dawn on Friday" is Friday).
    """
    if match.rule.form in _LONG:
        return True
    start, stop = _sentence(folded, match)
    is_head = not any(char.isalnum() for char in folded[start : match.start].strip().partition(" ")[2])
    has_part = any(slot.field == "part" and match.found[slot.group] for slot in match.rule.slots)
    return not is_head and not has_part and rules.pluperfect.search(folded, start, stop) is None


def _lean(text: str, folded: str, match: _Match, rules: TimeRules) -> int | None:
    """+1 or -1 after the nearest cue of future or past in the sentence; None without any.

    A past cue inside a cue of the future ("is scheduled") does not count, nor does a cue written as a name.
    """
    start, stop = _sentence(folded, match)

    def cues(words: re.Pattern[str]) -> list[tuple[int, int]]:
        found = (cue.span() for cue in words.finditer(folded, start, stop))
        return [cue for cue in found if not _is_name(text, cue[0], start)]

    future = cues(rules.future)
    past = [(cue, False) for cue in cues(rules.past)] + [(cue, True) for cue in cues(rules.weak_past)]
    past = [(cue, weak) for cue, weak in past if not any(cue[0] < f[1] and f[0] < cue[1] for f in future)]
    weighed = [(_distance(folded, cue, match, rules), 1) for cue in future]
    weighed += [(_distance(folded, cue, match, rules, is_weak=weak), -1) for cue, weak in past]
    return min(weighed)[1] if weighed else None


def _is_name(text: str, at: int, start: int) -> bool:
    """Whether a capital begins a word inside the sentence, of small letters otherwise."""
    return at > start + 4 and text[at].isupper() and text[at + 1 : at + 2].islower()


def _distance(folded: str, cue: tuple[int, int], match: _Match, rules: TimeRules, *, is_weak: bool = False) -> int:
    """Characters between a cue and a match, with what a border of clauses and a weak cue cost."""
    gap = _gap(cue, match)
    between = (cue[1], match.start) if cue[1] <= match.start else (match.stop, cue[0])
    is_beyond = folded.startswith((",", "،"), match.stop) and cue[0] >= match.stop  # "on Friday, he said"
    if is_beyond or (between[0] < between[1] and rules.border.search(folded, *between)):
        gap += _BORDER
    return gap + _WEAK if is_weak and gap > _ADJACENT else gap


def _sentence(folded: str, match: _Match) -> tuple[int, int]:
    """Part of the sentence within reach of the match."""
    low, high = max(0, match.start - _REACH_BEFORE), min(len(folded), match.stop + _REACH_AFTER)
    breaks = [found.end() for found in _BREAK.finditer(folded, low, match.start)]
    end = _BREAK.search(folded, match.stop, high)
    return (breaks[-1] if breaks else low), (end.start() if end else high)


def _gap(cue: tuple[int, int], match: _Match) -> int:
    return max(cue[0] - match.stop, match.start - cue[1], 0)
