"""Which sources are one and the same for certain, and which may be. Source: crosscheck §4, rules 2 and 3."""

from __future__ import annotations

from recoupe.crosscheck.witnesses.sources import Nature, Source
from recoupe.crosscheck.witnesses.speakers import Speaker
from recoupe.crosscheck.witnesses.spellings import is_spelled_alike

_PERSON = "name:"
_ANONYMOUS = "anonymous:"
_OFFICE = "office:"
_STATE_FORCES = ("state:", "actor:")
_OTHER_HOLDERS = frozenset("deputy vice assistant former ex adjoint ancien ancienne نائب مساعد سابق".split())
"""Words by which an office is somebody else's than the one it is named after."""


def are_one(left: Source, right: Source) -> bool:
    """Whether two sources are the same for certain: one body, one person, or one anonymous source of one outlet."""
    if left.nature in {Nature.OWN, Nature.SEEN} or right.nature in {Nature.OWN, Nature.SEEN}:
        return left.nature is right.nature and left.voice == right.voice
    is_one_voice = left.voice == right.voice
    return any(_same_speaker(a, b, is_one_voice=is_one_voice) for a in left.speakers for b in right.speakers)


def _same_speaker(a: Speaker, b: Speaker, *, is_one_voice: bool) -> bool:
    if a.key == b.key:
        return True
    are_named = a.key.startswith(_PERSON) and b.key.startswith(_PERSON)
    if are_named and _same_person(a.key, b.key, is_one_voice=is_one_voice):
        return True
    if not is_one_voice:
        return False
    if a.key.startswith(_ANONYMOUS) and b.key.startswith(_ANONYMOUS):
        return bool(a.words and b.words) and (a.words <= b.words or b.words <= a.words)
    return _is_short_for(a, b) or _is_short_for(b, a) or _is_member(a, b) or _is_member(b, a)


def _same_person(left: str, right: str, *, is_one_voice: bool) -> bool:
    """Whether one name is part of the other (a surname alone only inside what one outlet carries), or another spelling."""
    a, b = (frozenset(key.removeprefix(_PERSON).split()) for key in (left, right))
    is_part = (a <= b or b <= a) and (is_one_voice or min(len(a), len(b)) > 1)
    return is_part or is_spelled_alike(left.removeprefix(_PERSON), right.removeprefix(_PERSON))


def _is_short_for(office: Speaker, whole: Speaker) -> bool:
    """Whether an outlet names an office in fewer words of the same ("the ministry" of health, "المكتب" الإعلامي)."""
    if not office.key.startswith(_OFFICE) or not whole.key.startswith((_OFFICE, _PERSON)):
        return False
    return bool(office.words) and office.words < whole.words and not whole.words & _OTHER_HOLDERS


def _is_member(person: Speaker, body: Speaker) -> bool:
    """Whether a person of no known side belongs to a body that the same outlet quotes: state forces, or who they speak for."""
    if person.sides or not person.key.startswith((_PERSON, _OFFICE)):
        return False
    of_force = "security" in person.sorts and body.key.startswith(_STATE_FORCES) and "security" in body.sorts
    return of_force or bool(person.speaks_for & body.words - person.words)


def may_be_one(left: Speaker, right: Speaker) -> bool:
    """Whether an anonymous source may be another source: of no other side and of no other sort, as far as is told."""
    if left.sides and right.sides:
        return bool(left.sides & right.sides)
    return not left.sorts or not right.sorts or bool(left.sorts & right.sorts)


def may_speak_for(left: Source, right: Source) -> bool:
    """Whether one of two known sources is a whole body and the other an office of its side."""
    pairs = [(a, b) for a in left.speakers for b in right.speakers]
    return all(a.sides & b.sides and (a.is_body or b.is_body) for a, b in pairs)
