"""A stand-in for the reader, shipped for tests: documents made out of gold, with faults put in by a seeded hand."""

from __future__ import annotations

import random
from datetime import date

from recoupe.learn.gold import Days, GoldClaim, GoldReport, find_nth
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
    """Knows gold reports by their text.

    Args:
        fault: chance that a value is spoilt, a claim lost or given twice, in [0, 1].
    """

    def __init__(self, reports: tuple[GoldReport, ...], fault: float = 0.0, seed: int = 1) -> None:
        self._reports = {report.text: report for report in reports}
        self._fault = fault
        self._random = random.Random(seed)  # noqa: S311  # faults for tests, no secret
        self._mentions: list[Mention] = []

    def __call__(
        self,
        text: str,
        published: str | None = None,  # noqa: ARG002  # the gold knows it
        outlet: str | None = None,  # noqa: ARG002  # nothing depends on it
        language: str | None = None,
    ) -> Document:
        """The gold of a known text, spoilt; an empty document for any other."""
        report = self._reports.get(text)
        if report is None:
            return make_document(text, language or "und")
        self._mentions = []
        claims = [self._claim(report, c) for c in report.claims if not self._spoils()]
        claims += [self._claim(report, c) for c in report.claims if self._fault and self._spoils()]
        dates = make_days(report.published, Basis.METADATA if report.published_given else Basis.INFERRED)
        return make_document(text, report.language, tuple(claims), tuple(self._mentions), dates)

    def _spoils(self) -> bool:
        return self._random.random() < self._fault

    def _claim(self, report: GoldReport, gold: GoldClaim) -> Claim:
        trigger, evidence = self._spans(report.text, gold)
        return Claim(
            id=f"c{trigger.start}-{len(self._mentions)}",
            kind=self._random.choice(WRONG_KINDS) if self._spoils() else gold.kinds[0],
            plover=None,
            acled=gold.acled[0] if gold.acled else None,
            cameo=None,
            trigger=trigger,
            evidence=evidence,
            roles=(*self._places(report, gold), *self._roles(report, gold)),
            when=None if self._spoils() or gold.when is None else make_days(gold.when, Basis.STATED),
            quantities=self._quantities(gold),
            said_by=self._sources(report, gold),
            factuality=Sourced(Factuality.U_U if self._spoils() else Factuality(gold.factuality or "Uu"), (), BY),
            tense=Sourced(Tense.PAST, (), BY),
            wording=(),
            score=0.5,
            by=BY,
        )

    def _spans(self, text: str, gold: GoldClaim) -> tuple[Span, Span]:
        """Trigger and evidence."""
        start = find_nth(text, gold.quote, gold.nth) or 0
        stop, at = start + len(gold.quote), start + gold.quote.index(gold.trigger)
        trigger = Span.of(text, 0, 5) if self._spoils() else Span.of(text, at, at + len(gold.trigger))
        if self._spoils():
            return trigger, Span.of(text, max(0, start - 40), start + len(gold.quote) // 2 + 1)
        return trigger, Span.of(text, start, stop)

    def _places(self, report: GoldReport, gold: GoldClaim) -> list[Role]:
        made = []
        for place in gold.places:
            lat = place.lat + (5 if self._spoils() else 0)
            found = Place("x", place.name, Level.TOWN, None, lat, place.lon, 5, 1.0)
            resolved = None if self._spoils() else found
            at = find_nth(report.text, place.quote, 1) or 0
            span = Span.of(report.text, at, at + len(place.quote))
            mention = PlaceMention(f"m{len(self._mentions)}", span, BY, resolved, (), RoleHint.LITERAL)
            self._mentions.append(mention)
            made.append(Role(RoleName(place.role), mention.id))
        return made

    def _roles(self, report: GoldReport, gold: GoldClaim) -> list[Role]:
        made = []
        for role in gold.roles:
            at = find_nth(report.text, role.quote, 1) or 0
            span = Span.of(report.text, at, at + (3 if self._spoils() else len(role.quote)))
            mention = ActorMention(f"m{len(self._mentions)}", span, BY, None)
            self._mentions.append(mention)
            made.append(Role(RoleName.THEME if self._spoils() else RoleName(role.role), mention.id))
        return made

    def _quantities(self, gold: GoldClaim) -> tuple[ClaimQuantity, ...]:
        kept = [q for q in gold.quantities if not self._spoils()]
        return tuple(ClaimQuantity(Of(q.of), q.unit, (q.low or 0) + self._spoils(), q.high, "m0") for q in kept)

    def _sources(self, report: GoldReport, gold: GoldClaim) -> tuple[Attribution, ...]:
        made = []
        for source in gold.said_by:
            if self._spoils():
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


def make_days(days: Days, basis: Basis) -> DateInterval:
    """A gold pair of dates as the model has it."""
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
        make_id(text),
        "",
        language,
        None,
        (),
        None,
        (),
        published,
        text,
        (),
        mentions,
        claims,
        (),
        MadeBy("0", "fake"),
    )
