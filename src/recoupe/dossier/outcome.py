"""What became of a report that was to be added."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Outcome(StrEnum):
    """What adding a report did."""

    ADDED = "added"
    KNOWN = "known already, nothing changed"
    ALSO = "text known already, noted as another source of it"
    RENEWED = "read anew, replaced"
    UNREAD = "not read"


@dataclass(frozen=True, slots=True)
class Added:
    """A report that was to be added; returned when it is on the disk.

    Attributes:
        source: path or address as given.
        document: id, None for what could not be read.
        reason: why it could not be read.
    """

    source: str
    document: str | None
    outcome: Outcome
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """The bytes of a report as they came, and where from. Source: Berkeley Protocol, chapter VI.

    Attributes:
        document: id of what was made of it.
        source: path or address as given.
        outlet: who published it, as its page or the caller told.
        address: where it was found after redirects; None for what was not fetched.
        retrieved_at: when, in UTC; None where nobody told.
        sha256: hash of the bytes, checked when they are read back; None where only the text was handed over.
    """

    document: str
    source: str
    outlet: str | None
    address: str | None
    retrieved_at: datetime | None
    media_type: str | None
    sha256: str | None
    content: bytes | None = field(repr=False)
