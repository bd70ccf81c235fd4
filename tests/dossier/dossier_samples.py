"""Reports and events made by hand. The texts, incidents and persons are ours; the places are real."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from recoupe.model import (
    Agreement,
    Attribution,
    Basis,
    Claim,
    ClaimKey,
    Credibility,
    DateInterval,
    Document,
    Event,
    EventFields,
    Factuality,
    Interest,
    Level,
    Naming,
    Original,
    Outlet,
    Passage,
    PassageKind,
    Place,
    PlaceMention,
    Plover,
    QuoteType,
    Role,
    RoleHint,
    RoleName,
    Sourced,
    SourceLevel,
    Span,
    Tense,
    Witnesses,
    WordField,
    WordValue,
    make_day,
    make_id,
)

NOON = datetime(2021, 3, 5, 12, tzinfo=UTC)
RAQQA = Place("geonames:172955", "Raqqa", Level.TOWN, "SY", 35.95, 39.01, 5.0, 0.9)
BAMAKO = Place("geonames:2460596", "Bamako", Level.TOWN, "ML", 12.65, -8.0, 10.0, 0.9)
TAVEUNI = Place("geonames:2204000", "Taveuni", Level.TOWN, "FJ", -16.85, -179.97, 20.0, 0.9)
MARCH_1 = date(2021, 3, 1)


def make_report(
    text: str,
    *,
    source: str = "a.txt",
    outlet: str | None = "Courrier du Fleuve",
    published: date | None = MARCH_1,
    place: Place | None = RAQQA,
    day: date | None = MARCH_1,
    content: bytes | None = None,
    score: float = 0.8,
) -> Document:
    """A report whose every line is a claim of an air strike, at one place on one day."""
    mentions = (PlaceMention("m1", Span(0, 1, text[:1]), "test@1", place, (), RoleHint.LITERAL),)
    claims, at = [], 0
    for number, line in enumerate(text.split("\n"), start=1):
        span = Span(at, at + len(line), line)
        claims.append(_claim(f"c{number}", span, day, score))
        at += len(line) + 1
    return Document(
        id=make_id(text),
        source=source,
        language="fr",
        title=text.partition("\n")[0],
        authors=(),
        outlet=Outlet(outlet, None, None) if outlet else None,
        agencies=(),
        published=make_day(published, Basis.METADATA) if published else None,
        text=text,
        passages=(Passage(PassageKind.BODY, 0, len(text)),),
        mentions=mentions,
        claims=tuple(claims),
        original=Original(content, "text/plain") if content is not None else None,
    )


def _claim(id_: str, span: Span, day: date | None, score: float) -> Claim:
    certain = Sourced(Factuality.CT_PLUS, (), "test@1")
    outlet = Attribution(
        SourceLevel.OUTLET, None, None, Naming.NAMED, None, QuoteType.NONE, None, None, Interest.UNKNOWN, certain
    )
    return Claim(
        id_, "armed.air_strike", Plover("ASSAULT", "aerial"), None, None, span, span, (Role(RoleName.AT, "m1"),),
        make_day(day, Basis.STATED) if day else None, (), (outlet,), certain, Sourced(Tense.PAST, (), "test@1"), (),
        score, "test@1",
    )  # fmt: skip


def make_event(
    *claims: ClaimKey,
    id_: str = "e1",
    kind: str = "armed.air_strike",
    when: DateInterval | None = None,
    where: Place | None = RAQQA,
    title: str = "Air strike, Raqqa",
) -> Event:
    """An event that rests on these claims."""
    happened = WordValue("happened", claims, (1, 1))
    kinds = WordValue(kind, claims, (1, 1))
    fields = EventFields(WordField(Agreement.SINGLE, (kinds,)), WordField(Agreement.SINGLE, (happened,)))
    return Event(
        id_, kind, Plover("ASSAULT", "aerial"), None, when, where, (), title, claims, fields, 1, 1,
        Witnesses((1, 1), (1, 2)), (), (), Credibility.POSSIBLY_TRUE, None, None, None, ("one report tells it",),
    )  # fmt: skip


def one_event_each(documents: tuple[Document, ...]) -> tuple[Event, ...]:
    """A cross-check that makes an event of every claim, in the place of the real one."""
    return tuple(
        make_event(
            ClaimKey(document.id, claim.id),
            id_=f"e:{document.id[7:19]}:{claim.id}",
            when=claim.when,
            where=next((m.place for m in document.mentions if isinstance(m, PlaceMention)), None),
            title=claim.evidence.quote,
        )
        for document in sorted(documents, key=lambda d: d.id)
        for claim in document.claims
    )


def day(number: int) -> date:
    """The day that many days after 1 March 2021."""
    return MARCH_1 + timedelta(days=number)


N_PARAGRAPHS = 8
"""With their length enough for several pages of the file, so that a report could be torn."""


def make_long(number: int) -> Document:
    """A report of many claims, with its bytes; the number makes it another one."""
    text = "\n".join(
        f"Raid {number} sur le pont {n}, {' '.join(map(str, range(n, n + 150)))}." for n in range(N_PARAGRAPHS)
    )
    return make_report(text, source=f"{number}.txt", content=text.encode() * 3)
