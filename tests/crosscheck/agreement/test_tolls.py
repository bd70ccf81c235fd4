"""Lowest, best and highest figure for the whole event. Source: crosscheck §5, "Toll"."""

from dataclasses import replace

import pytest
from made_reports import Said, event_of, report, speaker

from recoupe.model import Factuality, Naming

SOURCES = (
    speaker("Rana Khalil, a nurse"),
    speaker("Omar Sade, a trader"),
    speaker("police", "actor:iq.police", Naming.NAMED_ROLE),
)


def toll(*said, of="fatalities"):
    documents = [report(f"Paper {i}", one) for i, one in enumerate(said)]
    found = getattr(event_of(documents), of)
    return (found.low, found.best, found.high) if found else None


def told(n, *counts, **more):
    return Said(f"Shells hit, note {n}.", by=(SOURCES[n % 3],), counts=counts, **more)


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ([(16, None), (16, 20)], (16, 16, 20)),
        ([(7, 7), (5, 5)], (5, 5, 7)),
        ([(7, 7), (7, 7), (5, 5)], (5, 7, 7)),
        ([(0, 0), (2, 2)], (0, 0, 2)),
        ([(20, 99)], (20, 20, 99)),
    ],
)
def test_best_is_the_figure_of_most_witnesses_and_ties_go_to_the_lower(figures, expected):
    assert toll(*(told(i, ("fatalities", "person", *f)) for i, f in enumerate(figures))) == expected


def test_silence_is_never_zero():
    assert toll(told(0), told(1)) is None
    assert toll(told(0), told(1, ("fatalities", "person", 3, 3))) == (3, 3, 3)


def test_the_unarmed_and_the_armed_are_added_in_high_alone():
    assert toll(told(0, ("fatalities", "civilian", 5, 5)), told(1, ("fatalities", "soldier", 2, 2))) == (5, 5, 7)


def test_one_claim_of_both_tells_the_sum():
    assert toll(told(0, ("fatalities", "civilian", 5, 5), ("fatalities", "soldier", 2, 2))) == (7, 7, 7)


def test_the_armed_of_two_parties_are_added():
    army, rebels = (
        ("actor:iq.military", ("fatalities", "soldier", 2, 2)),
        ("actor:houthi", ("fatalities", "fighter", 12, None)),
    )
    assert toll(*(told(0, counts, victim=who) for who, counts in (army, rebels))) == (2, 2, 14)


def test_rival_accounts_of_who_was_hit_are_not_added():
    civil = told(0, ("fatalities", "civilian", 4, 4), target="actor:ua.civilians")
    armed = told(1, ("fatalities", "mercenary", 61, None), target="60 foreign mercenaries")
    event = event_of([report("Paper A", civil), report("Paper B", armed)])
    assert (event.fatalities.low, event.fatalities.high) == (4, 61)


def test_parts_told_alone_are_added_and_beside_their_whole_they_are_not():
    parts = (("fatalities", "woman", 2, 2), ("fatalities", "child", 3, 3))
    assert toll(told(0, *parts)) == (5, 5, 5)
    assert toll(told(0, ("fatalities", "person", 6, 6), *parts)) == (6, 6, 6)


def test_attackers_are_on_top_of_their_victims():
    event = toll(told(0, ("fatalities", "person", 12, None)), told(0, ("fatalities", "attacker", 2, 2)))
    assert event == (12, 12, 14)


def test_injured_have_a_toll_of_their_own():
    assert toll(told(0, ("injured", "person", 3, 9)), of="injured") == (3, 3, 9)


def test_a_bare_toll_of_nobody_is_told_even_where_it_was_read_as_a_denial():
    nobody = (("fatalities", "person", 0, 0),)
    none = replace(told(0, *nobody), kind="other.casualties", factuality=Factuality.CT_MINUS)
    event = event_of([report("Paper", Said("Shells hit.", by=(SOURCES[0],)), none)])
    assert event.fatalities is not None
    assert (event.fatalities.low, event.fatalities.high) == (0, 0)
    assert event.contradictions == ()


def test_children_counted_further_down_a_report_are_some_of_its_dead():
    children = told(0, ("fatalities", "child", 4, 4))
    report_ = report("Paper", told(0, ("fatalities", "person", 12, 12)), children)
    event = event_of([report_])
    assert event.fatalities is not None
    assert event.fatalities.low == 12


def test_a_headline_adds_nothing_to_a_toll_that_its_report_tells_below():
    headline = replace(told(0, ("fatalities", "person", 20, 99)), headline=True)
    body = told(1, ("fatalities", "person", 22, 22))
    for said, expected in (((headline, body), (22, 22, 22)), ((headline, told(1)), (20, 20, 99))):
        found = event_of([report("Paper", *said)]).fatalities
        assert found is not None
        assert (found.low, found.best, found.high) == expected


def test_passengers_hit_beside_soldiers_are_not_the_whole_toll():
    soldiers = told(0, ("fatalities", "soldier", 6, 6), target="actor:iq.military")
    passengers = told(1, ("fatalities", "passenger", 2, 2), victim="actor:iq.civilians")
    assert toll(soldiers, passengers) == (6, 6, 8)


@pytest.mark.parametrize(("high", "best"), [(35, 35), (2, 1)])
def test_the_figure_of_up_to_is_the_one_it_names(high, best):
    assert toll(told(0, ("fatalities", "soldier", 1, high))) == (1, best, high)
