"""Counted people and things: a number, the noun it counts, and what the noun says it counts. Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.grammar import Grammar
from recoupe.extract.rules.numbers import Number, bend, find_numbers
from recoupe.extract.rules.people import is_participle
from recoupe.lang.pack import Pack
from recoupe.model import Of, QuantityMention, Span

BY = "quantity.{rule}@1"
_SKIPPED_BEFORE_NOUN = 3
_OF_WHOSE = frozenset("de d' des du of the les our their its his her my nos leurs ses mes ces these those".split())
_GROUPS = frozenset(
    "group unit crowd battalion regiment brigade detachment contingent squadron platoon patrol squad garrison division"
    " delegation company army force".split()
)
_OF_THEM = frozenset(
    {
        ("of", "them"),
        ("of", "whom"),
        ("of", "ours"),
        ("of", "their"),
        ("d'", "entre", "eux"),
        ("d'", "entre", "elles"),
    }
)
_MEASURES = frozenset(
    "km kilomètres kilomètre kilometers kilometres miles mile mètres metres meters m mm % pour-cent ans an années année"
    " years year mois months month jours jour days day heures heure hours hour minutes minute semaines weeks week euros"
    " reprises reprise fois times dollars dollar tonnes tons barils barrels degrés h gmt kg".split()
)


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that may be counted, at words `[first, last)`."""

    first: int
    last: int
    unit: str
    of: Of
    is_person: bool


def find_quantities(
    analysis: Analysis, sentence: Sentence, pack: Pack, grammar: Grammar, taken: Sequence[Span]
) -> list[QuantityMention]:
    """Quantities of a sentence in order.

    Args:
        taken: spans that are something else (dates, ages): a number inside one counts nothing.
    """
    nouns = [n for n in _find_nouns(sentence, pack) if not is_participle(sentence, n.first, grammar)]
    ends = {n.last for n in nouns if n.is_person and n.of is Of.OTHER}
    nouns = [n for n in nouns if n.of is Of.OTHER or n.first not in ends]  # "soldats tués": one noun, not two
    by_first = {n.first: n for n in reversed(nouns)}
    found: list[QuantityMention] = []
    used: set[int] = set()
    for number in _numbers(sentence, pack, taken):
        noun = _counted(sentence, number, by_first, grammar)
        if noun is None and _is_elliptic(sentence, number, pack):
            noun = Noun(number.last, number.last, "person", Of.OTHER, True)
        noun = noun or _any_noun(sentence, number, grammar)
        if noun is not None:
            used.update(range(noun.first, noun.last))
            bent, noun = _bend_after(sentence, number, noun, pack)
            found.append(_make(analysis, sentence, bent, noun, _rule(sentence, bent, grammar)))
    found.extend(_find_none(analysis, sentence, pack))
    free = [n for n in nouns if n.first not in used and not _is_counted(sentence, n, found)]
    found.extend(_find_bare(analysis, sentence, free, grammar))
    return sorted(found, key=lambda q: q.span)


def _is_counted(sentence: Sentence, noun: Noun, found: Sequence[QuantityMention]) -> bool:
    """The noun lies within a quantity, or right after one ("a couple of soldiers": the words of the number hold "of")."""
    start, stop = sentence.words.starts[noun.first], sentence.words.stops[noun.last - 1]
    return any(q.span.start < stop and start <= q.span.stop + 1 for q in found)


def _bend_after(sentence: Sentence, number: Number, noun: Noun, pack: Pack) -> tuple[Number, Noun]:
    """Apply a modifier that stands after the noun ("14 personnes au moins", "ten soldiers or more")."""
    for match in pack.quantities.modifiers.find(sentence.words.texts[noun.last : noun.last + 4]):
        if match.first == 0 and not match.value.is_before and noun.last > number.last:
            return bend(number, match.value.rule), replace(noun, last=noun.last + match.last)
    return number, noun


def _numbers(sentence: Sentence, pack: Pack, taken: Sequence[Span]) -> list[Number]:
    words = sentence.words
    return [
        n
        for n in find_numbers(words, pack.quantities)
        if not any(t.start < words.stops[n.last - 1] and words.starts[n.first] < t.stop for t in taken)
    ]


def _find_nouns(sentence: Sentence, pack: Pack) -> list[Noun]:
    """People, equipment and toll nouns; where they overlap the longest, then the toll."""
    texts = sentence.words.texts
    found = [
        Noun(m.first, m.last, _unit_of_toll(m.value.of), m.value.of, True)
        for m in pack.tolls.find(texts)
        if m.value.side == "noun"
    ]
    found += [Noun(m.first, m.last, m.value.unit, Of.OTHER, True) for m in pack.people.find_longest(texts)]
    found += [
        Noun(m.first, m.last, m.value.equipment.name, m.value.of, False) for m in pack.equipment.find_longest(texts)
    ]
    found += [
        Noun(m.first, m.last, "person", Of.OTHER, True)
        for m in pack.countries.find_longest(texts)
        if m.value.role == "demonym" and sentence.words.capital[m.first] and m.first > 0
    ]
    kept: list[Noun] = []
    for noun in sorted(found, key=lambda n: (-(n.last - n.first), n.of is Of.OTHER, n.first)):
        if all(noun.last <= k.first or k.last <= noun.first for k in kept):
            kept.append(noun)
    return sorted(kept, key=lambda n: n.first)


def _unit_of_toll(of: Of) -> str:
    return {Of.CAPTURED: "prisoner", Of.DISPLACED: "displaced person"}.get(of, "person")


def _counted(sentence: Sentence, number: Number, nouns: dict[int, Noun], grammar: Grammar) -> Noun | None:
    """The noun a number counts: right after it, or after up to three adjectives, "de", "autres"."""
    texts = sentence.words.texts
    for at in range(number.last, min(number.last + _SKIPPED_BEFORE_NOUN + 1, len(texts))):
        if at in nouns:
            return nouns[at]
        word = texts[at]
        if word in grammar.auxiliaries or word.startswith(("-year", "-day")):
            return None
        if word in _MEASURES or not (word.isalpha() or word in {"d'", "l'", "-"} or "-" in word):
            return None
        if at > number.last and word in grammar.function_words and word not in _OF_WHOSE:
            return None
    return None


def _any_noun(sentence: Sentence, number: Number, grammar: Grammar) -> Noun | None:
    """A noun that no table knows right after a number; measures, and a lone "one", count nothing."""
    texts = sentence.words.texts
    at = number.last
    while at < len(texts) and at - number.last < 2 and texts[at] in {"de", "d'", "of", "other", "autres"}:
        at += 1
    if at >= len(texts) or texts[at] in _MEASURES or texts[at] in grammar.function_words or len(texts[at]) < 4:
        return None
    is_lone = number.rule == "number" and number.low <= 1
    is_year = number.rule == "number" and number.last - number.first == 1 and 1900 <= number.low <= 2100
    if is_lone or is_year or not texts[at].isalpha() or sentence.words.capital[at]:
        return None
    return Noun(at, at + 1, texts[at], Of.OTHER, False)


def _is_elliptic(sentence: Sentence, number: Number, pack: Pack) -> bool:
    """A number alone beside a toll verb counts people ("killing six", "trois ont été tués")."""
    texts = sentence.words.texts
    nearby = texts[max(0, number.first - 3) : number.first]
    after = texts[number.last : number.last + 4]
    if tuple(after[:2]) in _OF_THEM or tuple(after[:3]) in _OF_THEM:
        return True
    if after and (after[0] in _MEASURES or after[0] == "%"):
        return False
    verbs = [m for m in pack.tolls.find([*nearby, "\u0000", *after]) if m.value.side != "noun"]
    return bool(verbs)


def _rule(sentence: Sentence, number: Number, grammar: Grammar) -> str:
    """Row of the codebook; an article alone ("un soldat", "a truck") is the row of one."""
    is_article = number.last - number.first == 1 and sentence.words.texts[number.first] in grammar.indefinite_singular
    return "one" if is_article else number.rule


def _make(analysis: Analysis, sentence: Sentence, number: Number, noun: Noun, rule: str) -> QuantityMention:
    words = sentence.words
    stop = words.stops[max(number.last, noun.last) - 1]
    span = Span.of(analysis.text, words.starts[number.first], stop)
    return QuantityMention(
        "",
        span,
        BY.format(rule=rule),
        number.low,
        number.high,
        noun.unit,
        number.approximate,
        rule,
        noun.of,
    )


def _find_bare(analysis: Analysis, sentence: Sentence, nouns: list[Noun], grammar: Grammar) -> list[QuantityMention]:
    """People without a number: "un soldat" is one, "des soldats" two or more. Only claims with a toll use them."""
    words, found = sentence.words, []
    for noun in nouns:
        if not noun.is_person or noun.first == 0 or noun.unit in _GROUPS:
            continue
        before = words.texts[noun.first - 1]
        if before in grammar.indefinite_singular:
            found.append(_bare(analysis, sentence, noun, 1, 1, "one"))
        elif words.texts[noun.last - 1].endswith(("s", "x", "men", "people", "children")):
            found.append(_bare(analysis, sentence, noun, 2, None, "bare_plural"))
    return found


def _bare(analysis: Analysis, sentence: Sentence, noun: Noun, low: int, high: int | None, rule: str) -> QuantityMention:
    words = sentence.words
    first = noun.first - 1 if rule == "one" else noun.first
    span = Span.of(analysis.text, words.starts[first], words.stops[noun.last - 1])
    return QuantityMention("", span, BY.format(rule=rule), low, high, noun.unit, high is None, rule, noun.of)


def _find_none(analysis: Analysis, sentence: Sentence, pack: Pack) -> list[QuantityMention]:
    """ "Sans victime", "no casualties": none dead and none injured."""
    words = sentence.words
    return [
        QuantityMention(
            "",
            Span.of(analysis.text, words.starts[m.first], words.stops[m.last - 1]),
            BY.format(rule="none"),
            0,
            0,
            "person",
            False,
            "none",
            Of.FATALITIES,
        )
        for m in pack.quantities.none_whole.find_longest(words.texts)
    ]
