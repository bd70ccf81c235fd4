"""The lower end of a count: of all origins that may be one, one is kept. Source: crosscheck §4, rules 2 and 3.

Everybody who speaks has a seat; an anonymous speaker may sit with anybody whom it may be, if it may be all who sit there.
Known sources sit down first, then anonymous ones from the best described to the least, outlets' own voices last. A chain
adds no witness where each of its speakers finds a seat that is taken.
"""

from __future__ import annotations

from collections.abc import Sequence

from recoupe.crosscheck.witnesses.alike import may_be_one, may_speak_for
from recoupe.crosscheck.witnesses.origins import Origin
from recoupe.crosscheck.witnesses.sources import Nature
from recoupe.crosscheck.witnesses.speakers import Speaker

Seats = list[list[Speaker]]


def keep_apart(origins: Sequence[Origin]) -> tuple[Origin, ...]:
    """The origins that cannot be taken for one of the others, sorted by key."""
    kept: list[Origin] = []
    seats: Seats = []
    for origin in sorted(origins, key=_certainty):
        if origin.is_own_voice:
            kept += [origin] if not kept else []
        elif origin.is_firm:
            kept += [origin] if not any(_speak_for_one(origin, other) for other in kept) else []
            seats += _own_seats(origin)
        elif not _sit_down(origin, seats):
            kept.append(origin)
            seats += _own_seats(origin)
    return tuple(sorted(kept, key=lambda o: o.key))


def _certainty(origin: Origin) -> tuple[object, ...]:
    """Sort key; what outlets are called counts last, so that other names of outlets seat nobody elsewhere."""
    speakers = origin.speakers()
    is_part = not any(s.is_body for s in speakers)
    is_vague = not origin.is_firm and any(not s.sorts and not s.sides for s in speakers)
    told = sorted((sorted(s.sorts), sorted(s.sides), sorted(s.words), s.name) for s in speakers)
    return origin.is_own_voice, not origin.is_firm, is_vague or is_part, len(speakers), told, origin.key


def _speak_for_one(left: Origin, right: Origin) -> bool:
    return any(may_speak_for(a, b) for a in left.sources for b in right.sources)


def _own_seats(origin: Origin) -> Seats:
    """One seat for each speaker; nobody else can be the people of an outlet who saw it themselves."""
    return [[s] for source in origin.sources if source.nature is not Nature.SEEN for s in source.speakers]


def _sit_down(origin: Origin, seats: Seats) -> bool:
    """Whether every speaker of an origin finds a taken seat; if so they are seated there."""
    taken: list[list[Speaker]] = []
    for speaker in origin.speakers():
        seat = next((s for s in seats if all(may_be_one(speaker, other) for other in s)), None)
        if seat is None:
            for one in taken:
                one.pop()
            return False
        seat.append(speaker)
        taken.append(seat)
    return True
