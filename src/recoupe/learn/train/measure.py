"""Figures of a pack's networks on parts that were never trained on.

The definitions are those of spaCy's scorer, so that they compare with the figures published for its pipelines: a word
counts as right only if its borders are right too; `uas` and `las` leave punctuation out; documents of ten sentences are
given as raw text, without sentence borders. `ents_f1` wants the exact words and the type.
"""

from __future__ import annotations

import time
from collections.abc import Sequence

from spacy.language import Language
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

Figures = dict[str, float]
DOCUMENT_SIZES = (10,)
_PARSER = {
    "token_f": "tokens_f1",
    "pos_acc": "upos",
    "lemma_acc": "lemma",
    "dep_uas": "uas",
    "dep_las": "las",
    "sents_f": "sents_f1",
}
_NAMES = {"ents_f": "ents_f1", "ents_p": "ents_precision", "ents_r": "ents_recall"}


def measure_parser(nlp: Language, examples: Sequence[Example]) -> Figures:
    """Shares in [0, 1] of tags, lemmas and arcs."""
    return _measure(nlp, examples, _PARSER)


def measure_by_sentence(nlp: Language, examples: Sequence[Example]) -> Figures:
    """`uas_by_sentence` and `las_by_sentence`: arcs where each sentence is given by itself, as extraction gives them.

    Args:
        examples: documents of one sentence.
    """
    return _measure(nlp, examples, {"dep_uas": "uas_by_sentence", "dep_las": "las_by_sentence"})


def measure_names(nlp: Language, examples: Sequence[Example], *, others: bool = False) -> Figures:
    """F1, precision and recall of names in [0, 1], and F1 of each type as `ents_f1_per`.

    Args:
        others: the gold is a corpus of others, which knows PER, ORG and LOC only: ARMED counts as ORG, the rest is left out.
    """
    scored = [
        Example(_in_three_types(nlp(e.reference.text)) if others else nlp(e.reference.text), e.reference)
        for e in examples
    ]
    scores = Scorer.score_spans(scored, "ents", getter=lambda doc, _: doc.ents, has_annotation=lambda _: True)
    figures = {ours: float(scores[theirs] or 0.0) for theirs, ours in _NAMES.items()}
    by_type = scores["ents_per_type"] or {}
    return figures | {f"ents_f1_{label.lower()}": float(by_type[label]["f"]) for label in sorted(by_type)}


def _in_three_types(doc: Doc) -> Doc:
    """The document with the types of other corpora only."""
    kept = [e for e in doc.ents if e.label_ in _THREE]
    doc.set_ents([Span(doc, e.start, e.end, _THREE[e.label_]) for e in kept])
    return doc


_THREE = {"PER": "PER", "LOC": "LOC", "ORG": "ORG", "ARMED": "ORG"}


def measure_speed(nlp: Language, texts: Sequence[str]) -> float:
    """Words a second of processor time, cutting included."""
    started = time.process_time()
    n_words = sum(len(doc) for doc in nlp.pipe(texts, batch_size=64))
    return n_words / (time.process_time() - started)


def in_words(figures: Figures) -> str:
    """Figures in one line."""
    return ", ".join(f"{name} {value:.3f}" for name, value in figures.items())


def _measure(nlp: Language, examples: Sequence[Example], names: dict[str, str]) -> Figures:
    scores = nlp.evaluate(_fresh(nlp, examples))
    return {ours: float(scores[theirs]) for theirs, ours in names.items() if scores.get(theirs) is not None}


def _fresh(nlp: Language, examples: Sequence[Example]) -> list[Example]:
    """The same gold with untouched documents to predict on."""
    return [Example(nlp.make_doc(e.reference.text), e.reference) for e in examples]
