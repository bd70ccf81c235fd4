"""Links of a web page, found again in the text of its report."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from recoupe.model import Link, Span
from recoupe.read.head import Element, clean_words
from recoupe.read.left_out import is_left_out


def find_links(tree: Element, text: str, address: str) -> tuple[Link, ...]:
    """Links whose words stand in a text, in text order.

    Args:
        tree: the page.
        text: what was read from it.
        address: of the page, against which links are resolved.
    """
    found: list[Link] = []
    at = 0
    for url, words in _anchors(tree, address):
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            found.append(Link(url, Span.of(text, start, at)))
    return tuple(found)


def _anchors(element: Element, address: str) -> Iterator[tuple[str, str]]:
    """Address and words of each link of the report, in the order of the page."""
    for child in element:
        if not isinstance(child.tag, str) or is_left_out(child):
            continue
        words = clean_words("".join(child.itertext())) if child.tag == "a" else ""
        url = _resolve(address, child.get("href") or "") if words else None
        if url is not None:
            yield url, words
        else:
            yield from _anchors(child, address)


def _resolve(address: str, reference: str) -> str | None:
    """The absolute http(s) address that a reference means; None for one within the page, or none."""
    try:
        url = urljoin(address, reference.strip())
    except ValueError:
        return None
    return url if url.startswith(("http://", "https://")) and not reference.startswith("#") else None
