"""Gold reports as documents with the annotated claims: what cross-checking makes of them is its own doing, not that of reading.

Titles, passages, credits and outlets are those that reading finds; claims, roles, dates, places, counts and sources are
the annotated ones. What the annotation does not hold (tense, interest, certainty of inner sources) is the plainest value.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import count

from recoupe.learn.gold import GoldClaim, GoldPlace, GoldQuantity, GoldReport, GoldRole, GoldSource, find_nth
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
from recoupe.world.actors import actors_by_id, find_outlet
from recoupe.world.kinds import load_kinds

BY = "gold@1"


def make_gold_document(report: GoldReport, document: Document) -> Document:
    """The document of a gold report with the annotated claims in place of its own.

    Args:
        document: the same text as read.
    """
    assert document.text == report.text
    ids = count(1)
    mentions: list[Mention] = []
    claims = tuple(_make_claim(claim, report, mentions, ids) for claim in report.claims)
    return replace(document, mentions=tuple(mentions), claims=claims, rejected=())


def _make_claim(gold: GoldClaim, report: GoldReport, mentions: list[Mention], ids: Iterator[int]) -> Claim:
    start = find_nth(report.text, gold.quote, gold.nth)
    assert start is not None
    evidence = Span(start, start + len(gold.quote), gold.quote)
    made: list[PlaceMention | ActorMention] = [
        *(_place(p, evidence, f"m{next(ids)}") for p in gold.places),
        *(_actor(r, evidence, f"m{next(ids)}") for r in gold.roles),
    ]
    counted = [_quantity(q, evidence, f"m{next(ids)}") for q in gold.quantities]
    mentions += [*made, *counted]
    named = (*(p.role for p in gold.places), *(r.role for r in gold.roles))
    kind = gold.kinds[0]
    known = load_kinds().get(kind)
    value = Factuality(gold.factuality or Factuality.CT_PLUS)
    return Claim(
        id=gold.id,
        kind=kind,
        plover=None,
        acled=gold.acled[0] if gold.acled else (known.acled if known else None),
        cameo=None,
        trigger=_within(gold.trigger, evidence),
        evidence=evidence,
        roles=tuple(Role(RoleName(name), m.id) for name, m in zip(named, made, strict=True)),
        when=_interval(gold),
        quantities=tuple(
            ClaimQuantity(Of(q.of), q.unit, m.low, m.high, m.id) for q, m in zip(gold.quantities, counted, strict=True)
        ),
        said_by=tuple(_source(s, evidence, gold, is_last=s is gold.said_by[-1]) for s in gold.said_by),
        factuality=Sourced(value, (), BY),
        tense=Sourced(Tense.PAST, (), BY),
        wording=(),
        score=1.0,
        by=BY,
    )


def _within(quote: str, evidence: Span) -> Span:
    at = evidence.quote.find(quote)
    return Span(evidence.start + at, evidence.start + at + len(quote), quote) if at >= 0 else evidence


def _interval(gold: GoldClaim) -> DateInterval | None:
    if gold.when is None:
        return None
    start, stop = (date.fromisoformat(d) if d else None for d in gold.when)
    is_day = start is not None and stop is not None and (stop - start).days == 1
    return make_interval(start, stop, Precision.DAY if is_day else Precision.INTERVAL, Basis.STATED)


def _place(gold: GoldPlace, evidence: Span, id_: str) -> PlaceMention:
    level = Level(gold.level) if gold.level in set(Level) else Level.REGION
    slug = re.sub(r"\W+", "_", gold.name.casefold())
    place = Place(f"gold:{slug}", gold.name, level, None, gold.lat, gold.lon, gold.km, 1.0)
    return PlaceMention(id_, _within(gold.quote, evidence), BY, place, (place,), RoleHint.LITERAL)


def _actor(gold: GoldRole, evidence: Span, id_: str) -> ActorMention:
    return ActorMention(id_, _within(gold.quote, evidence), BY, _find_actor(gold.actor) if gold.actor else None)


def _find_actor(name: str) -> Actor:
    known = next((a for a in actors_by_id().values() if a.name == name), None)
    return known or Actor("gold:" + re.sub(r"\W+", "_", name.casefold()), name, "unknown", None)


def _quantity(gold: GoldQuantity, evidence: Span, id_: str) -> QuantityMention:
    low = 0 if gold.low is None else gold.low
    return QuantityMention(id_, evidence, BY, low, gold.high, gold.unit, approximate=False, rule="gold")


def _source(gold: GoldSource, evidence: Span, claim: GoldClaim, *, is_last: bool) -> Attribution:
    value = Factuality(claim.factuality or Factuality.CT_PLUS)
    inner = Factuality.CT_MINUS if value in {Factuality.CT_MINUS, Factuality.PR_MINUS} else Factuality.CT_PLUS
    is_outlet = gold.level == "outlet"
    outlet = find_outlet(gold.name) if gold.name else None
    return Attribution(
        level=SourceLevel(gold.level),
        name=outlet.name if outlet else (gold.name or gold.quote),
        id=outlet.id if outlet else None,
        naming=Naming(gold.naming),
        role=None,
        quote_type=QuoteType(claim.quote_type) if is_last else QuoteType.NONE,
        cue=None,
        span=_within(gold.quote, evidence) if gold.quote and gold.quote in evidence.quote else None,
        interest=Interest.UNKNOWN,
        factuality=Sourced(value if is_outlet else inner, (), BY),
    )
