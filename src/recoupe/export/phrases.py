"""Values of a claim in short plain words, for tables."""

from __future__ import annotations

from recoupe.export.voices import target_name
from recoupe.model import (
    Attribution,
    Claim,
    ClaimQuantity,
    DateInterval,
    Document,
    PlaceMention,
    Precision,
    RoleName,
    Voice,
)

SURE = {
    "CT+": "certain", "CT-": "certainly not", "PR+": "probable", "PR-": "improbable", "PS+": "possible",
    "PS-": "possibly not", "CTu": "known, not told", "Uu": "reported only",
}  # fmt: skip
_TOLL = {"fatalities": "dead", "captured": "captured", "injured": "injured", "displaced": "displaced"}
_PLACE_ROLES = (RoleName.AT, RoleName.FROM, RoleName.TO, RoleName.VIA)


def kind_in_words(kind: str) -> str:
    """`armed.missile_attack` as "missile attack"."""
    return kind.rpartition(".")[2].replace("_", " ")


def names(document: Document, claim: Claim, *roles: RoleName) -> str:
    """Who plays one of these roles: the neutral name, else the words of the text."""
    found = []
    for role in claim.roles:
        if role.role in roles:
            mention = document.mention(role.mention)
            actor = getattr(mention, "actor", None)
            found.append(actor.name if actor else mention.span.quote)
    return "; ".join(dict.fromkeys(found))


def where(document: Document, claim: Claim) -> str:
    """Places with their role; words that could not be resolved stand in quotation marks."""
    found = []
    for role in claim.roles:
        mention = document.mention(role.mention) if role.role in _PLACE_ROLES else None
        if isinstance(mention, PlaceMention):
            name = mention.place.name if mention.place else f"“{mention.span.quote}”"
            found.append(name if role.role is RoleName.AT else f"{role.role.value} {name}")
    return "; ".join(dict.fromkeys(found))


def when(date: DateInterval | None) -> str:
    """A date as its EDTF form, "?" where the words give none that could be resolved."""
    if date is None:
        return ""
    if not date.is_resolved:
        return "?"
    if date.precision is Precision.TIME and date.start is not None:
        return str(date.start)[:16].replace("T", " ")
    return date.edtf or "?"


def how_many(quantities: tuple[ClaimQuantity, ...]) -> str:
    """Ranges with what they count."""
    return "; ".join(_quantity(q) for q in quantities)


def _quantity(quantity: ClaimQuantity) -> str:
    counted = _TOLL.get(quantity.of.value)
    unit = quantity.unit if counted is None or quantity.unit == "person" else f"{quantity.unit}, {counted}"
    unit = counted if counted and quantity.unit == "person" else unit
    if quantity.high is None:
        return f"{quantity.low}+ {unit}"
    span = str(quantity.low) if quantity.low == quantity.high else f"{quantity.low}–{quantity.high}"
    return f"{span} {unit}"


def who_says(chain: tuple[Attribution, ...]) -> str:
    """The chain of sources, outermost first."""
    return " → ".join(_source(a) for a in chain)


def _source(attribution: Attribution) -> str:
    if attribution.name:
        return attribution.name
    if attribution.span is not None:
        return attribution.span.quote
    return "the report itself" if attribution.level == "outlet" else "unnamed source"


def how_sure(claim: Claim) -> str:
    """Certainty of the outlet in words."""
    return SURE[claim.factuality.value.value]


def wording_in_words(document: Document) -> str:
    """The wording profile in a line; empty where nothing is loaded."""
    profile = document.wording
    if profile is None or not profile.n:
        return ""
    voices = {Voice.OUTLET: "the outlet's own", Voice.QUOTED: "quoted"}
    parts = [f"{c.n} {voices[c.voice]}, of {target_name(c.target)}" for c in profile.by]
    noun = "wording" if profile.n == 1 else "wordings"
    return (
        f"{profile.n} loaded {noun}, {profile.per_1000:g} per 1,000 words: {'; '.join(parts)}. A flag rates no truth."
    )
