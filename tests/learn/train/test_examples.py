"""Sentences become documents of several sentences with the features that are kept; batches are the same for a seed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.training import Example
from training_samples import FRENCH, write_treebank

from recoupe.learn.train.examples import batches_by_words, keep_features, make_examples
from recoupe.learn.train.treebanks import Sentence, read_treebank

KEPT = frozenset({"Number", "VerbForm"})


@pytest.fixture
def sentences(tmp_path: Path) -> list[Sentence]:
    return list(read_treebank(write_treebank(tmp_path / "x.conllu.gz", FRENCH), merge=True, lemmas={"de le": "de"}))


@pytest.fixture
def examples(nlp: Language, sentences: list[Sentence]) -> list[Example]:
    return make_examples(nlp, sentences * 4, KEPT, (1,))


@pytest.mark.parametrize(
    ("sizes", "lengths"), [((2, 1), [2, 1, 2]), ((10,), [5]), ((1,), [1, 1, 1, 1, 1]), ((4, 4), [4, 1])]
)
def test_sentences_are_put_together_by_the_sizes_in_turn(
    nlp: Language, sentences: list[Sentence], sizes: tuple[int, ...], lengths: list[int]
) -> None:
    examples = make_examples(nlp, sentences, KEPT, sizes)
    assert [len(list(example.reference.sents)) for example in examples] == lengths
    shown = [sentence.text for example in examples for sentence in example.reference.sents]
    assert shown == [sentence.text for sentence in sentences]


def test_both_sides_have_the_text_of_the_sentences(nlp: Language, sentences: list[Sentence]) -> None:
    [example] = make_examples(nlp, sentences, KEPT, (5,))
    assert example.reference.text == example.predicted.text == " ".join(s.text for s in sentences) + " "
    assert not example.predicted.has_annotation("DEP")


def test_a_word_keeps_tag_lemma_relation_and_the_features_that_count(nlp: Language, sentences: list[Sentence]) -> None:
    [example] = make_examples(nlp, sentences, KEPT, (5,))
    words = {token.text: token for token in example.reference}
    killed, du = words["tué"], words["du"]
    assert (killed.pos_, killed.lemma_, killed.dep_, str(killed.morph)) == ("VERB", "tuer", "ROOT", "VerbForm=Part")
    assert (du.pos_, du.lemma_, du.dep_, str(du.morph)) == ("ADP", "de", "case", "")


def test_heads_stay_in_their_sentence(nlp: Language, sentences: list[Sentence]) -> None:
    [example] = make_examples(nlp, sentences, KEPT, (5,))
    found = [[word.head.i - sent.start for word in sent] for sent in example.reference.sents]
    assert found == [[word.head for word in sentence.words] for sentence in sentences]


@pytest.mark.parametrize(
    ("feats", "kept"),
    [
        ("Gender=Fem|Number=Sing", "Number=Sing"),
        ("Number=Plur|VerbForm=Part", "Number=Plur|VerbForm=Part"),
        ("NumType=Card", ""),
        ("Number[psor]=Sing", ""),
        ("", ""),
    ],
)
def test_features_are_kept_by_their_whole_name(feats: str, kept: str) -> None:
    assert keep_features(feats, KEPT) == kept


def test_every_example_is_in_one_batch(examples: list[Example]) -> None:
    batches = list(batches_by_words(examples, 30, seed=1))
    assert Counter(id(e) for batch in batches for e in batch) == Counter(map(id, examples))
    sizes = [sum(len(e.reference) for e in batch) for batch in batches]
    assert len(sizes) > 2
    assert all(size >= 30 for size in sizes[:-1])
    assert all(sum(len(e.reference) for e in batch[:-1]) < 30 for batch in batches)


def test_a_seed_fixes_the_batches(examples: list[Example]) -> None:
    first, again, other = (list(batches_by_words(examples, 30, seed)) for seed in (1, 1, 2))
    assert first == again
    assert first != other


def test_no_examples_give_no_batch() -> None:
    assert list(batches_by_words([], 30, seed=1)) == []
