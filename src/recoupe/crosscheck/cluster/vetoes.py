"""What two accounts may not differ in, and what they must have in common, to be taken for one happening."""

from __future__ import annotations

from recoupe.crosscheck.cluster.days import are_apart, days_apart
from recoupe.crosscheck.cluster.features import copied, is_one_report, same_counts, same_names, same_sayer, same_speaker
from recoupe.crosscheck.cluster.kinds import SPEECH, compare_kinds, family_of
from recoupe.crosscheck.cluster.parties import compare_parties
from recoupe.crosscheck.cluster.places import compare_places
from recoupe.crosscheck.cluster.profile import TOLLS, Profile
from recoupe.crosscheck.edge import Links

AT_ONE_PLACE = 0.4
"""Least agreement of places that two reports must reach if nothing else ties them: a town, or a small area that holds it."""
ONE_KIND = 0.7
"""Nearness from which two kinds are told as one sort of thing."""
TELLING_COUNT = 0.58
"""Least weight of a figure that ties two reports by itself: five of anything."""


def is_impossible(left: Profile, right: Profile) -> bool:
    """Whether two accounts cannot be one happening: other kinds, days or places, or speeches of two known sayers.

    An older date told in a report makes another happening of what it tells as background.
    """
    if not compare_kinds(left.kind, right.kind):
        return True
    if left.scope and right.scope and are_apart(left.scope, right.scope):
        return True
    return is_elsewhere(left, right) or is_said_by_another(left, right) or are_told_apart(left, right)


def is_elsewhere(left: Profile, right: Profile) -> bool:
    """Whether both tell a place and the two are too far apart."""
    return bool(left.spots and right.spots) and compare_places(left.spots, right.spots) <= -1


def are_told_apart(left: Profile, right: Profile) -> bool:
    """Whether one report tells two of one kind and dates them to two days: it knows its own, whatever others mix up.

    It may also set one source against another, or deny a date; then it tells of one.
    """
    if not is_one_report(left, right) or TOLLS & {left.kind, right.kind}:
        return False
    if not (left.makes_event and right.makes_event) or are_set_against(left, right):
        return False
    if left.days is None or right.days is None or compare_kinds(left.kind, right.kind) < ONE_KIND:
        return False
    return days_apart(left.days, right.days) > 0


def are_set_against(left: Profile, right: Profile) -> bool:
    """Whether both rest on somebody's word, and not on the same one's."""
    return bool(left.sources and right.sources) and not left.sources & right.sources


def is_said_by_another(left: Profile, right: Profile) -> bool:
    """Whether both are speeches and each has a known sayer, but not the same."""
    if family_of(left.kind) != SPEECH or family_of(right.kind) != SPEECH:
        return False
    return compare_parties(left.agents, right.agents) < 0


def have_common_ground(left: Profile, right: Profile, links: Links) -> bool:
    """Whether two accounts are tied by more than kind and days: one report, a copy, a place, a figure, a name, a sayer.

    In a large dossier much happens on one day somewhere in one country. A bare toll needs a figure or a name: of which
    event it is, only its own report tells.
    """
    if is_one_report(left, right) or copied(left, right, links) > 0:
        return True
    if any(tie(left, right, links) > 0 for tie in (same_names, same_speaker, same_sayer)):
        return True
    figure = same_counts(left, right, links)
    if TOLLS & {left.kind, right.kind}:
        return figure > 0
    return figure >= TELLING_COUNT or compare_places(left.scene, right.scene) >= AT_ONE_PLACE
