"""The table of features by which two accounts are taken for one happening; weights and reasons stand in `weights.tsv`.

A feature is a pure function of two profiles and of what links their reports; its value lies in [-1, 1], 0 where it cannot
tell. All are symmetric.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence

from recoupe.crosscheck.cluster.days import compare_days, days_apart
from recoupe.crosscheck.cluster.kinds import SPEECH, compare_kinds, family_of
from recoupe.crosscheck.cluster.parties import WORDS, Who, compare_parties, is_vague
from recoupe.crosscheck.cluster.places import are_one_place, compare_places
from recoupe.crosscheck.cluster.profile import Count, Profile
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.model import CopyEvidence, Of, Span

Feature = Callable[[Profile, Profile, Links], float]

TELLING = 20
"""Count from which a figure is as telling as can be."""
LEAD = 2
"""Claims at the beginning of the body that a headline sums up."""
SAME_SPOT = 0.1
"""Part of a passage by which a claim may have moved in a translation."""
NEAR_LETTERS = 300
"""Letters between two claims of a report, about two sentences, at which their nearness has halved."""


def same_kind(left: Profile, right: Profile, links: Links) -> float:
    """How freely reports change between the two kinds, in (0, 1]; kinds that are never one happening are not compared."""
    return compare_kinds(left.kind, right.kind)


def same_place(left: Profile, right: Profile, links: Links) -> float:
    """Both tell a place: 1 the same point, less for areas, below 0 for places that miss each other."""
    return compare_places(left.spots, right.spots)


def same_scene(left: Profile, right: Profile, links: Links) -> float:
    """One tells no place: the same for the places of the claims before; two speeches are not told apart by it."""
    return 0.0 if left.spots and right.spots else compare_places(left.scene, right.scene)


def other_place_in_report(left: Profile, right: Profile, links: Links) -> float:
    """-1 for two claims of one report at places that it names apart and that do not hold each other; -0.5 if one tells none.

    It knows its own places, so it tells of two happenings, however near these are.
    """
    if not is_one_report(left, right) or not (left.spots or right.spots) or not (left.scene and right.scene):
        return 0.0
    if any(are_one_place(a, b) for a in left.scene for b in right.scene):
        return 0.0
    return -1.0 if left.spots and right.spots else -0.5


def same_days(left: Profile, right: Profile, links: Links) -> float:
    """Both tell a date: 1 the same day, less for longer times."""
    return max(0.0, compare_days(left.days, right.days)) if left.days and right.days else 0.0


def other_days(left: Profile, right: Profile, links: Links) -> float:
    """Both tell a date and these miss each other: -0.5 by a day, -1 by two, less for dates that may be off."""
    return min(0.0, compare_days(left.days, right.days)) if left.days and right.days else 0.0


def other_day_in_report(left: Profile, right: Profile, links: Links) -> float:
    """-1 for two dates of one report that share no day: it knows its own days, so it tells of two happenings."""
    if not is_one_report(left, right) or left.days is None or right.days is None:
        return 0.0
    return -1.0 if days_apart(left.days, right.days) else 0.0


def undated(left: Profile, right: Profile, links: Links) -> float:
    """-1 for claims of two reports of which one tells no date: that both were published in one week tells little."""
    return 0.0 if is_one_report(left, right) or (left.days and right.days) else -1.0


def same_agent(left: Profile, right: Profile, links: Links) -> float:
    """Who did it: 1 the same known one, less for one that is known by what it is or by its country."""
    return max(0.0, compare_parties(left.agents, right.agents))


def other_agent(left: Profile, right: Profile, links: Links) -> float:
    """Below 0 where both name who did it and the two have little to do with each other; reports may disagree on it."""
    return min(0.0, compare_parties(left.agents, right.agents))


def same_patient(left: Profile, right: Profile, links: Links) -> float:
    """To whom it was done: 1 the same known one, less for one that is known by what it is or by its country."""
    return max(0.0, compare_parties(left.patients, right.patients))


def other_patient(left: Profile, right: Profile, links: Links) -> float:
    """Below 0 where both name to whom it was done and the two have little to do with each other."""
    return min(0.0, compare_parties(left.patients, right.patients))


def other_side(left: Profile, right: Profile, links: Links) -> float:
    """-1 where whoever does it in the one suffers it in the other, who is known by name or by country."""
    return -1.0 if _meet(left.agents, right.patients) or _meet(right.agents, left.patients) else 0.0


def _meet(agents: Iterable[Who], patients: Iterable[Who]) -> bool:
    known = {p.id for p in agents if not p.id.startswith(WORDS)}
    return any(p.id in known for p in patients)


def same_counts(left: Profile, right: Profile, links: Links) -> float:
    """The most telling figure that both give for one thing: 23 dead tell more than 2."""
    shared = left.counts & right.counts
    return max((_telling(count) for count in shared), default=0.0)


def _telling(count: Count) -> float:
    """How rarely two happenings share a figure, in [0, 1]; "dozens" and "several" are the words for most of them."""
    _, low, high = count
    exact = 1.0 if high is None else low / high if high else 0.0
    return exact * min(1.0, math.log1p(low) / math.log1p(TELLING))


def other_toll(left: Profile, right: Profile, links: Links) -> float:
    """Below 0 where both count the dead, or the injured, and share no figure: down to -1 for one against ten."""
    if not left.counts or not right.counts:
        return 0.0
    return min(_differ(left, right, Of.FATALITIES), _differ(left, right, Of.INJURED))


def _differ(left: Profile, right: Profile, of: Of) -> float:
    one, other = ({c[1] for c in p.counts if c[0] is of} for p in (left, right))
    if not one or not other or one & other:
        return 0.0
    low, high = sorted((max(one), max(other)))
    return -min(1.0, math.log10((high + 1) / (low + 1)))


def same_names(left: Profile, right: Profile, links: Links) -> float:
    """Names in the evidence that both have, places and known actors aside: 0.6 for one, 1 for several."""
    shared = len(left.names & right.names)
    return 0.0 if not shared else 0.6 if shared == 1 else 1.0


def same_speaker(left: Profile, right: Profile, links: Links) -> float:
    """1 where both rest on the word of a person or body of the same name, -0.5 for two others where both are named."""
    if not left.speakers or not right.speakers:
        return 0.0
    return 1.0 if left.speakers & right.speakers else -0.5


def same_sayer(left: Profile, right: Profile, links: Links) -> float:
    """Of two speeches: 1 the same known sayer, -1 where both tell one and not the same, -0.5 where one tells none."""
    if family_of(left.kind) != SPEECH or family_of(right.kind) != SPEECH:
        return 0.0
    if _meet_known(left.agents, right.agents) or left.speakers & right.speakers:
        return 1.0
    return -1.0 if left.agents and right.agents else -0.5


def _meet_known(left: Iterable[Who], right: Iterable[Who]) -> bool:
    known = {p.id for p in left if not is_vague(p)}
    return any(p.id in known for p in right)


def near_in_report(left: Profile, right: Profile, links: Links) -> float:
    """Of one report: 1 side by side, a half two sentences apart."""
    if not is_one_report(left, right):
        return 0.0
    between = max(left.trigger[0], right.trigger[0]) - min(left.trigger[1], right.trigger[1])
    return NEAR_LETTERS / (NEAR_LETTERS + max(0, between))


def headline(left: Profile, right: Profile, links: Links) -> float:
    """Of one report: 1 for the headline and the first claim of the body, 0.5 for the second one."""
    low, high = sorted((left.rank, right.rank))
    if not is_one_report(left, right) or low >= 0 or high < 0:
        return 0.0
    return 1 / (1 + high) if high < LEAD else 0.0


def copied(left: Profile, right: Profile, links: Links) -> float:
    """Of a report and its copy: 1 for the same words around the triggers, less for one spot of a translated passage.

    0.3 for any other two claims of a report that was taken as a whole.
    """
    return max((_compare_in(edge, left, right) for edge in links.copies), default=0.0)


def _compare_in(edge: CopyEdge, left: Profile, right: Profile) -> float:
    if left.wording == right.wording:
        return 1.0
    original, made = (left, right) if left.key.document == edge.copy.from_ else (right, left)
    whole = 0.3 if edge.covers_document else 0.0
    if edge.copy.evidence is not CopyEvidence.TRANSLATION:
        return whole
    here, there = _position(made, edge.copy.spans), _position(original, edge.copy.from_spans)
    return whole if here is None or there is None else max(whole, 1 - abs(here - there) / SAME_SPOT)


def _position(profile: Profile, spans: Sequence[Span]) -> float | None:
    """How far into the stretch from the first span to the last one a trigger stands, in [0, 1]; None outside."""
    if not spans:
        return None
    start, stop = min(s.start for s in spans), max(s.stop for s in spans)
    at = profile.trigger[0]
    return (at - start) / (stop - start) if start <= at < stop else None


def is_one_report(left: Profile, right: Profile) -> bool:
    """Whether two claims stand in one report."""
    return left.key.document == right.key.document


FEATURES: tuple[Feature, ...] = (
    same_kind,
    same_place,
    same_scene,
    other_place_in_report,
    same_days,
    other_days,
    other_day_in_report,
    undated,
    same_agent,
    other_agent,
    same_patient,
    other_patient,
    other_side,
    same_counts,
    other_toll,
    same_names,
    same_speaker,
    same_sayer,
    near_in_report,
    headline,
    copied,
)
