"""What `recoupe train` does: train a pack's network, write its weights, measure them as written, write the card."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from recoupe.lang.parser import weights_path
from recoupe.lang.weights import read_weights, write_weights
from recoupe.learn.train.card import Occasion, write_card
from recoupe.learn.train.loop import Report
from recoupe.learn.train.measure import Figures, measure_speed
from recoupe.learn.train.names import read_named, select
from recoupe.learn.train.networks import (
    NAMES,
    PARSER,
    check_sources,
    names_figures,
    parser_figures,
    read_part,
    train_names,
    train_network,
    with_parser_of,
    word_rules,
)
from recoupe.learn.train.settings import load_settings
from recoupe.learn.train.sources import Sources

CARD = "card.toml"


def train_pack(
    language: str, sources: Sources, report: Report, *, names_only: bool = False, folder: Path | None = None
) -> Path:
    """Train the network of a pack and put it where the pack looks for it.

    Args:
        names_only: train only the recogniser of names anew, and keep the parser of the weights that are there.
        folder: where weights and card are written; the pack's own by default.
        report: takes one line of progress.

    Returns:
        The file of weights.

    Raises:
        TrainingError: data are missing.
        ModelError: `names_only`, but there are no sound weights.
    """
    path = (folder or weights_path(language).parent) / weights_path(language).name
    check_sources(language, sources)
    if names_only:
        old = read_weights(path, word_rules(language))
        network = replace(old, nlp=with_parser_of(language, old))
        train_names(language, network.nlp, sources, report)
    else:
        network = train_network(language, sources, report)
    write_weights(path, network)
    report(f"written: {path}, {path.stat().st_size / 1e6:.1f} MB")
    figures = pack_figures(language, path, sources)
    for name, values in figures.items():
        report(f"{name}: " + ", ".join(f"{key} {value:.4f}" for key, value in values.items()))
    write_card(path.with_name(CARD), language, figures, _occasion(language, sources))
    return path


def pack_figures(language: str, path: Path, sources: Sources) -> dict[str, Figures]:
    """Figures of weights on every test part of a language, by name of the part.

    Raises:
        ModelError: the weights are missing or damaged.
        TrainingError: data are missing.
    """
    nlp = read_weights(path, word_rules(language)).nlp
    with nlp.select_pipes(enable=PARSER):
        parsed = parser_figures(language, nlp, sources)
    with nlp.select_pipes(enable=NAMES):
        named = names_figures(language, nlp, sources)
    return {**parsed, **{f"names-{name}": values for name, values in named.items()}}


def measure_pack(language: str, sources: Sources, n_words: int) -> dict[str, Figures]:
    """Figures of the installed weights, with `tokens_per_s` of tagger, lemmatizer and parser on the treebanks' test parts.

    Args:
        n_words: about as many words are parsed for the speed.
    """
    figures = pack_figures(language, weights_path(language), sources)
    settings, rules = load_settings(language), word_rules(language)
    nlp = read_weights(weights_path(language), rules).nlp
    for name in NAMES:
        nlp.remove_pipe(name)
    for name in settings.treebanks.test:
        sentences = [s.text for s in read_part(language, name, sources, settings, rules)]
        measure_speed(nlp, sentences[:50])  # a warm-up: the first words fill the vocabulary
        figures[name]["tokens_per_s"] = round(measure_speed(nlp, sentences[: n_words // 20]))
    return figures


def _occasion(language: str, sources: Sources) -> Occasion:
    settings, rules = load_settings(language), word_rules(language)
    parts = (read_part(language, name, sources, settings, rules) for name in settings.treebanks.train)
    n_texts = len(select(read_named(language, sources.data, sources.corpus), "train"))
    return Occasion(date.today().isoformat(), sum(len(s.words) for part in parts for s in part), n_texts)  # noqa: DTZ011  # the day is enough
