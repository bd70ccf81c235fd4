"""Sentences of treebanks as spaCy examples: gold words beside what our own tokenizer makes of the text."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from recoupe.learn.train.treebanks import Sentence


def make_examples(
    nlp: Language, sentences: Sequence[Sentence], features: frozenset[str], sizes: Sequence[int]
) -> list[Example]:
    """Examples of several sentences each: with one sentence a document, no sentence break would be learned.

    Args:
        features: UD features that are kept.
        sizes: numbers of sentences a document, taken in turn.
    """
    return [Example(nlp.make_doc(doc.text), doc) for doc in _documents(nlp, sentences, features, sizes)]


def _documents(
    nlp: Language, sentences: Sequence[Sentence], features: frozenset[str], sizes: Sequence[int]
) -> Iterator[Doc]:
    start = turn = 0
    while start < len(sentences):
        size = sizes[turn % len(sizes)]
        yield _join(nlp, sentences[start : start + size], features)
        start, turn = start + size, turn + 1


def _join(nlp: Language, sentences: Sequence[Sentence], features: frozenset[str]) -> Doc:
    """One document of the gold words of these sentences, with a blank between two sentences."""
    words: list[str] = []
    spaces: list[bool] = []
    heads: list[int] = []
    starts: list[bool | int | None] = []
    for sentence in sentences:
        first = len(words)
        for index, word in enumerate(sentence.words):
            words.append(sentence.text[word.start : word.stop])
            following = sentence.words[index + 1].start if index + 1 < len(sentence.words) else len(sentence.text) + 1
            spaces.append(following > word.stop)
            heads.append(first + word.head)
            starts.append(index == 0)
    all_words = [word for sentence in sentences for word in sentence.words]
    return Doc(
        nlp.vocab,
        words=words,
        spaces=spaces,
        heads=heads,
        deps=["ROOT" if w.relation == "root" else w.relation for w in all_words],
        pos=[w.upos for w in all_words],
        morphs=[keep_features(w.feats, features) for w in all_words],
        lemmas=[w.lemma for w in all_words],
        sent_starts=starts,
    )


def keep_features(feats: str, kept: frozenset[str]) -> str:
    """Those features of "Mood=Ind|Gender=Fem" that are kept."""
    return "|".join(part for part in feats.split("|") if part.partition("=")[0] in kept)


def batches_by_words(examples: Iterable[Example], size: int, seed: int) -> Iterator[list[Example]]:
    """Shuffled batches of about `size` words; the same seed gives the same batches."""
    order = list(examples)
    random.Random(seed).shuffle(order)  # noqa: S311  # a shuffle, no secret
    batch: list[Example] = []
    n_words = 0
    for example in order:
        batch.append(example)
        n_words += len(example.reference)
        if n_words >= size:
            yield batch
            batch, n_words = [], 0
    if batch:
        yield batch
