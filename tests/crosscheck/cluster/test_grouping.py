"""Scored pairs into groups, best link first."""

from __future__ import annotations

from itertools import permutations

import pytest

from recoupe.crosscheck.cluster.grouping import Cluster, assemble
from recoupe.crosscheck.cluster.profile import Profile, make_profiles
from recoupe.crosscheck.group import Merge
from recoupe.model import ClaimKey, Factuality

HIT = {"kind": "armed.attack", "trigger": "hit"}
NOT = {"certainty": Factuality.CT_MINUS}


@pytest.fixture(scope="module")
def one(told, report):
    """The profile of a report of one claim."""

    def make(name: str, **values: object) -> Profile:
        return make_profiles(report(told(sentence=f"Somebody hit {name}.", **HIT, **values)))[0]

    return make


def _assemble(profiles: list[Profile], merges: list[Merge], likeness: float = 1.0) -> tuple[Cluster, ...]:
    return assemble({p.key: p for p in profiles}, merges, lambda *_: likeness)


def _merge(left: Profile, right: Profile, score: float) -> Merge:
    first, second = sorted((left.key, right.key))
    return Merge(first, second, score, ())


def _members(clusters: tuple[Cluster, ...], profiles: dict[str, Profile]) -> set[frozenset[str]]:
    names: dict[ClaimKey, str] = {p.key: name for name, p in profiles.items()}
    return {frozenset(names[key] for key in cluster.keys) for cluster in clusters}


def test_a_middle_that_tells_no_place_goes_with_the_better_link_and_keeps_two_places_apart(one) -> None:
    told = {"a": one("a", at="Ariha"), "b": one("b"), "c": one("c", at="Djibo")}
    merges = [_merge(told["a"], told["b"], 0.7), _merge(told["b"], told["c"], 0.8)]
    for order in permutations(merges):
        clusters = _assemble(list(told.values()), list(order))
        assert _members(clusters, told) == {frozenset("a"), frozenset("bc")}


def test_equal_scores_are_settled_by_key_whatever_the_order(one) -> None:
    told = {"a": one("a", at="Ariha"), "b": one("b"), "c": one("c", at="Djibo")}
    merges = [_merge(told["a"], told["b"], 0.7), _merge(told["b"], told["c"], 0.7)]
    found = {
        frozenset(_members(_assemble(list(profiles), list(order)), told))
        for order in permutations(merges)
        for profiles in permutations(told.values())
    }
    assert len(found) == 1


def test_what_is_denied_joins_an_event_and_makes_none_by_itself(one) -> None:
    told = {"a": one("a", **NOT), "b": one("b", **NOT), "c": one("c")}
    denied = _merge(told["a"], told["b"], 0.9)
    assert _members(_assemble([told["a"], told["b"]], [denied]), told) == {frozenset("a"), frozenset("b")}
    joined = _assemble(list(told.values()), [denied, _merge(told["b"], told["c"], 0.6)])
    assert _members(joined, told) == {frozenset("abc")}


def test_one_strong_link_does_not_join_groups_that_are_unlike_on_the_whole(one) -> None:
    told = {name: one(name) for name in "abcd"}
    merges = [_merge(told[a], told[b], 0.9) for a, b in ("ab", "cd")] + [_merge(told["b"], told["c"], 0.8)]
    alike = {frozenset(pair): 0.9 for pair in ("ab", "cd", "bc")}
    names = {p.key: name for name, p in told.items()}
    profiles = {p.key: p for p in told.values()}
    clusters = assemble(profiles, merges, lambda x, y: alike.get(frozenset((names[x.key], names[y.key])), 0.1))
    assert _members(clusters, told) == {frozenset("ab"), frozenset("cd")}


def test_the_merges_of_a_group_are_a_tree_over_its_members(one) -> None:
    told = [one(name) for name in "abcd"]
    merges = [_merge(a, b, 0.6) for i, a in enumerate(told) for b in told[i + 1 :]]
    (cluster,) = _assemble(told, merges)
    reached = {cluster.keys[0]}
    for _ in cluster.merges:
        reached |= {k for m in cluster.merges if {m.left, m.right} & reached for k in (m.left, m.right)}
    assert len(cluster.merges) == len(cluster.keys) - 1
    assert reached == set(cluster.keys)
