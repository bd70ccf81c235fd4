"""An account: one claim of one report, its values looked up. Cross-checking compares accounts and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from recoupe.model import (
    ActorMention,
    Attribution,
    Claim,
    ClaimKey,
    DateInterval,
    Document,
    EquipmentMention,
    Factuality,
    Mention,
    Place,
    PlaceMention,
    Precision,
    RoleName,
    Span,
    Tense,
)

PLACE_ROLES = (RoleName.AT, RoleName.TO, RoleName.FROM, RoleName.VIA)
"""Roles of places, the one that best says where it happened first."""

COUNTED = frozenset({Factuality.CT_PLUS, Factuality.CT_MINUS, Factuality.PR_PLUS, Factuality.PR_MINUS})
"""Values with which a source commits itself."""
NEGATIVE = frozenset({Factuality.CT_MINUS, Factuality.PR_MINUS, Factuality.PS_MINUS})
"""Values of a source that says it did not happen."""
TOLL_KINDS = frozenset({"other.casualties", "other.mass_grave"})
"""Kinds of a bare toll, beside a kind that tells the happening."""
_DASH = re.compile(r"[^\S\n]*(?:GMT|UTC|CET)?[^\S\n]*[–—|:\-]\s")
_BULLETS = " \t\u00a0•*-–—["


@dataclass(frozen=True, slots=True)
class Party:
    """Who plays a part in a claim.

    Attributes:
        id: id of a known or composed actor; `words:` and the folded words for anybody else.
        name: neutral name, or the words of the text.
        country: ISO 3166-1 alpha-2, None where unknown.
        kind: ACLED's inter text, None where unknown.
    """

    id: str
    name: str
    country: str | None
    kind: str | None
    span: Span


@dataclass(frozen=True, slots=True)
class Account:
    """One claim of one report.

    Attributes:
        places: located places by role, in the order of the claim.
        parties: who plays a part, by role, in the order of the claim.
        equipment: ids of what it was done with, or what was moved.
    """

    document: Document
    claim: Claim
    places: tuple[tuple[RoleName, Place], ...]
    parties: tuple[tuple[RoleName, Party], ...]
    equipment: tuple[str, ...]

    @property
    def key(self) -> ClaimKey:
        """Where the claim stands."""
        return ClaimKey(self.document.id, self.claim.id)

    @property
    def when(self) -> DateInterval | None:
        """The date of the claim, None where it tells none that could be resolved.

        The time at which an entry of a live report was put up ("11h20 – …") is none.
        """
        told = self.claim.when
        is_told = told is not None and told.is_resolved and not _is_stamp(told, self.document.text)
        return told if is_told else None

    @property
    def deepest(self) -> Attribution | None:
        """The innermost source of the chain: whose word it is in the end."""
        return self.claim.said_by[-1] if self.claim.said_by else None

    @property
    def certainty(self) -> Factuality:
        """How sure the deepest source is."""
        return self.deepest.factuality.value if self.deepest is not None else self.claim.factuality.value

    @property
    def is_counted(self) -> bool:
        """Whether the deepest source commits itself to a thing that is not still to come. Source: crosscheck §4, rule 4."""
        return self.certainty in COUNTED and self.claim.tense.value not in {Tense.FUTURE, Tense.GENERIC}

    @property
    def is_negative(self) -> bool:
        """Whether the deepest source says that it did not happen."""
        return self.certainty in NEGATIVE and not self.tells_none

    @property
    def tells_none(self) -> bool:
        """Whether it is a toll of nobody ("there were no casualties"), however its certainty was read: no denial."""
        counts = self.claim.quantities
        return self.claim.kind in TOLL_KINDS and bool(counts) and all(q.high == 0 for q in counts)

    def places_as(self, *roles: RoleName) -> tuple[Place, ...]:
        """Places of these roles, roles in the order given."""
        return tuple(place for role in roles for given, place in self.places if given is role)

    def parties_as(self, *roles: RoleName) -> tuple[Party, ...]:
        """Parties of these roles, roles in the order given."""
        return tuple(party for role in roles for given, party in self.parties if given is role)


def _is_stamp(when: DateInterval, text: str) -> bool:
    """Whether a time is all that a line has before a dash: it tells when the line was written."""
    if when.precision is not Precision.TIME:
        return False
    return any(
        not text[text.rfind("\n", 0, span.start) + 1 : span.start].strip(_BULLETS) and _DASH.match(text, span.stop)
        for span in when.spans
    )


def make_accounts(documents: Iterable[Document]) -> tuple[Account, ...]:
    """The accounts of documents, by document id and then in text order."""
    return tuple(account for d in sorted(documents, key=lambda d: d.id) for account in accounts_of(d))


def accounts_of(document: Document) -> tuple[Account, ...]:
    """The accounts of one document, in text order."""
    mentions = {m.id: m for m in document.mentions}
    return tuple(_account(document, claim, mentions) for claim in document.claims)


def _account(document: Document, claim: Claim, mentions: dict[str, Mention]) -> Account:
    cast = [(role.role, mentions[role.mention]) for role in claim.roles]
    places = tuple((r, m.place) for r, m in cast if isinstance(m, PlaceMention) and r in PLACE_ROLES and m.place)
    parties = tuple((r, make_party(m)) for r, m in cast if isinstance(m, ActorMention))
    equipment = tuple(dict.fromkeys(m.equipment.id for _, m in cast if isinstance(m, EquipmentMention)))
    return Account(document, claim, places, parties, equipment)


def make_party(mention: ActorMention) -> Party:
    """The party that a mention names; one that is no known actor is known by its words, case and spaces aside."""
    words = " ".join(mention.span.quote.split())
    if mention.actor is None:
        return Party(f"words:{words.casefold()}", words, mention.country, None, mention.span)
    actor = mention.actor
    return Party(actor.id, actor.name, actor.country, actor.kind, mention.span)
