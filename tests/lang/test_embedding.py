"""A network gives the same vectors with its memory of words as without, also once it has forgotten them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from spacy.pipeline import Tok2Vec
from spacy.tokens import Doc

from recoupe.lang import embedding
from recoupe.lang.architecture import trained_pipes
from recoupe.lang.embedding import Embeddings, keep_embeddings
from recoupe.lang.parser import Model
from recoupe.lang.weights import Network

TEXTS = ["Shells hit Taji .", "Taji was hit , Taji burned .", "Rebels left ."]


@pytest.fixture
def embeddings_as_they_were(tiny: Network) -> Iterator[None]:
    """Take the memory out again: the network is that of all tests."""
    pipes = [pipe for _, pipe in trained_pipes(tiny.nlp) if isinstance(pipe, Tok2Vec)]
    kept = [pipe.model.layers[0] for pipe in pipes]
    yield
    for pipe, layer in zip(pipes, kept, strict=True):
        pipe.model.layers[0] = layer


@pytest.mark.usefixtures("embeddings_as_they_were")
def test_a_network_reads_the_same_with_its_memory(tiny: Network) -> None:
    plain = list(Model(tiny.nlp).parse(TEXTS))
    keep_embeddings(tiny.nlp)
    assert list(Model(tiny.nlp).parse(TEXTS)) == plain
    assert list(Model(tiny.nlp).parse(reversed(TEXTS))) == plain[::-1]


@pytest.mark.parametrize("limit", [2, 4, 100])
def test_each_word_has_its_vector_however_few_are_kept(
    tiny: Network, monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    monkeypatch.setattr(embedding, "MAX_WORDS", limit)
    asked: list[str] = []

    def embed(words: list[str]) -> embedding.Vectors:
        asked.extend(words)
        return np.array([[len(word), ord(word[0])] for word in words], np.float32)

    memory = Embeddings(embed)
    docs = [Doc(tiny.nlp.vocab, words=text.split()) for text in TEXTS]
    for _ in range(2):
        found = memory.find(docs)
        assert [[list(v) for v in rows] for rows in found] == [
            [[len(word), ord(word[0])] for word in text.split()] for text in TEXTS
        ]
    different = {word for text in TEXTS for word in text.split()}
    assert len(asked) == len(different) * (1 if limit == 100 else 2)
