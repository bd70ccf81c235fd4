"""What a reviewer decided on an event or a claim: an append-only edge, never changed, only followed by another."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recoupe.model.event import ClaimKey
from recoupe.model.vocabulary import Decision


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision with its author and its reason.

    Attributes:
        number: from 1, in the order in which judgements were passed.
        who: the reviewer.
        at: when, with its time zone.
        event: id of the event as it was called then; None for a judgement on one claim.
        claim: the claim that is judged, or the first claim of the event. A judgement on an event stands for whichever
            event holds this claim, so that it survives any new computation of events.
        decision: what was decided.
        field: the field of the event or claim that it is about, None for the whole.
        value: what the field should be, in words or JSON; None where nothing is put in its place.
        reason: in words.
        replaces: number of the judgement that this one takes the place of.
    """

    number: int
    who: str
    at: datetime
    event: str | None
    claim: ClaimKey
    decision: Decision
    field: str | None
    value: str | None
    reason: str
    replaces: int | None
