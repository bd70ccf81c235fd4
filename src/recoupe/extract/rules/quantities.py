"""Counted people and things: a number, the noun it counts, and what the noun says it counts. Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.counted import Noun, counted_noun, find_nouns, is_finite_verb
from recoupe.extract.rules.grammar import Grammar
from recoupe.extract.rules.numbers import Number, bend, find_numbers
from recoupe.extract.rules.postposed import find_ones, find_postposed
from recoupe.extract.rules.singles import find_singles
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import Of, QuantityMention, Span

BY = "quantity.{rule}@1"
_ADJECTIVES = 2
_GROUPS = frozenset(
    "group unit crowd battalion regiment brigade detachment contingent squadron platoon patrol squad garrison division"
    " delegation company army force".split()
)


def find_quantities(
    analysis: Analysis,
    sentence: Sentence,
    pack: Pack,
    grammar: Grammar,
    taken: Sequence[Span],
    syntax: Syntax | None = None,
) -> list[QuantityMention]:
    """Quantities of a sentence in order.

    Args:
        taken: spans that are something else (dates, ages): a number inside one counts nothing.
        syntax: the parse of the sentence, if it has one.
    """
    nouns = find_nouns(sentence, pack, grammar, syntax)
    by_first = {n.first: n for n in reversed(nouns)}
    found = _find_none(analysis, sentence, pack)
    used: set[int] = set()
    totals = {m.last: m.value for m in pack.quantities.totals.find(sentence.words.texts)}
    if grammar.verb_first:
        found += _find_behind(analysis, sentence, nouns, pack, [*taken, *(q.span for q in found)])
    earlier: Noun | None = None
    counted = _numbers(sentence, pack, [*taken, *(q.span for q in found)])
    for number, whole in _with_wholes(sentence, counted):
        noun = counted_noun(sentence, whole, by_first, pack, grammar, syntax, earlier=earlier)
        earlier = noun or earlier
        total = number.revised or totals.get(number.first)
        if total is not None:
            noun = _under_total(number, noun, Of(total))
        if noun is not None:
            used.update(range(noun.first, noun.last))
            bent, noun = _bend_after(sentence, number, noun, pack)
            made = _make(analysis, sentence, bent, noun, _rule(sentence, bent, grammar))
            found.append(replace(made, is_total=total is not None and noun.unit == "person"))
    free = [n for n in nouns if n.first not in used and not _is_counted(sentence, n, found)]
    free = [n for n in free if not is_finite_verb(syntax, n.first)]  # "a grenade wounded two"
    found.extend(_find_bare(analysis, sentence, free, pack, grammar))
    if syntax is not None:
        found.extend(find_singles(analysis.text, syntax, pack, grammar, nouns, [*taken, *(q.span for q in found)]))
    return sorted(found, key=lambda q: q.span)


def _find_behind(
    analysis: Analysis, sentence: Sentence, nouns: Sequence[Noun], pack: Pack, taken: Sequence[Span]
) -> list[QuantityMention]:
    """What a number behind its noun, or "one of them" before it, counts ("الاسرى الاربعة", "احدهم طفل")."""
    found = []
    for number, noun in [*find_postposed(sentence, nouns, pack.quantities), *find_ones(sentence, nouns)]:
        bent, whole = _bend_after(sentence, number, replace(noun, last=number.last), pack, is_behind=True)
        made = _make(analysis, sentence, bent, whole, bent.rule)
        if not any(made.span.start < t.stop and t.start < made.span.stop for t in taken):
            found.append(made)
    return found


def _with_wholes(sentence: Sentence, numbers: Sequence[Number]) -> Iterator[tuple[Number, Number]]:
    """Numbers, each with the one whose noun it counts: "18 of the 26 missiles" are 18, and the whole is no count of its own."""
    at = 0
    while at < len(numbers):
        number, following = numbers[at], numbers[at + 1] if at + 1 < len(numbers) else None
        between = tuple(sentence.words.texts[number.last : following.first]) if following is not None else ()
        is_share = following is not None and between in _SHARE_OF and following.low >= number.low
        if following is not None and is_share:
            yield replace(number, last=following.last), following
        else:
            yield number, number
        at += 2 if is_share else 1


_SHARE_OF = frozenset(
    {
        ("of", "the"),
        ("of", "its"),
        ("of", "their"),
        ("of", "his"),
        ("des",),
        ("de", "ses"),
        ("de", "leurs"),
        ("sur", "les"),
    }
)


def _under_total(number: Number, noun: Noun | None, of: Of) -> Noun:
    """What a number behind a toll word counts: people of that toll, told closer by a noun ("the dead included four women")."""
    if noun is None or not noun.is_person:
        return Noun(number.last, number.last, "person", of, True)
    return replace(noun, of=of) if noun.of is Of.OTHER else noun


def _is_counted(sentence: Sentence, noun: Noun, found: Sequence[QuantityMention]) -> bool:
    """The noun lies within a quantity, or right after one ("a couple of soldiers": the words of the number hold "of")."""
    start, stop = sentence.words.starts[noun.first], sentence.words.stops[noun.last - 1]
    return any(q.span.start < stop and start <= q.span.stop + 1 for q in found)


def _bend_after(
    sentence: Sentence, number: Number, noun: Noun, pack: Pack, *, is_behind: bool = False
) -> tuple[Number, Noun]:
    """Apply a modifier that stands after the noun ("14 personnes au moins", "ten soldiers or more")."""
    for match in pack.quantities.modifiers.find(sentence.words.texts[noun.last : noun.last + 4]):
        if match.first == 0 and not match.value.is_before and (is_behind or noun.last > number.last):
            return bend(number, match.value.rule), replace(noun, last=noun.last + match.last)
    return number, noun


def _numbers(sentence: Sentence, pack: Pack, taken: Sequence[Span]) -> list[Number]:
    words = sentence.words
    return [
        n
        for n in find_numbers(words, pack.quantities)
        if not any(t.start < words.stops[n.last - 1] and words.starts[n.first] < t.stop for t in taken)
    ]


def _rule(sentence: Sentence, number: Number, grammar: Grammar) -> str:
    """Row of the codebook; an article alone ("un soldat", "a truck") is the row of one."""
    is_article = number.last - number.first == 1 and sentence.words.texts[number.first] in grammar.indefinite_singular
    return "one" if is_article else number.rule


def _make(analysis: Analysis, sentence: Sentence, number: Number, noun: Noun, rule: str) -> QuantityMention:
    words = sentence.words
    stop = words.stops[max(number.last, noun.last) - 1]
    span = Span.of(analysis.text, words.starts[number.first], stop)
    by = BY.format(rule=rule)
    return QuantityMention(
        "", span, by, number.low, number.high, noun.unit, number.approximate, rule, noun.of, noun.is_person
    )


def _find_bare(
    analysis: Analysis, sentence: Sentence, nouns: list[Noun], pack: Pack, grammar: Grammar
) -> list[QuantityMention]:
    """People without a number: "un soldat" is one, "des soldats" two or more. Only claims with a toll use them."""
    words, found = sentence.words, []
    for noun in nouns:
        if "du" in noun.labels and noun.labels <= _DUAL:
            found.append(_pair(analysis, sentence, noun, pack))
            continue
        if not noun.is_person or noun.unit in _GROUPS or (noun.first == 0 and not grammar.verb_first):
            continue
        article = _article_before(words.texts, noun, grammar)
        if article is not None:
            found.append(_bare(analysis, sentence, noun, article, "one"))
        elif _is_bare_plural(sentence, noun, grammar):
            found.append(
                _bare(analysis, sentence, noun, noun.first, "bare_plural", least=3 if grammar.verb_first else 2)
            )
    return found


def _is_bare_plural(sentence: Sentence, noun: Noun, grammar: Grammar) -> bool:
    """Whether a noun is a plural that no determiner makes known: "soldiers", "des soldats", not "the soldiers"."""
    texts = sentence.words.texts
    if grammar.verb_first:
        return "pl" in noun.labels and "def" not in noun.labels and "sg" not in noun.labels
    is_plural = texts[noun.last - 1].endswith(("s", "x", "men", "people", "children"))
    return is_plural and (
        texts[noun.first - 1] in {"des", "de", "d'"} or texts[noun.first - 1] not in grammar.determiners
    )


def _article_before(texts: Sequence[str], noun: Noun, grammar: Grammar) -> int | None:
    """The indefinite article of a noun, adjectives between ("a 9-year-old boy"); None without one."""
    for at in range(noun.first - 1, max(-1, noun.first - _ADJECTIVES - 2), -1):
        if texts[at] in grammar.indefinite_singular:
            return at
        if texts[at] in grammar.function_words or not texts[at][0].isalnum():
            return None
    return None


_DUAL = frozenset({"du", "def"})


def _pair(analysis: Analysis, sentence: Sentence, noun: Noun, pack: Pack) -> QuantityMention:
    """Two people or things that the form of the noun alone counts ("جنديان", "جنديان على الاقل")."""
    number = Number(noun.first, noun.last, 2, 2, 2, "number", False)
    bent, whole = _bend_after(sentence, number, noun, pack, is_behind=True)
    return _make(analysis, sentence, bent, whole, bent.rule)


def _bare(
    analysis: Analysis, sentence: Sentence, noun: Noun, first: int, rule: str, *, least: int = 2
) -> QuantityMention:
    words, is_one = sentence.words, rule == "one"
    span = Span.of(analysis.text, words.starts[first], words.stops[noun.last - 1])
    low, high = (1, 1) if is_one else (least, None)
    return QuantityMention("", span, BY.format(rule=rule), low, high, noun.unit, not is_one, rule, noun.of, True)


def _find_none(analysis: Analysis, sentence: Sentence, pack: Pack) -> list[QuantityMention]:
    """ "Sans victime", "no casualties": nobody; what nobody suffered is what the words deny."""
    words, found = sentence.words, []
    for match in pack.quantities.none_whole.find_longest(words.texts):
        span = Span.of(analysis.text, words.starts[match.first], words.stops[match.last - 1])
        of = Of(match.value) if match.value != "none" else Of.OTHER
        found.append(QuantityMention("", span, BY.format(rule="none"), 0, 0, "person", False, "none", of))
    return found
