"""Reports made by hand for tests of cross-checking: texts and claims are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from recoupe.crosscheck.account import Account, make_accounts
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.crosscheck.event import make_event
from recoupe.crosscheck.group import Group
from recoupe.model import (
    Actor,
    ActorMention,
    AgencyCredit,
    Attribution,
    Basis,
    Claim,
    ClaimQuantity,
    Copy,
    CopyEvidence,
    Credit,
    DateInterval,
    Document,
    Event,
    Factuality,
    Interest,
    Level,
    Mention,
    Naming,
    Of,
    Outlet,
    Passage,
    PassageKind,
    Place,
    PlaceMention,
    QuantityMention,
    QuoteType,
    Role,
    RoleHint,
    RoleName,
    Sourced,
    SourceLevel,
    Span,
    Tense,
    make_day,
    make_id,
)
from recoupe.world.actors import actors_by_id, find_outlet

BY = "test@1"
PLACES = {
    "Baghdad": Place("geonames:98182", "Baghdad", Level.TOWN, "IQ", 33.34, 44.40, 20.0, 1.0),
    "Green Zone": Place("place:iq.green_zone", "Green Zone", Level.SITE, "IQ", 33.31, 44.39, 3.0, 1.0),
    "Embassy": Place("place:iq.us_embassy", "United States embassy", Level.SITE, "IQ", 33.30, 44.40, 0.5, 1.0),
    "Mosul": Place("geonames:99072", "Mosul", Level.TOWN, "IQ", 36.34, 43.12, 10.0, 1.0),
    "Iraq": Place("iso:IQ", "Iraq", Level.COUNTRY, "IQ", 33.0, 44.0, 500.0, 1.0),
}


@dataclass(frozen=True)
class Said:
    """One claim as a test writes it: who speaks is given by `speaker` below the outlet."""

    text: str
    kind: str = "armed.missile_attack"
    by: tuple[Attribution, ...] = ()
    when: DateInterval | None = None
    at: tuple[str, ...] = ("Baghdad",)
    agent: str | None = None
    target: str | None = None
    victim: str | None = None
    counts: tuple[tuple[str, str, int, int | None], ...] = ()
    part: tuple[tuple[str, str, int, int | None], ...] = ()
    factuality: Factuality = Factuality.CT_PLUS
    tense: Tense = Tense.PAST
    trigger: str | None = None
    headline: bool = False


def day(text: str, basis: Basis = Basis.STATED) -> DateInterval:
    """One civil day."""
    return make_day(date.fromisoformat(text), basis)


def speaker(
    name: str,
    actor: str | None = None,
    naming: Naming = Naming.NAMED,
    factuality: Factuality = Factuality.CT_PLUS,
    cue: Span | None = None,
) -> Attribution:
    """A source below the outlet."""
    return Attribution(
        SourceLevel.SPEAKER, name, actor, naming, None, QuoteType.INDIRECT, cue, None, Interest.UNKNOWN,
        Sourced(factuality, (), BY),
    )  # fmt: skip


def anonymous(words: str, naming: Naming = Naming.UNNAMED_GROUP) -> Attribution:
    """A source nobody names."""
    return speaker(words, None, naming)


@dataclass
class _Maker:
    mentions: list[Mention] = field(default_factory=list)

    def add(self, mention: Mention) -> str:
        self.mentions.append(mention)
        return mention.id

    def next_id(self) -> str:
        return f"m{len(self.mentions) + 1}"

    def place(self, name: str, span: Span) -> str:
        place = PLACES[name]
        return self.add(PlaceMention(self.next_id(), span, BY, place, (place,), RoleHint.LITERAL))

    def actor(self, name: str, span: Span) -> str:
        known = actors_by_id().get(name)
        if known is None and name.endswith(".civilians"):
            known = Actor(name, f"Civilians ({name[6:8].upper()})", "Civilians", name[6:8].upper())
        words = replace(span, quote=name)
        return self.add(ActorMention(self.next_id(), span if known else words, BY, known))

    def quantity(self, unit: str, low: int, high: int | None, span: Span) -> str:
        return self.add(QuantityMention(self.next_id(), span, BY, low, high, unit, approximate=False, rule="test"))


def report(
    outlet: str,
    *said: Said,
    published: str | None = "2020-11-19",
    agency: str | None = None,
    inferred: bool = False,
    language: str = "en",
) -> Document:
    """A report whose text is its claims, one a paragraph."""
    text = "\n\n".join([f"{outlet} reports.", *(s.text for s in said)])
    maker, claims, passages, at = _Maker(), [], [], len(f"{outlet} reports.\n\n")
    for number, one in enumerate(said, 1):
        evidence = Span.of(text, at, at + len(one.text))
        kind = PassageKind.HEADLINE if one.headline else PassageKind.BODY
        passages.append(Passage(kind, evidence.start, evidence.stop))
        claims.append(_claim(f"c{number}", one, evidence, outlet, maker))
        at += len(one.text) + 2
    known = find_outlet(outlet)
    basis = Basis.INFERRED if inferred else Basis.METADATA
    return Document(
        id=make_id(text),
        source=f"{outlet}.txt",
        language=language,
        title=None,
        authors=(),
        outlet=Outlet(known.name if known else outlet, known.id if known else None, None),
        agencies=(_credit(agency),) if agency else (),
        published=day(published, basis) if published else None,
        text=text,
        passages=tuple(passages),
        mentions=tuple(maker.mentions),
        claims=tuple(claims),
    )


def _credit(agency: str) -> AgencyCredit:
    known = find_outlet(agency)
    return AgencyCredit(agency, known.id if known else None, Credit.DATELINE, None)


def _claim(id_: str, one: Said, evidence: Span, outlet: str, maker: _Maker) -> Claim:
    cast = [(RoleName.AT, maker.place(name, evidence)) for name in one.at]
    named = ((RoleName.AGENT, one.agent), (RoleName.TARGET, one.target), (RoleName.VICTIM, one.victim))
    cast += [(role, maker.actor(name, evidence)) for role, name in named if name is not None]
    whole = [ClaimQuantity(Of(of), u, lo, hi, maker.quantity(u, lo, hi, evidence)) for of, u, lo, hi in one.counts]
    part = [
        ClaimQuantity(
            Of(of), u, lo, hi, maker.quantity(u, lo, hi, evidence), part_of=whole[0].mention if whole else "m0"
        )
        for of, u, lo, hi in one.part
    ]
    known = find_outlet(outlet)
    first = Attribution(
        SourceLevel.OUTLET, outlet, known.id if known else None, Naming.NAMED, None, QuoteType.NONE, None, None,
        Interest.UNKNOWN, Sourced(one.factuality, (), BY),
    )  # fmt: skip
    at = evidence.quote.find(one.trigger) if one.trigger else 0
    word = one.trigger or evidence.quote
    return Claim(
        id=id_, kind=one.kind, plover=None, acled=None, cameo=None,
        trigger=Span(evidence.start + at, evidence.start + at + len(word), word), evidence=evidence,
        roles=tuple(Role(role, mention) for role, mention in cast), when=one.when, quantities=(*whole, *part),
        said_by=(first, *one.by), factuality=Sourced(one.factuality, (), BY), tense=Sourced(one.tense, (), BY),
        wording=(), score=1.0, by=BY,
    )  # fmt: skip


def copy_edge(
    original: Document,
    copy: Document,
    *,
    score: float = 1.0,
    is_certain: bool = True,
    spans: Sequence[Span] = (),
) -> CopyEdge:
    """One report taken from another: all of it, or the passages given."""
    made = Copy(original.id, copy.id, CopyEvidence.CREDIT_LINE, score, directed=True, spans=tuple(spans))
    return CopyEdge(made, covers_document=not spans, is_certain=is_certain, why="the copy credits the original")


def event_of(documents: Sequence[Document], *edges: CopyEdge, only: str | None = None) -> Event:
    """All claims of the reports, or those of one kind, taken for one happening."""
    return make_event(Group(accounts_in(documents, only), ()), Links(tuple(edges)))


def accounts_in(documents: Sequence[Document], only: str | None = None) -> tuple[Account, ...]:
    """Accounts of the reports, of one kind if given."""
    return tuple(a for a in make_accounts(documents) if only is None or a.claim.kind == only)


def days_later(text: str, n: int) -> str:
    """An ISO day some days later."""
    return (date.fromisoformat(text) + timedelta(days=n)).isoformat()
