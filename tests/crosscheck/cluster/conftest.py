"""Reports written by claims: what a test says of a claim is all that the claim says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from recoupe.crosscheck.account import Account, accounts_of
from recoupe.model import (
    Actor,
    ActorMention,
    Attribution,
    Basis,
    Claim,
    ClaimQuantity,
    DateInterval,
    Document,
    Factuality,
    Interest,
    Level,
    Mention,
    Naming,
    Of,
    Passage,
    PassageKind,
    Place,
    PlaceMention,
    Precision,
    QuantityMention,
    QuoteType,
    Role,
    RoleHint,
    RoleName,
    Sourced,
    SourceLevel,
    Span,
    Tense,
    make_interval,
)
from recoupe.model.dates import make_day
from recoupe.model.document import make_id

PLACES = {
    "Ariha": (Level.TOWN, "SY", 35.81, 36.61, 8.0),
    "Kafr Nabl": (Level.TOWN, "SY", 35.61, 36.56, 8.0),
    "Idlib Governorate": (Level.ADMIN1, "SY", 35.8, 36.7, 75.0),
    "Syria": (Level.COUNTRY, "SY", 35.0, 38.0, 330.0),
    "Djibo": (Level.TOWN, "BF", 14.1, -1.63, 8.0),
    "Ariha market": (Level.SITE, "SY", 35.812, 36.612, 1.0),
}
KINDS = {"military": "State forces", "government": "State forces", "civilians": "Civilians"}


@dataclass(frozen=True)
class Told:
    """One claim: its sentence is its evidence, and the sentences of all claims are the text of the report."""

    kind: str
    sentence: str
    trigger: str
    day: str | None = None
    until: str | None = None
    at: str | None = None
    agent: str | None = None
    target: str | None = None
    counts: tuple[tuple[Of, int], ...] = ()
    speaker: str | None = None
    certainty: Factuality = Factuality.CT_PLUS
    tense: Tense = Tense.PAST


Report = Callable[..., tuple[Account, ...]]


@pytest.fixture(scope="session")
def told() -> type[Told]:
    return Told


@pytest.fixture(scope="session")
def report() -> Report:
    """Accounts of a report with these claims."""
    return make_report


def make_report(*claims: Told, published: str | None = "2021-10-06", headline: bool = False) -> tuple[Account, ...]:
    text = "\n\n".join(claim.sentence for claim in claims)
    mentions: list[Mention] = []
    made, at = [], 0
    for n, claim in enumerate(claims):
        made.append(_make_claim(claim, f"c{n}", Span(at, at + len(claim.sentence), claim.sentence), mentions))
        at += len(claim.sentence) + 2
    first = len(claims[0].sentence)
    passages = (
        Passage(PassageKind.HEADLINE if headline else PassageKind.BODY, 0, first),
        Passage(PassageKind.BODY, first, len(text)),
    )
    day = make_day(date.fromisoformat(published), Basis.METADATA) if published else None
    document = Document(
        make_id(text), "a.txt", "en", None, (), None, (), day, text, passages, tuple(mentions), tuple(made)
    )
    return accounts_of(document)


def _make_claim(claim: Told, id_: str, evidence: Span, mentions: list[Mention]) -> Claim:
    start = evidence.start + claim.sentence.index(claim.trigger)
    roles = [_role(name, value, evidence, mentions) for name, value in _cast(claim) if value is not None]
    return Claim(
        id=id_,
        kind=claim.kind,
        plover=None,
        acled=None,
        cameo=None,
        trigger=Span(start, start + len(claim.trigger), claim.trigger),
        evidence=evidence,
        roles=tuple(roles),
        when=_when(claim),
        quantities=tuple(_quantity(of, low, evidence, mentions) for of, low in claim.counts),
        said_by=tuple(_sources(claim)),
        factuality=Sourced(claim.certainty, (), "test@1"),
        tense=Sourced(claim.tense, (), "test@1"),
        wording=(),
        score=1.0,
        by="test@1",
    )


def _cast(claim: Told) -> Sequence[tuple[RoleName, str | None]]:
    return (RoleName.AT, claim.at), (RoleName.AGENT, claim.agent), (RoleName.TARGET, claim.target)


def _role(name: RoleName, value: str, evidence: Span, mentions: list[Mention]) -> Role:
    id_ = f"m{len(mentions)}"
    span = Span(evidence.start, evidence.start, "")
    if name is RoleName.AT:
        level, country, lat, lon, km = PLACES[value]
        place = Place(f"place:{value}", value, level, country, lat, lon, km, 1.0)
        mentions.append(PlaceMention(id_, span, "test@1", place, (place,), RoleHint.LITERAL))
    else:
        country, _, body = value.partition(".")
        actor = Actor(f"actor:{value}", body.title(), KINDS.get(body, "Rebel group"), country.upper())
        mentions.append(ActorMention(id_, span, "test@1", actor))
    return Role(name, id_)


def _quantity(of: Of, low: int, evidence: Span, mentions: list[Mention]) -> ClaimQuantity:
    id_ = f"m{len(mentions)}"
    mentions.append(QuantityMention(id_, evidence, "test@1", low, low, "person", approximate=False, rule="test"))
    return ClaimQuantity(of, "person", low, low, id_)


def _when(claim: Told) -> DateInterval | None:
    if claim.day is None:
        return None
    start = date.fromisoformat(claim.day)
    if claim.until is None:
        return make_day(start, Basis.STATED)
    return make_interval(start, date.fromisoformat(claim.until), Precision.INTERVAL, Basis.STATED)


def _sources(claim: Told) -> list[Attribution]:
    names = [(SourceLevel.OUTLET, None)] + ([(SourceLevel.SPEAKER, claim.speaker)] if claim.speaker else [])
    return [
        Attribution(
            level, name, None, Naming.NAMED, None, QuoteType.NONE, None, None, Interest.UNKNOWN,
            Sourced(claim.certainty, (), "test@1"),
        )
        for level, name in names
    ]  # fmt: skip
