"""Invented worlds: drawn the same for the same seed, with the shares that the settings ask for, and with known roots."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.learn.simulation.drawing import make_world
from recoupe.learn.simulation.settings import ALL_HARD, DEFAULT, HARD, Settings
from recoupe.learn.simulation.world import Event, How, Part, copies_of

MANY = replace(DEFAULT, n_events=1500)


def share_of_copies(settings: Settings, name: str) -> float:
    copies = [child.copying for e in make_world(settings, 3).events for child, _ in copies_of(e)]
    return sum(bool(getattr(c, name)) for c in copies) / len(copies)


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    few = replace(DEFAULT, n_events=20)
    assert make_world(few, 5) == make_world(few, 5)
    assert make_world(few, 5) != make_world(few, 6)


@pytest.mark.parametrize(
    ("name", "parameter"),
    [("is_altered", "altered"), ("is_translated", "translated"), ("is_mixed", "mixed"), ("rewording", "reworded"),
     ("is_credited", "credit")],
)  # fmt: skip
def test_copies_are_made_at_the_rate_of_the_setting(name: str, parameter: str) -> None:
    assert share_of_copies(MANY, name) == pytest.approx(getattr(MANY, parameter), abs=0.02)


def test_a_mixed_report_is_not_cut() -> None:
    assert share_of_copies(MANY, "is_cut") == pytest.approx(MANY.trimmed * (1 - MANY.mixed), abs=0.02)


def test_every_hard_setting_differs_from_the_default_in_one_parameter() -> None:
    for name, settings in HARD.items():
        fields = [f for f in Settings.__slots__ if getattr(settings, f) != getattr(DEFAULT, f)]
        assert len(fields) == 1, name


def test_copies_come_after_what_they_copy_and_name_it() -> None:
    for event in make_world(DEFAULT, 2).events:
        for child, parent in copies_of(event):
            assert child.written > parent.written
            assert child.source.upstream == parent.source.index


def test_some_copiers_copy_copiers() -> None:
    sources = make_world(replace(DEFAULT, two_hop=0.9), 1).sources
    copiers = {s.index for s in sources if s.part is Part.COPIER}
    assert any(s.upstream in copiers for s in sources)


def roots_of_copies(event: Event) -> set[int]:
    return {child.tellings[0].observation.id for child, _ in copies_of(event)}


def test_a_copy_adds_no_root_of_its_own_unless_it_is_mixed() -> None:
    for event in make_world(ALL_HARD, 4).events:
        own = {r.tellings[0].observation.id for r in event.reports if r.copying is None}
        assert roots_of_copies(event) <= own
        for child, _ in copies_of(event):
            assert len(child.tellings) == (2 if child.copying and child.copying.is_mixed else 1)


def test_an_altered_value_goes_back_to_the_observation_that_was_altered() -> None:
    event = next(
        e for e in make_world(MANY, 1).events for child, _ in copies_of(e) if child.copying and child.copying.is_altered
    )
    child = next(c for c, _ in copies_of(event) if c.copying and c.copying.is_altered)
    told = child.tellings[0]
    assert told.value != told.observation.value
    assert told.observation.id in event.roots(told.value)


def test_who_quotes_a_press_conference_tells_of_one_observation() -> None:
    settings = replace(DEFAULT, press=1.0, n_events=50)
    for event in make_world(settings, 1).events:
        quoting = [r for r in event.reports if r.copying is None and r.tellings[0].observation.how is How.PRESS]
        assert len({r.tellings[0].observation.id for r in quoting}) <= 1
        assert len(quoting) != 1


def test_people_of_one_event_have_different_numbers() -> None:
    for event in make_world(DEFAULT, 1).events:
        named = {t.observation.id: t.observation.person for r in event.reports for t in r.tellings}
        people = [p for p in named.values() if p is not None]
        assert len(people) == len(set(people))
