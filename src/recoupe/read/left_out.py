"""Which elements of a web page are no part of its report."""

from __future__ import annotations

import re

from recoupe.read.head import Element

_LEFT_OUT = frozenset(
    ["script", "style", "noscript", "template", "nav", "aside", "footer", "form", "button", "figure",
     "figcaption", "select", "iframe", "svg", "video", "audio", "picture", "object", "head", "textarea", "dialog",
     "menu"]
)  # fmt: skip
_LEFT_OUT_CLASS = re.compile(
    r"(?i)(?:^|\s)(?:related|share|sharing|social|newsletter|comments?|cookies?|breadcrumbs?|promo|advert\w*|caption|wp-caption"
    r"|read-?more|recommended|navigation|menu|sidebar|tags?)(?:[-_]\w+)*(?=\s|$)"
)


def is_left_out(element: Element) -> bool:
    """Whether an element holds navigation, pictures, forms, or what surrounds a report."""
    if element.tag in _LEFT_OUT or element.get("hidden") is not None or element.get("role") in ("navigation", "search"):
        return True
    return _LEFT_OUT_CLASS.search(element.get("class") or "") is not None and element.tag not in (
        "body",
        "article",
        "main",
    )
