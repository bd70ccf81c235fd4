"""The text of a report as paragraphs of HTML that hold every character of it and no other."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from recoupe.export.html import escape_text
from recoupe.export.page.layers import Layer, Piece, Pointers, cut, make_layers
from recoupe.export.page.phrases import say
from recoupe.model import Document, PassageKind

MAX_LEVEL = 2
WRAP_WIDTH = 100
_LINE_END = r"[\r\n\v\f\u0085\u2028\u2029]"
_LINE_ENDS = re.compile(rf"{_LINE_END}+(?:[ \t]*{_LINE_END}+)*")
_LINE_BREAK = re.compile(rf"\r\n|{_LINE_END}")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the report, or the line ends between two of them.

    Attributes:
        anchor: id of its element.
        kind: kind of its passage, None between paragraphs.
        label: what stands in the margin; empty for passages that may claim.
        direction: "rtl" or "ltr" where it is not that of the report.
        claims: ids of the claims whose trigger it holds.
        html: its characters, escaped and marked.
    """

    anchor: str
    kind: PassageKind | None
    label: str
    direction: str | None
    claims: tuple[str, ...]
    html: Markup


def make_paragraphs(document: Document, pointers: Pointers) -> list[Paragraph]:
    """The whole text of a document as paragraphs, with the line ends between them."""
    blocks = list(find_blocks(document))
    breaks = {stop for _, stop, _ in blocks} | _find_bounds(document)
    pieces = list(cut(len(document.text), make_layers(document, pointers), breaks))[::-1]
    writer = _Writer(document, pointers)
    return [writer.write(_take(pieces, stop), is_text) for _, stop, is_text in blocks]


def _take(pieces: list[Piece], stop: int) -> list[Piece]:
    """Pop the pieces that lie before `stop` off a list that has the last piece first."""
    taken = []
    while pieces and pieces[-1].stop <= stop:
        taken.append(pieces.pop())
    return taken


# --- blocks ---------------------------------------------------------------------------------------


def find_blocks(document: Document) -> Iterator[tuple[int, int, bool]]:
    """Start, stop and whether it is text (else line ends), for all blocks of a text in order.

    Each line is a paragraph, unless the text is wrapped by hand: then blank lines and passages part paragraphs.
    """
    text, bounds, at = document.text, _find_bounds(document), 0
    is_wrapped = _is_wrapped(text)
    for found in _LINE_ENDS.finditer(text):
        start, stop = found.span()
        if is_wrapped and _is_single(found.group()) and bounds.isdisjoint(range(start, stop + 1)):
            continue
        if start > at:
            yield at, start, True
        yield start, stop, False
        at = stop
    if at < len(text):
        yield at, len(text), True


def _find_bounds(document: Document) -> set[int]:
    return {point for passage in document.passages for point in (passage.start, passage.stop)}


def _is_single(line_ends: str) -> bool:
    return len(_LINE_BREAK.findall(line_ends)) == 1


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken by hand, so that a paragraph may have several."""
    has_blank = any(not _is_single(found) for found in _LINE_ENDS.findall(text.strip()))
    return has_blank and max(map(len, text.splitlines())) <= WRAP_WIDTH


def direction_of(text: str) -> str | None:
    """Direction of most letters of a text: "rtl", "ltr", or None where no letter has one."""
    kinds = [unicodedata.bidirectional(character) for character in text if character.isalpha()]
    left = kinds.count("L")
    right = kinds.count("R") + kinds.count("AL")
    if not left and not right:
        return None
    return "rtl" if right > left else "ltr"


# --- markup ---------------------------------------------------------------------------------------


class _Writer:
    """Writes the pieces of one report."""

    def __init__(self, document: Document, pointers: Pointers) -> None:
        self.text = document.text
        self.pointers = pointers
        self.direction = direction_of(document.text) or "ltr"
        self.passages = sorted(document.passages, key=lambda passage: passage.start)
        self.starts = [passage.start for passage in self.passages]

    def kind_at(self, offset: int) -> PassageKind:
        """Kind of the passage at a place in the text; what no passage holds may claim, like the body."""
        at = bisect_right(self.starts, offset) - 1
        if at < 0 or offset >= self.passages[at].stop:
            return PassageKind.BODY
        return self.passages[at].kind

    def write(self, pieces: Sequence[Piece], is_text: bool) -> Paragraph:
        """A paragraph, or line ends."""
        text = self.text[pieces[0].start : pieces[-1].stop]
        anchor = f"{self.pointers.anchor('text')}-{pieces[0].start}"
        if not is_text:
            return Paragraph(anchor, None, "", None, (), escape_text(text))
        kinds = self._kinds_of(pieces)
        is_mixed = len(kinds) > 1
        direction = direction_of(text)
        return Paragraph(
            anchor=anchor,
            kind=PassageKind.BODY if is_mixed else kinds[0],
            label=", ".join(label for label in (say("passage", kind) for kind in kinds) if label),
            direction=None if direction == self.direction else direction,
            claims=_unique(layer.claim for piece in pieces for layer in piece.layers),
            html=Markup("").join(self._mark_up(piece, is_mixed) for piece in pieces),
        )

    def _kinds_of(self, pieces: Sequence[Piece]) -> list[PassageKind]:
        shown = [piece for piece in pieces if self.text[piece.start : piece.stop].strip()]
        return list(dict.fromkeys(self.kind_at(piece.start) for piece in shown or pieces))

    def _mark_up(self, piece: Piece, is_mixed: bool) -> Markup:
        """One piece as at most one element."""
        text = escape_text(self.text[piece.start : piece.stop])
        is_silent = is_mixed and bool(say("passage", self.kind_at(piece.start)))
        if not piece.layers and not is_silent:
            return text
        name = "mark" if any(layer.kind for layer in piece.layers) else "span"
        attributes = self._attributes_of(piece, ["silent"] if is_silent else [])
        return Markup("<{0}{1}>{2}</{0}>").format(name, attributes, text)

    def _attributes_of(self, piece: Piece, classes: Sequence[str]) -> Markup:
        claims = _unique(layer.claim for layer in piece.layers)
        values = {
            "class": " ".join((*_classes_of(piece), *classes)),
            "data-i": " ".join(_unique(layer.token for layer in piece.layers)),
            "data-c": " ".join(map(self.pointers.anchor, claims)),
        }
        if any(layer.claim and layer.start == piece.start for layer in piece.layers):
            values |= {"role": "link", "tabindex": "-1"}
        return Markup("").join(Markup(' {}="{}"').format(*item) for item in values.items() if item[1])


def _classes_of(piece: Piece) -> tuple[str, ...]:
    """`trigger` with how it is told, and for the line of a mention its level and kind: `u0-place`."""
    marked = sorted((layer for layer in piece.layers if layer.kind), key=lambda layer: layer.level)
    return _unique((*map(_class_of, marked), *(layer.told for layer in marked)))


def _class_of(layer: Layer) -> str:
    return "trigger" if layer.claim else f"u{min(layer.level, MAX_LEVEL)}-{layer.kind}"


def _unique(values: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in values if value))
