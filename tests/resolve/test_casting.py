"""Actors as the claims they play a part in show them."""

from __future__ import annotations

import pytest

import recoupe
from recoupe.model import Actor, ActorMention


def _agents(text: str, kind: str) -> list[Actor]:
    document = recoupe.read_text(text, published="2021-05-04", language="en")
    by_id = {m.id: m for m in document.mentions}
    found = [by_id[r.mention] for c in document.claims if c.kind.startswith(kind) for r in c.roles if r.role == "agent"]
    return [m.actor for m in found if isinstance(m, ActorMention) and m.actor is not None]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Students demonstrated peacefully in Baghdad on Monday.", "protest.", "Protesters (Iraq)"),
        ("Two men killed a policeman in Baghdad on Monday.", "armed.", "Unidentified Armed Group (Iraq)"),
    ],
)
def test_unarmed_people_are_what_they_do(text: str, kind: str, name: str) -> None:
    assert {a.name for a in _agents(text, kind)} == {name}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Turkish soldiers killed three men in Afrin, Syria, on Monday.", "External/Other forces"),
        ("Syrian soldiers killed three men in Afrin, Syria, on Monday.", "State forces"),
    ],
)
def test_forces_outside_their_country_are_external(text: str, kind: str) -> None:
    assert {a.kind for a in _agents(text, "armed.")} == {kind}
