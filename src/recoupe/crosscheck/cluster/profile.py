"""What is compared of an account: made once for each, small enough to be stored beside it, without its document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recoupe.crosscheck.account import TOLL_KINDS, Account, accounts_of
from recoupe.crosscheck.cluster.days import Days, make_days, week_before
from recoupe.crosscheck.cluster.kinds import SPEECH, family_of
from recoupe.crosscheck.cluster.names import names_in, sources_of, speakers_of, wording_of
from recoupe.crosscheck.cluster.parties import Who, make_who
from recoupe.crosscheck.cluster.places import Spot, make_spot, narrowest
from recoupe.model import Basis, ClaimKey, DateInterval, Document, Factuality, Of, PassageKind, RoleName, Tense

PATIENTS = (RoleName.TARGET, RoleName.VICTIM, RoleName.THEME, RoleName.RECIPIENT, RoleName.PARTNER)
"""Parts of whoever something is done to or with; reports change between them for one and the same party."""
ASSERTED = frozenset({Factuality.CT_PLUS, Factuality.PR_PLUS, Factuality.PS_PLUS})
HAPPENED = frozenset({Tense.PAST, Tense.ONGOING})
MOVING = ("movement", "base", "aid", "diplomacy")
"""First parts of kinds to which both ends of a way belong."""
TOLLS = TOLL_KINDS
"""Kinds told of the dead and wounded where these were brought: their places are at most near the happening."""
LAUNCHED = frozenset({"armed.missile_attack", "armed.air_strike", "armed.drone_strike"})
"""Kinds whose "to" is where they land."""

Count = tuple[Of, int, int | None]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of an account.

    Attributes:
        makes_event: whether a source asserts that it happened; what is denied, to come or supposed joins an event at most.
        rank: place among the claims of the body of its report, from 0 in order of triggers; below 0 in the headline.
        trigger: offsets in the text, half-open.
        days: the date told, None where none is.
        scope: the date told, or else the week up to the publication; None where neither is known.
        spots: the narrowest places told.
        scene: where no place is told, those of the nearest claim that tells any; else `spots`.
            The dead are counted where they were brought: of these both the places told and those of the nearest claim.
        counts: what is counted and how much of it.
        names: folded names in the evidence that are no places and no known actors.
        speakers: folded names of the persons and bodies it is attributed to.
        sources: folded words for whoever it is attributed to, named or not.
        wording: checksum of the words around the trigger, by which a copied claim is known.
    """

    key: ClaimKey
    kind: str
    makes_event: bool
    rank: int
    trigger: tuple[int, int]
    days: Days | None
    scope: Days | None
    spots: tuple[Spot, ...]
    scene: tuple[Spot, ...]
    agents: tuple[Who, ...]
    patients: tuple[Who, ...]
    counts: frozenset[Count]
    names: frozenset[str]
    speakers: frozenset[str]
    sources: frozenset[str]
    wording: int


def make_profile(account: Account) -> Profile:
    """The profile of one account; reads the other claims of its report for what the account leaves out."""
    return next(p for p in make_profiles(accounts_of(account.document)) if p.key == account.key)


def make_profiles(accounts: Sequence[Account]) -> tuple[Profile, ...]:
    """Profiles of all accounts of one document, in the order given."""
    ordered = sorted(accounts, key=lambda a: (a.claim.trigger.start, a.claim.trigger.stop, a.claim.id))
    told = [(family_of(account.claim.kind), _told_spots(account)) for account in ordered]
    body = sum(_is_in_headline(a.document, a.claim.trigger.start) for a in ordered)
    made = {a.key: _make(a, rank - body, told[rank][1], _nearest(told, rank)) for rank, a in enumerate(ordered)}
    return tuple(made[account.key] for account in accounts)


def _make(account: Account, rank: int, spots: tuple[Spot, ...], scene: tuple[Spot, ...]) -> Profile:
    claim, document = account.claim, account.document
    is_weak = document.published is None or document.published.basis is Basis.INFERRED
    days = _days(account.when, is_weak=is_weak)
    return Profile(
        key=account.key,
        kind=claim.kind,
        makes_event=_makes_event(account),
        rank=rank,
        trigger=(claim.trigger.start, claim.trigger.stop),
        days=days,
        scope=days or week_before(document.published),
        spots=() if claim.kind in TOLLS else spots,
        scene=spots + scene if claim.kind in TOLLS else spots or scene,
        agents=tuple(map(make_who, account.parties_as(RoleName.AGENT))),
        patients=tuple(map(make_who, account.parties_as(*PATIENTS))),
        counts=frozenset((q.of, q.low, q.high) for q in claim.quantities),
        names=names_in(account),
        speakers=speakers_of(claim),
        sources=sources_of(claim),
        wording=wording_of(claim),
    )


def _makes_event(account: Account) -> bool:
    """Whether a source asserts that it happened; words were said unless that is denied, whatever is to come of them."""
    if family_of(account.claim.kind) == SPEECH:
        return not account.is_negative
    return account.claim.tense.value in HAPPENED and account.certainty in ASSERTED


def _days(when: DateInterval | None, *, is_weak: bool) -> Days | None:
    return None if when is None else make_days(when, is_weak=is_weak and when.basis is Basis.RELATIVE)


def _told_spots(account: Account) -> tuple[Spot, ...]:
    """The places where it happened: not where a shot came from, nor where the wounded were taken."""
    kind = account.claim.kind
    if kind.startswith(MOVING):
        roles: tuple[RoleName, ...] = (RoleName.AT, RoleName.TO, RoleName.FROM, RoleName.VIA)
    else:
        roles = (RoleName.AT, RoleName.TO) if kind in LAUNCHED else (RoleName.AT,)
    return narrowest([make_spot(place) for place in account.places_as(*roles)])


def _nearest(told: Sequence[tuple[str, tuple[Spot, ...]]], rank: int) -> tuple[Spot, ...]:
    """The places of the last claim before this one that tells any, else of the first one after it.

    Those of one family of kinds go first, and speeches are made anywhere: the wounded are taken to a town that the fight
    did not reach.
    """
    others = [*range(rank - 1, -1, -1), *range(rank + 1, len(told))]
    family = told[rank][0]
    found = [(kind, spots) for kind, spots in (told[i] for i in others) if spots]
    return next((spots for kind, spots in found if kind == family), found[0][1] if found else ())


def _is_in_headline(document: Document, offset: int) -> bool:
    return any(p.kind is PassageKind.HEADLINE and p.start <= offset < p.stop for p in document.passages)
