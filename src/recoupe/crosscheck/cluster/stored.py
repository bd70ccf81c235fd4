"""A profile as one line of text and back, for whoever keeps profiles: a third of the size of its claim."""

from __future__ import annotations

import json
from dataclasses import astuple
from typing import Any

from recoupe.crosscheck.cluster.days import Days
from recoupe.crosscheck.cluster.parties import Who
from recoupe.crosscheck.cluster.places import Spot
from recoupe.crosscheck.cluster.profile import Profile
from recoupe.model import ClaimKey, Of


def write_profile(profile: Profile) -> str:
    """A JSON array of the fields in the order of the class; the same profile gives the same text."""
    p = profile
    return json.dumps(
        [
            *(p.key.document, p.key.claim, p.kind, p.makes_event, p.rank, p.trigger),
            *(None if days is None else astuple(days) for days in (p.days, p.scope)),
            *([astuple(spot) for spot in spots] for spots in (p.spots, p.scene)),
            *([astuple(who) for who in side] for side in (p.agents, p.patients)),
            sorted(p.counts, key=str),
            *(sorted(words) for words in (p.names, p.speakers, p.sources)),
            p.wording,
        ],
        ensure_ascii=False,
        separators=(",", ":"),
    )


def read_profile(text: str) -> Profile:
    """The profile that `write_profile` wrote.

    Raises:
        ValueError: the text is no profile of this version.
    """
    document, claim, kind, makes, rank, trigger, days, scope, spots, scene, agents, patients, counts, *rest = (
        json.loads(text)
    )
    names, speakers, sources, wording = rest
    return Profile(
        key=ClaimKey(document, claim),
        kind=kind,
        makes_event=makes,
        rank=rank,
        trigger=(trigger[0], trigger[1]),
        days=None if days is None else Days(*days),
        scope=None if scope is None else Days(*scope),
        spots=_spots(spots),
        scene=_spots(scene),
        agents=tuple(Who(*who) for who in agents),
        patients=tuple(Who(*who) for who in patients),
        counts=frozenset((Of(of), low, high) for of, low, high in counts),
        names=frozenset(names),
        speakers=frozenset(speakers),
        sources=frozenset(sources),
        wording=wording,
    )


def _spots(rows: list[Any]) -> tuple[Spot, ...]:
    return tuple(
        Spot(id_, lat, lon, km, is_area, is_country, is_settlement, tuple(countries))
        for id_, lat, lon, km, is_area, is_country, is_settlement, countries in rows
    )
