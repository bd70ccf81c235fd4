"""A tree of lines with quotations in it, the words that count underlined."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from recoupe.export.events_table import make_console
from recoupe.model import Span

MIN_WIDTH = 100
_LEAST = 24
"""Columns that a quotation is given however deep it stands."""
_UNDER = "‾"
_AROUND = 50
"""Characters that are quoted on each side of words."""
_FAR = 300
"""Characters between words outside the sentence up to which they are quoted together."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation.

    Attributes:
        span: the stretch of the text that is shown.
        words: stretches of it that are underlined.
        is_cut: whether the sentence goes on before it, and after it.
    """

    span: Span
    words: tuple[Span, ...]
    is_cut: tuple[bool, bool] = (False, False)


@dataclass(slots=True)
class Node:
    """A line of the tree, what stands below it, and the quotation that it rests on."""

    label: str
    quote: Quote | None = None
    below: list[Node] = field(default_factory=list)

    def add(self, label: str, quote: Quote | None = None) -> Node:
        """Append a line below this one, and return it."""
        node = Node(label, quote)
        self.below.append(node)
        return node


def write_tree(root: Node, out: TextIO, *, width: int | None = None) -> None:
    """Print a tree.

    In a terminal the words that count are underlined; elsewhere a line of strokes stands below them, or brackets around
    them where the text runs from right to left.

    Args:
        width: columns of the page; the terminal's where None, at least 100 where there is no terminal.
    """
    console = make_console(out, width, MIN_WIDTH)
    for line in _lines(root, console, "", ""):
        console.print(line, overflow="ignore", no_wrap=True, crop=False, soft_wrap=True)


def _lines(node: Node, console: Console, first: str, rest: str) -> Iterator[Text]:
    """The lines of a node and of all below it; `first` stands before the first of them, `rest` before the others."""
    hanging = rest + ("│   " if node.below else "    ")
    width = max(_LEAST, console.width - cell_len(hanging))
    for at, (start, stop) in enumerate(wrap(node.label, width)):
        yield Text((first if at == 0 else hanging) + node.label[start:stop], style="" if first else "bold")
    if node.quote is not None:
        for line in quote_lines(node.quote, width, is_terminal=console.is_terminal):
            yield Text(hanging) + line
    for child in node.below:
        is_last = child is node.below[-1]
        yield from _lines(
            child, console, rest + ("└── " if is_last else "├── "), rest + ("    " if is_last else "│   ")
        )


# --- quotations -----------------------------------------------------------------------------------


def quote_whole(stretch: Span, words: Iterable[Span]) -> Quote:
    """A stretch as a whole, with those of the words underlined that lie in it."""
    return Quote(stretch, tuple(w for w in words if stretch.start <= w.start and w.stop <= stretch.stop))


def quote_around(text: str, stretch: Span, words: Sequence[Span]) -> Quote | None:
    """The words with what stands around them in their sentence; None where there are no words.

    Args:
        text: of the report.
        stretch: the sentence; words outside it are quoted alone.
    """
    if not words:
        return None
    first, last = min(w.start for w in words), max(w.stop for w in words)
    if first < stretch.start or stretch.stop < last:
        return Quote(Span.of(text, first, last), tuple(words)) if last - first <= _FAR else quote_whole(words[0], words)
    start, stop = max(stretch.start, first - _AROUND), min(stretch.stop, last + _AROUND)
    while start > stretch.start and not text[start - 1].isspace():
        start -= 1
    while stop < stretch.stop and not text[stop].isspace():
        stop += 1
    return Quote(Span.of(text, start, stop), tuple(words), (start > stretch.start, stop < stretch.stop))


def quote_lines(quote: Quote, width: int, *, is_terminal: bool) -> Iterator[Text]:
    """The lines of a quotation, the words that count underlined."""
    opening, closing = ("“… " if quote.is_cut[0] else "“"), (" …”" if quote.is_cut[1] else "”")
    text = "".join(" " if character.isspace() else character for character in quote.span.quote)
    shift = len(opening) - quote.span.start
    marks = [(word.start + shift, word.stop + shift) for word in quote.words]
    quoted = f"{opening}{text}{closing}"
    if not is_terminal and _is_rtl(text):
        quoted, marks = _bracketed(quoted, marks), []
    for start, stop in wrap(quoted, width):
        inside = [(max(a, start) - start, min(b, stop) - start) for a, b in marks if a < stop and start < b]
        yield from _underlined(quoted[start:stop], inside, is_terminal=is_terminal)


def _underlined(line: str, inside: Sequence[tuple[int, int]], *, is_terminal: bool) -> Iterator[Text]:
    shown = Text(line)
    for start, stop in inside if is_terminal else ():
        shown.stylize("underline", start, stop)
    yield shown
    if inside and not is_terminal:
        yield Text(_strokes(line, inside))


def _strokes(line: str, marks: Iterable[tuple[int, int]]) -> str:
    """Strokes below the marked stretches of a line, as wide as its characters are."""
    marked = {at for start, stop in marks for at in range(start, stop)}
    shown = (_UNDER if at in marked else " " for at in range(len(line)))
    return "".join(sign * cell_len(character) for sign, character in zip(shown, line, strict=True)).rstrip()


def _bracketed(text: str, marks: Iterable[tuple[int, int]]) -> str:
    for start, stop in sorted(marks, reverse=True):
        text = f"{text[:start]}⟦{text[start:stop]}⟧{text[stop:]}"
    return text


def _is_rtl(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in {"R", "AL"} for character in text)


def wrap(text: str, width: int) -> list[tuple[int, int]]:
    """A text cut into lines at its spaces: start and stop of each, no wider than `width` unless a word is."""
    lines: list[tuple[int, int]] = []
    start = stop = at = 0
    for word in text.split(" "):
        end = at + len(word)
        if stop > start and cell_len(text[start:end]) > width:
            lines.append((start, stop))
            start = at
        stop, at = end, end + 1
    return [*lines, (start, stop)]
