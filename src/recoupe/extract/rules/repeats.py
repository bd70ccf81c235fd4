"""What a document tells twice: the headline's echo, and a happening that is only named again ("l'accord signé", "the attack").

A claim that adds nothing to another of its document – no date, place, number, doer or source of its own – is no claim of
its own; its words are kept with the other as a repeat. Whatever tells more, or is told by somebody else, stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from recoupe.extract.rules.grammar import Grammar
from recoupe.extract.rules.roles import PLACE_ROLES
from recoupe.model import Actor, Claim, Document, Level, Mention, PassageKind, Place, PlaceMention, Span
from recoupe.text.fold import fold_case

_LEAST_WORD = 2


def join_repeats(document: Document, claims: Sequence[Claim], grammar: Grammar) -> tuple[Claim, ...]:
    """The claims of a document without those that only repeat another, in order.

    Args:
        claims: in text order, mentions resolved.
    """
    mentions = {m.id: m for m in document.mentions}
    headlines = [p for p in document.passages if p.kind is PassageKind.HEADLINE]
    kept: list[Claim] = []
    repeats: dict[int, list[Span]] = {}
    for at, claim in enumerate(claims):
        is_headline = any(p.start <= claim.trigger.start < p.stop for p in headlines)
        others = claims[at + 1 :] if is_headline else kept if _is_named_again(document, claim, grammar) else ()
        host = next((o for o in others if _adds_nothing(claim, o, mentions, is_headline=is_headline)), None)
        if host is None:
            kept.append(claim)
        else:
            found = [claim.evidence, *repeats.pop(id(claim), [])]
            repeats.setdefault(id(host), []).extend(found)
    return tuple(replace(c, repeats=tuple(sorted(repeats[id(c)]))) if id(c) in repeats else c for c in kept)


def _is_named_again(document: Document, claim: Claim, grammar: Grammar) -> bool:
    """Whether a happening is named by a noun behind a determiner that points back ("cette attaque", "the agreement")."""
    before = document.text[max(0, claim.trigger.start - 12) : claim.trigger.start]
    words = fold_case(before).replace("\u2019", "'").replace("'", "' ").split()
    first = fold_case(claim.trigger.quote).replace("\u2019", "'").replace("'", "' ").split()
    return bool(words and words[-1] in grammar.definite) or (len(first) >= _LEAST_WORD and first[0] in grammar.definite)


def _adds_nothing(claim: Claim, other: Claim, mentions: Mapping[str, Mention], *, is_headline: bool) -> bool:
    """Whether all that a claim says is said by another of its kind, by the same people and as surely.

    A headline is told in the present and without an article: its tense and things without a known name tell nothing.
    """
    if claim.kind != other.kind or claim.factuality.value != other.factuality.value:
        return False
    if claim.tense.value != other.tense.value and not is_headline:
        return False
    if claim.when is not None and (other.when is None or claim.when.edtf != other.when.edtf):
        return False
    sources = {(a.level, a.name) for a in claim.said_by} - {(a.level, a.name) for a in other.said_by}
    counted = {(q.of, q.low, q.high) for q in claim.quantities} - {(q.of, q.low, q.high) for q in other.quantities}
    parts = _parts(claim, mentions, only_known=is_headline)
    return not sources and not counted and parts <= _parts(other, mentions) | _countries(other, mentions)


def _parts(claim: Claim, mentions: Mapping[str, Mention], *, only_known: bool = False) -> set[tuple[str, str]]:
    """Who plays which part, and where: by name where it is known, else by the words."""
    found = set()
    for part in claim.roles:
        mention = mentions[part.mention]
        known = mention.place if isinstance(mention, PlaceMention) else getattr(mention, "actor", None)
        role = "where" if part.role in PLACE_ROLES else part.role.value
        if known is not None or not only_known:
            found.add((role, _name_of(known) if known is not None else fold_case(mention.span.quote)))
    return found


def _name_of(known: Place | Actor) -> str:
    """What tells a place or actor from others; a country is told by its code."""
    is_country = isinstance(known, Place) and known.level is Level.COUNTRY
    return known.country or known.id if is_country else known.id


def _countries(claim: Claim, mentions: Mapping[str, Mention]) -> set[tuple[str, str]]:
    """The countries that the places of a claim lie in: who tells the town need not tell the country."""
    places = (m.place for r in claim.roles if isinstance(m := mentions[r.mention], PlaceMention) and m.place)
    return {("where", code) for place in places for code in (place.country or "").split("|") if code}
