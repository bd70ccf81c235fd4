"""Kinds of events under which one happening is told."""

from __future__ import annotations

from itertools import product

from recoupe.crosscheck.cluster.kinds import compare_kinds, families_of, load_nearness
from recoupe.world.kinds import load_kinds


def test_the_same_kind_goes_before_one_below_it_and_that_before_another() -> None:
    same, below = compare_kinds("armed.clash", "armed.clash"), compare_kinds("armed", "armed.clash")
    assert same > below > compare_kinds("armed.clash", "armed.missile_attack") > 0
    assert compare_kinds("armed.clash", "statement.denial") == 0


def test_the_order_of_two_kinds_changes_nothing() -> None:
    assert all(compare_kinds(a, b) == compare_kinds(b, a) for a, b in load_nearness())


def test_kinds_that_may_be_one_happening_are_looked_up_in_one_class() -> None:
    kinds = (*load_kinds(), "armed", "movement")
    near = [(a, b) for a, b in product(kinds, kinds) if compare_kinds(a, b)]
    assert len(near) > len(kinds)
    assert [(a, b) for a, b in near if not set(families_of(a)) & set(families_of(b))] == []


def test_words_are_never_the_deed_they_speak_of() -> None:
    pairs = [pair for pair in load_nearness() if any(kind.startswith("statement.") for kind in pair)]
    assert all(
        a.startswith(("statement.", "diplomacy.")) and b.startswith(("statement.", "diplomacy.")) for a, b in pairs
    )
