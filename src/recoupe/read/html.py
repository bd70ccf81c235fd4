"""Reads web pages: trafilatura tells which paragraphs are the report's, the page gives their words and neighbours.

Trafilatura alone drops short paragraphs beside links and the lines below the headline; siblings of kept paragraphs
are therefore kept too, and bylines, dates and credits above the first paragraph. Navigation, captions and lists of
links are left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar
from urllib.parse import urlsplit

from recoupe.errors import ReadError
from recoupe.model import Document
from recoupe.read.credits import is_credit_line
from recoupe.read.head import Element, Head, clean_words
from recoupe.read.left_out import is_left_out
from recoupe.read.links import find_links
from recoupe.read.metadata import Metadata
from recoupe.read.paragraph import Paragraph, essence, is_byline, is_date_line, is_source_line
from recoupe.read.plain import read_page
from recoupe.read.reader import Page
from recoupe.text.fold import fold_accents

_PAGE_START = re.compile(
    r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    r"<(?:!doctype html|html|head|body|article|main|div|meta|p|h1)\b"
)
_MIN_WORDS = 8  # fewer are no report
_FEW_WORDS = 60  # below, trafilatura is asked again for all it can find
_MIN_COVER = 0.9  # share of trafilatura's words that the page's own blocks must hold
_INLINE = frozenset(
    ["a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
     "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
     "tt", "u", "var", "wbr"]
)  # fmt: skip


def is_html(text: str) -> bool:
    """Whether a text begins like a web page."""
    return _PAGE_START.match(text, 0, 20_000) is not None


class HtmlReader:
    """Reader of web pages."""

    media_type: ClassVar[str] = "text/html"

    def read(self, page: Page, told: Metadata) -> Document:
        """Read a page: headline first, then the report's paragraphs, each set off by an empty line.

        Raises:
            ReadError: it cannot be parsed, or holds no report.
        """
        tree = _parse(page.text)
        head = Head(tree).metadata()
        blocks = _find_report(tree, page.text, head.title)
        if sum(len(block.split()) for block in blocks) < _MIN_WORDS:
            raise ReadError("no report on this page (no running text); check that it needs no script or login")
        text = "\n\n".join([head.title, *blocks] if head.title else blocks)
        document = read_page(text, page.source, told.over(head), page.notes)
        source = _choose_source(page.source, head.url)
        return replace(document, source=source, links=find_links(tree, document.text, head.url or source))


def _choose_source(source: str, canonical: str | None) -> str:
    """The page's canonical address instead of the one given, if that is an address of the same host."""
    if canonical is None or not source.startswith(("http://", "https://")):
        return source
    return canonical if urlsplit(canonical).netloc == urlsplit(source).netloc else source


def _parse(markup: str) -> Element:
    from trafilatura import load_html  # 140 ms to import

    tree: Element | None = load_html(re.sub(r"^\s*<\?xml[^>]*\?>", "", markup, count=1))
    if tree is None:
        raise ReadError("cannot be parsed as a web page; save it anew, or give plain text")
    return tree


def _extract(markup: str) -> str:
    """Trafilatura's text of the report, a paragraph a line; empty if it finds none."""
    from trafilatura import extract

    try:
        found = extract(markup, include_comments=False) or ""
        if len(found.split()) < _FEW_WORDS:
            found = max(found, extract(markup, include_comments=False, favor_recall=True) or "", key=len)
    except Exception as error:  # whatever a library does on one page must not end a batch
        raise ReadError(f"cannot be parsed as a web page ({type(error).__name__}); give plain text") from error
    return found


# --- the page's blocks ---------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Block:
    """A run of words without a break between blocks.

    Attributes:
        words: as a browser shows them; a `<br>` is a line break, two end the block.
        essence: its letters and digits, folded, to compare.
        group: number of the element around its own, by which siblings are known.
        is_link: whether every word of it is a link.
    """

    words: str
    essence: str
    group: int
    is_link: bool


def _find_blocks(tree: Element) -> list[Block]:
    return [block for block in _Walker().walk(tree) if block.essence]


class _Walker:
    """Collects the blocks of a page in order, without navigation, pictures and forms."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._linked = 0
        self._groups: dict[Element, int] = {}  # keeps its elements alive: an identity is not used twice

    def walk(self, element: Element) -> Iterator[Block]:
        """Blocks inside a block-level element."""
        yield from self._children(element, self._group(element))

    def _children(self, element: Element, group: int, in_link: bool = False) -> Iterator[Block]:
        self._add(element.text, in_link)
        for child in element:
            yield from self._child(child, group, in_link)
            self._add(child.tail, in_link)

    def _child(self, child: Element, group: int, in_link: bool) -> Iterator[Block]:
        tag = child.tag
        if not isinstance(tag, str):  # a comment
            return
        if tag == "br":
            self._words.append("\n")
        elif is_left_out(child):
            yield from self._flush(group)
        elif tag in _INLINE:
            yield from self._children(child, group, in_link or tag == "a")
        else:
            yield from self._flush(group)
            yield from self._children(child, self._group(child.getparent()), in_link)
            yield from self._flush(self._group(child.getparent()))

    def _group(self, element: Element | None) -> int:
        return -1 if element is None else self._groups.setdefault(element, len(self._groups))

    def _add(self, words: str | None, in_link: bool) -> None:
        if words:
            self._words.append(re.sub(r"\s*\n\s*", " ", words))
            self._linked += len(words.strip()) if in_link else 0

    def _flush(self, group: int) -> Iterator[Block]:
        lines = "\n".join(clean_words(line) for line in "".join(self._words).split("\n")).strip("\n")
        is_link = bool(lines) and self._linked >= 0.9 * len(lines)
        self._words, self._linked = [], 0
        for words in re.split(r"\n{2,}", lines):
            yield Block(words, essence(words), group, is_link)


# --- which of them are the report's ----------------------------------------------------------------------


def _find_report(tree: Element, markup: str, title: str | None) -> list[str]:
    """Paragraphs of the report, without its headline."""
    extracted = _extract(markup)
    headline = essence(title or "")
    lines = [line for line in extracted.split("\n") if essence(line) and essence(line) != headline]
    blocks = _find_blocks(tree)
    kept = _choose(blocks, lines, headline)
    n_kept = sum(len(block.essence.split()) for block in kept)
    n_extracted = sum(len(essence(line).split()) for line in lines)
    if n_kept >= _MIN_COVER * n_extracted:
        return [block.words for block in kept]
    return lines


def _choose(blocks: Sequence[Block], lines: Sequence[str], headline: str) -> list[Block]:
    """Blocks that trafilatura kept, their siblings, and the lines on author and date above them."""
    wanted = f" {' '.join(essence(line) for line in lines)} "
    is_kept = [block.essence != headline and f" {block.essence} " in wanted for block in blocks]
    first = next((i for i, kept in enumerate(is_kept) if kept and len(blocks[i].essence.split()) > 5), None)
    if first is None:
        return []
    groups = _report_groups(blocks, is_kept)
    return [
        block
        for i, block in enumerate(blocks)
        if block.essence != headline and (
            (is_kept[i] and (i >= first or block.group in groups))
            or (block.group in groups and not block.is_link)
            or (first - 1 <= i < len(blocks) - 1 and _heads(block, blocks[i + 1], is_next_kept=is_kept[i + 1]))
            or (first - 6 <= i < first and _tells_origin(block.words))
        )
    ]  # fmt: skip


def _heads(block: Block, following: Block, *, is_next_kept: bool) -> bool:
    """Whether a block is the heading right before its only sibling that was kept, as of an entry of a live report."""
    return (
        is_next_kept
        and block.group == following.group
        and not block.is_link
        and len(block.essence) < len(following.essence)
    )


def _report_groups(blocks: Sequence[Block], is_kept: Sequence[bool]) -> set[int]:
    """Groups of siblings of which trafilatura kept more than half of the words, two blocks at least."""
    n_all, n_kept, n_blocks = Counter[int](), Counter[int](), Counter[int]()
    for block, kept in zip(blocks, is_kept, strict=True):
        n_all[block.group] += len(block.essence)
        n_kept[block.group] += len(block.essence) * kept
        n_blocks[block.group] += kept
    return {group for group in n_all if n_blocks[group] > 1 and 2 * n_kept[group] > n_all[group]}


def _tells_origin(words: str) -> bool:
    """Whether a line above the report tells author, date or agency."""
    p = Paragraph(0, len(words), words, fold_accents(words))
    return is_byline(p) or is_date_line(p) or is_source_line(p) or is_credit_line(words)
