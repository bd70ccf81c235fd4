"""Actors composed of an organ or a group and a country, in the manner of ACLED."""

from __future__ import annotations

from dataclasses import replace

import pytest

from recoupe.model import (
    Actor,
    ActorMention,
    Level,
    LoadedMention,
    Mention,
    Place,
    PlaceMention,
    RoleHint,
    Span,
    Voice,
)
from recoupe.resolve.actors import compose, main_country, resolve_actors
from recoupe.world.actors import actors_by_id
from recoupe.world.gazetteer import country_name

NAMES = {"ML": "Mali", "SY": "Syria", "US": "United States"}


def _name(code: str) -> str:
    return NAMES.get(code) or country_name(code)


def _actor(group: str | None, country: str | None = None, template: str | None = None) -> ActorMention:
    return ActorMention("m1", Span(0, 5, "armée"), "r@1", None, group, template, country)


def _place(country: str, level: Level = Level.TOWN) -> PlaceMention:
    place = Place("x", "X", level, country, 0, 0, 8, 0.9)
    return PlaceMention("m2", Span(9, 10, "X"), "r@1", place, (place,), RoleHint.LITERAL)


def _resolved(*mentions: Mention) -> Actor | None:
    found = resolve_actors(mentions, _name, actors_by_id())[0]
    assert isinstance(found, ActorMention)
    return found.actor


@pytest.mark.parametrize(
    ("group", "name", "kind"),
    [
        ("military", "Military Forces of Mali", "State forces"),
        ("police", "Police Forces of Mali", "State forces"),
        ("government", "Government of Mali", "State forces"),
        ("civilian", "Civilians (Mali)", "Civilians"),
        ("protester", "Protesters (Mali)", "Protesters"),
        ("prisoner", "Prisoners (Mali)", "Civilians"),
        ("armed", "Unidentified Armed Group (Mali)", "Political militia"),
    ],
)
def test_a_group_and_a_country_make_an_actor(group: str, name: str, kind: str) -> None:
    actor = _resolved(_actor(group, "ML"))
    assert actor is not None
    assert (actor.name, actor.kind, actor.country) == (name, kind, "ML")
    assert actor.id.startswith("actor:ml.")


def test_the_template_of_an_organ_comes_before_its_group() -> None:
    actor = _resolved(_actor("military", "SY", "Naval Forces of {country}"))
    assert actor is not None
    assert actor.name == "Naval Forces of Syria"


def test_without_a_country_of_its_own_the_country_of_the_document_is_meant() -> None:
    actor = _resolved(_actor("military"), _place("SY"))
    assert actor is not None
    assert actor.id == "actor:sy.military"


def test_a_country_of_its_own_comes_before_that_of_the_document() -> None:
    actor = _resolved(_actor("military", "US"), _place("SY"), _place("SY"))
    assert actor is not None
    assert actor.country == "US"


@pytest.mark.parametrize("mention", [_actor("military"), _actor("person", "ML"), _actor(None, "ML")])
def test_nobody_is_made_up_without_a_country_or_a_group(mention: ActorMention) -> None:
    assert _resolved(mention) is None


def test_a_known_actor_stays_who_it_is() -> None:
    known = Actor("actor:taliban", "Taliban", "Rebel group", "AF")
    assert _resolved(replace(_actor("armed", "ML"), actor=known)) == known


def test_a_loaded_name_means_the_neutral_actor_of_its_row() -> None:
    target = next(iter(actors_by_id()))
    loaded = LoadedMention("m3", Span(0, 9, "occupants"), "r@1", "Name_Calling-Labeling", Voice.OUTLET, None, target)
    assert _resolved(_actor("armed", "ML"), loaded) == actors_by_id()[target]


def test_a_loaded_name_elsewhere_in_the_text_means_nobody_here() -> None:
    target = next(iter(actors_by_id()))
    loaded = LoadedMention("m3", Span(20, 29, "occupants"), "r@1", "Slogans", Voice.OUTLET, None, target)
    assert _resolved(_actor("person"), loaded) is None


def test_the_main_country_is_that_of_most_places() -> None:
    assert main_country([_place("SY"), _place("ML"), _place("SY")]) == "SY"


def test_the_main_country_counts_a_town_more_than_the_name_of_a_country() -> None:
    assert main_country([_place("ML", Level.COUNTRY), _place("SY")]) == "SY"


def test_the_main_country_does_not_depend_on_the_order_of_the_mentions() -> None:
    mentions = [_place("SY"), _place("ML"), _actor("military", "US")]
    assert main_country(mentions) == main_country(mentions[::-1])


def test_a_document_without_places_and_demonyms_has_no_main_country() -> None:
    assert main_country([_actor("military")]) is None


@pytest.mark.parametrize(
    ("template", "id_", "kind"),
    [
        ("Military Forces of {country}", "actor:sy.military", "State forces"),
        ("Police Forces of {country}", "actor:sy.police", "State forces"),
        ("Civilians ({country})", "actor:sy.civilians", "Civilians"),
        ("Rioters ({country})", "actor:sy.rioters", "Rioters"),
    ],
)
def test_a_composed_actor_has_a_readable_id_and_the_kind_of_its_template(template: str, id_: str, kind: str) -> None:
    actor = compose(template, "SY", "Syria")
    assert (actor.id, actor.kind) == (id_, kind)


@pytest.mark.parametrize("organ", ["Military Forces", "Police Forces", "Government"])
@pytest.mark.parametrize("country", ["SY", "IQ", "FR", "ML"])
def test_a_composed_actor_is_the_one_of_the_table(organ: str, country: str) -> None:
    actor = compose(f"{organ} of {{country}}", country, country_name(country))
    assert actors_by_id()[actor.id] == actor


@pytest.mark.parametrize("country", ["US", "GB", "AE", "CF"])
def test_an_actor_of_a_country_with_an_article_is_the_one_of_the_table(country: str) -> None:
    actor = _resolved(_actor("government", country))
    assert actor is not None
    assert actor == actors_by_id()[actor.id]
