"""A network so small that a test run can make one: it has learned a single sentence by heart."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.tokens import Doc
from spacy.training import Example
from thinc.api import Adam, Optimizer, fix_random_seed
from thinc.types import Floats2d

from recoupe.lang import pack
from recoupe.lang.architecture import Shape, make_pipeline
from recoupe.lang.weights import Network, copy_tables
from recoupe.lang.words import WordRules, load_word_rules

SHAPE = Shape(16, 1, (50,) * 7, 16)
CLASSES = {"rebelles": "people:armed", "chars": "equipment"}
WORDS = [
    ("Les", "le", "DET", "Number=Plur", 1, "det", "O"),
    ("rebelles", "rebelle", "NOUN", "Number=Plur", 2, "nsubj", "B-ARMED"),
    ("quittent", "quitter", "VERB", "Mood=Ind|Number=Plur", 2, "ROOT", "O"),
    ("Taji", "Taji", "PROPN", "", 2, "obj", "B-LOC"),
    (".", ".", "PUNCT", "", 2, "punct", "O"),
]
N_COPIES = 25  # more than the parser asks of a label before it learns it
N_STEPS = 40


@pytest.fixture(scope="session")
def rules() -> WordRules:
    """How French cuts its words."""
    return load_word_rules(Path(pack.__file__).parent / "fr" / "tokens.toml")


@pytest.fixture(scope="session")
def tiny(rules: WordRules) -> Network:
    """A network that knows one sentence: "Les rebelles quittent Taji."."""
    fix_random_seed(1)
    nlp = make_pipeline(SHAPE, rules, CLASSES)
    names = ("words", "lemmas", "pos", "morphs", "heads", "deps", "ents")
    columns = dict(zip(names, (list(column) for column in zip(*WORDS, strict=True)), strict=True))
    gold = Doc(nlp.vocab, spaces=[True, True, True, False, False], **columns)
    examples = [Example(nlp.make_doc(gold.text), gold) for _ in range(N_COPIES)]
    nlp.initialize(lambda: examples)
    copy_tables(nlp)
    optimizer = Adam(0.02)
    for _ in range(N_STEPS):
        nlp.update(examples[:4], sgd=_all_but_tables(optimizer))
    return Network(SHAPE, CLASSES, nlp)


def _all_but_tables(optimizer: Optimizer) -> Optimizer:
    """An optimizer that leaves hash tables alone, since both embeddings must keep the same."""

    def step(
        key: tuple[int, str], weights: Floats2d, gradient: Floats2d, **options: float
    ) -> tuple[Floats2d, Floats2d]:
        return (weights, gradient * 0) if key[1] == "E" else optimizer(key, weights, gradient, **options)

    return step
