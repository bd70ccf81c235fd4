"""Claims of many reports → events: what is agreed, what is disputed, how many independent witnesses there are.

The map, in the order of the work; all steps are pure functions of the set of documents (no clock, no order):

    account.py     one claim of one report, its values looked up: what the steps below compare
    sentence.py    the sentence around a claim
    copies/        which reports, or passages of them, come from which others
    cluster/       which accounts tell of the same happening
    figures/       what is counted, what is part of what, which figure replaces which
    witnesses/     which accounts have one origin: how many observers of the words, and of the event
    agreement/     values by field, contradictions, tolls, credibility, grade
    reach.py       the links that matter for one event
    relating.py    plans, and what came of them
    event.py       all of it put together, with a reason for every decision

Source: design page crosscheck; contract §2.
"""

from __future__ import annotations

from collections.abc import Iterable

from recoupe.model import Document, Event

__all__ = ["crosscheck"]


def crosscheck(documents: Iterable[Document]) -> tuple[Event, ...]:
    """The events that reports tell of, sorted by their smallest claim. The same report twice counts once.

    A pure function of the set of documents: neither their order nor the time matters.
    """
    from recoupe.crosscheck.account import make_accounts
    from recoupe.crosscheck.cluster import group_accounts
    from recoupe.crosscheck.copies import find_links
    from recoupe.crosscheck.event import make_event
    from recoupe.crosscheck.reach import Reach
    from recoupe.crosscheck.relating import relate

    unique = [document for _, document in sorted({d.id: d for d in documents}.items())]
    links = find_links(unique)
    groups = group_accounts(make_accounts(unique), links)
    reach = Reach(links)
    return relate(
        make_event(g, reach.links_of(a.document.id for a in g.accounts))
        for g in sorted(groups, key=lambda g: min(a.key for a in g.accounts))
    )
