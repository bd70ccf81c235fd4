"""The card of a trained model: what it was trained on, under which licences, how good it is, when and how it was made.

Figures are those of the weights as written, read back from the file.
"""

from __future__ import annotations

import json
import tomllib
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
        f"language = {_quote(language)}",
        f"date = {_quote(occasion.date)}",
        f"command = {_quote(f'recoupe train {language}')}",
        f"library = {_quote(f'spaCy {spacy_version}')}",
        f"licence = {_quote(table['licences'][language])}",
        f"words = {occasion.n_words}",
        f"texts_with_names = {occasion.n_texts}",
        f"epochs = {{ {', '.join(f'{k} = {v}' for k, v in load_settings(language).epochs.items())} }}",
    ]
    for source in table["data"]:
        if source["language"] in {language, ""}:
            lines += ["", "[[data]]", *(f"{key} = {_quote(source[key])}" for key in ("title", "url", "licence", "use"))]
    for name, values in figures.items():
        lines += ["", f"[figures.{_quote(name)}]", *(f"{key} = {value:.4f}" for key, value in values.items())]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _quote(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)
