"""One person or thing that a happening is done to or by, told without a number: "killed its clerk", "a drone was downed"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from recoupe.extract.rules.counted import Noun, unit_of_toll
from recoupe.extract.rules.grammar import Grammar
from recoupe.extract.rules.syntax import Syntax
from recoupe.lang.pack import Pack
from recoupe.model import Of, QuantityMention, Span

RULE = "one"
BY = "quantity.one@1"
HARM = frozenset({Of.FATALITIES, Of.INJURED, Of.CAPTURED})
_MAX_WORDS = 7


def find_singles(
    text: str, syntax: Syntax, pack: Pack, grammar: Grammar, nouns: Sequence[Noun], taken: Sequence[Span]
) -> list[QuantityMention]:
    """Single victims of toll verbs, and single pieces of equipment behind an indefinite article.

    Args:
        text: of the document.
        nouns: people and equipment of the sentence.
        taken: what is a quantity or a date already.
    """
    words = syntax.sentence.words
    known = {i for span in taken for i in words.between(span.start, span.stop)}
    found: dict[int, QuantityMention] = {}
    victims = _victims(syntax, pack, grammar, nouns)
    things = [n for n in nouns if not n.is_person and n.of is not Of.OTHER]
    # an indefinite noun needs no article in Arabic
    bare = {n.first for n in things if "sg" in n.labels and not n.labels & {"def", "pl", "du"} and grammar.verb_first}
    heads = [(n.first if grammar.verb_first else n.last - 1, n.unit, n.of) for n in things]
    for head, unit, of in [*victims, *heads]:
        phrase = syntax.phrase(head)
        if phrase is None or head in known or phrase[1] - phrase[0] > _MAX_WORDS:
            continue
        is_victim = of in HARM
        is_one = words.texts[phrase[0]] in grammar.indefinite_singular or head in bare
        if not is_victim and (not is_one or _is_sum(syntax, head)):
            continue
        if not is_victim and not grammar.collectives.isdisjoint(words.texts[phrase[0] : head]):
            continue  # "a salvo of rockets"
        if known.isdisjoint(range(*phrase)):
            known.update(range(*phrase))
            span = Span.of(text, words.starts[phrase[0]], words.stops[phrase[1] - 1])
            found[phrase[0]] = QuantityMention("", span, BY, 1, 1, unit, False, RULE, of, is_victim)
    return list(found.values())


def _is_sum(syntax: Syntax, head: int) -> bool:
    """Whether a thing is told by what it is made of: "a convoy of four lorries" is four, not one."""
    return any(syntax.is_counted(part) for part in syntax.complements(head))


def _victims(syntax: Syntax, pack: Pack, grammar: Grammar, nouns: Sequence[Noun]) -> Iterator[tuple[int, str, Of]]:
    """Head words of single people whom a verb of the toll table is said of, with unit and kind of harm."""
    people = {i: n for n in nouns if n.is_person for i in range(n.first, n.last)}
    things = {i for n in nouns if not n.is_person for i in range(n.first, n.last)}
    for match in pack.tolls.find(syntax.sentence.words.texts):
        if match.value.of not in HARM:
            continue
        is_act = match.value.side in {"noun", "act"}
        is_intransitive = match.value.side == "intransitive"
        heads = (
            syntax.complements(match.head) if is_act else said_of(syntax, match.head, is_intransitive=is_intransitive)
        )
        for head in heads:
            if head not in things and _is_single_person(syntax, head, people, grammar):
                yield head, people[head].unit if head in people else unit_of_toll(match.value.of), match.value.of


def said_of(syntax: Syntax, verb: int, *, is_intransitive: bool) -> list[int]:
    """Words that head what a toll verb is said of: the subject of a passive or intransitive, the object of an active."""
    if is_intransitive:
        return syntax.subjects(verb) or syntax.undergoers(verb)
    return syntax.undergoers(verb) or syntax.objects(verb)


def _is_single_person(syntax: Syntax, head: int, people: dict[int, Noun], grammar: Grammar) -> bool:
    """A singular noun for a person, or an unknown one behind an indefinite article."""
    token = syntax.token(head)
    if token is None or token.upos not in {"NOUN", "PROPN"} or not token.has("Number=Sing"):
        return False
    if syntax.sentence.words.texts[head] in grammar.collectives:
        return False
    if head in people or _is_named(syntax, head):
        return True
    phrase = syntax.phrase(head)
    texts = syntax.sentence.words.texts
    return phrase is not None and texts[phrase[0]] in grammar.indefinite_singular


def _is_named(syntax: Syntax, head: int) -> bool:
    """Whether a word belongs to the name of a person, or stands right before one ("leader Ahmed Godane")."""
    token = syntax.token(head)
    people = [n for n in syntax.parse.names if n.label == "PER"]
    return token is not None and any(n.start <= token.stop + 1 and token.start < n.stop for n in people)
