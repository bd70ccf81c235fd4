"""Names by which two accounts in any languages of one script may know each other, besides places and known actors."""

from __future__ import annotations

import re
import zlib
from functools import lru_cache

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.witnesses.spellings import name_key
from recoupe.crosscheck.wording import plain
from recoupe.model import ActorMention, Claim, Naming, PlaceMention
from recoupe.text.fold import fold_accents

MIN_LETTERS = 4
N_AROUND = 3
"""Words on either side of a trigger by which a copied claim is known."""
_WORD = re.compile(r"\w[\w'’-]*")
SPELLED = "~"
"""Before the consonants of a whole name, by which it is known in Latin and in Arabic letters."""
NAMED = frozenset({Naming.NAMED, Naming.NAMED_ROLE})


def names_in(account: Account) -> frozenset[str]:
    """Folded words of the evidence that are written with a capital inside the sentence and are no place or known actor."""
    evidence = account.claim.evidence
    taken = _taken(account)
    found = _WORD.finditer(evidence.quote, 1)
    return frozenset(
        fold_accents(word.group())
        for word in found
        if _is_name(word.group()) and not any(a <= evidence.start + word.start() < b for a, b in taken)
    )


def _is_name(word: str) -> bool:
    return len(word) >= MIN_LETTERS and word[0].isupper()


def _taken(account: Account) -> list[tuple[int, int]]:
    """Stretches of the evidence that name places and known actors: these are compared by what they are."""
    evidence = account.claim.evidence
    return [
        (m.span.start, m.span.stop)
        for m in account.document.mentions
        if evidence.start <= m.span.start < evidence.stop
        and (isinstance(m, PlaceMention) or (isinstance(m, ActorMention) and m.actor is not None))
    ]


def speakers_of(claim: Claim) -> frozenset[str]:
    """Folded longer words of the names of the sources below the outlet, where they have names; and what spellings share."""
    named = [s.name for s in claim.said_by[1:] if s.name is not None and s.naming in NAMED]
    spelled = frozenset(f"{SPELLED}{key}" for name in named if (key := name_key(name)) is not None)
    return spelled.union(*map(_name_words, named))


def sources_of(claim: Claim) -> frozenset[str]:
    """Folded longer words for the sources below the outlet, however they are named; to be compared inside one report."""
    words = (s.name or (s.span.quote if s.span is not None else "") for s in claim.said_by[1:])
    return frozenset().union(*map(_name_words, words))


def wording_of(claim: Claim) -> int:
    """Checksum of the folded trigger with the words of the evidence on either side of it."""
    evidence, at = claim.evidence, claim.trigger.start - claim.evidence.start
    before = _WORD.findall(fold_accents(evidence.quote[: max(0, at)]))[-N_AROUND:]
    after = _WORD.findall(fold_accents(evidence.quote[max(0, at) :]))[: N_AROUND + 1]
    return zlib.crc32(" ".join((*before, *after)).encode("utf-8", "surrogatepass"))


@lru_cache(maxsize=10_000)
def _name_words(name: str) -> frozenset[str]:
    return frozenset(w for w in _WORD.findall(plain(name)) if len(w) >= MIN_LETTERS)
