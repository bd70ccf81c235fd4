"""The card of a trained model: what it was trained on, under which licences, how good it is, when and how it was made.

Figures are those of the weights as written, read back from the file.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from spacy.about import __version__ as spacy_version

from recoupe.learn.train.measure import Figures
from recoupe.learn.train.settings import PATH, load_settings

HEAD = """\
# Model card of the networks in weights.zip; written by `recoupe train`, never by hand.
# figures: shares in [0, 1] on parts that were never trained on; definitions: src/recoupe/learn/train/measure.py
"""


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and with how much data a model was trained: ISO date, words an epoch of the treebanks, texts with names."""

    date: str
    n_words: int
    n_texts: int


def write_card(path: Path, language: str, figures: dict[str, Figures], occasion: Occasion) -> None:
    """Write the card of a language.

    Args:
        figures: by test part.
    """
    table = tomllib.loads(PATH.read_text(encoding="utf-8"))
    lines = [
        HEAD,
        f"language = {quote(language)}",
        f"date = {quote(occasion.date)}",
        f"command = {quote(f'recoupe train {language}')}",
        f"library = {quote(f'spaCy {spacy_version}')}",
        f"licence = {quote(table['licences'][language])}",
        f"words = {occasion.n_words}",
        f"texts_with_names = {occasion.n_texts}",
        f"epochs = {{ {', '.join(f'{k} = {v}' for k, v in load_settings(language).epochs.items())} }}",
    ]
    for source in table["data"]:
        if source["language"] in {language, ""}:
            lines += data_lines(source)
    lines += figure_lines(figures)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def data_lines(source: Mapping[str, str]) -> list[str]:
    """Lines of a card that tell of a source: title, url, licence and use."""
    return ["", "[[data]]", *(f"{key} = {quote(source[key])}" for key in ("title", "url", "licence", "use"))]


def figure_lines(figures: Mapping[str, Figures]) -> Iterator[str]:
    """Lines of a card that tell figures by test part."""
    for name, values in figures.items():
        yield from ("", f"[figures.{quote(name)}]", *(f"{key} = {value:.4f}" for key, value in values.items()))


def quote(words: str) -> str:
    """Words as a string of TOML."""
    return json.dumps(words, ensure_ascii=False)
