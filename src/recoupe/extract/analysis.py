"""A document cut up for extraction: sentences of the passages that may claim something, their words, the quotations."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from recoupe.extract.quotes import Quotation, find_quotations
from recoupe.model import Document, Passage, PassageKind, Span
from recoupe.text.fold import fold, fold_case
from recoupe.text.segment import Words, find_sentences, find_words

CLAIMING = frozenset({PassageKind.HEADLINE, PassageKind.BODY, PassageKind.QUOTE, PassageKind.EDITORIAL_NOTE})
MAX_SENTENCE_WORDS = 1200


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its words.

    Attributes:
        index: number in the document, from 0.
        paragraph: number of its passage; neighbours in one paragraph share it.
        passage: what the passage is.
    """

    index: int
    paragraph: int
    passage: PassageKind
    start: int
    stop: int
    words: Words
    folded: str

    def is_upper(self, word: int) -> bool:
        """Whether a word is written in capitals throughout."""
        return self.folded[self.words.starts[word] : self.words.stops[word]].isupper()


@dataclass(frozen=True, slots=True)
class Analysis:
    """A document cut up."""

    text: str
    folded: str
    lowered: str
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]
    too_long: tuple[Span, ...]

    def quotation_at(self, start: int, stop: int) -> Quotation | None:
        """The innermost quotation whose words hold the interval."""
        inside = [q for q in self.quotations if q.start < start + 1 and stop <= q.stop and q.start <= start]
        return min(inside, key=lambda q: q.stop - q.start) if inside else None


def analyse(document: Document) -> Analysis:
    """Cut up a document.

    Sentences of more than 1,200 words are cut into pieces of that length and listed in `too_long`. The last documents
    are remembered, since mentions and claims are found one after the other.
    """
    return _analyse(document.text, document.passages)


@lru_cache(maxsize=4)
def _analyse(text: str, passages: tuple[Passage, ...]) -> Analysis:
    folded, lowered = fold(text), fold_case(text)
    sentences: list[Sentence] = []
    too_long: list[Span] = []
    quotations: list[Quotation] = []
    for paragraph, passage in enumerate(passages):
        if passage.kind not in CLAIMING:
            continue
        quotations.extend(find_quotations(folded, passage.start, passage.stop))
        for start, stop in find_sentences(text, passage.start, passage.stop):
            words = find_words(folded, lowered, start, stop)
            if len(words) > MAX_SENTENCE_WORDS:
                too_long.append(Span.of(text, start, stop))
            for piece in _pieces(words):
                first, last = piece.starts[0], piece.stops[-1]
                sentences.append(Sentence(len(sentences), paragraph, passage.kind, first, last, piece, folded))
    return Analysis(text, folded, lowered, tuple(sentences), tuple(quotations), tuple(too_long))


def _pieces(words: Words) -> list[Words]:
    """The words in pieces of bearable length; nearly always one."""
    size = MAX_SENTENCE_WORDS
    return [
        Words(
            words.texts[i : i + size],
            words.starts[i : i + size],
            words.stops[i : i + size],
            words.capital[i : i + size],
        )
        for i in range(0, len(words), size)
    ]
