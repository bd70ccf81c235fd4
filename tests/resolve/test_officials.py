"""Persons who hold an office on the day of the report."""

from __future__ import annotations

from datetime import date

import pytest

from recoupe.model import ActorMention, Span
from recoupe.resolve.actors import World
from recoupe.resolve.officials import resolve_officials
from recoupe.world.actors import actors_by_id
from recoupe.world.gazetteer import country_name


def _resolved(day: date | None, *names: str) -> list[str | None]:
    mentions = tuple(
        ActorMention(f"m{n}", Span(n * 40, n * 40 + len(name), name), "actor.person@1", None, "person")
        for n, name in enumerate(names)
    )
    found = resolve_officials(mentions, World(country_name, actors_by_id(), day))
    return [m.actor.id if isinstance(m, ActorMention) and m.actor else None for m in found]


@pytest.mark.parametrize(
    ("day", "name", "id_"),
    [
        (date(2020, 11, 18), "Christopher Miller", "actor:us.government"),
        (date(2021, 3, 1), "Christopher Miller", None),
        (date(2020, 11, 18), "Miller", None),
        (date(2020, 11, 18), "Karim Fassi", None),
        (date(2018, 1, 1), "António Guterres", "actor:un"),
        (None, "Emmanuel Macron", None),
    ],
)
def test_a_holder_stands_for_the_state_or_organisation_on_a_day_in_office(
    day: date | None, name: str, id_: str | None
) -> None:
    assert _resolved(day, name) == [id_]


def test_a_surname_is_the_person_named_in_full_elsewhere() -> None:
    assert _resolved(date(2020, 11, 18), "Miller", "Christopher Miller") == ["actor:us.government"] * 2
