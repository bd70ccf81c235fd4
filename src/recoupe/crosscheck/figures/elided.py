"""A number alone counts what the sentence before it counted more of: "Three attackers entered. Two were shot dead."."""

from __future__ import annotations

from collections.abc import Iterator

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.sentence import sentences_of
from recoupe.model import ClaimQuantity, QuantityMention, Span

ANYBODY = "person"


def unit_of(account: Account, quantity: ClaimQuantity) -> str:
    """The unit that a quantity counts; where its sentence begins with the bare number, that of the larger one before it."""
    if quantity.unit != ANYBODY:
        return quantity.unit
    counted = [m for m in account.document.mentions if isinstance(m, QuantityMention)]
    mention = next((m for m in counted if m.id == quantity.mention), None)
    before = _sentence_before(account.document.text, mention.span) if mention is not None else None
    if mention is None or before is None:
        return quantity.unit
    return next(_larger(counted, before, mention.low), quantity.unit)


def _larger(counted: list[QuantityMention], before: tuple[int, int], low: int) -> Iterator[str]:
    """Units of larger numbers of people in an interval of the text, the last one first."""
    start, stop = before
    return (m.unit for m in reversed(counted) if m.is_person and m.low > low and start <= m.span.start < stop)


def _sentence_before(text: str, number: Span) -> tuple[int, int] | None:
    """Bounds of the sentence before one that begins with a number of one word; None where it is more, or stands elsewhere."""
    if len(number.quote.split()) > 1:
        return None
    sentences = sentences_of(text)
    at = next((i for i, (start, stop) in enumerate(sentences) if start <= number.start < stop), 0)
    start = sentences[at][0] if sentences else 0
    if at == 0 or any(letter.isalnum() for letter in text[start : number.start]):
        return None
    return sentences[at - 1]
