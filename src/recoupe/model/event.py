"""What many reports say of one happening: what is agreed, what is disputed, and how many witnesses there are.

An event holds no value that is not in one of its claims. Source: contract §2, crosscheck §§2–6.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from recoupe.model.claim import Plover
from recoupe.model.codec import Json, decode, encode
from recoupe.model.dates import DateInterval
from recoupe.model.mention import Actor, Place
from recoupe.model.span import Span
from recoupe.model.vocabulary import Agreement, CopyEvidence, Credibility, DecidedBy, Decision, Grade, Relation

SCHEMA = "recoupe/event/1"

Count = tuple[int, int]
"""An inclusive interval, lower end first: some sources may coincide with others."""


@dataclass(frozen=True, slots=True, order=True)
class ClaimKey:
    """A claim of a document."""

    document: str
    claim: str


@dataclass(frozen=True, slots=True)
class Range:
    """An inclusive range of a quantity; `high` None means "at least"."""

    low: int
    high: int | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date that some claims give. `witnesses` counts the independent origins that give it, here and in all values."""

    value: DateInterval
    claims: tuple[ClaimKey, ...]
    witnesses: Count


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place that some claims give."""

    value: Place
    claims: tuple[ClaimKey, ...]
    witnesses: Count


@dataclass(frozen=True, slots=True)
class ActorValue:
    """An actor that some claims name. Someone who is no known actor has an id that begins with `words:`."""

    value: Actor
    claims: tuple[ClaimKey, ...]
    witnesses: Count


@dataclass(frozen=True, slots=True)
class RangeValue:
    """A quantity that some claims give."""

    value: Range
    claims: tuple[ClaimKey, ...]
    witnesses: Count


@dataclass(frozen=True, slots=True)
class WordValue:
    """A kind, or a polarity ("happened", "did not happen"), that some claims give."""

    value: str
    claims: tuple[ClaimKey, ...]
    witnesses: Count


@dataclass(frozen=True, slots=True)
class DateField:
    """The dates of an event, the best supported first, and how they agree."""

    agreement: Agreement
    values: tuple[DateValue, ...]


@dataclass(frozen=True, slots=True)
class PlaceField:
    """The places of an event, the best supported first, and how they agree."""

    agreement: Agreement
    values: tuple[PlaceValue, ...]


@dataclass(frozen=True, slots=True)
class ActorField:
    """Who plays one part in an event, the best supported first, and how the reports agree."""

    agreement: Agreement
    values: tuple[ActorValue, ...]


@dataclass(frozen=True, slots=True)
class RangeField:
    """What is counted of one thing in an event, the best supported first, and how the counts agree."""

    agreement: Agreement
    values: tuple[RangeValue, ...]


@dataclass(frozen=True, slots=True)
class WordField:
    """The kinds or the polarities of an event, the best supported first, and how they agree."""

    agreement: Agreement
    values: tuple[WordValue, ...]


Field = DateField | PlaceField | ActorField | RangeField | WordField


@dataclass(frozen=True, slots=True)
class EventFields:
    """Agreement by field; None where no claim gives a value."""

    kind: WordField
    polarity: WordField
    when: DateField | None = None
    where: PlaceField | None = None
    agent: ActorField | None = None
    target: ActorField | None = None
    partner: ActorField | None = None
    fatalities: RangeField | None = None
    injured: RangeField | None = None
    captured: RangeField | None = None
    displaced: RangeField | None = None
    troops: RangeField | None = None
    vehicles: RangeField | None = None
    aircraft: RangeField | None = None
    munitions: RangeField | None = None
    strikes: RangeField | None = None
    other: RangeField | None = None

    def given(self) -> tuple[tuple[str, Field], ...]:
        """Names and values of the fields that some claim gives, in the order of the class."""
        found = ((f.name, getattr(self, f.name)) for f in fields(self))
        return tuple((name, value) for name, value in found if value is not None)


@dataclass(frozen=True, slots=True)
class Witnesses:
    """Independent observers that the words were uttered, and independent origins of the fact. Source: crosscheck §4."""

    said: Count
    happened: Count


@dataclass(frozen=True, slots=True)
class Copy:
    """One report, or a passage of it, that comes from another.

    Attributes:
        from_: document that it was taken from; of two that cannot be ordered, the one with the smaller id.
        to: document that took it.
        directed: whether credit, time or length tell which is the original.
        score: how sure it is, in [0, 1].
        spans: what was taken, in the text of `to`; for a credit the words of the credit.
        from_spans: the same in the text of `from_`.
    """

    from_: str
    to: str
    evidence: CopyEvidence
    score: float
    directed: bool
    spans: tuple[Span, ...]
    from_spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Values of one field that cannot all be right, with the claims on every side and a likely reason in words."""

    field: str
    claims: tuple[ClaimKey, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Toll:
    """Lowest, best supported and highest figure over all counted claims. Source: UCDP GED codebook; crosscheck §5."""

    low: int
    best: int
    high: int


@dataclass(frozen=True, slots=True)
class Related:
    """Another event that an event belongs with without being one with it.

    Attributes:
        relation: what the event that has this is to the other.
        event: id of the other.
        title: of the other.
        why: what both have in common, in words.
    """

    relation: Relation
    event: str
    title: str
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """What a reviewer decided, beside what the machine says and never over it."""

    by: DecidedBy = DecidedBy.MACHINE
    decision: Decision = Decision.UNREVIEWED
    reviewer: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A happening as the claims of all reports tell it.

    Attributes:
        id: made of its first claim, so that it stays when reports are added.
        title: kind, place and date in words.
        actors: everyone who plays a part, in the order of the fields.
        claims: sorted.
        n_documents: reports with a claim of the event, copies included.
        n_outlets: outlets of these reports; a report without an outlet counts for itself.
        credibility: digit of STANAG 2511. Source: crosscheck §6.
        grade: Airwars grade, for events with casualties only.
        why: one sentence for each decision.
        is_planned: whether all who commit themselves to it tell it as still to come.
        related: the plans that it carries out, or the events that carry it out.
    """

    id: str
    kind: str
    plover: Plover | None
    acled: str | None
    when: DateInterval | None
    where: Place | None
    actors: tuple[Actor, ...]
    title: str
    claims: tuple[ClaimKey, ...]
    fields: EventFields
    n_documents: int
    n_outlets: int
    witnesses: Witnesses
    copies: tuple[Copy, ...]
    contradictions: tuple[Contradiction, ...]
    credibility: Credibility
    grade: Grade | None
    fatalities: Toll | None
    injured: Toll | None
    why: tuple[str, ...]
    is_planned: bool = False
    related: tuple[Related, ...] = ()
    status: Status = field(default_factory=Status)
    schema: str = SCHEMA

    def to_dict(self) -> Json:
        """The event as the JSON of the contract."""
        return encode(self)

    @classmethod
    def from_dict(cls, values: Json) -> Event:
        """Read an event back from the JSON of the contract, losing nothing.

        Raises:
            ValueError: a value does not fit its type; the message names the field.
        """
        return decode(cls, values)
