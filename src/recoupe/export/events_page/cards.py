"""Events as cards: what is agreed, what is disputed, who says so, which reports are copies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from recoupe.export.derivation.event import pair_spans
from recoupe.export.event_phrases import (
    FieldValue,
    n_copies,
    say,
    say_happened,
    say_reports,
    say_said,
    say_value,
    tolls_of,
    why_interval,
)
from recoupe.export.events_page.quotes import Quote, make_passage, make_quote
from recoupe.export.events_page.texts import Link, Texts
from recoupe.export.page.phrases import say_date, say_kind
from recoupe.export.page.values import say_place
from recoupe.export.reports import Reports
from recoupe.model import (
    Agreement,
    ClaimKey,
    Copy,
    DateInterval,
    Event,
    Field,
    Place,
    Related,
    Toll,
)

_PLAIN = {Agreement.SINGLE, Agreement.EQUAL}
_HAPPENED = "happened"
"""What the heading of a card says already."""
_SHOWN = 2
"""Quotations of a value that are shown before the reader asks for more."""
_UNSAID = ("fatalities", "injured")


@dataclass(frozen=True, slots=True)
class Told:
    """One value of a field.

    Attributes:
        details: small print.
        witnesses: how many independent witnesses of the event give it, in words.
        quotes: of all claims that give it; of those that are disputed first.
        n_first: quotes that are shown at once.
    """

    text: str
    details: tuple[str, ...]
    witnesses: str
    n_claims: int
    quotes: tuple[Quote, ...]
    n_first: int


@dataclass(frozen=True, slots=True)
class Row:
    """A field.

    Attributes:
        agreement: how its values agree, in words.
        values: all of them, or those that stand against each other.
        others: those of a disputed field that contradict none.
        reasons: why the values cannot all be right.
    """

    label: str
    agreement: str
    values: tuple[Told, ...]
    others: tuple[Told, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """A report that tells of the event.

    Attributes:
        copy_of: outlets of the reports that it comes from, and links to them.
        unsaid: what other reports count and this one does not say.
    """

    outlet: str
    link: Link
    published: str
    copy_of: tuple[tuple[str, Link], ...]
    quotes: tuple[Quote, ...]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CopyShown:
    """A copy: the two reports, what shows it, and the passages side by side."""

    taker: tuple[str, Link]
    origin: tuple[str, Link]
    relation: str
    score: float
    is_directed: bool
    passages: tuple[tuple[Quote | None, Quote], ...]


@dataclass(frozen=True, slots=True)
class Card:
    """An event as shown.

    Attributes:
        related: what it is to another, which one that is, and why in words.
    """

    event: Event
    kind: str
    date: str
    place: str
    grade: str
    happened: tuple[str, str]
    said: tuple[str, str]
    reports: str
    credibility: str
    tolls: tuple[tuple[str, Toll], ...]
    agreed: tuple[Row, ...]
    disputed: tuple[Row, ...]
    voices: tuple[Voice, ...]
    copies: tuple[CopyShown, ...]
    related: tuple[tuple[str, Related, str], ...]

    @property
    def n_copies(self) -> int:
        """Reports that come from another."""
        return n_copies(self.event)

    @property
    def search(self) -> str:
        """What a search looks through, beside the row of the table."""
        names = (*(actor.name for actor in self.event.actors), *(voice.outlet for voice in self.voices))
        return " ".join(dict.fromkeys((self.event.title, self.event.kind, *names))).casefold()


def make_card(event: Event, reports: Reports, texts: Texts) -> Card:
    """The card of an event.

    Raises:
        KeyError: a report or a claim of the event is missing.
    """
    disputed = {c.field for c in event.contradictions}
    disputed |= {name for name, field in event.fields.given() if field.agreement is Agreement.DISJOINT}
    rows = [(name, _make_row(name, field, event, reports, texts)) for name, field in event.fields.given()]
    return Card(
        event=event,
        kind=say_kind(event.kind),
        date=say_date(event.when) if event.when is not None else "",
        place=event.where.name if event.where is not None else "",
        grade=say("grade", event.grade) if event.grade is not None else "",
        happened=(say_happened(event.witnesses.happened), why_interval(event.witnesses.happened)),
        said=(say_said(event.witnesses.said), why_interval(event.witnesses.said)),
        reports=say_reports(event),
        credibility=say("credibility", event.credibility),
        tolls=tuple((say("field", name), toll) for name, toll in tolls_of(event)),
        agreed=tuple(row for name, row in rows if name not in disputed and not _is_idle(name, event)),
        disputed=tuple(row for name, row in rows if name in disputed),
        voices=tuple(_make_voices(event, reports, texts)),
        copies=tuple(_make_copy(copy, reports, texts) for copy in event.copies),
        related=tuple((say("relation", r.relation), r, "; ".join(r.why)) for r in event.related),
    )


def _is_idle(name: str, event: Event) -> bool:
    """Whether a field says nothing that the head of the card does not say."""
    if name == "polarity":
        return [value.value for value in event.fields.polarity.values] == [_HAPPENED]
    return name == "kind" and event.fields.kind.agreement in _PLAIN


# --- fields ---------------------------------------------------------------------------------------


def _make_row(name: str, field: Field, event: Event, reports: Reports, texts: Texts) -> Row:
    found = [c for c in event.contradictions if c.field == name]
    disputed = frozenset(key for contradiction in found for key in contradiction.claims)
    told = [(v, _make_told(name, v, disputed, reports, texts)) for v in field.values]
    sides = tuple(one for value, one in told if not found or disputed.intersection(value.claims))
    others = tuple(one for _, one in told if one not in sides)
    agreement = Agreement.DISJOINT if found else field.agreement
    return Row(say("field", name), say("agreement", agreement), sides, others, tuple(c.why for c in found))


def _make_told(name: str, value: FieldValue, disputed: frozenset[ClaimKey], reports: Reports, texts: Texts) -> Told:
    text, details = _say(value)
    keys = sorted(value.claims, key=lambda key: key not in disputed)
    n_disputed = sum(key in disputed for key in keys)
    quotes = tuple(make_quote(name, key, reports, texts) for key in keys)
    return Told(text, details, say_happened(value.witnesses), len(quotes), quotes, min(n_disputed or _SHOWN, _SHOWN))


def _say(value: FieldValue) -> tuple[str, tuple[str, ...]]:
    """A value in full words, and its small print."""
    match value.value:
        case DateInterval() as date:
            return say_date(date), tuple(date.why)
        case Place() as place:
            return place.name, say_place(place)
        case str() as word if "." in word:
            return say_kind(word), ()
    return say_value(value), ()


# --- reports --------------------------------------------------------------------------------------


def _make_voices(event: Event, reports: Reports, texts: Texts) -> Iterator[Voice]:
    """The reports in the order in which they came out."""
    told = {key.document: [k for k in event.claims if k.document == key.document] for key in event.claims}
    for id_ in texts.in_order(told):
        document = reports.document(id_)
        yield Voice(
            outlet=texts.outlet(id_),
            link=texts.link(id_),
            published=say_date(document.published) if document.published else "date not told",
            copy_of=tuple(_origins(id_, event, texts)),
            quotes=tuple(make_quote("kind", key, reports, texts) for key in told[id_]),
            unsaid=tuple(_unsaid(id_, event)),
        )


def _origins(id_: str, event: Event, texts: Texts) -> Iterator[tuple[str, Link]]:
    """The reports that a report comes from, each once, whatever shows it."""
    for origin in dict.fromkeys(copy.from_ for copy in event.copies if copy.to == id_ and copy.directed):
        yield texts.outlet(origin), texts.link(origin)


def _unsaid(id_: str, event: Event) -> Iterator[str]:
    """Casualties that other reports tell and this one is silent about. Silence is not nought."""
    given = dict(event.fields.given())
    for name in _UNSAID:
        field = given.get(name)
        if field is not None and all(key.document != id_ for value in field.values for key in value.claims):
            yield say("field", name)


def _make_copy(copy: Copy, reports: Reports, texts: Texts) -> CopyShown:
    taker, origin = ((texts.outlet(id_), texts.link(id_)) for id_ in (copy.to, copy.from_))
    passages = tuple(
        (make_passage(copy.from_, left, reports, texts) if left else None, make_passage(copy.to, right, reports, texts))
        for left, right in pair_spans(copy)
    )
    return CopyShown(taker, origin, say("copy", copy.evidence), copy.score, copy.directed, passages)
