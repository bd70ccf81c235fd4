"""Whom a report credits: its agency line for all it says, or a source in the chain of single claims.

Source: crosscheck §2 (credit lines: P 1.00, R .905 on wire articles of PolNeAR; a mere mention is no credit).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from recoupe.crosscheck.wording import plain
from recoupe.model import AgencyCredit, Attribution, Claim, Credit, Document, Outlet, SourceLevel, Span
from recoupe.world.actors import find_outlet

MIN_INITIALS = 3
HEAD, FOOT = 400, 500
"""Characters at either end in which a line may credit a supplier. Source: crosscheck §2."""
MAX_LINE, MAX_LINE_LETTERS = 12, 120
"""Words and characters of such a line."""
_WITH = re.compile(
    r"(?:^|(?<=[\s(,|–—-]))(?:avec|with|via|sources?\s?:|مع|عن|نقلا عن|نقلاً عن|المصدر\s?:)\s+"
    r"(?P<name>[^\s,|()–—.][^,|()–—.\n]{0,50})",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_ARTICLES = ("the ", "l'", "le ", "la ", "les ", "agence ", "agency ")
_ARABIC_ARTICLES = ("وكالة ", "صحيفة ", "جريدة ", "شبكة ", "قناة ", "اذاعة ", "موقع ")


@dataclass(frozen=True, slots=True)
class ChainCredit:
    """A source in the chain of a claim that may be a publisher."""

    claim: Claim
    source: Attribution


@dataclass(frozen=True, slots=True)
class Credits:
    """Credits of one report.

    Attributes:
        own: keys of the outlet itself; empty where nobody knows it.
        lines: credits for the whole report, with their keys; its own outlet is none.
        chains: credits for one claim, with their keys.
    """

    own: frozenset[str]
    lines: tuple[tuple[frozenset[str], AgencyCredit], ...]
    chains: tuple[tuple[frozenset[str], ChainCredit], ...]

    def lines_to(self, other: Credits) -> tuple[AgencyCredit, ...]:
        """Credits of the whole report that name the outlet of another."""
        return tuple(line for keys, line in self.lines if keys & other.own)

    def chains_to(self, other: Credits) -> tuple[ChainCredit, ...]:
        """Credits of single claims that name the outlet of another."""
        return tuple(chain for keys, chain in self.chains if keys & other.own)


def find_credits(document: Document) -> Credits:
    """All credits of a report, in text order."""
    own = outlet_keys(document.outlet) if document.outlet else frozenset[str]()
    lines = ((origin_keys(a.id, a.name), a) for a in (*document.agencies, *_short_lines(document)))
    chains = ((origin_keys(c.source.id, c.source.name), c) for c in _chains(document))
    return Credits(own, tuple(x for x in lines if not x[0] & own), tuple(x for x in chains if x[0] and not x[0] & own))


def _short_lines(document: Document) -> Iterator[AgencyCredit]:
    """Suppliers named in a short line at the head or foot, whether or not anybody knows them: "By our desk, with ASP".

    Whoever is named so and is no outlet matches none.
    """
    text = document.text
    foot = max(HEAD, len(text) - FOOT)
    for first, last, credit in ((0, HEAD, Credit.BYLINE), (foot, len(text), Credit.FOOTER)):
        for start, stop in _lines(text, first, last):
            if (found := _WITH.search(text, start, stop)) and len(text[start:stop].split()) <= MAX_LINE:
                known = find_outlet(found["name"].strip())
                span = Span.of(text, *found.span("name"))
                yield AgencyCredit(found["name"].strip(), known.id if known else None, credit, span)


def _lines(text: str, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Short lines that begin in an interval, and the one that it begins in."""
    start = text.rfind("\n", 0, first) + 1
    while start < min(last, len(text)):
        stop = text.find("\n", start)
        stop = len(text) if stop < 0 else stop
        if 0 < stop - start <= MAX_LINE_LETTERS:
            yield start, stop
        start = stop + 1


def _chains(document: Document) -> Iterator[ChainCredit]:
    return (
        ChainCredit(claim, source)
        for claim in document.claims
        for source in claim.said_by
        if source.level is not SourceLevel.OUTLET
    )


@lru_cache(maxsize=50_000)
def origin_keys(id_: str | None, name: str | None) -> frozenset[str]:
    """Keys of a publisher: one is enough to know it by; its id, and its name without accents, case and article."""
    folded = " ".join(plain(name or "").split())
    for article in (*_ARTICLES, *_ARABIC_ARTICLES):
        folded = folded.removeprefix(article)
    return frozenset(key for key in (id_, f"name:{folded}" if folded else None) if key)


def outlet_keys(outlet: Outlet) -> frozenset[str]:
    """Keys of an outlet, its initials among them where it has three: reports credit "ASP" for the Agence Sahel Presse."""
    return _outlet_keys(outlet.id, outlet.name)


@lru_cache(maxsize=50_000)
def _outlet_keys(id_: str | None, name: str) -> frozenset[str]:
    return origin_keys(id_, name) | _initials(name)


def _initials(name: str) -> frozenset[str]:
    initials = "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
    return origin_keys(None, initials) if len(initials) >= MIN_INITIALS else frozenset()


def publisher_key(document: Document) -> str | None:
    """The key under which a report's outlet is an origin of others (`CreditedOrigin.origin`); None where nobody knows it."""
    outlet = document.outlet
    return best_key(origin_keys(outlet.id, outlet.name)) if outlet else None


def best_key(keys: frozenset[str]) -> str:
    """The id among the keys of a publisher, its name where it has none."""
    return min(keys, key=lambda key: (key.startswith("name:"), key))


def evidence_of(chains: tuple[ChainCredit, ...]) -> tuple[Span, ...]:
    """The sentences of claims, each once, in text order."""
    return tuple(sorted({c.claim.evidence for c in chains}))
