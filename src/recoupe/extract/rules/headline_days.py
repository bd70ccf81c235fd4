"""The day of what a headline tells: headlines seldom tell one, and repeat a happening that the body dates."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.model import Actor, Claim, DateInterval, Document, Mention, PassageKind, Place, PlaceMention

_KIND, _FAMILY, _FIGURE, _PART = 4, 2, 3, 1
"""What speaks for a claim of the body: its kind, the first half of it, a figure, and somebody or a place in common."""
_ONE_FAMILY = {"other": "armed", "territory": "armed", "property": "armed"}
"""Families told of one happening: an attack, what it cost and what it destroyed or took."""


def date_headlines(document: Document, claims: Sequence[Claim]) -> list[Claim]:
    """The claims, those of the headline without a day given that of the claim of the body that they repeat.

    Args:
        claims: in text order, mentions resolved.
    """
    headlines = [p for p in document.passages if p.kind is PassageKind.HEADLINE]
    mentions = {m.id: m for m in document.mentions}

    def is_headline(claim: Claim) -> bool:
        return any(p.start <= claim.trigger.start < p.stop for p in headlines)

    dated = [c for c in claims if c.when is not None and not is_headline(c)]
    return [
        replace(c, when=_day_of(c, dated, mentions)) if c.when is None and dated and is_headline(c) else c
        for c in claims
    ]


def _day_of(claim: Claim, dated: Sequence[Claim], mentions: Mapping[str, Mention]) -> DateInterval | None:
    """The day of the claim that has most in common with one of the headline, the first of several; None without any."""
    near = [c for c in dated if _family_of(c.kind) == _family_of(claim.kind)]
    if claim.kind.startswith("statement."):
        near = [c for c in near if c.kind == claim.kind]
    best = max(near, key=lambda c: _common(claim, c, mentions), default=None)
    return best.when if best is not None else None


def _family_of(kind: str) -> str:
    family = kind.partition(".")[0]
    return _ONE_FAMILY.get(family, family)


def _common(claim: Claim, other: Claim, mentions: Mapping[str, Mention]) -> int:
    """How much two claims have in common."""
    kinds = (
        _KIND
        if claim.kind == other.kind
        else _FAMILY
        if claim.kind.partition(".")[0] == other.kind.partition(".")[0]
        else 0
    )
    figures = {(q.of, q.low, q.high) for q in claim.quantities} & {(q.of, q.low, q.high) for q in other.quantities}
    parts = _known(claim, mentions) & _known(other, mentions)
    return kinds + _FIGURE * len(figures) + _PART * len(parts)


def _known(claim: Claim, mentions: Mapping[str, Mention]) -> set[str]:
    """Ids of the known actors and places of a claim."""
    found: list[Place | Actor | None] = []
    for role in claim.roles:
        mention = mentions[role.mention]
        found.append(mention.place if isinstance(mention, PlaceMention) else getattr(mention, "actor", None))
    return {known.id for known in found if known is not None}
