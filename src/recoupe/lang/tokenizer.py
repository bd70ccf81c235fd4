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
        spans = self.cut(text)
        following = [*(start for start, _ in spans), len(text)][1:]
        spaces = [stop < start for (_, stop), start in zip(spans, following, strict=True)]
        return Doc(self.vocab, words=[text[start:stop] for start, stop in spans], spaces=spaces)

    def cut(self, text: str) -> list[tuple[int, int]]:
        """Where the words of a folded text are; one blank between two of them is left out, more are a word."""
        found: list[tuple[int, int]] = []
        position = 0
        for start, stop in (*self.rules.spans(text), (len(text), len(text))):
            position += bool(found) and text.startswith(" ", position)
            if position < start:
                found.append((position, start))
            if start < stop:
                found.append((start, stop))
            position = stop
        return found

    def score(self, examples: Iterable[Example], **_: object) -> dict[str, float | None]:
        """How well the words are cut, for spaCy's evaluation."""
        return Scorer.score_tokenization(examples)
