"""Scored pairs → groups: best link in order of score, never in order of arrival."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from recoupe.crosscheck.cluster.profile import Profile
from recoupe.crosscheck.cluster.vetoes import is_impossible
from recoupe.crosscheck.group import Merge
from recoupe.model import ClaimKey

MIN_MEAN = 0.35
"""Least mean likeness over all pairs that two groups bring together: one strong link is not enough between large groups."""
N_COMPARED = 24
"""Members of different content of each group that are compared for the mean."""

Likeness = Callable[[Profile, Profile], float]


@dataclass(frozen=True, slots=True)
class Known:
    """What has been found out of pairs of accounts; it holds as long as the links between their reports stay.

    Attributes:
        likeness: probability that two are one happening, the smaller key first.
        impossible: whether they cannot be.
    """

    likeness: dict[tuple[ClaimKey, ClaimKey], float] = field(default_factory=dict)
    impossible: dict[tuple[ClaimKey, ClaimKey], bool] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cluster:
    """Accounts taken for one happening so far.

    Attributes:
        keys: members, sorted.
        faces: one member of each content (what `is_impossible` looks at), the first by key; sorted.
        makes_event: whether any member makes an event.
    """

    keys: tuple[ClaimKey, ...]
    faces: tuple[Profile, ...]
    makes_event: bool
    merges: tuple[Merge, ...] = ()

    def joined(self, other: Cluster, merge: Merge) -> Cluster:
        """Both clusters as one."""
        faces = {_content(p): p for p in sorted((*self.faces, *other.faces), key=lambda p: p.key, reverse=True)}
        return Cluster(
            tuple(sorted((*self.keys, *other.keys))),
            tuple(sorted(faces.values(), key=lambda p: p.key)),
            self.makes_event or other.makes_event,
            (*self.merges, *other.merges, merge),
        )


def _content(profile: Profile) -> tuple[object, ...]:
    """What two accounts share that say the same: a copy adds no face."""
    parties = tuple(tuple(sorted({p.id for p in side})) for side in (profile.agents, profile.patients))
    return profile.kind, profile.days, profile.scope, profile.spots, profile.scene, parties, profile.counts


def assemble(
    profiles: Mapping[ClaimKey, Profile], merges: Iterable[Merge], likeness: Likeness, known: Known | None = None
) -> tuple[Cluster, ...]:
    """Clusters of accounts, in order of their first member; every account is in exactly one.

    A merge is refused where any two members are impossible together, where the two groups are unlike on the whole, and
    where no member makes an event; refused ones are tried again when others have been made.

    Args:
        merges: scored pairs of these profiles.
        likeness: probability that two profiles are one happening.
        known: which pairs were found impossible before; what is found now is added.
    """
    of = {key: Cluster((key,), (p,), p.makes_event) for key, p in profiles.items()}
    pairing = _Pairing(likeness, known or Known())
    waiting = sorted(merges, key=lambda m: (-m.score, m.left, m.right))
    while True:
        refused = [merge for merge in waiting if not _made(merge, of, pairing)]
        if len(refused) == len(waiting):
            return tuple(sorted(set_of(of), key=lambda c: c.keys[0]))
        waiting = refused


def set_of(clusters: Mapping[ClaimKey, Cluster]) -> tuple[Cluster, ...]:
    """The different clusters among those of all members."""
    return tuple({cluster.keys[0]: cluster for cluster in clusters.values()}.values())


def _made(merge: Merge, of: dict[ClaimKey, Cluster], pairing: _Pairing) -> bool:
    """Whether a merge need not be tried again: it was made, or both are together already."""
    left, right = of[merge.left], of[merge.right]
    if left is right:
        return True
    if not (left.makes_event or right.makes_event) or not pairing.fits(left, right):
        return False
    joined = left.joined(right, merge)
    of.update(dict.fromkeys(joined.keys, joined))
    return True


class _Pairing:
    """Which clusters may go together; what was refused is refused again until one of the two has grown.

    A cluster is known by its first member and its size: it never loses a member.
    """

    def __init__(self, likeness: Likeness, known: Known) -> None:
        self._likeness, self._impossible = likeness, known.impossible
        self._refused: set[tuple[ClaimKey, int, ClaimKey, int]] = set()

    def fits(self, left: Cluster, right: Cluster) -> bool:
        """Whether all members are possible together and alike on the whole."""
        names = left.keys[0], len(left.keys), right.keys[0], len(right.keys)
        if names in self._refused:
            return False
        if self._is_possible(left, right) and self._are_alike(left, right):
            return True
        self._refused.add(names)
        return False

    def _is_possible(self, left: Cluster, right: Cluster) -> bool:
        return not any(self._exclude(a, b) for a in left.faces for b in right.faces)

    def _exclude(self, left: Profile, right: Profile) -> bool:
        pair = left.key, right.key
        if pair not in self._impossible:
            self._impossible[pair] = is_impossible(left, right)
        return self._impossible[pair]

    def _are_alike(self, left: Cluster, right: Cluster) -> bool:
        pairs = [(a, b) for a in left.faces[:N_COMPARED] for b in right.faces[:N_COMPARED]]
        return sum(self._likeness(a, b) for a, b in pairs) >= MIN_MEAN * len(pairs)
