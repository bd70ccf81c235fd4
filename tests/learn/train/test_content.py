"""Texts are told apart by what is annotated in them: names, event words, or both; nothing is said of the rest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example
from training_samples import NAMES, PASSAGES, write_corpus, write_french

from recoupe.learn.train.content import Content, Parts, read_content
from recoupe.learn.train.names import N_RENAMED

MARKED = {id_: NAMES[id_] for id_ in ("fr-x-001", "fr-x-060")}


@pytest.fixture
def read(nlp: Language, tmp_path: Path) -> Content:
    """A corpus with names in two of four passages."""
    sources = write_french(tmp_path)
    write_corpus(sources.corpus, MARKED)
    return read_content("fr", _flat(nlp), sources, seed=1)


def _flat(nlp: Language) -> Callable[[str], Doc]:
    """A parser that hangs every word on the one after it."""

    class Parser:
        vocab, make_doc = nlp.vocab, nlp.make_doc

        def __call__(self, text: str) -> Doc:
            words = nlp.make_doc(text)
            spaces, last = [bool(t.whitespace_) for t in words], len(words) - 1
            heads = [min(i + 1, last) for i in range(len(words))]
            return Doc(nlp.vocab, [t.text for t in words], spaces, heads=heads, deps=["dep"] * len(words))

    return Parser()


def texts(parts: Parts) -> dict[str, list[str]]:
    return {split: [example.reference.text for example in examples] for split, examples in parts.items()}


def test_texts_go_by_what_is_annotated_and_by_part(read: Content) -> None:
    assert texts(read.both) == {"train": [PASSAGES["fr-x-001"]], "dev": [], "test": [PASSAGES["fr-x-060"]]}
    assert texts(read.told) == {"train": [PASSAGES["fr-x-002"]], "dev": [PASSAGES["fr-x-020"]], "test": []}
    others, named = "Jean Ba dirige la Société des eaux de Dakar.", texts(read.named)
    assert named["train"][0] == others
    assert len(named["train"]) == 1 + N_RENAMED
    assert (named["dev"], named["test"]) == (["Le Club des fleurs est à Thiès."], ["Aline Faye vit à Mopti."])


def _kinds(example: Example) -> dict[str, str]:
    return {t.text: t.tag_ for t in example.reference if t.tag_ not in {"", "-"}}


def test_a_text_with_both_has_names_and_event_words(read: Content) -> None:
    [example] = read.both["train"]
    assert [(e.label_, e.text) for e in example.reference.ents] == [
        ("PER", "Moussa Diallo"), ("LOC", "Gao"), ("ARMED", "rebelles"), ("EQUIP", "roquette"), ("LOC", "Gao"),
    ]  # fmt: skip
    assert _kinds(example) == {"quitté": "movement.withdrawal", "roquette": "armed.missile_attack"}
    assert not example.predicted.ents


def test_nothing_is_said_of_names_where_only_event_words_are_marked(read: Content) -> None:
    [example] = read.told["train"]
    assert _kinds(example) == {"rejoint": "movement.transfer"}
    assert {token.ent_iob_ for token in example.reference} == {""}


def test_nothing_is_said_of_event_words_where_only_names_are_marked(read: Content) -> None:
    for example in read.named["train"]:
        assert {token.tag_ for token in example.reference} == {""}
        assert example.reference.ents
        assert {token.ent_iob_ for token in example.reference} <= {"B", "I", "O"}
