"""Read the reports of a gold folder and score what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from recoupe.learn.gold import load_gold
from recoupe.learn.reader import Reader, default_reader, read_report
from recoupe.learn.score import score_documents

Figures = dict[str, float]
"""Flat: `corpus.set.language.figure` → value; shares are in [0, 1]."""


def evaluate(gold_folder: Path | str, reader: Reader | None = None) -> Figures:
    """Figures of the gold reports of a folder: `gold.NAME.LANGUAGE.claims.f1` and so on.

    Args:
        gold_folder: annotated reports; its own name is NAME, "own" for a folder named "gold".
        reader: what is measured; `recoupe.read_text` if not given.

    Raises:
        ScoreError: the folder holds no gold, or a file of it breaks the format.
    """
    folder = Path(gold_folder)
    reports = load_gold(folder)
    read = reader or default_reader()
    documents = {report.id: document for report in reports if (document := read_report(report, read)) is not None}
    return name_figures(gold_name(folder), score_documents(reports, documents))


def name_figures(name: str, by_language: Mapping[str, Figures]) -> Figures:
    """Flat keys for the figures of a gold folder by language."""
    return {
        f"gold.{name}.{language}.{figure}": value
        for language, figures in by_language.items()
        for figure, value in figures.items()
    }


def gold_name(folder: Path) -> str:
    """Name of a gold folder in the keys of the scoreboard."""
    name = folder.resolve().name
    return "own" if name == "gold" else name
