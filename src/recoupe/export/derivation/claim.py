"""How a claim was come by: trigger, kind, roles, date, counts, sources, each with its words and the rule that read them."""

from __future__ import annotations

from typing import TextIO

from recoupe.export.derivation.tree import Node, Quote, quote_around, quote_whole, write_tree
from recoupe.export.phrases import SURE, how_many, kind_in_words, when, who_says
from recoupe.export.reports import outlet_of, short_key
from recoupe.model import (
    ActorMention,
    Attribution,
    Claim,
    ClaimKey,
    ClaimQuantity,
    Document,
    EquipmentMention,
    Event,
    LoadedMention,
    Mention,
    PlaceMention,
    Role,
    Span,
    TimeMention,
)


def write_claim(
    document: Document, claim: Claim, out: TextIO, *, event: Event | None = None, width: int | None = None
) -> None:
    """Print the derivation of a claim as a tree; see `write_tree`.

    Args:
        event: the event that the claim is part of; None where it is part of none.
    """
    write_tree(make_claim_tree(document, claim, event), out, width=width)


def make_claim_tree(document: Document, claim: Claim, event: Event | None = None) -> Node:
    """The derivation of a claim."""
    key = short_key(ClaimKey(document.id, claim.id))
    root = Node(
        f"{key}  {claim.kind}, score {claim.score:.2f}, by {claim.by}", quote_whole(claim.evidence, (claim.trigger,))
    )
    _add_report(root, document)
    _add_kind(root, claim)
    for role in claim.roles:
        _add_role(root, document, claim, role)
    _add_date(root, document, claim)
    for quantity in claim.quantities:
        _add_quantity(root, document, claim, quantity)
    _add_sources(root, document, claim)
    root.add(f"tense: {claim.tense.value.value}, by {claim.tense.by}", _quoted(document, claim, claim.tense.spans))
    for id_ in claim.wording:
        _add_wording(root, document, claim, id_)
    root.add(f"part of event {event.id}: {event.title}" if event is not None else "part of no event")
    return root


def _quoted(document: Document, claim: Claim, words: tuple[Span, ...]) -> Quote | None:
    return quote_around(document.text, claim.evidence, words)


def _add_report(root: Node, document: Document) -> None:
    node = root.add(f"report: {document.title or document.source}")
    published = document.published
    basis = f" ({published.basis.value})" if published is not None else ""
    dated = node.add(f"{outlet_of(document)}, {when(published) or 'date not told'}{basis}")
    for reason in published.why if published is not None else ():
        dated.add(reason)
    made = document.made_by
    if made is not None:
        node.add(f"read by Recoupe {made.version}, back end {made.backend}")


def _add_kind(root: Node, claim: Claim) -> None:
    node = root.add(f"what: {kind_in_words(claim.kind)}, from the trigger “{claim.trigger.quote}”, by {claim.by}")
    plover = f"{claim.plover.type} {claim.plover.mode or ''}".strip() if claim.plover else None
    codes = (("PLOVER", plover), ("ACLED", claim.acled), ("CAMEO", claim.cameo))
    told = ", ".join(f"{scheme} {code}" for scheme, code in codes if code)
    if told:
        node.add(told)


def _add_role(root: Node, document: Document, claim: Claim, role: Role) -> None:
    mention = document.mention(role.mention)
    node = root.add(
        f"{role.role.value}: {_say_mention(mention)}, by {mention.by}", _quoted(document, claim, (mention.span,))
    )
    if isinstance(mention, PlaceMention):
        for place in mention.candidates:
            chosen = "taken" if mention.place is not None and place.id == mention.place.id else "not taken"
            node.add(
                f"{chosen}: {place.name} ({place.id}), {place.level.value}, {place.country or '?'}, score {place.score:.2f}"
            )


def _say_mention(mention: Mention) -> str:
    """The neutral value of a mention, or that it could not be resolved."""
    match mention:
        case ActorMention(actor=actor) if actor is not None:
            return f"{actor.name} ({actor.id})"
        case PlaceMention(place=place) if place is not None:
            return f"{place.name} ({place.id}), within {place.radius_km:g} km"
        case EquipmentMention(equipment=equipment):
            return equipment.name
    return f"“{mention.span.quote}”, nobody or nothing known"


def _add_date(root: Node, document: Document, claim: Claim) -> None:
    date = claim.when
    if date is None:
        root.add("when: the text does not say")
        return
    rules = dict.fromkeys(m.by for m in document.mentions if isinstance(m, TimeMention) and m.span in date.spans)
    by = f", by {', '.join(rules)}" if rules else ""
    told = f"when: {when(date)}, {date.basis.value}, precision {date.precision.value}{by}"
    node = root.add(told, _quoted(document, claim, date.spans))
    for reason in date.why:
        node.add(reason)


def _add_quantity(root: Node, document: Document, claim: Claim, quantity: ClaimQuantity) -> None:
    mention = document.mention(quantity.mention)
    part = ", part of another count" if quantity.part_of is not None else ""
    label = f"{quantity.of.value}: {how_many((quantity,))}{part}, by {mention.by}"
    root.add(label, _quoted(document, claim, (mention.span,)))


def _add_sources(root: Node, document: Document, claim: Claim) -> None:
    node = root.add(f"who says so: {who_says(claim.said_by)}")
    for source in claim.said_by:
        _add_source(node, document, claim, source)


def _add_source(node: Node, document: Document, claim: Claim, source: Attribution) -> None:
    sure = source.factuality
    name = who_says((source,))
    about = (source.naming.value, source.role, source.quote_type.value, source.interest.value)
    told = ", ".join(word.replace("_", " ") for word in about if word and word not in {"none", "unknown"})
    words = tuple(filter(None, (source.span, source.cue)))
    below = node.add(f"{source.level.value}: {name} ({told})", _quoted(document, claim, words))
    below.add(f"{SURE[sure.value.value]} ({sure.value.value}), by {sure.by}", _quoted(document, claim, sure.spans))


def _add_wording(root: Node, document: Document, claim: Claim, id_: str) -> None:
    mention = document.mention(id_)
    assert isinstance(mention, LoadedMention)
    plain = f", plain: {mention.neutral}" if mention.neutral else ""
    label = f"loaded wording: {mention.technique}, {mention.voice.value}{plain}, by {mention.by}"
    root.add(label, _quoted(document, claim, (mention.span,)))
