"""One training run a network: data in, a trained pipeline and its figures out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from recoupe.lang.architecture import make_pipeline
from recoupe.lang.classes import word_classes
from recoupe.lang.pack import FOLDER, load_pack
from recoupe.lang.weights import Network
from recoupe.lang.words import WordRules, load_word_rules
from recoupe.learn.train.events import make_event_examples, measure_events, read_told
from recoupe.learn.train.examples import make_examples
from recoupe.learn.train.loop import Report, train
from recoupe.learn.train.measure import DOCUMENT_SIZES, Figures, in_words, measure_names, measure_parser
from recoupe.learn.train.names import OWN, make_name_examples, read_named, rename, select
from recoupe.learn.train.settings import Settings, load_settings
from recoupe.learn.train.treebanks import Sentence, read_treebank, tell_obliques

PARSER = ("tok2vec", "morphologizer", "trainable_lemmatizer", "parser")
NAMES = ("ner",)
EVENTS = ("events",)
TRAINING_SIZES = (5, 1, 3, 8, 2)
"""Sentences a document in training, in turn."""


@dataclass(frozen=True, slots=True)
class Sources:
    """Where training data lies: the folder with `treebanks` and `ner`, and the corpus."""

    data: Path
    corpus: Path


def train_network(language: str, sources: Sources, report: Report) -> Network:
    """Train the whole network of a pack: the parser with its embedding, then the recogniser of names on it.

    Raises:
        TrainingError: data are missing.
    """
    classes = word_classes(load_pack(language))
    settings = load_settings(language)
    nlp = make_pipeline(settings.shape, word_rules(language), classes)
    train_parser(language, nlp, sources, report)
    train_names(language, nlp, sources, report)
    train_events(language, nlp, sources, report)
    return Network(settings.shape, classes, nlp)


def train_parser(language: str, nlp: Language, sources: Sources, report: Report) -> None:
    """Train embedding, tagger, lemmatizer and parser of an untrained pipeline on the treebanks."""
    settings, rules = load_settings(language), word_rules(language)
    sentences = [s for name in settings.treebanks.train for s in read_part(language, name, sources, settings, rules)]
    dev = read_part(language, settings.treebanks.dev, sources, settings, rules)
    dev_examples = make_examples(nlp, dev, settings.features, DOCUMENT_SIZES)
    with nlp.select_pipes(disable=[*NAMES, *EVENTS]):
        train(
            nlp,
            make_examples(nlp, sentences, settings.features, TRAINING_SIZES),
            settings.steps["parser"],
            parts=PARSER,
            epochs=settings.epochs["parser"],
            seed=settings.seed,
            measure=lambda trained: in_words(measure_parser(trained, dev_examples)),
            report=report,
        )


def train_names(language: str, nlp: Language, sources: Sources, report: Report) -> None:
    """Train the recogniser of names on an embedding that stays as it is."""
    settings = load_settings(language)
    named = read_named(language, sources.data, sources.corpus)
    learned = select(named, "train")
    own = [n for n in learned if n.source == OWN]
    examples = make_name_examples(nlp, [*learned, *own, *rename(own, settings.seed)])
    dev = make_name_examples(nlp, [n for n in select(named, "dev") if n.source == OWN])
    with nlp.select_pipes(enable=["tok2vec", *NAMES]):
        train(
            nlp,
            examples,
            settings.steps["names"],
            parts=NAMES,
            epochs=settings.epochs["names"],
            seed=settings.seed,
            measure=lambda trained: in_words(measure_names(trained, dev)),
            report=report,
        )


def train_events(language: str, nlp: Language, sources: Sources, report: Report) -> None:
    """Train the recogniser of event words on an embedding that stays as it is."""
    settings = load_settings(language)
    told = read_told(language, sources.corpus)
    with nlp.select_pipes(enable=["tok2vec", "parser"]):
        examples = make_event_examples(nlp, [t for t in told if t.split == "train"])
        dev = make_event_examples(nlp, [t for t in told if t.split == "dev"])
    with nlp.select_pipes(enable=["tok2vec", *EVENTS]):
        train(
            nlp,
            examples,
            settings.steps["events"],
            parts=EVENTS,
            epochs=settings.epochs["events"],
            seed=settings.seed,
            measure=lambda trained: in_words(measure_events(trained, dev)),
            report=report,
        )


def parser_figures(language: str, nlp: Language, sources: Sources) -> dict[str, Figures]:
    """Figures of a tagger and parser on the test parts of its language."""
    settings, rules = load_settings(language), word_rules(language)
    found: dict[str, Figures] = {}
    for name in settings.treebanks.test:
        sentences = read_part(language, name, sources, settings, rules)
        found[name] = measure_parser(nlp, make_examples(nlp, sentences, settings.features, DOCUMENT_SIZES))
    return found


def names_figures(language: str, nlp: Language, sources: Sources) -> dict[str, Figures]:
    """Figures of a recogniser on every test part."""
    tests = select(read_named(language, sources.data, sources.corpus), "test")
    found: dict[str, Figures] = {}
    for name in sorted({n.source for n in tests}):
        examples = make_name_examples(nlp, [n for n in tests if n.source == name])
        found[name] = measure_names(nlp, examples, others=name != OWN)
    return found


def event_figures(language: str, nlp: Language, sources: Sources) -> Figures:
    """Figures of the recogniser of event words on the test part of the corpus."""
    told = read_told(language, sources.corpus)
    examples = make_event_examples(nlp, [t for t in told if t.split == "test"])
    return measure_events(nlp, examples)


def read_part(language: str, name: str, sources: Sources, settings: Settings, rules: WordRules) -> tuple[Sentence, ...]:
    """A treebank file of a language, with our conventions."""
    path = sources.data / "treebanks" / language / f"{name}.conllu.gz"
    sentences = read_treebank(path, merge=settings.treebanks.merge, lemmas=rules.lemmas)
    return tuple(map(tell_obliques, sentences)) if name in settings.treebanks.obliques else sentences


def word_rules(language: str) -> WordRules:
    """The tokenizer rules of a pack."""
    return load_word_rules(FOLDER / language / "tokens.toml")
