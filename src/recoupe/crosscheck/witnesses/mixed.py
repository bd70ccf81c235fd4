"""Mixed reports: what a copy adds of its own to what it took. Source: crosscheck §2, "its own claims stay its own"."""

from __future__ import annotations

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.witnesses.chains import deepest_speakers, is_named
from recoupe.crosscheck.witnesses.observation import has_own_observation
from recoupe.crosscheck.witnesses.spellings import is_named_in
from recoupe.model import Attribution, Document, Naming


def adds_source(account: Account, original: Document, publishers: frozenset[str], *, is_outside: bool) -> bool:
    """Whether a claim of a copy has a source that the original does not name.

    Args:
        is_outside: the copied passages are known word for word, and the claim stands in none of them; else only a
            name tells. A translation is never taken for mixed: its names may be other words.
    """
    told = [a for a in deepest_speakers(account.claim.said_by, publishers) if a.naming is not Naming.UNSPECIFIED]
    if not told:
        own = frozenset({account.document.outlet.name} if account.document.outlet is not None else ())
        return is_outside and has_own_observation(account, own)
    if account.document.language != original.language:
        return False
    named = [a for a in told if is_named(a)]
    if named:
        return not any(_is_source_of(a, original) for a in named)
    return is_outside and not any(_is_source_of(a, original) for a in told)


def _is_source_of(source: Attribution, document: Document) -> bool:
    """Whether a report names a source in the same words, or has a claim of the same body."""
    if source.id is not None:
        ids = {a.id for claim in document.claims for a in claim.said_by}
        quote = source.span.quote if source.span is not None else ""
        return source.id in ids or (bool(quote) and is_named_in(quote, document.text))
    return is_named_in(source.name or source.role or "", document.text)
