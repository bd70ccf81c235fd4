"""Where a place lies from the one that is named: "à 20 km au sud de X", "west of X", "near X", "between X and Y"."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.extract.rules.grammar import OF_FORMS, Grammar, Preposition
from recoupe.model import Offset

_LINKS = frozenset({"au", "à", "l'", "le", "la", "to", "the", "du", "dans", "in", "الى", "في"})
_AWAY_FROM = OF_FORMS | {"from", "من", "عن"}
MAX_KM = 400.0


def offset_before(texts: Sequence[str], first: int, preposition: Preposition | None, grammar: Grammar) -> Offset | None:
    """Distance and bearing that the words before a name tell; None where they name the place itself.

    Args:
        first: index of the first word of the name, its level words included.
    """
    at = _skip(texts, first, grammar.determiners - _AWAY_FROM)
    is_away = at > 0 and texts[at - 1] in _AWAY_FROM
    if is_away or grammar.verb_first:  # Arabic needs no "of": "شمال حلب"
        at, bearing = _bearing(texts, at - 1 if is_away else at, grammar)
        km = _distance(texts, at, grammar)
        if km is not None or bearing is not None:
            return Offset(km, bearing)
    if preposition is not None and preposition.form in grammar.nearness:
        return Offset(None, None)
    return None


def _skip(texts: Sequence[str], at: int, words: frozenset[str]) -> int:
    while at > 0 and texts[at - 1] in words:
        at -= 1
    return at


def _bearing(texts: Sequence[str], at: int, grammar: Grammar) -> tuple[int, float | None]:
    """The bearing of the direction that ends before a word, and where its phrase begins."""
    for size in (2, 1):
        value = grammar.bearings.get(" ".join(texts[at - size : at]), "") if at >= size else ""
        if value:
            return _skip(texts, at - size, _LINKS), float(value)
    return at, None


def _distance(texts: Sequence[str], at: int, grammar: Grammar) -> float | None:
    """Kilometres of the distance that ends before a word ("une vingtaine de kilomètres", "30 km (19 miles)")."""
    if at > 0 and texts[at - 1] == ")" and "(" in texts[max(0, at - 5) : at]:
        at -= texts[:at][::-1].index("(") + 1
    unit = grammar.distance_units.get(texts[at - 1]) if at > 1 else None
    if unit is None:
        return None
    number = _number(texts[_skip(texts, at - 1, OF_FORMS) - 1], grammar)
    km = None if number is None else number * float(unit)
    return km if km is not None and km <= MAX_KM else None


def _number(word: str, grammar: Grammar) -> float | None:
    digits = word.replace(",", ".")
    if digits.replace(".", "", 1).isdigit():
        return float(digits)
    value = grammar.rough_numbers.get(word) or grammar.numbers.get(word)
    return float(value) if value else None


def bound_a_stretch(texts: Sequence[str], first: int, last: int, start: int, stop: int, grammar: Grammar) -> bool:
    """Whether words say "between X and Y", or that a road is named after both ("la route X-Y", "the X-Y road").

    Args:
        first, last: words of X; both names may stand on the same words, joined by hyphens.
        start, stop: words of Y.
    """
    joining = tuple(texts[last:start])
    if joining in {("-",), ("–",), ("/",)} or first == start:
        return any(word in grammar.roads for word in (*texts[max(0, first - 3) : first], *texts[stop : stop + 1]))
    return first > 0 and texts[first - 1] in {"entre", "between", "بين"} and joining in {("et",), ("and",), ("و",)}
