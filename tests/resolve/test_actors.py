"""Actors composed of an organ or a group and a country, in the manner of ACLED."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

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
from recoupe.resolve.actors import Countries, World, compose, resolve_actors
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
    found = resolve_actors(mentions, World(_name, actors_by_id()))[0]
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
        ("prisoner", "Civilians (Mali)", "Civilians"),
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


def _town(country: str, start: int) -> PlaceMention:
    return replace(_place(country), span=Span(start, start + 1, "X"))


def test_the_country_about_a_point_is_that_of_most_places() -> None:
    assert Countries([_town("SY", 9), _town("ML", 20), _town("SY", 30)]).near(40) == "SY"


def test_a_place_nearby_counts_more_than_one_far_before() -> None:
    countries = Countries([_town("SY", 0), _town("ML", 9000)])
    assert (countries.near(10), countries.near(9010)) == ("SY", "ML")


def test_a_town_counts_more_for_the_country_than_the_name_of_a_country() -> None:
    assert Countries([_place("ML", Level.COUNTRY), _place("SY")]).near(0) == "SY"


def test_the_country_does_not_depend_on_the_order_of_the_mentions() -> None:
    mentions = [_place("SY"), _place("ML"), _actor("military", "US")]
    assert Countries(mentions).near(0) == Countries(mentions[::-1]).near(0)


def test_without_places_and_demonyms_there_is_no_country() -> None:
    assert Countries([_actor("military")]).near(0) is None


@pytest.mark.parametrize(
    ("template", "country", "day", "id_"),
    [
        ("Peacekeepers in {country}", "ML", date(2020, 1, 1), "actor:un.minusma"),
        ("Peacekeepers in {country}", "ML", date(2024, 6, 1), None),
        ("Coalition in {country}", "YE", date(2018, 9, 13), "actor:saudi_coalition"),
        ("Coalition in {country}", "FR", date(2018, 9, 13), None),
        ("Military Forces of {country}", "PS", None, "actor:il.military"),
        ("Opposition Rebels ({country})", "CD", date(2023, 2, 1), "actor:m23"),
    ],
)
def test_a_plain_noun_means_whoever_is_there_at_the_time(
    template: str, country: str, day: date | None, id_: str | None
) -> None:
    world = World(_name, actors_by_id(), day)
    found = resolve_actors([_actor("military", None, template), _place(country)], world)[0]
    assert isinstance(found, ActorMention)
    assert (found.actor.id if found.actor else None) == id_


def test_rebels_are_not_a_group_that_the_text_does_not_name_where_it_names_another() -> None:
    adf = replace(_actor("armed"), actor=actors_by_id()["actor:adf"], span=Span(30, 33, "ADF"), by="actor.name@1")
    rebels = _actor("armed", None, "Opposition Rebels ({country})")
    found = resolve_actors([rebels, _place("CD"), adf], World(_name, actors_by_id(), date(2023, 2, 1)))[0]
    assert isinstance(found, ActorMention)
    assert found.actor is not None
    assert found.actor.id != "actor:m23"


@pytest.mark.parametrize(("country", "id_"), [("CF", "actor:upc_car"), ("CD", "actor:upc_ituri")])
def test_a_name_of_two_actors_is_the_one_of_the_country(country: str, id_: str) -> None:
    upc = ActorMention("m1", Span(0, 3, "UPC"), "actor.name@1", actors_by_id()["actor:upc_car"], "armed", None, "CF")
    found = resolve_actors([upc, _place(country)], World(_name, actors_by_id()))[0]
    assert isinstance(found, ActorMention)
    assert found.actor is not None
    assert found.actor.id == id_


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
