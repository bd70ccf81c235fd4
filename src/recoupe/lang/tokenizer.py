"""Our words as a tokenizer of spaCy."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.scorer import Scorer
from spacy.tokens import Doc
from spacy.training import Example
from spacy.vocab import Vocab

from recoupe.lang.words import WordRules


class Tokenizer:
    """Turns a folded text into a document whose text is that text; runs of blanks become words of their own."""

    def __init__(self, vocab: Vocab, rules: WordRules) -> None:
        self.vocab = vocab
        self.rules = rules

    def __call__(self, text: str) -> Doc:
        """A document of the words of a folded text."""
        words: list[str] = []
        spaces: list[bool] = []
        position = 0
        for start, stop in self.rules.spans(text):
            self._fill(text[position:start], words, spaces)
            words.append(text[start:stop])
            spaces.append(False)
            position = stop
        self._fill(text[position:], words, spaces)
        return Doc(self.vocab, words=words, spaces=spaces)

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, float | None]:
        """How well the words are cut, for spaCy's evaluation."""
        return Scorer.score_tokenization(examples)

    @staticmethod
    def _fill(gap: str, words: list[str], spaces: list[bool]) -> None:
        """What lies between two words: a blank belongs to the word before, anything more is a word."""
        if gap.startswith(" ") and spaces:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
