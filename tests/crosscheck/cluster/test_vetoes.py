"""What two accounts may not differ in, and what they must have in common."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.cluster.profile import make_profiles
from recoupe.crosscheck.cluster.vetoes import are_told_apart, have_common_ground, is_impossible
from recoupe.crosscheck.edge import Links
from recoupe.model import Factuality, Of

HIT = {"kind": "armed.missile_attack", "sentence": "Shells hit a school.", "trigger": "hit"}
FELL = {"kind": "armed.missile_attack", "sentence": "A school was hit by shells.", "trigger": "hit"}
SAYS = {"kind": "statement.denial", "sentence": "They denied it.", "trigger": "denied"}
REPLIES = {"kind": "statement.denial", "sentence": "It was denied.", "trigger": "denied"}
MONDAY, TUESDAY = {"day": "2021-10-04"}, {"day": "2021-10-05"}
NONE = Links()


@pytest.mark.parametrize(
    ("left", "right", "impossible"),
    [
        (HIT, FELL, False),
        (HIT, FELL | {"kind": "movement.withdrawal"}, True),
        (HIT | MONDAY, FELL | {"day": "2021-10-06"}, False),
        (HIT | MONDAY, FELL | {"day": "2021-10-01", "until": "2021-11-01"}, False),
        (HIT | MONDAY, FELL | {"day": "2019-10-04"}, True),
        (HIT | MONDAY, FELL | {"day": "2021-01-01", "until": "2021-10-07"}, True),
        (HIT, FELL | {"day": "2021-06-04"}, True),
        (HIT | {"at": "Ariha"}, FELL | {"at": "Idlib Governorate"}, False),
        (HIT | {"at": "Ariha"}, FELL | {"at": "Djibo"}, True),
        (HIT | {"agent": "sy.military"}, FELL | {"agent": "sy.hts"}, False),
        (SAYS | {"agent": "sy.military"}, REPLIES | {"agent": "sy.hts"}, True),
        (SAYS | {"agent": "sy.military"}, REPLIES, False),
    ],
)
def test_kinds_days_places_and_sayers_may_not_differ_and_agents_may(told, report, left, right, impossible) -> None:
    pair = [make_profiles(report(told(**values)))[0] for values in (left, right)]
    assert is_impossible(*pair) == impossible
    assert is_impossible(*reversed(pair)) == impossible


@pytest.mark.parametrize(
    ("left", "right", "apart"),
    [
        (HIT | MONDAY, FELL | TUESDAY, True),
        (HIT | MONDAY, FELL | MONDAY, False),
        (HIT | MONDAY, FELL, False),
        (HIT | MONDAY, FELL | TUESDAY | {"certainty": Factuality.CT_MINUS}, False),
        (HIT | MONDAY | {"speaker": "Issa Dicko"}, FELL | TUESDAY | {"speaker": "Hassan Qaddur"}, False),
        (HIT | MONDAY | {"speaker": "Issa Dicko"}, FELL | TUESDAY, True),
        (HIT | MONDAY, FELL | TUESDAY | {"kind": "other.casualties"}, False),
    ],
)
def test_a_report_that_dates_two_of_one_kind_to_two_days_tells_them_apart(told, report, left, right, apart) -> None:
    assert are_told_apart(*make_profiles(report(told(**left), told(**right)))) == apart


@pytest.mark.parametrize(
    ("left", "right", "ground"),
    [
        (HIT | MONDAY, FELL | MONDAY, False),
        (HIT | {"at": "Ariha"}, FELL | {"at": "Ariha"}, True),
        (HIT | {"at": "Ariha"}, FELL | {"at": "Idlib Governorate"}, True),
        (HIT | {"at": "Ariha"}, FELL | {"at": "Syria"}, False),
        (HIT | {"counts": ((Of.FATALITIES, 19),)}, FELL | {"counts": ((Of.FATALITIES, 19),)}, True),
        (HIT | {"counts": ((Of.FATALITIES, 2),)}, FELL | {"counts": ((Of.FATALITIES, 2),)}, False),
        (HIT | {"speaker": "Issa Dicko"}, FELL | {"speaker": "Dicko"}, True),
        (SAYS | {"agent": "sy.hts"}, REPLIES | {"agent": "sy.hts"}, True),
        (HIT | {"at": "Ariha"}, FELL | {"at": "Ariha", "kind": "other.casualties"}, False),
    ],
)
def test_two_reports_need_a_place_a_figure_a_name_or_a_sayer_in_common(told, report, left, right, ground) -> None:
    pair = [make_profiles(report(told(**values)))[0] for values in (left, right)]
    assert have_common_ground(*pair, NONE) == ground


def test_two_claims_of_one_report_have_it_in_common(told, report) -> None:
    assert have_common_ground(*make_profiles(report(told(**HIT), told(**FELL))), NONE)
