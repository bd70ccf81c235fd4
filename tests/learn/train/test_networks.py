"""What a network is shown: the parts that the settings name, own names more often, no test part in training."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from training_samples import FRENCH, PASSAGES, write_french, write_treebank

from recoupe.lang.words import WordRules
from recoupe.learn.train import networks
from recoupe.learn.train.names import N_RENAMED
from recoupe.learn.train.networks import NAMES, names_figures, parser_figures, read_part, train_names, train_parser
from recoupe.learn.train.settings import load_settings
from recoupe.learn.train.sources import Sources

Seen = dict[tuple[str, ...], Sequence[Example]]


@pytest.fixture
def sources(tiny_settings: Path, tmp_path: Path) -> Sources:
    return write_french(tmp_path)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> Seen:
    """What the training loop is given, by the parts that it trains; nothing is trained."""
    given: Seen = {}

    def train(
        nlp: Language, examples: Sequence[Example], steps: object, *, parts: tuple[str, ...], **_: object
    ) -> None:
        given[parts] = examples

    monkeypatch.setattr(networks, "train", train)
    return given


@pytest.mark.parametrize(("name", "relation"), [("tiny-train", "obl:agent"), ("tiny-test", "obl")])
def test_obliques_are_told_apart_where_the_settings_say_so(
    sources: Sources, rules: WordRules, name: str, relation: str
) -> None:
    mayor = read_part("fr", name, sources, load_settings("fr"), rules)[0]
    assert [w.relation for w in mayor.words if w.lemma == "rebelle"] == [relation]
    assert [w.lemma for w in mayor.words][2] == "de"


def test_the_parser_is_shown_the_training_parts_in_documents_of_several_sentences(
    sources: Sources, nlp: Language, seen: Seen
) -> None:
    write_treebank(sources.data / "treebanks" / "fr" / "tiny-train.conllu.gz", FRENCH[3:])
    train_parser("fr", nlp, sources, lambda _: None)
    [examples] = seen.values()
    assert Counter(s.text for e in examples for s in e.reference.sents) == {
        "Une colonne traverse le désert depuis lundi.": 4,
        "La foule a parlé à l'armée de la ville.": 4,
    }
    assert [len(list(e.reference.sents)) for e in examples] == [5, 1, 2]
    assert {str(t.morph).partition("=")[0] for e in examples for t in e.reference} == {"", "Number", "VerbForm"}


@pytest.fixture
def parsing(nlp: Language, sources: Sources) -> Language:
    """A pipeline whose parser is trained."""
    train_parser("fr", nlp, sources, lambda _: None)
    return nlp


def test_names_are_learned_from_the_training_parts_and_renamed_copies_only(
    sources: Sources, parsing: Language, seen: Seen
) -> None:
    train_names("fr", parsing, sources, lambda _: None)
    shown = Counter(e.reference.text for e in seen[NAMES])
    own = {PASSAGES["fr-x-001"], PASSAGES["fr-x-002"]}
    assert set(shown) & set(PASSAGES.values()) == own
    assert shown["Jean Ba dirige la Société des eaux de Dakar."] == 1
    assert sum(shown.values()) == 1 + (1 + N_RENAMED) * len(own)


def test_the_embedding_for_names_starts_from_that_of_the_parser_and_keeps_its_tables(
    sources: Sources, parsing: Language
) -> None:
    train_names("fr", parsing, sources, lambda _: None)
    mine, theirs = (list(parsing.get_pipe(name).model.walk()) for name in ("content", "tok2vec"))
    pairs = [
        (name, np.array_equal(m.get_param(name), t.get_param(name)))
        for m, t in zip(mine, theirs, strict=True)
        for name in t.param_names
    ]
    assert {equal for name, equal in pairs if name == "E"} == {True}
    assert {equal for name, equal in pairs if name == "W"} == {False}


def test_names_are_measured_by_corpus_and_others_by_their_three_types(sources: Sources, nlp: Language) -> None:
    class Recogniser:
        """Takes the first word of every text for an armed actor."""

        vocab, make_doc = nlp.vocab, nlp.make_doc

        def __call__(self, text: str) -> Doc:
            doc = nlp.make_doc(text)
            doc.set_ents([Span(doc, 0, 1, "ARMED")])
            return doc

    figures = names_figures("fr", Recogniser(), sources)
    assert list(figures) == ["corpus", "sequoia"]
    assert "ents_f1_armed" in figures["corpus"]
    assert {"ents_f1_org", "ents_f1_armed"} & set(figures["sequoia"]) == {"ents_f1_org"}


def test_a_parser_is_measured_in_documents_and_by_sentence(sources: Sources, parsing: Language) -> None:
    with parsing.select_pipes(disable=NAMES):
        figures = parser_figures("fr", parsing, sources)
    assert {"upos", "lemma", "uas", "las", "sents_f1", "uas_by_sentence", "las_by_sentence"} <= set(
        figures["tiny-test"]
    )
