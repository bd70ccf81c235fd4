"""One training run a network: data in, a trained pipeline and its figures out."""

from __future__ import annotations

from spacy.language import Language
from spacy.pipeline import TrainablePipe

from recoupe.errors import TrainingError
from recoupe.lang.architecture import make_pipeline, trained_pipes
from recoupe.lang.classes import word_classes
from recoupe.lang.pack import FOLDER, load_pack
from recoupe.lang.weights import Network
from recoupe.lang.words import WordRules, load_word_rules
from recoupe.learn.train.examples import make_examples
from recoupe.learn.train.loop import Report, train
from recoupe.learn.train.measure import (
    DOCUMENT_SIZES,
    Figures,
    in_words,
    measure_by_sentence,
    measure_names,
    measure_parser,
)
from recoupe.learn.train.names import FILES, OWN, make_name_examples, read_named, rename, select
from recoupe.learn.train.settings import Settings, load_settings
from recoupe.learn.train.sources import Sources
from recoupe.learn.train.treebanks import Sentence, read_treebank, tell_obliques

PARSER = ("tok2vec", "morphologizer", "trainable_lemmatizer", "parser")
NAMES = ("content", "ner")
TRAINING_SIZES = (5, 1, 3, 8, 2)
"""Sentences a document in training, in turn."""


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
    return Network(settings.shape, classes, nlp)


def check_sources(language: str, sources: Sources) -> None:
    """See that all data are there before anything is trained.

    Raises:
        TrainingError: a file is missing, or the language has no settings.
    """
    treebanks = load_settings(language).treebanks
    files = [f"treebanks/{language}/{name}.conllu.gz" for name in (*treebanks.train, treebanks.dev, *treebanks.test)]
    files += [f"ner/{name}" for names in FILES.get(language, {}).values() for name in names]
    missing = next((name for name in files if not (sources.data / name).is_file()), None)
    if missing is not None:
        raise TrainingError(
            f"{sources.data / missing} is missing; `--data` must name the folder with `treebanks` and `ner`"
        )


def with_parser_of(language: str, network: Network) -> Language:
    """A pipeline with the parser of a network and an untrained recogniser of names."""
    nlp = make_pipeline(network.shape, word_rules(language), network.classes)
    for string in network.nlp.vocab.strings:
        nlp.vocab.strings.add(string)
    trained = dict(trained_pipes(network.nlp))
    for name, pipe in trained_pipes(nlp):
        if name in PARSER:
            pipe.from_bytes(trained[name].to_bytes(exclude=["vocab"]), exclude=["vocab"])
    return nlp


def train_parser(language: str, nlp: Language, sources: Sources, report: Report) -> None:
    """Train embedding, tagger, lemmatizer and parser of an untrained pipeline on the treebanks."""
    settings, rules = load_settings(language), word_rules(language)
    sentences = [s for name in settings.treebanks.train for s in read_part(language, name, sources, settings, rules)]
    dev = read_part(language, settings.treebanks.dev, sources, settings, rules)
    dev_examples = make_examples(nlp, dev, settings.features, DOCUMENT_SIZES)
    with nlp.select_pipes(disable=NAMES):
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
    """Train the recogniser of names with an embedding of its own.

    The embedding starts as a copy of the parser's and keeps its hash tables: the corpus is too small to learn words from.
    """
    settings = load_settings(language)
    named = read_named(language, sources.data, sources.corpus)
    learned = select(named, "train")
    own = [n for n in learned if n.source == OWN]
    examples = make_name_examples(nlp, [*learned, *rename(own, settings.seed)])
    dev = make_name_examples(nlp, [n for n in select(named, "dev") if n.source == OWN])
    with nlp.select_pipes(enable=NAMES):
        train(
            nlp,
            examples,
            settings.steps["names"],
            parts=NAMES,
            epochs=settings.epochs["names"],
            seed=settings.seed,
            measure=lambda trained: in_words(measure_names(trained, dev)),
            report=report,
            start=_copy_embedding,
            fixed="E",
        )


def _copy_embedding(nlp: Language) -> None:
    """Start the embedding for content from the parser's."""
    content, parser = nlp.get_pipe("content"), dict(nlp.components)["tok2vec"]
    assert isinstance(content, TrainablePipe)
    assert isinstance(parser, TrainablePipe)
    for mine, theirs in zip(content.model.walk(), parser.model.walk(), strict=True):
        for name in theirs.param_names:
            mine.set_param(name, theirs.get_param(name).copy())


def parser_figures(language: str, nlp: Language, sources: Sources) -> dict[str, Figures]:
    """Figures of a tagger and parser on the test parts of its language."""
    settings, rules = load_settings(language), word_rules(language)
    found: dict[str, Figures] = {}
    for name in settings.treebanks.test:
        sentences = read_part(language, name, sources, settings, rules)
        found[name] = measure_parser(nlp, make_examples(nlp, sentences, settings.features, DOCUMENT_SIZES))
        found[name] |= measure_by_sentence(nlp, make_examples(nlp, sentences, settings.features, (1,)))
    return found


def names_figures(language: str, nlp: Language, sources: Sources) -> dict[str, Figures]:
    """Figures of a recogniser on every test part."""
    tests = select(read_named(language, sources.data, sources.corpus), "test")
    found: dict[str, Figures] = {}
    for name in sorted({n.source for n in tests}):
        examples = make_name_examples(nlp, [n for n in tests if n.source == name])
        found[name] = measure_names(nlp, examples, others=name != OWN)
    return found


def read_part(language: str, name: str, sources: Sources, settings: Settings, rules: WordRules) -> tuple[Sentence, ...]:
    """A treebank file of a language, with our conventions."""
    path = sources.data / "treebanks" / language / f"{name}.conllu.gz"
    sentences = read_treebank(path, merge=settings.treebanks.merge, lemmas=rules.lemmas)
    return tuple(map(tell_obliques, sentences)) if name in settings.treebanks.obliques else sentences


def word_rules(language: str) -> WordRules:
    """The tokenizer rules of a pack."""
    return load_word_rules(FOLDER / language / "tokens.toml")
