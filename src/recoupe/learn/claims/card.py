"""The card of the fitted tagger: what it knows, what it was fitted on, under which licence, how good it is, when and how."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from numpy import __version__ as numpy_version

from recoupe.learn.train.card import data_lines, figure_lines, quote

Figures = dict[str, float]

HEAD = """\
# Model card of the tagger of happenings in weights.npz; written by `python tools/fit_claims.py --write`, never by hand.
# kinds: of events, besides none; features: named ones with a weight for each kind
# splits: passages and examples of frames; the tagger is fitted on train and dev, the acceptance model on train, its
#         calibration on dev; test is only measured
# figures: of claims, tagger and acceptance model together, by split and language. On train and dev each passage is read
#          with taggers that were not fitted on it and with a part of the frames left out. Definitions:
#          src/recoupe/learn/claims/run.py
"""
COMMAND = "python tools/fit_claims.py --write"
LICENCE = "CC BY 4.0"
DATA = (
    {
        "title": "the Recoupe corpus (train and dev)",
        "url": "https://github.com/recoupe/recoupe/tree/main/corpus",
        "licence": LICENCE,
        "use": "tagger, acceptance model",
    },
    {
        "title": "examples of the frames of the language packs",
        "url": "https://github.com/recoupe/recoupe/tree/main/src/recoupe/lang",
        "licence": LICENCE,
        "use": "tagger, acceptance model",
    },
)


@dataclass(frozen=True, slots=True)
class Content:
    """What a card tells of a fit.

    Attributes:
        kinds: of events that the tagger knows.
        n_features: features with weights.
        n_texts: passages and examples by split.
        figures: shares in [0, 1] by split and language.
    """

    kinds: Sequence[str]
    n_features: int
    n_texts: Mapping[str, int]
    figures: Mapping[str, Figures]


def write_card(path: Path, content: Content, date: str) -> None:
    """Write a card; the same content gives the same bytes.

    Args:
        date: ISO day of the fit.
    """
    lines = [
        HEAD,
        f"date = {quote(date)}",
        f"command = {quote(COMMAND)}",
        f"library = {quote(f'NumPy {numpy_version}')}",
        f"licence = {quote(LICENCE)}",
        f"features = {content.n_features}",
        f"splits = {{ {', '.join(f'{name} = {n}' for name, n in content.n_texts.items())} }}",
        "kinds = [",
        *(f"  {quote(kind)}," for kind in content.kinds),
        "]",
    ]
    lines += [line for source in DATA for line in data_lines(source)]
    path.write_text("\n".join([*lines, *figure_lines(content.figures)]) + "\n", encoding="utf-8")
