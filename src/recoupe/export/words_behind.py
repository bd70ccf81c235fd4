"""The words of a claim on which a field of its event rests."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from recoupe.model import ActorMention, Claim, Document, Of, PlaceMention, RoleName, Span

_PLACES = (RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA)
_ACTORS = {
    "agent": (RoleName.AGENT,),
    "target": (RoleName.TARGET, RoleName.VICTIM),
    "partner": (RoleName.PARTNER, RoleName.RECIPIENT),
}


def words_behind(document: Document, claim: Claim, field: str) -> tuple[Span, ...]:
    """The words for one field, in text order: those of the date, the place, the actor, the number; else the trigger.

    Args:
        field: a field of `EventFields`.
    """
    found = _FINDERS.get(field, _quantities)(document, claim, field)
    return tuple(sorted(set(found))) or (claim.trigger,)


def _date(_document: Document, claim: Claim, _field: str) -> list[Span]:
    return list(claim.when.spans) if claim.when is not None else []


def _places(document: Document, claim: Claim, _field: str) -> list[Span]:
    mentions = [document.mention(r.mention) for r in claim.roles if r.role in _PLACES]
    return [m.span for m in mentions if isinstance(m, PlaceMention)]


def _actors(document: Document, claim: Claim, field: str) -> list[Span]:
    mentions = [document.mention(r.mention) for r in claim.roles if r.role in _ACTORS[field]]
    return [m.span for m in mentions if isinstance(m, ActorMention)]


def _quantities(document: Document, claim: Claim, field: str) -> list[Span]:
    return [document.mention(q.mention).span for q in claim.quantities if q.of is Of(field)]


def _trigger(_document: Document, claim: Claim, _field: str) -> list[Span]:
    return [claim.trigger]


def _polarity(_document: Document, claim: Claim, _field: str) -> list[Span]:
    deepest = claim.said_by[-1].factuality if claim.said_by else claim.factuality
    return [claim.trigger, *deepest.spans]


_FINDERS: Mapping[str, Callable[[Document, Claim, str], list[Span]]] = {
    "when": _date, "where": _places, "agent": _actors, "target": _actors, "partner": _actors, "kind": _trigger,
    "polarity": _polarity,
}  # fmt: skip
