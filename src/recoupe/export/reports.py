"""The reports that events rest on, looked up when they are needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from recoupe.export.phrases import who_says
from recoupe.model import Claim, ClaimKey, Document

HASH_SHOWN = 8
"""Digits of a document's hash that a short key shows."""
_KEPT = 512
"""Reports held in memory at once: an export of many events may come back to them."""


class Reports:
    """Documents by id, and their claims.

    Args:
        find: gives the document with an id; raises KeyError where there is none.
    """

    def __init__(self, find: Callable[[str], Document]) -> None:
        self.document = lru_cache(_KEPT)(find)

    @classmethod
    def of(cls, documents: Iterable[Document]) -> Reports:
        """The reports of a set that is in memory."""
        return cls({d.id: d for d in documents}.__getitem__)

    def claim(self, key: ClaimKey) -> tuple[Document, Claim]:
        """A claim and its report.

        Raises:
            KeyError: there is no such report or claim.
        """
        document = self.document(key.document)
        for claim in document.claims:
            if claim.id == key.claim:
                return document, claim
        raise KeyError(f"{short_id(key.document)}: no claim {key.claim!r}; there are {len(document.claims)}")

    def claims(self, keys: Iterable[ClaimKey]) -> Iterator[tuple[Document, Claim]]:
        """Claims with their reports, in the order given."""
        return (self.claim(key) for key in keys)

    def sources(self, keys: Iterable[ClaimKey]) -> tuple[str, ...]:
        """The chains that say so, each once, in the order of the claims."""
        return tuple(dict.fromkeys(who_says(claim.said_by) for _, claim in self.claims(keys)))


def outlet_of(document: Document) -> str:
    """Name of the outlet; the source where nobody tells the outlet."""
    return document.outlet.name if document.outlet else document.source


def short_id(document: str) -> str:
    """The first digits of the hash, as `recoupe explain` takes them."""
    return document.removeprefix("sha256:")[:HASH_SHOWN]


def short_key(key: ClaimKey) -> str:
    """A claim as `recoupe explain` takes it: `3fa2b1c9/c7`."""
    return f"{short_id(key.document)}/{key.claim}"


def find_claim(documents: Iterable[Document], prefix: str, id_: str) -> tuple[Document, Claim]:
    """The claim with an id in the one document whose hash begins so.

    Raises:
        KeyError: there is no such document or claim, or there are several; the message is one line.
    """
    wanted = prefix.removeprefix("sha256:").lower()
    found = [d for d in documents if wanted and d.id.removeprefix("sha256:").startswith(wanted)]
    if len(found) != 1:
        several = ", ".join(short_id(d.id) for d in found[:4])
        raise KeyError(
            f"no document {prefix!r}" if not found else f"{prefix!r} may be any of {several}; give more digits"
        )
    return Reports.of(found).claim(ClaimKey(found[0].id, id_))
