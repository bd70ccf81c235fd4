"""A sentence laid out for the rules: its words, its mentions with the words they stand on, and distances between them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from recoupe.extract.analysis import Analysis, Sentence
from recoupe.extract.rules.grammar import Grammar, Preposition
from recoupe.model import ActorMention, EquipmentMention, Mention, PlaceMention, QuantityMention, TimeMention

BORDER_COST = 6
COMMA_COST = 2
FAR = 60


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
    """

    def __init__(self, analysis: Analysis, sentence: Sentence, mentions: list[Mention], grammar: Grammar) -> None:
        self.analysis, self.sentence, self.grammar = analysis, sentence, grammar
        self.words = sentence.words
        self.texts = sentence.words.texts
        self.placed = [self._place(m) for m in mentions]

    def _place(self, mention: Mention) -> Placed:
        found = self.words.between(mention.span.start, mention.span.stop)
        return Placed(mention, found.start, max(found.stop, found.start + 1))

    @cached_property
    def actors(self) -> list[Placed]:
        """Actors, people and equipment: what can do or suffer something."""
        return [p for p in self.placed if isinstance(p.mention, ActorMention)]

    @cached_property
    def equipment(self) -> list[Placed]:
        """Equipment."""
        return [p for p in self.placed if isinstance(p.mention, EquipmentMention)]

    @cached_property
    def places(self) -> list[Placed]:
        """Place names, resolved or not."""
        return [p for p in self.placed if isinstance(p.mention, PlaceMention)]

    @cached_property
    def times(self) -> list[Placed]:
        """Time expressions."""
        return [p for p in self.placed if isinstance(p.mention, TimeMention)]

    @cached_property
    def quantities(self) -> list[Placed]:
        """Counted people and things."""
        return [p for p in self.placed if isinstance(p.mention, QuantityMention)]

    @cached_property
    def is_question(self) -> bool:
        """Whether the sentence asks."""
        return bool(self.texts) and ("?" in self.texts[-2:] or "؟" in self.texts[-2:])

    @cached_property
    def has_place_anaphor(self) -> bool:
        """Whether the sentence points back to a place ("y", "la ville", "there", "the village")."""
        anaphors, texts = self.grammar.place_anaphors, self.texts
        return any(texts[i] in anaphors or " ".join(texts[i : i + 2]) in anaphors for i in range(len(texts)))

    @cached_property
    def _costs(self) -> list[int]:
        """Cost of the way from the start of the sentence to each word: one a word, more over commas and borders."""
        total, costs = 0, []
        grammar, texts = self.grammar, self.texts
        for i, word in enumerate(texts):
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
        if self.texts[at] not in {"et", "and", "ou", "or"}:
            return False
        following = self.texts[at + 1 : at + 4]
        return not any(w in self.grammar.auxiliaries or w in self.grammar.pronouns for w in following)

    def cost(self, a: int, b: int) -> int:
        """Distance of two words, borders of clauses counted in."""
        if not self._costs:
            return 0
        low, high = sorted((min(a, len(self._costs) - 1), min(b, len(self._costs) - 1)))
        return self._costs[high] - self._costs[low]

    def borders_between(self, a: int, b: int) -> int:
        """Number of clause borders between two words (commas not counted)."""
        low, high = sorted((a, b))
        return (self.cost(low, high) - (high - low)) // BORDER_COST

    def preposition(self, placed: Placed) -> Preposition | None:
        """The preposition before a mention."""
        return self.grammar.preposition_before(self.texts, placed.first)

    def offset(self, word: int) -> int:
        """Offset of a word in the document."""
        return self.words.starts[word]
