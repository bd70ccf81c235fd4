"""Reads web pages."""

from __future__ import annotations

import re

from recoupe.model import Document
from recoupe.read.metadata import Metadata
from recoupe.read.reader import Page


def is_html(text: str) -> bool:
    """Whether a text begins like a web page."""
    return re.match(r"(?is)\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|article|div|meta|p)\b", text[:20_000]) is not None


class HtmlReader:
    """Reader of web pages."""

    def read(self, page: Page, told: Metadata) -> Document:
        raise NotImplementedError
