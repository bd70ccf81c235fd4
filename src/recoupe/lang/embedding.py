"""Embeddings of words, kept: what a network makes of a word alone is computed once, not at each place where it stands.

A third of the work of a network is its first layers, which look at one word at a time. Nine words of ten in a report were
in the reports before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import ORTH
from spacy.language import Language
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc
from spacy.vocab import Vocab
from thinc.api import Model

MAX_WORDS = 20_000
"""Words that are kept, 8 MB a network; beyond it all are forgotten."""
Vectors = NDArray[np.float32]


def keep_embeddings(nlp: Language) -> None:
    """Put a memory before the embedding of each network; for reading, not for training."""
    for _, pipe in nlp.pipeline:
        if isinstance(pipe, Tok2Vec):
            memory = Embeddings(partial(_embed, pipe.model.layers[0], nlp.vocab))
            pipe.model.layers[0] = Model("kept_embeddings", _forward, attrs={"memory": memory})


def _embed(network: Model[list[Doc], list[Vectors]], vocab: Vocab, words: list[str]) -> Vectors:
    return network.predict([Doc(vocab, words=words)])[0]


class Embeddings:
    """Vectors of words.

    Args:
        embed: vectors of words, shape (words, width).
    """

    def __init__(self, embed: Callable[[list[str]], Vectors]) -> None:
        self._embed = embed
        self._rows: dict[int, int] = {}
        self._vectors: Vectors = np.zeros((0, 0), np.float32)

    def find(self, docs: Sequence[Doc]) -> list[Vectors]:
        """Vectors of the words of some documents, shape (words, width) each."""
        forms = [doc.to_array([ORTH]).ravel() for doc in docs]
        different, places = np.unique(np.concatenate(forms), return_inverse=True)
        rows = self._rows_of(different.tolist(), docs[0])
        found = self._vectors[rows[places]]
        return np.split(found, np.cumsum([len(f) for f in forms])[:-1])

    def _rows_of(self, forms: list[int], doc: Doc) -> NDArray[np.intp]:
        """Rows of different words, by their numbers in the vocabulary of a document."""
        if len(self._rows) + len(forms) > MAX_WORDS:
            self._rows = {}
        new = [form for form in forms if form not in self._rows]
        if new:
            vectors = self._embed([doc.vocab.strings[form] for form in new])
            self._vectors = np.concatenate([self._vectors[: len(self._rows)], vectors]) if self._rows else vectors
            self._rows |= {form: row for row, form in enumerate(new, len(self._rows))}
        return np.array([self._rows[form] for form in forms], np.intp)


def _forward(
    model: Model[list[Doc], list[Vectors]], docs: list[Doc], is_train: bool
) -> tuple[list[Vectors], Callable[[list[Vectors]], list[Doc]]]:
    assert not is_train
    memory: Embeddings = model.attrs["memory"]
    return memory.find(docs), lambda _: []
