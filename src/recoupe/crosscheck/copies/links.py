"""Addresses: that of a report, and those it links to."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import urlsplit

from recoupe.model import Document, Link

_NOISE = re.compile(r"^(?:www|m|amp|mobile)\.")


@lru_cache(maxsize=100_000)
def plain_address(address: str) -> str | None:
    """An address without scheme, `www.`, fragment, query of campaign marks and final slash; None for what is none."""
    if not address.startswith(("http://", "https://")):
        return None
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    query = "&".join(sorted(p for p in parts.query.split("&") if p and not p.startswith(("utm_", "fbclid", "xtor"))))
    path = parts.path.rstrip("/")
    host = _NOISE.sub("", parts.netloc.lower())
    return f"{host}{path}{'?' + query if query else ''}" if host and path else None


def find_addresses(document: Document) -> tuple[str, ...]:
    """The address of a report and those of its links, each once."""
    given = (document.source, *(link.url for link in document.links))
    return tuple(dict.fromkeys(a for a in map(plain_address, given) if a is not None))


def links_to(document: Document, other: Document) -> tuple[Link, ...]:
    """Links of a report to another."""
    target = plain_address(other.source)
    return tuple(link for link in document.links if target is not None and plain_address(link.url) == target)
