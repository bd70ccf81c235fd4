"""In whose voice a report tells a claim: its own, somebody else's, or its own with a hedge."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum

from recoupe.model import Claim, Document, Factuality, SourceLevel
from recoupe.world.actors import actors_by_id


class Told(StrEnum):
    """How a report stands to a claim."""

    ASSERTED = "asserted"
    ATTRIBUTED = "attributed"
    HEDGED = "hedged"


SIGNS = {Told.ASSERTED: "●", Told.ATTRIBUTED: "❝", Told.HEDGED: "≈"}
"""One sign each, told apart without colour; the style sheet has the same."""
_SURE = frozenset({Factuality.CT_PLUS, Factuality.CT_MINUS})


def told(claim: Claim) -> Told:
    """Attributed where the chain has a speaker; without one hedged where the outlet is not certain."""
    if any(source.level is SourceLevel.SPEAKER for source in claim.said_by):
        return Told.ATTRIBUTED
    return Told.ASSERTED if claim.factuality.value in _SURE else Told.HEDGED


def count_told(document: Document) -> dict[Told, int]:
    """Claims of a report by how it stands to them, each of the three named."""
    counts = Counter(told(claim) for claim in document.claims)
    return {one: counts[one] for one in Told}


def target_name(target: str | None) -> str:
    """Neutral name of the actor that loaded wording is of."""
    if target is None:
        return "nobody named"
    actor = actors_by_id().get(target)
    return actor.name if actor is not None else target
