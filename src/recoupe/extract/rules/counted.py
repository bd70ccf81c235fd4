"""What a number counts: the noun behind it, or people whom a toll verb or "of them" implies. Source: codebooks §9."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from recoupe.extract.analysis import Sentence
from recoupe.extract.rules.grammar import Grammar
from recoupe.extract.rules.numbers import Number
from recoupe.extract.rules.people import is_participle
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import Of

_SKIPPED_BEFORE_NOUN = 3
_OF_WHOSE = frozenset("de d' des du of les the our their its his her my nos leurs ses mes ces these those".split())
_OF_THEM = frozenset(
    tuple(words.split())
    for words in (
        "من هم",
        "من هن",
        "من ها",
        "من هما",
        "من نا",
        "of them",
        "of whom",
        "of us",
        "of ours",
        "of their",
        "d' entre eux",
        "d' entre elles",
        "d' entre nous",
    )
)
_OTHERS = (("آخرين",), ("آخرون",))
_MEASURES = frozenset(
    "km kilomètres kilomètre kilometers kilometres miles mile mètres metres meters m mm % pour-cent ans an années année"
    " years year mois months month jours jour days day heures heure hours hour minutes minute semaines weeks week euros"
    " reprises reprise fois times dollars dollar barils barrels degrés h gmt kg".split()
)
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "X", "SYM"})


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun that may be counted, at words `[first, last)`; `labels` are those of its form ("sg", "du", "pl", "def")."""

    first: int
    last: int
    unit: str
    of: Of
    is_person: bool
    labels: frozenset[str] = frozenset()


def find_nouns(sentence: Sentence, pack: Pack, grammar: Grammar, syntax: Syntax | None = None) -> list[Noun]:
    """People, equipment and toll nouns in order; where they overlap the longest, then the toll.

    A demonym is left out where another noun follows it: "58 Pakistani soldiers" are soldiers.
    """
    texts = sentence.words.texts
    found = [
        Noun(m.first, m.last, unit_of_toll(m.value.of), m.value.of, True, m.tenses)
        for m in pack.tolls.find(texts)
        if m.value.side == "noun"
    ]
    found += [Noun(m.first, m.last, m.value.unit, Of.OTHER, True, m.tenses) for m in pack.people.find_longest(texts)]
    found += [
        Noun(m.first, m.last, m.value.equipment.name, m.value.of, False, m.tenses)
        for m in pack.equipment.find_longest(texts)
    ]
    found += [
        Noun(m.first, m.last, "person", Of.OTHER, True, m.tenses)
        for m in pack.countries.find_longest(texts)
        if m.value.role == "demonym"
        and m.first > 0
        and (sentence.words.capital[m.first] or _is_inhabitant(sentence, m.first, grammar, syntax))
        and not _is_said_of_noun(texts, m.first, m.last, grammar)
    ]
    if grammar.verb_first:
        found += _pairs(texts, pack)
        found = [
            replace(n, labels=n.labels or _labels_of_ending(texts[n.last - 1], pack)) for n in found if n.is_person
        ] + [n for n in found if not n.is_person]
    kept: list[Noun] = []
    for noun in sorted(found, key=lambda n: (-(n.last - n.first), n.of is Of.OTHER, n.first)):
        if all(noun.last <= k.first or k.last <= noun.first for k in kept):
            kept.append(noun)
    kept = [n for n in kept if not is_participle(sentence, n.first, grammar)]
    ends = {n.last for n in kept if n.is_person and n.of is Of.OTHER}
    return sorted(
        (n for n in kept if n.of is Of.OTHER or not n.is_person or n.first not in ends), key=lambda n: n.first
    )


def _pairs(texts: Sequence[str], pack: Pack) -> list[Noun]:
    """Things that are two by their form alone ("منزلين"); of things in the singular or plural only numbers tell."""
    matches = [m for m in pack.things.find_longest(texts) if m.tenses == {"du"} and texts[m.first].endswith(_PAIRED)]
    return [Noun(m.first, m.last, texts[m.first], Of.OTHER, False, m.tenses) for m in matches]


_PAIRED = ("ان", "ين")


def _labels_of_ending(word: str, pack: Pack) -> frozenset[str]:
    """Number and article of a noun for people that the tables have as it is written: "مدنيان", "المرافقون", not "سكان"."""
    number = next((label for ending, label in _ENDINGS if word.endswith(ending)), "")
    if number == "du" and not pack.people.find([f"{word[:-2]}ين"]):
        number = ""
    labels = ("def" if word.startswith("ال") and len(word) > _SHORTEST_WITH_ARTICLE else "", number)
    return frozenset(label for label in labels if label)


_ENDINGS = (("يين", "pl"), ("ان", "du"), ("ون", "pl"), ("ات", "pl"))
_SHORTEST_WITH_ARTICLE = 4


def _is_inhabitant(sentence: Sentence, at: int, grammar: Grammar, syntax: Syntax | None) -> bool:
    """Whether a demonym is a noun where there are no capitals: behind a number, or by the parse ("قتل فلسطينيان")."""
    if not sentence.words.is_caseless:
        return False
    before = sentence.words.texts[at - 1]
    token = syntax.token(at) if syntax is not None else None
    is_noun = token is not None and token.upos == "NOUN" and token.relation in _DONE_TO
    return before in grammar.numbers or before.isdigit() or is_noun


_DONE_TO = frozenset({"nsubj:pass", "nsubj", "obj"})


def _is_said_of_noun(texts: Sequence[str], first: int, last: int, grammar: Grammar) -> bool:
    """Whether a demonym stands before its noun: "25 Turkish armoured vehicles" are no 25 Turks."""
    if grammar.adjectives_follow or texts[first].endswith("s") or last >= len(texts):
        return False
    return texts[last][0].isalpha() and texts[last] not in grammar.function_words


def unit_of_toll(of: Of) -> str:
    """The unit of people counted by a toll noun."""
    return {Of.CAPTURED: "prisoner", Of.DISPLACED: "displaced person"}.get(of, "person")


def counted_noun(
    sentence: Sentence,
    number: Number,
    nouns: dict[int, Noun],
    pack: Pack,
    grammar: Grammar,
    syntax: Syntax | None,
    *,
    earlier: Noun | None = None,
) -> Noun | None:
    """The noun that a number counts; an empty one behind the number where it is implied; None if it counts nothing.

    Args:
        earlier: what the number before it counts: of 24 missiles, 18 that "were intercepted" are missiles, too.
    """
    known = _known_noun(sentence, number, nouns, grammar, syntax)
    if known is not None or number.rule == "none":
        return known
    implied = Noun(number.last, number.last, "person", Of.OTHER, True)
    of_them = _end_of_them(sentence, number)
    if of_them is not None:
        return nouns.get(of_them, implied)
    if sentence.words.texts[number.last : number.last + 1] in _OTHERS:
        return replace(implied, last=number.last + 1)
    other = _unknown_noun(sentence, number, grammar, syntax)
    if other is not None and syntax is not None:
        return other
    if _is_elliptic(sentence, number, pack):
        return implied
    if not _is_argument(sentence, number, syntax):
        return other
    is_thing = earlier is not None and not earlier.is_person and earlier.of is not Of.OTHER
    return replace(implied, unit=earlier.unit, of=earlier.of, is_person=False) if earlier and is_thing else implied


def _end_of_them(sentence: Sentence, number: Number) -> int | None:
    """The word after "of them" behind a number: four of them *children*."""
    texts, at = sentence.words.texts, number.last
    return next((at + n for n in (2, 3) if tuple(texts[at : at + n]) in _OF_THEM), None)


def _known_noun(
    sentence: Sentence, number: Number, nouns: dict[int, Noun], grammar: Grammar, syntax: Syntax | None
) -> Noun | None:
    """A noun of our tables right after a number, or after up to three adjectives, "de", "autres"; the last of several."""
    texts = sentence.words.texts
    for at in range(number.last, min(number.last + _SKIPPED_BEFORE_NOUN + 1, len(texts))):
        if at in nouns:
            return _last_of_compound(sentence, nouns[at], nouns, syntax)
        word = texts[at]
        if word in grammar.auxiliaries or word.startswith(("-year", "-day")):
            return None
        if (
            word in _MEASURES
            or word in grammar.measures
            or not (_is_word(word) or word in {"d'", "l'", "-"} or "-" in word)
        ):
            return None
        if at > number.last and word in grammar.function_words and word not in _OF_WHOSE:
            return None
        if grammar.verb_first and word in grammar.function_words and word != "من":
            return None  # "عشرات الآلاف في مسيرة"
        if at >= number.last and is_finite_verb(syntax, at):
            return None
    return None


def _last_of_compound(sentence: Sentence, noun: Noun, nouns: dict[int, Noun], syntax: Syntax | None) -> Noun:
    """The head of an English compound that begins with a known noun ("six missile strikes", "58 Pakistani soldiers")."""
    following = nouns.get(noun.last)
    if following is None or is_finite_verb(syntax, following.first):
        return noun
    head = _head_of(syntax, noun.first)
    is_governed = syntax is None or (head is not None and following.first <= head < following.last)
    return following if is_governed else noun


def _head_of(syntax: Syntax | None, word: int) -> int | None:
    """The word that governs a word."""
    return syntax.governor(word) if syntax is not None else None


def is_finite_verb(syntax: Syntax | None, word: int) -> bool:
    """Whether the parse takes a word for a finite verb."""
    token = syntax.token(word) if syntax is not None else None
    return token is not None and (token.upos == "AUX" or (token.upos == "VERB" and token.has("VerbForm=Fin")))


def _is_verb(syntax: Syntax | None, word: int) -> bool:
    """Whether the parse takes a word for a verb or participle."""
    token = syntax.token(word) if syntax is not None else None
    return token is not None and token.upos in {"AUX", "VERB"}


def _unknown_noun(sentence: Sentence, number: Number, grammar: Grammar, syntax: Syntax | None) -> Noun | None:
    """A noun that no table knows right after a number; measures, and a lone "one", count nothing."""
    texts = sentence.words.texts
    at = number.last
    while at < len(texts) and at - number.last < 2 and texts[at] in {"de", "d'", "of", "other", "autres"}:
        at += 1
    if at >= len(texts) or texts[at] in _MEASURES or texts[at] in grammar.function_words or len(texts[at]) < 4:
        return None
    before = texts[number.first - 1] if number.first else ""
    if before in _AGE_WORDS and _is_verb(syntax, at):  # "a girl of 15 raped by"
        return None
    is_lone = number.rule == "number" and number.low <= 1
    is_year = number.rule == "number" and number.last - number.first == 1 and 1900 <= number.low <= 2100
    if is_lone or is_year or not texts[at].isalpha() or sentence.words.capital[at] or is_finite_verb(syntax, at):
        return None
    return Noun(at, at + 1, texts[at], Of.OTHER, False)


def _is_argument(sentence: Sentence, number: Number, syntax: Syntax | None) -> bool:
    """Whether a bare number is itself what is done to or does something ("police held six", "douze ont été arrêtés").

    One alone is a pronoun or an article more often than a number.
    """
    following = sentence.words.texts[number.last : number.last + 1]
    if _opens_a_part(sentence.words.texts, number) and not _SHARES.union(_MEASURES).intersection(following):
        return True
    is_denied = number.first > 0 and sentence.words.texts[number.first - 1] in {"not", "pas", "non", "لا"}
    if syntax is None or number.high == 1 or is_denied or _SHARES.union(_MEASURES).intersection(following):
        return False
    tokens = [syntax.token(word) for word in range(number.first, number.last)]
    return any(t is not None and t.upos in _BARE and t.relation in _ARGUMENTS for t in tokens)


def _opens_a_part(texts: Sequence[str], number: Number) -> bool:
    """Whether a number of two and more stands right behind "dont", "of which"."""
    if number.high == 1 or number.last - number.first > 1:
        return False
    before = tuple(texts[max(0, number.first - 2) : number.first])
    return before[-1:] == ("dont",) or before in {("of", "which"), ("of", "whom")}


_SHARES = frozenset({"%", "percent", "per", "pour", "-", ":", "/", "h"})
_BARE = frozenset({"NUM", "NOUN", "PRON"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})


def _is_elliptic(sentence: Sentence, number: Number, pack: Pack) -> bool:
    """A number alone beside a toll verb counts people ("killing six", "trois ont été tués")."""
    texts = sentence.words.texts
    nearby = texts[max(0, number.first - 3) : number.first]
    after = texts[number.last : number.last + 4]
    if after and (after[0] in _MEASURES or after[0] == "%"):
        return False
    if _is_age(texts, number):
        return False
    return any(m.value.side in {"verb", "intransitive"} for m in pack.tolls.find([*nearby, "\u0000", *after]))


def _is_age(texts: Sequence[str], number: Number) -> bool:
    """Whether a bare number is somebody's age: "Uri Dagan, 22,", "a woman of 64", "the eldest 81"."""
    before = texts[number.first - 1] if number.first else ""
    following = texts[number.last] if number.last < len(texts) else ""
    if before in _AGE_WORDS:
        return True
    return before == "," and following in {",", ")", "."} and number.low > _SMALLEST_BARE_AGE


_AGE_WORDS = frozenset("of de d' aged eldest oldest youngest aged âgé âgée âgés aîné aînée cadet cadette".split())
_SMALLEST_BARE_AGE = 12


def _is_word(word: str) -> bool:
    """Whether letters begin a word: names of forces hold numbers ("six M23 fighters")."""
    return word.isalnum() and word[0].isalpha()
