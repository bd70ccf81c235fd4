"""A stand-in for the reader: documents made out of gold, with faults put in by a seeded hand."""

from __future__ import annotations

import random
from datetime import date

from recoupe.learn.gold import GoldClaim, GoldReport, find_nth
from recoupe.model import (
    ActorMention,
    Attribution,
    Claim,
    ClaimQuantity,
    DateInterval,
    Document,
    Factuality,
    Interest,
    Level,
    MadeBy,
    Mention,
    Naming,
    Of,
    Place,
    PlaceMention,
    QuoteType,
    Role,
    RoleHint,
    RoleName,
    Sourced,
    SourceLevel,
    Span,
    Tense,
    make_id,
    make_interval,
)
from recoupe.model.vocabulary import Basis, Precision

BY = "fake@1"
WRONG_KINDS = ("armed.clash", "statement.threat", "aid.delivery")


class FakeReader:
    """Knows gold reports by their text; `fault` is the chance that a value is spoilt, a claim lost or made up."""

    def __init__(self, reports: tuple[GoldReport, ...], fault: float = 0.0, seed: int = 1) -> None:
        self.reports = {report.text: report for report in reports}
        self.fault = fault
        self.random = random.Random(seed)

    def __call__(
        self,
        text: str,
        published: str | None = None,
        outlet: str | None = None,
        language: str | None = None,
    ) -> Document:
        """The gold of a known text, spoilt; an empty document for any other."""
        report = self.reports.get(text)
        if report is None:
            return make_document(text, language or "und")
        self.mentions: list[Mention] = []
        claims = [self.claim(report, c) for c in report.claims if not self.spoils()]
        claims += [self.claim(report, c) for c in report.claims if self.fault and self.spoils()]
        dates = make_days(report.published, Basis.METADATA if report.published_given else Basis.INFERRED)
        return make_document(text, report.language, tuple(claims), tuple(self.mentions), dates)

    def spoils(self) -> bool:
        return self.random.random() < self.fault

    def claim(self, report: GoldReport, gold: GoldClaim) -> Claim:
        start = find_nth(report.text, gold.quote, gold.nth) or 0
        evidence = Span.of(report.text, start, start + len(gold.quote))
        at = start + gold.quote.index(gold.trigger)
        trigger = Span.of(report.text, at, at + len(gold.trigger))
        if self.spoils():
            trigger = Span.of(report.text, 0, 5)
        if self.spoils():
            evidence = Span.of(report.text, max(0, start - 40), start + len(gold.quote) // 2 + 1)
        kind = self.random.choice(WRONG_KINDS) if self.spoils() else gold.kinds[0]
        when = None if self.spoils() or gold.when is None else make_days(gold.when, Basis.STATED)
        factuality = Factuality.U_U if self.spoils() else Factuality(gold.factuality)
        return Claim(
            id=f"c{at}-{len(self.mentions)}",
            kind=kind,
            plover=None,
            acled=gold.acled[0] if gold.acled else None,
            cameo=None,
            trigger=trigger,
            evidence=evidence,
            roles=(*self.places(report, gold), *self.roles(report, gold)),
            when=when,
            quantities=self.quantities(gold),
            said_by=self.sources(report, gold),
            factuality=Sourced(factuality, (), BY),
            tense=Sourced(Tense.PAST, (), BY),
            wording=(),
            score=0.5,
            by=BY,
        )

    def places(self, report: GoldReport, gold: GoldClaim) -> list[Role]:
        made = []
        for place in gold.places:
            lat = place.lat + (5 if self.spoils() else 0)
            found = Place("x", place.name, Level.TOWN, None, lat, place.lon, 5, 1.0)
            resolved = None if self.spoils() else found
            at = find_nth(report.text, place.quote, 1) or 0
            span = Span.of(report.text, at, at + len(place.quote))
            mention = PlaceMention(f"m{len(self.mentions)}", span, BY, resolved, (), RoleHint.LITERAL)
            self.mentions.append(mention)
            made.append(Role(RoleName(place.role), mention.id))
        return made

    def roles(self, report: GoldReport, gold: GoldClaim) -> list[Role]:
        made = []
        for role in gold.roles:
            at = find_nth(report.text, role.quote, 1) or 0
            span = Span.of(report.text, at, at + (3 if self.spoils() else len(role.quote)))
            mention = ActorMention(f"m{len(self.mentions)}", span, BY, None)
            self.mentions.append(mention)
            made.append(Role(RoleName.THEME if self.spoils() else RoleName(role.role), mention.id))
        return made

    def quantities(self, gold: GoldClaim) -> tuple[ClaimQuantity, ...]:
        kept = [q for q in gold.quantities if not self.spoils()]
        return tuple(
            ClaimQuantity(Of(q.of), q.unit, (q.low or 0) + self.spoils(), q.high, "m0") for q in kept
        )

    def sources(self, report: GoldReport, gold: GoldClaim) -> tuple[Attribution, ...]:
        made = []
        for source in gold.said_by:
            if self.spoils():
                continue
            at = find_nth(report.text, source.quote or "", 1)
            span = None if at is None else Span.of(report.text, at, at + len(source.quote or ""))
            made.append(
                Attribution(
                    SourceLevel(source.level), source.name, None, Naming(source.naming), None,
                    QuoteType(gold.quote_type), None, span, Interest.UNKNOWN, Sourced(Factuality.CT_PLUS, (), BY),
                )
            )  # fmt: skip
        return tuple(made)


def make_days(days: tuple[str | None, ...], basis: Basis) -> DateInterval:
    start, stop = (date.fromisoformat(day[:10]) if day else None for day in days)
    return make_interval(start, stop, Precision.INTERVAL, basis)


def make_document(
    text: str,
    language: str,
    claims: tuple[Claim, ...] = (),
    mentions: tuple[Mention, ...] = (),
    published: DateInterval | None = None,
) -> Document:
    """A document with the given claims and nothing else."""
    return Document(
        make_id(text), "", language, None, (), None, (), published, text, (), mentions, claims, (), MadeBy("0", "fake")
    )
