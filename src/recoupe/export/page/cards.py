"""Claims as cards: who did what to whom, where, when, how many, who says so and how surely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from recoupe.export.html import quoted
from recoupe.export.page.layers import Pointers
from recoupe.export.page.phrases import say, say_kind
from recoupe.export.page.values import Value, date_value, make_value, quantity_value, value_of
from recoupe.export.voices import Told, told
from recoupe.model import (
    Attribution,
    Claim,
    Document,
    Factuality,
    LoadedMention,
    Mention,
    RoleName,
    Sourced,
    SourceLevel,
)

WHO = (RoleName.AGENT,)
TO_WHOM = (
    RoleName.TARGET, RoleName.VICTIM, RoleName.THEME, RoleName.PARTNER, RoleName.RECIPIENT, RoleName.INSTRUMENT,
)  # fmt: skip
WHERE = (RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA)
EXPECTED = ("Who", "Where", "When")


@dataclass(frozen=True, slots=True)
class Row:
    """A question that a card answers, with its answers."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Certainty:
    """How sure a source is: FactBank code, plain words, and the words that tell it."""

    code: str
    value: Value


@dataclass(frozen=True, slots=True)
class Source:
    """One source of a chain.

    Attributes:
        role: its office, in the words of the text.
        about: its place in the chain, how it is named and quoted, its interest.
        cue: the reporting expression.
    """

    name: Value
    role: str | None
    about: tuple[str, ...]
    cue: Value | None
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Card:
    """A claim as shown.

    Attributes:
        anchor: id of its element.
        trigger, evidence: tokens of the words that name it and of the words that carry it.
        quote: evidence before the trigger, the trigger, evidence after it.
        not_told: questions that one expects answered and the text leaves open.
        codes: scheme and code.
        told: how the report stands to the claim.
    """

    anchor: str
    claim: Claim
    title: str
    trigger: str
    evidence: str
    quote: tuple[str, str, str]
    certainty: Certainty
    tense: Value
    rows: tuple[Row, ...]
    not_told: tuple[str, ...]
    chain: tuple[Source, ...]
    codes: tuple[tuple[str, str], ...]
    told: Told


def make_cards(document: Document, pointers: Pointers) -> list[Card]:
    """A card for each claim, in text order.

    Raises:
        KeyError: a claim names a mention that the document does not have.
    """
    mentions = {mention.id: mention for mention in document.mentions}
    return [_make_card(claim, mentions, pointers) for claim in document.claims]


def _make_card(claim: Claim, mentions: Mapping[str, Mention], pointers: Pointers) -> Card:
    tense = claim.tense
    rows = tuple(row for row in _make_rows(claim, mentions, pointers) if row.values)
    answered = {row.label for row in rows}
    return Card(
        anchor=pointers.anchor(claim.id),
        claim=claim,
        title=say_kind(claim.kind),
        trigger=pointers.token(claim.trigger),
        evidence=pointers.token(claim.evidence),
        quote=_split_evidence(claim),
        certainty=_make_certainty(claim.factuality, pointers),
        tense=make_value(say("tense", tense.value), tense.spans, pointers),
        rows=rows,
        not_told=tuple(label for label in EXPECTED if label not in answered),
        chain=tuple(_make_source(said, pointers) for said in claim.said_by),
        codes=tuple(_make_codes(claim)),
        told=told(claim),
    )


def _split_evidence(claim: Claim) -> tuple[str, str, str]:
    quote, trigger = claim.evidence.quote, claim.trigger
    if not claim.evidence.holds(trigger):
        return quote, "", ""
    start, stop = trigger.start - claim.evidence.start, trigger.stop - claim.evidence.start
    return quote[:start], quote[start:stop], quote[stop:]


def _make_codes(claim: Claim) -> Iterator[tuple[str, str]]:
    if claim.plover is not None:
        yield "PLOVER", " / ".join(filter(None, (claim.plover.type, claim.plover.mode)))
    if claim.acled is not None:
        yield "ACLED", claim.acled
    if claim.cameo is not None:
        yield "CAMEO", claim.cameo


# --- rows -----------------------------------------------------------------------------------------


def _make_rows(claim: Claim, mentions: Mapping[str, Mention], pointers: Pointers) -> Iterator[Row]:
    """All questions in reading order; those that the text leaves open have no answer."""
    yield Row("Who", _play(claim, WHO, mentions, pointers))
    yield Row("Did what", (make_value(claim.trigger.quote, (claim.trigger,), pointers),))
    yield Row("To whom", _play(claim, TO_WHOM, mentions, pointers))
    yield Row("Where", _play(claim, WHERE, mentions, pointers))
    yield Row("When", () if claim.when is None else (date_value(claim.when, pointers),))
    yield Row("How many", tuple(quantity_value(q, mentions[q.mention], pointers) for q in claim.quantities))
    yield Row("Loaded words", tuple(_wording(mentions[id_], pointers) for id_ in claim.wording))


def _play(
    claim: Claim, roles: Iterable[RoleName], mentions: Mapping[str, Mention], pointers: Pointers
) -> tuple[Value, ...]:
    """Values of the mentions that play these parts, in the order of the parts."""
    parts = [(role, part.mention) for role in roles for part in claim.roles if part.role is role]
    return tuple(replace(value_of(mentions[id_], pointers), prefix=say("role", role)) for role, id_ in parts)


def _wording(mention: Mention, pointers: Pointers) -> Value:
    value = value_of(mention, pointers)
    return replace(value, text=quoted(value.text)) if isinstance(mention, LoadedMention) else value


# --- sources --------------------------------------------------------------------------------------


def _make_certainty(factuality: Sourced[Factuality], pointers: Pointers) -> Certainty:
    words = say("factuality", factuality.value)
    return Certainty(factuality.value, make_value(words, factuality.spans, pointers))


def _make_source(said: Attribution, pointers: Pointers) -> Source:
    spans = () if said.span is None else (said.span,)
    name = said.name or (said.span.quote if said.span else "nobody named")
    naming = "" if said.level is SourceLevel.OUTLET else say("naming", said.naming)
    about = say("source", said.level), naming, say("quote_type", said.quote_type), say("interest", said.interest)
    return Source(
        name=make_value(name, spans, pointers),
        role=said.role if said.role and said.role != name else None,
        about=tuple(filter(None, about)),
        cue=None if said.cue is None else make_value(said.cue.quote, (said.cue,), pointers),
        certainty=_make_certainty(said.factuality, pointers),
    )
