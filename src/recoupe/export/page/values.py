"""What a mention, a date or a count says, as a value that knows the words it came from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from recoupe.export.page.layers import Pointers
from recoupe.export.page.phrases import NOT_RESOLVED, say, say_date, say_range, say_technique, say_unit
from recoupe.model import (
    ActorMention,
    ClaimQuantity,
    DateInterval,
    EquipmentMention,
    LoadedMention,
    Mention,
    Place,
    PlaceMention,
    QuantityMention,
    Span,
    TimeMention,
)


@dataclass(frozen=True, slots=True)
class Value:
    """A value as shown.

    Attributes:
        text: the value; the words themselves where they could not be resolved.
        tokens: of the words behind it; empty where it rests on no words.
        quote: the words, for readers who cannot hover; None where `text` already is the words.
        details: small print, in order.
        reasons: why it is so, for what was inferred.
        prefix: part it plays ("from", "victim").
        is_resolved: False where the text says it but no value could be given.
    """

    text: str
    tokens: str = ""
    quote: str | None = None
    details: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    prefix: str = ""
    is_resolved: bool = True


def make_value(text: str, spans: tuple[Span, ...], pointers: Pointers, *details: str) -> Value:
    """A value resting on some words; empty details are left out."""
    quote = " … ".join(dict.fromkeys(span.quote for span in spans))
    shown = quote if quote and quote != text else None
    return Value(text, pointers.tokens(spans), shown, tuple(d for d in details if d))


def value_of(mention: Mention, pointers: Pointers) -> Value:
    """What a mention was resolved to, with its words."""
    told = _tell(mention)
    if told is None:
        value = make_value(mention.span.quote, (mention.span,), pointers, NOT_RESOLVED)
        return replace(value, is_resolved=False)
    return make_value(told[0], (mention.span,), pointers, *told[1:])


def _tell(mention: Mention) -> tuple[str, ...] | None:
    """Value of a mention and its small print; None where it is not resolved."""
    match mention:
        case TimeMention(date=DateInterval(is_resolved=True) as date):
            return say_date(date), say("basis", date.basis)
        case PlaceMention(place=Place() as place):
            return place.name, *say_place(place)
        case ActorMention(actor=actor) if actor is not None:
            return actor.name, actor.kind, actor.country or ""
        case QuantityMention():
            return (say_count(mention.low, mention.high, mention.unit, mention.approximate),)
        case EquipmentMention(equipment=equipment):
            return equipment.name, say("class", equipment.class_)
        case LoadedMention():
            return say_wording(mention)
    return None


def say_place(place: Place) -> tuple[str, ...]:
    """Level, country and radius of a place."""
    country = "" if place.country is None or place.level == "country" else place.country.replace("|", " / ")
    return say("level", place.level), country, f"within {place.radius_km:,.0f}\u00a0km"


def say_wording(mention: LoadedMention) -> tuple[str, ...]:
    """The loaded words, technique, voice and plain wording."""
    plain = f"plain: {mention.neutral}" if mention.neutral else ""
    return mention.span.quote, say_technique(mention.technique), say("voice", mention.voice), plain


def say_count(low: int, high: int | None, unit: str, approximate: bool) -> str:
    """A range with its unit."""
    return f"{say_range(low, high, approximate)} {say_unit(unit, low, high)}".strip()


def quantity_value(quantity: ClaimQuantity, mention: Mention, pointers: Pointers) -> Value:
    """A count as a claim asserts it, with what it counts."""
    approximate = isinstance(mention, QuantityMention) and mention.approximate
    count = say_count(quantity.low, quantity.high, quantity.unit, approximate)
    of = say("of", quantity.of)
    return make_value(count, (mention.span,), pointers, "" if of in count else of)


def date_value(when: DateInterval, pointers: Pointers) -> Value:
    """A date with its precision, basis and reasons."""
    details = say("precision", when.precision), say("basis", when.basis)
    value = replace(make_value(say_date(when), when.spans, pointers, *details), reasons=when.why)
    if when.is_resolved or not when.spans:
        return replace(value, is_resolved=when.is_resolved)
    words = " … ".join(span.quote for span in when.spans)
    return Value(words, value.tokens, None, (NOT_RESOLVED,), is_resolved=False)
