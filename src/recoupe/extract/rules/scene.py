"""A sentence laid out for the rules: its words, its mentions with the words they stand on, and distances between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import Any, TypeVar

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.grammar import Grammar, Preposition
from recoupe.extract.rules.syntax import read_syntax
from recoupe.extract.thing_classes import SIDES
from recoupe.lang.entries import SpeechCue
from recoupe.lang.pack import load_pack
from recoupe.model import ActorMention, EquipmentMention, Mention, PlaceMention, QuantityMention, TimeMention
from recoupe.text.match import Match, PatternIndex
from recoupe.world.actors import load_actors

T = TypeVar("T")
BORDER_COST = 6
COMMA_COST = 2
MIN_STRETCH = 6
"""Words of the shortest part of a sentence that says something of its own."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention on words `[first, last)` of its sentence."""

    mention: Mention
    first: int
    last: int


class Scene:
    """One sentence with its mentions.

    Args:
        mentions: mentions of the document that lie in the sentence, in text order.

    Attributes:
        actors: actors and people.
        equipment: equipment.
        places: place names, resolved or not.
        times: time expressions.
        quantities: counted people and things.
        typed: actors, equipment and places: what can do or suffer something.
        parts: these, and the noun phrases that only the parse shows.
        syntax: the parse of the sentence, if it has one.
    """

    def __init__(self, analysis: Analysis, sentence: Sentence, mentions: list[Mention], grammar: Grammar) -> None:
        self.analysis, self.sentence, self.grammar = analysis, sentence, grammar
        self.words = sentence.words
        self.texts = sentence.words.texts
        self.placed = [self._place(m) for m in mentions if not (isinstance(m, PlaceMention) and m.attributive)]
        bodies = [p for p in self.placed if isinstance(p.mention, ActorMention)]
        self.actors = [p for p in bodies if not _is_thing(p.mention)]
        self.equipment = [p for p in self.placed if isinstance(p.mention, EquipmentMention)]
        self.places = [p for p in self.placed if isinstance(p.mention, PlaceMention)]
        self.times = [p for p in self.placed if isinstance(p.mention, TimeMention)]
        self.quantities = [p for p in self.placed if isinstance(p.mention, QuantityMention)]
        kinds = ActorMention | EquipmentMention | PlaceMention
        self.parts = [p for p in self.placed if isinstance(p.mention, kinds)]
        self.typed = [p for p in self.parts if not _is_thing(p.mention)]
        self._prepositions: dict[int, Preposition | None] = {}
        self._matches: dict[int, tuple[Match[Any], ...]] = {}
        self.syntax = read_syntax(analysis, sentence)

    def _place(self, mention: Mention) -> Placed:
        found = self.words.between(mention.span.start, mention.span.stop)
        return Placed(mention, found.start, max(found.stop, found.start + 1))

    @cached_property
    def is_question(self) -> bool:
        """Whether the sentence asks."""
        return bool(self.texts) and ("?" in self.texts[-2:] or "؟" in self.texts[-2:])

    @cached_property
    def reports(self) -> list[Match[SpeechCue]]:
        """Reporting expressions within commas, in order; a compound is none because of its first part ("d'après-midi")."""
        found: list[Match[SpeechCue]] = []
        for match in load_pack(self.grammar.code).speech.find(self.texts):
            is_free = not found or match.first >= found[-1].last
            if is_free and not any(self.texts[i] == "," for i in range(match.first, match.last)):
                found.append(match)
        return [m for m in found if m.value.frame != "preposition" or "-" not in self.texts[m.last - 1]]

    @cached_property
    def has_place_anaphor(self) -> bool:
        """Whether the sentence points back to a place ("y", "la ville", "there", "the village")."""
        anaphors, texts = self.grammar.place_anaphors, self.texts
        return any(texts[i] in anaphors or " ".join(texts[i : i + 2]) in anaphors for i in range(len(texts)))

    @cached_property
    def named(self) -> frozenset[int]:
        """Words of the name that people of a side are called after ("Islamic State" of "Islamic State fighters")."""
        sides = [range(p.first, p.last) for p in self.actors if is_side(p.mention)]
        if not sides:
            return frozenset()
        names = (range(m.first, m.last) for m in load_actors(self.grammar.code).find_longest(self.texts))
        inside = (n for n in names if any(n.start >= s.start and n.stop <= s.stop for s in sides))
        return frozenset(
            w for name in inside if self.words.is_caseless or any(self.words.capital[w] for w in name) for w in name
        )

    @cached_property
    def positions(self) -> tuple[int, ...]:
        """Number of each word if a force or a crowd is counted as one word, however many its name has."""
        inside = {i for p in self.actors if is_side(p.mention) for i in range(p.first + 1, p.last)}
        return tuple(accumulate((i not in inside for i in range(len(self.texts))), initial=-1))[1:]

    @cached_property
    def stretches(self) -> tuple[int, ...]:
        """Number of the stretch that each word stands in: colons and semicolons part a sentence, six words and more each."""
        found, number, since = [], 0, 0
        size = len(self.texts)
        for at, word in enumerate(self.texts):
            found.append(number)
            if word in {":", ";"} and at - since >= MIN_STRETCH and size - at > MIN_STRETCH:
                number, since = number + 1, at
        return tuple(found)

    def find(self, index: PatternIndex[T]) -> tuple[Match[T], ...]:
        """Matches in the sentence, gaps of patterns measured with a side as one word, too; in order, longest first."""
        if id(index) not in self._matches:
            self._matches[id(index)] = self._find(index)
        return self._matches[id(index)]

    @cached_property
    def _kept(self) -> list[int]:
        """Words that are left if a side is one word."""
        return [i for i, at in enumerate(self.positions) if i == 0 or at != self.positions[i - 1]]

    def _find(self, index: PatternIndex[T]) -> tuple[Match[T], ...]:
        plain, kept = index.find(self.texts), self._kept
        if len(kept) == len(self.texts):
            return plain
        known = {(m.pattern.source, id(m.value), m.words) for m in plain}
        short = (_moved(m, kept) for m in index.find([self.texts[i] for i in kept]))
        found = [*plain, *(m for m in short if (m.pattern.source, id(m.value), m.words) not in known)]
        return tuple(sorted(found, key=lambda m: (m.first, -m.last)))

    @cached_property
    def _costs(self) -> list[int]:
        """Cost of the way from the start of the sentence to each word: one a word, more over commas and borders."""
        total, costs = 0, []
        grammar, texts = self.grammar, self.texts
        for i, word in enumerate(texts):
            if i and self.positions[i] == self.positions[i - 1]:
                costs.append(total)
                continue
            total += 1
            if word in {",", "(", ")"}:
                total += COMMA_COST
            elif word in {";", ":"} or word in grammar.relatives or word in grammar.borders:
                total += BORDER_COST if not self._joins_nouns(i) else 0
            elif i + 1 < len(texts) and f"{word} {texts[i + 1]}" in grammar.borders:
                total += BORDER_COST
            costs.append(total)
        return costs

    def _joins_nouns(self, at: int) -> bool:
        """Whether "et/and/or" at a word joins two nouns rather than two clauses: no verb form in sight after it."""
        if self.texts[at] not in {"et", "and", "ou", "or", "و", "او"}:
            return False
        following = self.texts[at + 1 : at + 4]
        return not any(w in self.grammar.auxiliaries or w in self.grammar.pronouns for w in following)

    def cost(self, a: int, b: int) -> int:
        """Distance of two words, borders of clauses counted in."""
        costs = self._costs
        if not costs:
            return 0
        last = len(costs) - 1
        return abs(costs[min(last, b)] - costs[min(last, a)])

    def borders_between(self, a: int, b: int) -> int:
        """Number of clause borders between two words (commas not counted)."""
        low, high = sorted((a, b))
        return (self.cost(low, high) - (self.positions[high] - self.positions[low])) // BORDER_COST

    def preposition(self, placed: Placed) -> Preposition | None:
        """The preposition before a mention."""
        at = placed.first
        if at not in self._prepositions:
            self._prepositions[at] = self.grammar.preposition_before(self.texts, at)
        return self._prepositions[at]

    def offset(self, word: int) -> int:
        """Offset of a word in the document."""
        return self.words.starts[word]


def _moved(match: Match[T], kept: Sequence[int]) -> Match[T]:
    """A match in words of which some were left out, in the words of the sentence."""
    words = tuple([kept[i] for i in match.words])
    first, last, head = kept[match.first], kept[match.last - 1] + 1, kept[match.head]
    return Match(match.pattern, first, last, head, match.tenses, match.verb, words)


def is_side(mention: Mention) -> bool:
    """Whether a mention is an army, an armed group, people of one or a crowd: what a report may be for or against."""
    return isinstance(mention, ActorMention) and mention.group in SIDES


def _is_thing(mention: Mention) -> bool:
    """Whether a mention is a noun phrase that no list knows."""
    return isinstance(mention, ActorMention) and mention.group == "thing"
