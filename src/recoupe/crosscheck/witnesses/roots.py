"""Whose words a report carries: its outlet, the agency it credits, or the report it was copied from, followed to the root.

Source: crosscheck §2, "Direction".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.crosscheck.witnesses.chains import OUTLET_ID, is_carrier
from recoupe.crosscheck.witnesses.mixed import adds_source
from recoupe.crosscheck.wording import plain
from recoupe.model import CopyEvidence, Document, SourceLevel, Span

TAKEN_ALONG = 0.9
"""How surely a claim without a source of its own comes from the report from which the passages beside it were taken."""


@dataclass(frozen=True, slots=True)
class Root:
    """Where an account comes from.

    Attributes:
        document: id of the report at the root; the account's own where it is no copy.
        score: how sure that is, 1 for certain edges, else the product of the scores on the way.
        why: reasons of the edges followed, from the copy to the root.
        is_added: the report is a copy, and this account is what it adds of its own.
    """

    document: str
    score: float
    why: tuple[str, ...]
    is_added: bool = False


class Roots:
    """Roots of all accounts of an event.

    Attributes:
        documents: reports of the accounts by id; roots may lie outside.
        publishers: folded names of the outlets and agencies that publish or supply them.
    """

    def __init__(self, accounts: Iterable[Account], links: Links) -> None:
        """Index the edges by the report that took something."""
        self.documents: Mapping[str, Document] = {a.document.id: a.document for a in accounts}
        self._into: defaultdict[str, list[CopyEdge]] = defaultdict(list)
        for edge in sorted(links.copies, key=_order):
            self._into[edge.copy.to].append(edge)
        self._verbatim = {
            (e.copy.from_, e.copy.to) for e in links.copies if e.copy.evidence is CopyEvidence.QUOTE_FREE_CONTAINMENT
        }
        self.publishers = frozenset(
            plain(name).strip()
            for name in (
                *(d.outlet.name for d in self.documents.values() if d.outlet is not None),
                *(a.name for d in self.documents.values() for a in d.agencies),
                *(o.name for o in links.origins if o.covers_document or o.originals),
            )
        )
        self._suppliers = {o.document: o.origin for o in reversed(links.origins) if o.covers_document}
        self._credited = {
            (o.document, claim): (o.originals[0], f"{claim} of the report names {o.name} as its source")
            for o in reversed(links.origins)
            for claim in o.claims
            if o.originals
        }

    def root_of(self, account: Account) -> Root:
        """The root of an account: certain edges, then credits of the claim itself, then the most probable edge."""
        key = account.key
        root = self._root_by_edges(account)
        credited = self._credited.get((key.document, key.claim))
        if credited is None or root.is_added or (root.document != key.document and root.score >= 1.0):
            return root
        original = self.documents.get(credited[0])
        if original is not None and adds_source(account, original, self.publishers, is_outside=False):
            return Root(key.document, 1.0, (), is_added=True)
        above = self._follow(credited[0], None, frozenset({key.document}))
        return Root(above.document, above.score, (credited[1], *above.why))

    def _root_by_edges(self, account: Account) -> Root:
        document, evidence = account.document.id, account.claim.evidence
        covering = [e for e in self._into[document] if e.covers(evidence)]
        taken = next((e for e in covering if not self._adds_source(account, e)), None)
        if taken is not None:
            above = self._above(taken, evidence, frozenset({document}))
            return above if above.score >= TAKEN_ALONG else self._likelier(above, self._root_beside(account))
        return Root(document, 1.0, (), is_added=True) if covering else self._root_beside(account)

    @staticmethod
    def _likelier(above: Root, beside: Root) -> Root:
        """Of what a probable edge tells and what stands beside it, the surer one; a report at its own root tells nothing."""
        return beside if beside.why and beside.score > above.score else above

    def _root_beside(self, account: Account) -> Root:
        """The root of a claim beside copied passages: without a source of its own it was taken along in all likelihood."""
        document = account.document.id
        for edge in self._into[document]:
            original = self.documents.get(edge.copy.from_)
            if edge.is_certain and original is not None:
                if not adds_source(account, original, self.publishers, is_outside=True):
                    above = self._above(edge, None, frozenset({document}))
                    return Root(above.document, above.score * TAKEN_ALONG, above.why)
        return Root(document, 1.0, ())

    def _adds_source(self, account: Account, edge: CopyEdge) -> bool:
        """Whether a claim has a source that the original does not name: a mixed report."""
        original = self.documents.get(edge.copy.from_)
        if original is None:
            return False
        is_verbatim = (edge.copy.from_, edge.copy.to) in self._verbatim
        is_outside = is_verbatim and not self._is_in_passage(account, edge.copy.from_)
        return adds_source(account, original, self.publishers, is_outside=is_outside)

    def _is_in_passage(self, account: Account, original: str) -> bool:
        evidence = account.claim.evidence
        edges = (e for e in self._into[account.document.id] if e.copy.from_ == original)
        return any(span.overlaps(evidence) for e in edges for span in e.copy.spans)

    def _follow(self, document: str, evidence: Span | None, seen: frozenset[str]) -> Root:
        """The root of a passage of a report; of all of it where no passage is known."""
        for edge in self._into[document]:
            covers = edge.covers_document or (evidence is not None and edge.covers(evidence))
            if covers and edge.copy.from_ not in seen:
                return self._above(edge, evidence, seen | {document})
        return Root(document, 1.0, ())

    def _above(self, edge: CopyEdge, evidence: Span | None, seen: frozenset[str]) -> Root:
        above = self._follow(edge.copy.from_, _source_passage(edge, evidence), seen)
        return Root(above.document, above.score * (1.0 if edge.is_certain else edge.copy.score), (edge.why, *above.why))

    def voice_of(self, account: Account, root: Root) -> str:
        """Key of the innermost outlet or agency of an account: the one that it cites, or else its publisher."""
        chain = carriers_of(account, self.publishers) if root.document == account.document.id else ()
        return chain[-1] if chain and not root.is_added else self.publisher_of(root)

    def publisher_of(self, root: Root) -> str:
        """Key of the outlet that published the report at the root, or of the agency that it credits."""
        source = self.documents.get(root.document)
        if source is None:
            return root.document
        if root.is_added:
            return _outlet_key(source)
        credited = [_name_key(a.id, a.name) for a in source.agencies]
        return self._suppliers.get(source.id) or (credited[-1] if credited else _outlet_key(source))

    def names_of(self, account: Account, root: Root) -> frozenset[str]:
        """Names in words of the outlets and agencies that carry an account."""
        names = {a.name for a in account.claim.said_by if is_carrier(a, self.publishers) and a.name}
        for document in filter(None, (account.document, self.documents.get(root.document))):
            names |= {document.outlet.name} if document.outlet is not None else set()
            names |= {a.name for a in document.agencies}
        return frozenset(names)


def _order(edge: CopyEdge) -> tuple[bool, bool, bool, float, str, str, tuple[Span, ...]]:
    """Certain edges first, then those of which it is known which is the original, then those that cover the report."""
    copy, is_probable = edge.copy, not edge.is_certain
    return (
        is_probable, not copy.directed, not edge.covers_document, -copy.score, copy.from_, copy.evidence.value, copy.spans,
    )  # fmt: skip


def _source_passage(edge: CopyEdge, evidence: Span | None) -> Span | None:
    """The passage of the original that an account of the copy was taken from, where the spans are told in pairs."""
    if evidence is None or len(edge.copy.spans) != len(edge.copy.from_spans):
        return edge.copy.from_spans[0] if edge.copy.from_spans else None
    pairs = zip(edge.copy.spans, edge.copy.from_spans, strict=True)
    return next((source for taken, source in pairs if taken.overlaps(evidence)), None)


def carriers_of(account: Account, publishers: frozenset[str]) -> tuple[str, ...]:
    """Keys of the agencies and cited outlets of a chain, outermost first; the publishing outlet is not among them."""
    return tuple(
        _name_key(a.id, a.name or (a.span.quote if a.span is not None else ""))
        for a in account.claim.said_by
        if is_carrier(a, publishers) and a.level is not SourceLevel.OUTLET
    )


def outlet_of(document: Document) -> str:
    """Key of the outlet of a report; a report without an outlet stands for itself."""
    return _outlet_key(document)


def _outlet_key(document: Document) -> str:
    return _name_key(document.outlet.id, document.outlet.name) if document.outlet is not None else document.id


def _name_key(id_: str | None, name: str) -> str:
    return id_ if id_ is not None and id_.startswith(OUTLET_ID) else f"name:{plain(name).strip()}"
