"""Claims as a table in the terminal: who did what to whom, where, when, how many, who says so, how sure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from rich.box import HORIZONTALS
from rich.console import Console
from rich.table import Table

from recoupe.export.phrases import how_many, how_sure, kind_in_words, names, when, where, who_says, wording_in_words
from recoupe.model import Claim, Document, RoleName

_WHOM = (RoleName.TARGET, RoleName.VICTIM, RoleName.PARTNER, RoleName.RECIPIENT)
COLUMNS = ("what is said to have happened", "where, when", "who says so, how sure", "in the words")
MIN_WIDTH = 110
_WORDS_SHOWN = 110


def write_table(documents: Iterable[Document], out: TextIO, *, width: int | None = None) -> None:
    """Print one table a report, as soon as the report is there.

    Args:
        width: columns of the page; the terminal's where None, at least 110 where there is no terminal.
    """
    console = Console(file=out, width=width, highlight=False)
    if width is None and not console.is_terminal:
        console = Console(file=out, width=max(console.width, MIN_WIDTH), highlight=False)
    for document in documents:
        console.print(make_table(document))


def make_table(document: Document) -> Table:
    """The table of one report."""
    table = Table(
        title=_title(document), title_justify="left", show_lines=True, expand=True, box=HORIZONTALS,
        caption=_escape(wording_in_words(document)) or None, caption_justify="left",
    )  # fmt: skip
    for column, ratio in zip(COLUMNS, (4, 3, 4, 5), strict=True):
        table.add_column(column, overflow="fold", ratio=ratio)
    for claim in document.claims:
        table.add_row(*_row(document, claim))
    if not document.claims:
        reason = document.rejected[-1].reason if document.rejected else "no claim found"
        table.add_row(reason, *[""] * (len(COLUMNS) - 1))
    return table


def _title(document: Document) -> str:
    outlet = document.outlet.name if document.outlet else "outlet not told"
    published = when(document.published) or "date not told"
    basis = f" ({document.published.basis.value})" if document.published else ""
    name = document.title or document.source
    return f"{_escape(name)} — {_escape(outlet)}, {published}{basis}"


def _row(document: Document, claim: Claim) -> list[str]:
    quote = " ".join(claim.evidence.quote.split())
    shown = quote if len(quote) <= _WORDS_SHOWN else quote[: _WORDS_SHOWN - 1] + "…"
    what = [_actors(document, claim), how_many(claim.quantities)]
    cells = [
        "\n".join([kind_in_words(claim.kind).upper(), *filter(None, what)]),
        "\n".join(filter(None, [where(document, claim), when(claim.when)])),
        f"{who_says(claim.said_by)}\n{how_sure(claim)}",
        f"“{shown}”",
    ]
    return [_escape(cell) for cell in cells]


def _actors(document: Document, claim: Claim) -> str:
    agent, whom = names(document, claim, RoleName.AGENT), names(document, claim, *_WHOM)
    if agent and whom:
        return f"{agent} → {whom}"
    return agent or (f"→ {whom}" if whom else "")


def _escape(text: str) -> str:
    return text.replace("[", r"\[")
