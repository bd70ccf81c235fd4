"""docs/scoreboard.md: the figures for people, with what they mean; the words are in `page.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from importlib.resources import files

from recoupe.learn.evaluate import Figures
from recoupe.learn.gate import corpus_of

Board = dict[str, float | str]
"""Figures, and the words that say when and from what they come."""

INTRODUCTION = """\
# Scoreboard

Written by `make eval` and `make bench`; never by hand. The same figures, one flat object: `scoreboard.json`.
Shares, accuracies and F1 lie between 0 and 1. A corpus that was not measured in the last run keeps its figures, with
the day and the commit of the run that gave them.
"""


def load_sections() -> list[dict[str, str]]:
    """Corpus, title and text of each section, in the order of the page."""
    content = files("recoupe.learn").joinpath("page.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(content)["section"])


def to_markdown(board: Board) -> str:
    """The page: one section a kind of corpus, tables by language where figures have one."""
    parts = [INTRODUCTION, f"Last run: {board.get('date', 'never')}, commit {board.get('commit', 'none')}."]
    for section in load_sections():
        name = section["corpus"]
        figures = {k: float(v) for k, v in board.items() if k.startswith(f"{name}.") and not isinstance(v, str)}
        if figures:
            text = " ".join(section["text"].split())
            parts += [f"## {section['title']}", text, *_section(name, figures, board)]
    return "\n\n".join(part.rstrip("\n") for part in parts) + "\n"


def _section(name: str, figures: Figures, board: Board) -> Iterator[str]:
    if name == "bench":
        rows = [[key.removeprefix("bench."), _cell(v), _stamp_of(board, key)] for key, v in figures.items()]
        yield to_table(["figure", "value", "measured"], rows)
        return
    for corpus in sorted({corpus_of(key) for key in figures}):
        values = {k.removeprefix(f"{corpus}."): v for k, v in figures.items() if corpus_of(k) == corpus}
        yield f"### `{corpus}`"
        yield f"Measured {_stamp_of(board, corpus)}{_size_note(corpus, values)}."
        yield _by_language(values) if name == "gold" else _by_figure(values)


def _stamp_of(board: Board, corpus: str) -> str:
    day, _, commit = str(board.get(f"measured.{corpus}", "at an unknown time")).partition(" ")
    return f"{day}, commit {commit}"


def _size_note(corpus: str, values: Figures) -> str:
    size = values.get("documents", values.get("all.reports"))
    if size is None:
        return ""
    sampled = " (a fixed sample)" if corpus.startswith("attribution.") else ""
    return f" on {size:,.0f} texts{sampled}"


def _by_language(values: Figures) -> str:
    """Rows are figures, columns are languages."""
    languages = sorted({key.split(".")[0] for key in values}, key=lambda code: (code == "all", code))
    names = sorted({key.split(".", 1)[1] for key in values} - {"reports"}, key=_rank)
    rows = [[name, *(_cell(values.get(f"{language}.{name}")) for language in languages)] for name in names]
    return to_table(["figure", *languages], rows)


def _rank(name: str) -> tuple[int, str]:
    """The headline first."""
    first = ("full_claims.f1", "claims.f1", "claims.precision", "claims.recall", "when_exact", "places.f1")
    return (first.index(name) if name in first else len(first), name)


def _by_figure(values: Figures) -> str:
    rows = [[name, _cell(value)] for name, value in values.items() if name != "documents"]
    return to_table(["figure", "value"], rows)


def _cell(value: float | None) -> str:
    if value is None:
        return "–"
    if value == int(value) and abs(value) > 1:
        return f"{value:,.0f}"
    return f"{value:.3f}" if abs(value) < 10 else f"{value:,.1f}"


def to_table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table; all columns but the first are right-aligned."""
    rule = ["---", *("---:" for _ in head[1:])]
    return "\n".join("| " + " | ".join(row) + " |" for row in (head, rule, *rows))
