"""A report: its text, what its parts are, what it names and what it claims."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from recoupe.model.claim import AttributedContent, Claim
from recoupe.model.codec import decode, encode
from recoupe.model.dates import DateInterval
from recoupe.model.mention import PRIVATE, Mention
from recoupe.model.span import Span
from recoupe.model.vocabulary import Credit, PassageKind
from recoupe.model.wording import WordingProfile

SCHEMA = "recoupe/document/1"


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of the text, half-open, and what it is."""

    kind: PassageKind
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes the report; `span` is None where the page's metadata or the caller says so."""

    name: str
    id: str | None
    span: Span | None


@dataclass(frozen=True, slots=True)
class AgencyCredit:
    """An agency that the report credits as its supplier; a mere mention is no credit."""

    name: str
    id: str | None
    credit: Credit
    span: Span | None


@dataclass(frozen=True, slots=True)
class Link:
    """An address that the report links to; `span` is the words that carry the link."""

    url: str
    span: Span


@dataclass(frozen=True, slots=True)
class Rejected:
    """What could not be treated, at which stage, and why; counted and listed, never raised."""

    stage: str
    reason: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class MadeBy:
    """What produced the document: package version, back end, and the version of each pack used.

    Attributes:
        networks: for each pack the day its trained networks were made, "none" where extraction had to go without a parse.
    """

    version: str
    backend: str
    packs: dict[str, str] = field(default_factory=dict)
    networks: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Original:
    """The bytes of a report as they came, before anything was made of them. Source: Berkeley Protocol, chapter VI.

    Attributes:
        content: one report: a file, a page, a line of JSON Lines.
        media_type: "text/html", "text/plain" or "application/json".
        address: where a page was found after redirects, None for what was not fetched.
        retrieved_at: when it was read, with its time zone; None where nobody told.
    """

    content: bytes
    media_type: str
    address: str | None = None
    retrieved_at: datetime | None = None

    @property
    def sha256(self) -> str:
        """Hash of the bytes, in hexadecimal digits."""
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """A report as read, with its claims.

    Attributes:
        id: `sha256:` and the hash of the UTF-8 text.
        source: path or address as given.
        language: BCP 47 tag, "und" if unknown.
        text: the text as extracted; every offset refers to it.
        passages: in text order, not overlapping.
        mentions: in text order.
        claims: in text order of their triggers.
        wording: figures of the loaded wordings; None for a language without a pack.
        links: links of the page inside the text, in text order; empty for what is no web page.
        attributions: who says or thinks what, in text order of their cues, whether or not it is a claim.
        original: the bytes it was read from, for a dossier to keep; never printed, and no part of what the document is.
    """

    id: str
    source: str
    language: str
    title: str | None
    authors: tuple[str, ...]
    outlet: Outlet | None
    agencies: tuple[AgencyCredit, ...]
    published: DateInterval | None
    text: str
    passages: tuple[Passage, ...]
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    made_by: MadeBy | None = None
    wording: WordingProfile | None = None
    attributions: tuple[AttributedContent, ...] = ()
    schema: str = SCHEMA
    original: Original | None = field(default=None, compare=False, repr=False, metadata=PRIVATE)
    links: tuple[Link, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """The document as the JSON of the contract."""
        return encode(self)

    @classmethod
    def from_dict(cls, values: dict[str, object]) -> Document:
        """Read a document back from the JSON of the contract, losing nothing.

        Raises:
            ValueError: a value does not fit its type; the message names the field.
        """
        return decode(cls, values)

    def mention(self, id_: str) -> Mention:
        """The mention with that id."""
        return next(m for m in self.mentions if m.id == id_)


def make_id(text: str) -> str:
    """Document id of a text: the SHA-256 of its UTF-8 form."""
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
