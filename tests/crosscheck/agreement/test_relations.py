"""How two values of one field relate. Source: crosscheck §5, table."""

from datetime import date

import pytest
from made_reports import PLACES, day

from recoupe.crosscheck.account import Party
from recoupe.crosscheck.agreement.actors import compare_actors
from recoupe.crosscheck.agreement.relations import compare_dates, compare_kinds, compare_places
from recoupe.model import Basis, Precision, Span, make_interval
from recoupe.world.actors import actors_by_id

MONTH = make_interval(date(2020, 11, 1), date(2020, 12, 1), Precision.MONTH, Basis.STATED)
WEEK = make_interval(date(2020, 11, 27), date(2020, 12, 4), Precision.WEEK, Basis.STATED)
SINCE = make_interval(date(2020, 11, 18), None, Precision.DAY, Basis.STATED)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (day("2020-11-17"), day("2020-11-17"), "equal"),
        (day("2020-11-17"), day("2020-11-18"), "disjoint"),
        (day("2020-11-17"), MONTH, "nested"),
        (MONTH, WEEK, "overlap"),
        (SINCE, day("2020-11-20"), "nested"),
        (SINCE, day("2020-11-17"), "disjoint"),
    ],
)
def test_dates_relate_by_their_days(left, right, expected):
    assert compare_dates(left, right) == compare_dates(right, left) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Baghdad", "Baghdad", "equal"),
        ("Baghdad", "Green Zone", "nested"),
        ("Iraq", "Mosul", "nested"),
        ("Baghdad", "Mosul", "disjoint"),
    ],
)
def test_places_relate_by_their_discs_and_a_country_holds_what_lies_in_it(left, right, expected):
    assert compare_places(PLACES[left], PLACES[right]) == compare_places(PLACES[right], PLACES[left]) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("armed.air_strike", "armed.air_strike", "equal"),
        ("armed.air_strike", "armed", "nested"),
        ("armed.air_strike", "armed.attack", "overlap"),
        ("armed.missile_attack", "armed.bombing", "disjoint"),
        ("armed.attack", "movement.transfer", "disjoint"),
        ("armed.air_strike", "other.casualties", "overlap"),
    ],
)
def test_kinds_relate_by_family_and_weapon(left, right, expected):
    assert compare_kinds(left, right) == compare_kinds(right, left) == expected


def party(told):
    known = actors_by_id().get(told)
    name, kind, country = (known.name, known.kind, known.country) if known else (told, None, None)
    return Party(known.id if known else f"words:{told.casefold()}", name, country, kind, Span(0, 1, "x"))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("actor:iq.military", "actor:iq.military", "equal"),
        ("actor:iq.military", "actor:iq.police", "overlap"),
        ("actor:us.military", "actor:global_coalition", "nested"),
        ("actor:houthi", "actor:saudi_coalition", "disjoint"),
        ("actor:houthi", "actor:us.military", "disjoint"),
        ("a market", "actor:iq.military", None),
    ],
)
def test_actors_relate_by_state_alliance_and_arms(left, right, expected):
    assert compare_actors(party(left), party(right)) == compare_actors(party(right), party(left)) == expected


def test_fighters_told_by_words_are_not_the_unarmed():
    civilians = Party("actor:ua.civilians", "Civilians (Ukraine)", "UA", "Civilians", Span(0, 1, "x"))
    assert compare_actors(party("120 foreign mercenaries"), civilians) == "disjoint"
    assert compare_actors(party("a workshop"), civilians) is None


def test_unknown_gunmen_may_be_any_group_and_are_not_the_police_of_the_place():
    gunmen = Party(
        "actor:iq.unidentified_armed_group", "Unidentified Armed Group (Iraq)", "IQ", "Rebel group", Span(0, 1, "x")
    )
    police = Party("actor:iq.police", "Police Forces of Iraq", "IQ", "State forces", Span(0, 1, "x"))
    assert compare_actors(gunmen, police) == "disjoint"
    assert compare_actors(gunmen, party("actor:houthi")) == "nested"
    assert compare_actors(gunmen, party("actor:us.military")) is None


def test_an_armed_group_whoever_it_is_is_not_the_unarmed():
    militia = Party(
        "actor:ye.unidentified_armed_group", "Unidentified Armed Group (Yemen)", "YE", None, Span(0, 1, "x")
    )
    people = Party("actor:ye.civilians", "Civilians (Yemen)", "YE", "Civilians", Span(0, 1, "x"))
    assert compare_actors(militia, people) == compare_actors(people, militia) == "disjoint"


def test_a_branch_is_of_the_body_that_its_name_begins_with():
    branch, whole, other = (
        Party(f"actor:{n}", n, "PS", "Rebel group", Span(0, 1, "x"))
        for n in ("Hamas: Izz ad-Din al-Qassam Brigades", "Hamas Movement", "Palestinian Islamic Jihad")
    )
    assert compare_actors(branch, whole) == compare_actors(whole, branch) == "nested"
    assert compare_actors(branch, other) == "disjoint"
