"""A group of accounts → an event, with a reason for every decision. Source: contract §2; crosscheck §§4–6, 9."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from recoupe.crosscheck.account import Account
from recoupe.crosscheck.agreement.choices import (
    choose_code,
    choose_kind,
    choose_speaker,
    choose_when,
    choose_where,
    list_actors,
)
from recoupe.crosscheck.agreement.fields import make_fields
from recoupe.crosscheck.agreement.judgement import judge
from recoupe.crosscheck.agreement.titles import make_title
from recoupe.crosscheck.agreement.whys import explain_judgement
from recoupe.crosscheck.cluster.kinds import SPEECH, family_of
from recoupe.crosscheck.edge import Links
from recoupe.crosscheck.group import Group
from recoupe.crosscheck.witnesses.roots import outlet_of
from recoupe.model import ClaimKey, Copy, Event, Factuality, Of, Tense, Witnesses

ID_DIGITS = 10


def make_event(group: Group, links: Links) -> Event:
    """The event that a group of accounts tells. The order of accounts and links does not matter.

    Args:
        links: all edges of the copy-connected components of the group's reports.
    """
    judged = judge(group.accounts, links)
    accounts, testimony = judged.accounts, judged.testimony
    kind = choose_kind(accounts, testimony)
    when, where = choose_when(accounts, testimony), choose_where(accounts, testimony)
    copies = copies_of(accounts, links)
    merges = sorted(group.merges, key=lambda m: (m.left, m.right))
    own = [a.claim for a in accounts if a.claim.kind == kind]
    return Event(
        id=make_event_id(accounts[0].key),
        kind=kind,
        plover=choose_code(c.plover for c in own),
        acled=choose_code(c.acled for c in own),
        when=when,
        where=where,
        actors=list_actors(accounts),
        title=make_title(kind, where, when, choose_speaker(kind, accounts)),
        claims=tuple(a.key for a in accounts),
        fields=make_fields(accounts, testimony),
        n_documents=len({a.document.id for a in accounts}),
        n_outlets=len({outlet_of(a.document) for a in accounts}),
        witnesses=Witnesses(judged.said, judged.counted.happened),
        copies=copies,
        contradictions=judged.contradictions(),
        credibility=judged.credibility,
        grade=judged.grade[0] if judged.grade is not None else None,
        fatalities=judged.tolls[Of.FATALITIES],
        injured=judged.tolls[Of.INJURED],
        why=explain_judgement(judged, kind, when, merges, copies),
        is_planned=is_planned(accounts),
    )


def is_planned(accounts: Sequence[Account]) -> bool:
    """Whether all who commit themselves to a happening tell it as still to come."""
    asserted = [a for a in accounts if a.certainty in {Factuality.CT_PLUS, Factuality.PR_PLUS}]
    is_speech = any(family_of(a.claim.kind) == SPEECH for a in accounts)
    return bool(asserted) and not is_speech and all(a.claim.tense.value is Tense.FUTURE for a in asserted)


def make_event_id(key: ClaimKey) -> str:
    """Id of an event: "e" and ten hexadecimal digits of the SHA-256 of its smallest claim key."""
    return "e" + hashlib.sha256(f"{key.document} {key.claim}".encode()).hexdigest()[:ID_DIGITS]


def copies_of(accounts: Sequence[Account], links: Links) -> tuple[Copy, ...]:
    """Copy edges into the reports of an event, or between them, sorted; of passages only those that hold a claim of it."""
    by_report: dict[str, list[Account]] = {}
    for account in accounts:
        by_report.setdefault(account.document.id, []).append(account)
    found = {
        edge.copy
        for edge in links.copies
        if any(edge.covers(a.claim.evidence) for a in by_report.get(edge.copy.to, ()))
    }
    return tuple(sorted(found, key=lambda c: (c.from_, c.to, c.evidence.value, c.spans)))
