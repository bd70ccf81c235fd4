"""What a network is shown: the parts that the settings name, own names more often, no test part in training."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example
from training_samples import FRENCH, PASSAGES, write_french, write_treebank

from recoupe.lang.words import WordRules
from recoupe.learn.train import networks
from recoupe.learn.train.networks import (
    EVENTS,
    NAMES,
    Sources,
    names_figures,
    read_part,
    train_events,
    train_names,
    train_parser,
)
from recoupe.learn.train.settings import load_settings

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


def test_own_names_are_shown_twice_and_renamed(sources: Sources, nlp: Language, seen: Seen) -> None:
    train_names("fr", nlp, sources, lambda _: None)
    shown = Counter(e.reference.text for e in seen[NAMES])
    own = [PASSAGES["fr-x-001"], PASSAGES["fr-x-002"]]
    assert all(shown[text] >= 2 for text in own)
    assert sum(shown.values()) == 1 + 2 * len(own) + 2 * len(own)
    assert shown["Jean Ba dirige la Société des eaux de Dakar."] == 1


def test_events_are_learned_from_the_training_part_only(
    sources: Sources, nlp: Language, seen: Seen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(networks, "make_event_examples", lambda _, told: [t.text for t in told])
    train_events("fr", nlp, sources, lambda _: None)
    assert seen[EVENTS] == [PASSAGES["fr-x-001"], PASSAGES["fr-x-002"]]


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
