"""Which predicted claim is which gold claim: one to one, closest first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from recoupe.learn.gold import GoldClaim, GoldReport, find_nth
from recoupe.learn.words import Positions, WordMap, align_words, dice
from recoupe.model import Claim, Document, Span

A = TypeVar("A")
B = TypeVar("B")

MIN_OVERLAP = 0.5
"""Least Dice coefficient, or F1 of words, at which two stretches count as one."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A gold claim and where it stands, in words of the gold text."""

    claim: GoldClaim
    evidence: Positions
    trigger: Positions


@dataclass(frozen=True, slots=True)
class Given:
    """A predicted claim and where it stands, in words of the gold text."""

    claim: Claim
    evidence: Positions
    trigger: Positions


@dataclass(frozen=True, slots=True)
class Case:
    """A report and its prediction, ready for comparison; required claims come first and so win ties."""

    wanted: tuple[Wanted, ...]
    given: tuple[Given, ...]
    traps: tuple[Positions, ...]


def make_case(report: GoldReport, document: Document | None) -> Case:
    """Put both sides into words of the gold text; without a document nothing is given."""
    words = WordMap(report.text)
    wanted = [_make_wanted(report.text, words, claim) for claim in report.claims]
    traps = tuple(_locate(report.text, words, t.quote, t.nth) for t in report.not_claims)
    given = () if document is None else _make_given(document, words)
    return Case(tuple(sorted(wanted, key=lambda w: not w.claim.required)), given, traps)


def _locate(text: str, words: WordMap, quote: str, nth: int) -> Positions:
    at = find_nth(text, quote, nth)
    return frozenset() if at is None else words.positions(at, at + len(quote))


def _make_wanted(text: str, words: WordMap, claim: GoldClaim) -> Wanted:
    at, within = find_nth(text, claim.quote, claim.nth), claim.quote.find(claim.trigger)
    if at is None or within < 0:
        return Wanted(claim, _locate(text, words, claim.quote, claim.nth), frozenset())
    start = at + within
    trigger = words.positions(start, start + len(claim.trigger))
    return Wanted(claim, words.positions(at, at + len(claim.quote)), trigger)


def _make_given(document: Document, gold_words: WordMap) -> tuple[Given, ...]:
    words = WordMap(document.text)
    aligned = align_words(words, gold_words)

    def carry(span: Span) -> Positions:
        return frozenset(aligned[i] for i in words.positions(span.start, span.stop) if i in aligned)

    found = ((claim, carry(claim.evidence), carry(claim.trigger)) for claim in document.claims)
    return tuple(Given(claim, evidence or trigger, trigger) for claim, evidence, trigger in found)


def is_kind_accepted(kind: str, accepted: Sequence[str]) -> bool:
    """Whether a kind is one of the accepted ones or lies below one ("armed" accepts "armed.clash")."""
    return any(kind == a or kind.startswith(f"{a}.") for a in accepted)


def is_acceptable(wanted: Wanted, given: Given) -> bool:
    """Accepted kind, or an ACLED type that the gold claim accepts."""
    if is_kind_accepted(given.claim.kind, wanted.claim.kinds):
        return True
    return given.claim.acled in wanted.claim.acled


def is_trapped(given: Given, trap: Positions) -> bool:
    """Whether a prediction speaks of a passage that claims nothing."""
    if given.trigger:
        return given.trigger <= trap
    return dice(given.evidence, trap) >= MIN_OVERLAP


def closeness(wanted: Wanted, given: Given, traps: Sequence[Positions]) -> float | None:
    """How near a prediction is to a gold claim, None where the two may not be paired.

    The trigger must lie inside the gold evidence, or half of the evidence must be shared, and the kind must be
    acceptable; then it is the overlap of the evidence, plus 1 for a shared trigger.
    """
    overlap = dice(wanted.evidence, given.evidence)
    inside = bool(given.trigger) and given.trigger <= wanted.evidence
    if not (inside or overlap >= MIN_OVERLAP) or not is_acceptable(wanted, given):
        return None
    if any(is_trapped(given, trap) and not wanted.trigger <= trap for trap in traps):
        return None
    return overlap + bool(wanted.trigger & given.trigger)


def pair_claims(case: Case) -> list[tuple[Wanted, Given]]:
    """Gold and predicted claims of a report, paired."""
    return pair(case.wanted, case.given, lambda w, g: closeness(w, g, case.traps))


def pair(wanted: Sequence[A], given: Sequence[B], close: Callable[[A, B], float | None]) -> list[tuple[A, B]]:
    """Pair one to one, closest first; ties in the order of the sequences."""
    scored = []
    for i, left in enumerate(wanted):
        for j, right in enumerate(given):
            score = close(left, right)
            if score is not None:
                scored.append((-score, i, j))
    pairs, used_left, used_right = [], set(), set()
    for _, i, j in sorted(scored):
        if i not in used_left and j not in used_right:
            used_left.add(i)
            used_right.add(j)
            pairs.append((wanted[i], given[j]))
    return pairs
