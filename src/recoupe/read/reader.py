"""The protocol of readers: a page and what is told about it in, a document out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Protocol

from recoupe.model import Document, Rejected
from recoupe.read.metadata import Metadata

STAGE = "read"


@dataclass(frozen=True, slots=True)
class Page:
    """A page as decoded.

    Attributes:
        source: path or address, as given.
        text: its characters, markup included.
        notes: what had to be guessed or dropped on the way; goes into the document's `rejected`.
    """

    source: str
    text: str
    notes: tuple[Rejected, ...] = ()


class Reader(Protocol):
    """Turns one kind of page into documents.

    Attributes:
        media_type: what it reads. Source: RFC 6838.
    """

    media_type: ClassVar[str]

    def read(self, page: Page, told: Metadata) -> Document:
        """Read a page.

        Args:
            page: the page.
            told: what the caller or a side file tells; it has precedence over the page.

        Raises:
            ReadError: the page holds no report; the message is one line.
        """
        ...
