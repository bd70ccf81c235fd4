"""The digit by the table of crosscheck §6, row by row; the Airwars grade."""

import pytest
from made_reports import Said, anonymous, event_of, report, speaker

from recoupe.crosscheck.agreement.credibility import Support, grade_credibility
from recoupe.model import Factuality, Naming


def support(low, high=None, *, sides=(), third=False, said=1, one_owner=False):
    return Support((low, high or low), (said, said), frozenset(sides), third, one_owner)


NOBODY = support(0)


@pytest.mark.parametrize(
    ("told", "against", "digit"),
    [
        (support(1), support(3, sides=("state:iq", "actor:houthi")), "5"),
        (support(1), support(3, sides=("state:iq",)), "4"),
        (support(1), support(1), "4"),
        (support(2, third=True), NOBODY, "1"),
        (support(2, sides=("state:iq", "actor:houthi")), NOBODY, "1"),
        (support(2, sides=("state:iq",), said=2), NOBODY, "2"),
        (support(2, third=True, said=2, one_owner=True), NOBODY, "2"),
        (support(3, third=True), support(1), "1"),
        (support(2, third=True, said=2), support(1), "2"),
        (support(1, 4, said=5), NOBODY, "2"),
        (support(1, 4, said=1), NOBODY, "3"),
        (support(1), NOBODY, "3"),
        (NOBODY, NOBODY, "6"),
    ],
)
def test_the_first_row_that_holds_gives_the_digit(told, against, digit):
    assert grade_credibility(told, against) == digit


ARMY = speaker("the army", "actor:iq.military", Naming.NAMED_ROLE)
NURSE, TRADER = speaker("Rana Khalil, a nurse"), speaker("Omar Sade, a resident")
DEAD = (("fatalities", "civilian", 3, 3),)


def grade(*said):
    return event_of([report(f"Paper {i}", one) for i, one in enumerate(said)]).grade


def told(by, counts=DEAD, **more):
    return Said("Shells hit the market.", by=(by,), counts=counts, **more)


def test_an_event_without_casualties_has_no_grade():
    assert grade(told(NURSE, ())) is None
    assert grade(told(NURSE, (("fatalities", "person", 0, 0),))) is None


def test_one_origin_is_weak_whatever_the_number_of_outlets():
    assert grade(told(ARMY), told(ARMY), told(ARMY)) == "weak"


def test_two_origins_and_a_named_belligerent_are_fair():
    assert grade(told(NURSE, agent="actor:houthi"), told(TRADER)) == "fair"
    assert grade(told(NURSE), told(TRADER)) == "weak"


def test_a_belligerent_that_tells_its_own_act_confirms_it():
    assert grade(told(ARMY, agent="actor:iq.military", victim="actor:iq.civilians")) == "confirmed"


def test_a_belligerent_that_says_it_killed_fighters_does_not_accept_that_it_harmed_others():
    fighters = (("fatalities", "fighter", 3, 3),)
    assert grade(told(ARMY, fighters, agent="actor:iq.military", target="some militants")) == "weak"


def test_rival_belligerents_are_contested():
    assert grade(told(NURSE, agent="actor:houthi"), told(TRADER, agent="actor:us.military")) == "contested"


def test_a_third_party_that_counts_fighters_alone_discounts_it():
    assert grade(told(NURSE, (("fatalities", "fighter", 3, 3),)), told(ARMY)) == "discounted"


def test_an_admission_against_interest_counts_as_a_third_party():
    own = Said("The army said that its shells hit civilians.", by=(ARMY,), agent="actor:iq.military",
               victim="actor:iq.civilians")  # fmt: skip
    success = Said("The army said that its shells hit the rebels.", by=(ARMY,), agent="actor:iq.military")
    other = report("Northern Gazette", Said("Shells hit.", by=(anonymous("two medics"),)))
    anybody = report("Northern Gazette", Said("Shells hit.", by=(speaker("Ali Baran"),)))
    assert event_of([report("Delta Post", own), anybody]).credibility == "1"
    assert event_of([report("Delta Post", success), anybody]).credibility == "2"
    assert event_of([report("Delta Post", success), other]).credibility == "1"


def test_only_mentions_cannot_be_judged():
    rumour = speaker("Rana Khalil", factuality=Factuality.PS_PLUS)
    assert event_of([report("Delta Post", told(rumour))]).credibility == "6"
