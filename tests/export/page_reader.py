"""Pages read back: by a parser, to the character, and by a browser, with every error and request noted."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

VOID = {"meta", "link", "input", "br", "img", "hr"}


class Reader(HTMLParser):
    """Reads a page back: its elements, and the pieces of each report's text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.stack: list[tuple[str, dict[str, str]]] = []
        self.texts: list[list[tuple[str, dict[str, str], str]]] = []
        self.feed(page)
        assert not self.stack, f"elements left open: {self.stack}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if element[1].get("class") == "text":
            self.texts.append([])
        if tag not in VOID:
            self.stack.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if any(attributes.get("class") == "text" for _, attributes in self.stack):
            self.texts[-1].append((*self.stack[-1], data))

    def text(self, report: int = 0) -> str:
        """All characters of the text of a report."""
        return "".join(data for _, _, data in self.texts[report])

    def words(self, token: str) -> str:
        """All characters of the pieces that carry a token."""
        pieces = (piece for report in self.texts for piece in report)
        return "".join(data for _, attributes, data in pieces if token in attributes.get("data-i", "").split())

    def by_class(self, name: str) -> list[dict[str, str]]:
        """Attributes of all elements of a class."""
        return [attributes for _, attributes in self.elements if name in attributes.get("class", "").split()]


def show(browser: Browser, page: str, folder: Path, width: int, height: int) -> Iterator[Page]:
    """A page in a window of a size; any error in it or request of it is raised at the end."""
    (folder / "page.html").write_text(page, encoding="utf-8", newline="")
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    tab = context.new_page()
    errors: list[str] = []
    requests: list[str] = []
    tab.on("pageerror", lambda error: errors.append(str(error)))
    tab.on("console", lambda message: errors.append(message.text))
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto((folder / "page.html").as_uri())
    yield tab
    context.close()
    assert errors == []
    assert [url for url in requests if url.startswith("http")] == []


def _luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours. Source: WCAG 2.2."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)
