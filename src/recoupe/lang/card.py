"""The card beside trained weights (`card.toml`): what they were trained on, and how good they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from recoupe.lang.pack import FOLDER
from recoupe.lang.toml import read_toml
from recoupe.text.table import blaming


@dataclass(frozen=True, slots=True)
class Card:
    """What is told of trained weights.

    Attributes:
        date: ISO day of the training.
        licence: of the weights, which is not that of the code.
        data: titles and licences of what they were trained on.
        figures: shares in [0, 1] by test part.
    """

    date: str
    licence: str
    data: tuple[tuple[str, str], ...]
    figures: dict[str, dict[str, float]]


@cache
def load_card(code: str) -> Card | None:
    """The card of a pack; None for a pack without networks.

    Raises:
        DataFileError: the card is no card.
    """
    return read_card(FOLDER / code / "model" / "card.toml")


def read_card(path: Path) -> Card | None:
    """A card; None where there is none.

    Raises:
        DataFileError: the card is no card.
    """
    if not path.exists():
        return None
    with blaming(path):
        table = read_toml(path)
        data, figures = table["data"], table["figures"]
        if not isinstance(data, list) or not isinstance(figures, dict):
            raise ValueError("data must be a list of tables, figures a table of tables; train the pack anew")  # noqa: TRY004  # a fault in data, named with its file
        return Card(
            str(table["date"]),
            str(table["licence"]),
            tuple((str(d["title"]), str(d["licence"])) for d in data),
            {name: {key: float(value) for key, value in values.items()} for name, values in figures.items()},
        )
