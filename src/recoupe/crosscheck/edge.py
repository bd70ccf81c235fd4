"""What links two reports: a copy of all, of a passage or of one claim."""

from __future__ import annotations

from dataclasses import dataclass

from recoupe.model import Copy, Span

WHOLE = 0.5
"""Containment from which the whole report counts as a copy. Source: crosscheck §2."""


@dataclass(frozen=True, slots=True)
class CopyEdge:
    """A copy edge and what it covers.

    Attributes:
        copy: what is printed: both reports, evidence, direction, score, passages.
        covers_document: whether all claims of the copying report come from the original, or only those told in `copy.spans`.
        is_certain: whether the edge is taken for certain (credit, verbatim passages) or is weighed by its score (translation).
        why: the decision in words, one sentence.
    """

    copy: Copy
    covers_document: bool
    is_certain: bool
    why: str

    def covers(self, evidence: Span) -> bool:
        """Whether the claim with this evidence, in the copying report, comes from the original."""
        return self.covers_document or any(s.start < evidence.stop and evidence.start < s.stop for s in self.copy.spans)


@dataclass(frozen=True, slots=True)
class QuoteLink:
    """The same words of the same speaker in two reports: no copy, but one common origin of what is said.

    Attributes:
        documents: both ids, sorted.
        spans: the quotation in each.
    """

    documents: tuple[str, str]
    spans: tuple[Span, Span]
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class CreditedOrigin:
    """Somebody outside a report whom it credits, whether or not that one's own report is in the set.

    Attributes:
        document: the report with the credit.
        origin: id of the outlet or agency, or `name:` and the folded name of one that nobody knows.
        name: as the report writes it.
        covers_document: whether the credit is for the whole report; else for `claims` alone.
        claims: ids of the claims whose chain names the origin, sorted; empty for a credit for the whole report.
        originals: ids of the origin's own reports that the report is linked to, sorted.
    """

    document: str
    origin: str
    name: str
    covers_document: bool
    claims: tuple[str, ...]
    originals: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Links:
    """All that links the reports of a set, sorted, so that the same set gives the same links.

    Attributes:
        origins: credits to agencies and outlets, also where no report of theirs is in the set.
    """

    copies: tuple[CopyEdge, ...] = ()
    quotes: tuple[QuoteLink, ...] = ()
    origins: tuple[CreditedOrigin, ...] = ()
