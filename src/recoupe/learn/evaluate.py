"""Read the reports of a gold folder and score what comes out."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from recoupe.errors import ScoreError
from recoupe.learn import corpus
from recoupe.learn.gold import GoldReport, load_gold
from recoupe.learn.reader import Reader, default_reader, read_report
from recoupe.learn.score import score_documents
from recoupe.model.codec import decode

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


def evaluate_corpus(folder: Path, reader: Reader | None = None, split: str = "test") -> Figures:
    """Figures of one split of the corpus: `gold.corpus-test.LANGUAGE.claims.f1` and so on.

    The test split is never fitted on, so that its figures are those of unseen text by the same authors.

    Args:
        folder: the corpus, with `passages` and `reports` in it.

    Raises:
        ScoreError: a passage breaks the format.
    """
    reports = [as_gold(passage) for passage in corpus.load(folder) if passage.split == split]
    read = reader or default_reader()
    documents = {report.id: document for report in reports if (document := read_report(report, read)) is not None}
    return name_figures(f"corpus-{split}", score_documents(reports, documents)) if reports else {}


def as_gold(passage: corpus.Passage) -> GoldReport:
    """A passage of the corpus as a gold report; shares of a quantity ("2.5 %") are rounded to whole numbers.

    Raises:
        ScoreError: it breaks the format.
    """
    values = dict(passage.values)
    values["claims"] = [
        {**claim, "quantities": [_with_whole_numbers(q) for q in claim["quantities"]]}  # type: ignore[attr-defined]  # JSON
        for claim in passage.items("claims")
    ]
    try:
        return decode(GoldReport, values)
    except (ValueError, KeyError) as error:
        raise ScoreError(f"{passage.path}:{passage.line}: {passage.id}: {error}") from error


def _with_whole_numbers(quantity: corpus.Values) -> corpus.Values:
    return {key: round(value) if isinstance(value, float) else value for key, value in quantity.items()}


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
