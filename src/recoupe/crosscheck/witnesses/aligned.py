"""Accounts of two reports that tell the same source's words: copies with their originals, the same quotation twice."""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.witnesses.alike import are_one
from recoupe.crosscheck.witnesses.roots import Root
from recoupe.crosscheck.witnesses.sources import Nature, Source
from recoupe.crosscheck.witnesses.spellings import is_named_in
from recoupe.model import ClaimKey
from recoupe.text.fold import fold_accents


def copied_pairs(
    accounts: Sequence[Account], root_of: dict[ClaimKey, Root], source_of: dict[ClaimKey, Source]
) -> list[tuple[Account, Account, float]]:
    """Accounts of copies, each with the account of the original that it was taken from, and how sure that is.

    An account whose source the original names in the same words is found by that; the others (translated, reworded) go
    with the account of the original that is most like it.
    """
    found = []
    for account in accounts:
        root = root_of[account.key]
        source = source_of[account.key]
        originals = [a for a in accounts if a.document.id == root.document and _may_align(source, source_of[a.key])]
        if root.document == account.document.id or not originals:
            continue
        if root.score >= 1.0 and _is_named_in(source, originals[0].document.text):
            continue
        if source.nature is Nature.NAMED and not _left_over(account, originals, accounts, source_of):
            continue
        best = max(originals, key=lambda a: (_likeness(account, a), _reversed(a.key)))
        found.append((account, best, root.score))
    return found


def _may_align(copied: Source, original: Source) -> bool:
    """Whether one source may be the other in other words: somebody who is quoted is not the outlet itself."""
    own = {Nature.OWN, Nature.SEEN}
    return (copied.nature in own) == (original.nature in own)


def _left_over(
    account: Account, originals: Sequence[Account], accounts: Sequence[Account], source_of: dict[ClaimKey, Source]
) -> bool:
    """Whether the original has a source that no other claim of the copy names: this one may be it in other words."""
    others = [a for a in accounts if a.document.id == account.document.id and a is not account]
    taken = [a for a in originals if any(are_one(source_of[a.key], source_of[o.key]) for o in others)]
    return len(taken) < len(originals)


def _reversed(key: ClaimKey) -> tuple[int, ...]:
    """A key that sorts the other way round, so that the first of equals is taken."""
    return tuple(-ord(c) for c in key.claim)


def _is_named_in(source: Source, text: str) -> bool:
    """Whether a text names a source in the same words, or the source is the outlet's own voice."""
    if source.nature in {Nature.OWN, Nature.SEEN}:
        return True
    return any(is_named_in(s.name, text) for s in source.speakers if s.name)


def _likeness(left: Account, right: Account) -> tuple[int, int, int]:
    """Figures shared, then the same number and naming of sources, then the kind."""
    figures = {(q.of, q.low, q.high) for q in left.claim.quantities}
    shared = len(figures & {(q.of, q.low, q.high) for q in right.claim.quantities})
    namings = [sorted(s.naming.value for s in a.claim.said_by if s.level == "speaker") for a in (left, right)]
    return shared, int(namings[0] == namings[1]), int(left.claim.kind == right.claim.kind)


def quoted_pairs(
    accounts: Sequence[Account], source_of: dict[ClaimKey, Source], links: Links
) -> list[tuple[Account, Account]]:
    """Accounts inside the same words of one speaker in two reports."""
    found = []
    for link in links.quotes:
        inside = [
            [
                a
                for a in accounts
                if a.document.id == document
                and a.claim.evidence.overlaps(span)
                and source_of[a.key].nature not in {Nature.OWN, Nature.SEEN}
            ]
            for document, span in zip(link.documents, link.spans, strict=True)
        ]
        is_one = len(inside[0]) == len(inside[1]) == 1
        found += [(a, b) for a in inside[0] for b in inside[1] if is_one or _words(a) == _words(b)]
    return found


def _words(account: Account) -> str:
    """The evidence of an account, folded: a link may span several quotations and the words between them."""
    return fold_accents(account.claim.evidence.quote)
