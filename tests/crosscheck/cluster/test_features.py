"""Each feature of two accounts says what its name says; all have a contract, a weight and a reason in words."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from recoupe.crosscheck.cluster import features
from recoupe.crosscheck.cluster.features import FEATURES
from recoupe.crosscheck.cluster.profile import Profile, make_profiles
from recoupe.crosscheck.cluster.scoring import BASE, load_weights
from recoupe.crosscheck.edge import CopyEdge, Links
from recoupe.model import Copy, CopyEvidence, Of

NONE = Links()


@pytest.fixture(scope="module")
def profiles(told, report) -> tuple[Profile, ...]:
    first = report(
        told(
            "armed.missile_attack",
            "Shells hit Ariha on Monday.",
            "hit",
            "2021-10-04",
            at="Ariha",
            target="sy.civilians",
        ),
        told("other.casualties", "Four people were killed.", "killed", counts=((Of.FATALITIES, 4),)),
        told("statement.denial", "Damascus denied it.", "denied", agent="sy.government"),
        headline=True,
    )
    second = report(
        told(
            "armed.attack", "On Tuesday 23 died in Idlib.", "died", "2021-10-05", at="Idlib Governorate",
            agent="sy.military", counts=((Of.FATALITIES, 23),), speaker="Hassan Qaddur",
        ),
        told("statement.denial", "Nobody admits it.", "admits"),
        told("armed.clash", "The army lost a man at Ariha, says Qaddur.", "lost", target="sy.military", speaker="Qaddur"),
    )  # fmt: skip
    return make_profiles(first) + make_profiles(second)


def test_every_feature_has_a_contract_a_weight_and_a_reason() -> None:
    weights = load_weights()
    assert [BASE, *(f.__name__ for f in FEATURES)] == list(weights)
    assert all(f.__doc__ for f in FEATURES)
    assert all(w.weight > 0 and (w.pro or w.contra) for name, w in weights.items() if name != BASE)


def test_features_are_symmetric_and_stay_between_minus_one_and_one(profiles) -> None:
    for left, right in permutations(profiles, 2):
        for feature in FEATURES:
            value = feature(left, right, NONE)
            assert -1 <= value <= 1, feature.__name__
            assert value == feature(right, left, NONE), feature.__name__


A = {"kind": "armed.attack", "sentence": "Men attacked a village.", "trigger": "attacked"}
B = {"kind": "armed.attack", "sentence": "A village was attacked.", "trigger": "attacked"}
SAYS = {"kind": "statement.denial", "sentence": "They denied it.", "trigger": "denied"}
REPLIES = {"kind": "statement.denial", "sentence": "It was denied.", "trigger": "denied"}
MONDAY, TUESDAY = {"day": "2021-10-04"}, {"day": "2021-10-05"}
FOUR, FORTY = {"counts": ((Of.FATALITIES, 4),)}, {"counts": ((Of.FATALITIES, 40),)}
JNIM, ARMY = "bf.jnim", "bf.military"
CASES = [
    ("same_kind", A, B, 1),
    ("same_kind", A, B | {"kind": "armed.clash"}, 1),
    ("same_place", A | {"at": "Ariha"}, B | {"at": "Ariha market"}, 1),
    ("same_place", A | {"at": "Ariha"}, B | {"at": "Idlib Governorate"}, 1),
    ("same_place", A | {"at": "Ariha"}, B | {"at": "Kafr Nabl"}, -1),
    ("same_days", A | MONDAY, B | MONDAY, 1),
    ("same_days", A | MONDAY, B | {"day": "2021-10-01", "until": "2021-11-01"}, 1),
    ("other_days", A | MONDAY, B | TUESDAY, -1),
    ("undated", A | MONDAY, B, -1),
    ("same_agent", A | {"agent": JNIM}, B | {"agent": JNIM}, 1),
    ("other_agent", A | {"agent": JNIM}, B | {"agent": ARMY}, -1),
    ("same_patient", A | {"target": ARMY}, B | {"target": ARMY}, 1),
    ("other_patient", A | {"target": ARMY}, B | {"target": "ml.military"}, -1),
    ("other_side", A | {"agent": ARMY}, B | {"target": ARMY}, -1),
    ("same_counts", A | FORTY, B | FORTY, 1),
    ("other_toll", A | FOUR, B | FORTY, -1),
    ("same_names", A | {"sentence": "Men attacked Karim."}, B | {"sentence": "Imam Karim was attacked."}, 1),
    ("same_speaker", A | {"speaker": "Issa Dicko"}, B | {"speaker": "Dicko"}, 1),
    ("same_speaker", A | {"speaker": "Issa Dicko"}, B | {"speaker": "Ada Sow Bary"}, -1),
    ("same_sayer", SAYS | {"agent": ARMY}, REPLIES | {"agent": ARMY}, 1),
    ("same_sayer", SAYS | {"agent": ARMY}, REPLIES, -1),
]
IN_ONE_REPORT = [
    ("same_scene", A | {"at": "Ariha"}, B, 1),
    ("other_place_in_report", A | {"at": "Ariha"}, B | {"at": "Kafr Nabl"}, -1),
    ("other_day_in_report", A | MONDAY, B | TUESDAY, -1),
    ("near_in_report", A, B, 1),
    ("headline", A, B, 1),
]


@pytest.mark.parametrize(("name", "left", "right", "sign"), CASES)
def test_a_feature_of_two_reports_says_what_its_name_says(told, report, name, left, right, sign) -> None:
    pair = (make_profiles(report(told(**values)))[0] for values in (left, right))
    assert getattr(features, name)(*pair, NONE) * sign > 0


@pytest.mark.parametrize(("name", "left", "right", "sign"), IN_ONE_REPORT)
def test_a_feature_of_one_report_says_what_its_name_says(told, report, name, left, right, sign) -> None:
    pair = make_profiles(report(told(**left), told(**right), headline=name == "headline"))
    assert getattr(features, name)(*pair, NONE) * sign > 0


def test_every_feature_has_a_case() -> None:
    assert {case[0] for case in CASES + IN_ONE_REPORT} | {"copied"} == {f.__name__ for f in FEATURES}


def test_a_telling_figure_weighs_more_than_a_small_one(told, report) -> None:
    counted = [
        make_profiles(report(told("armed.attack", f"{n} died, says {who}.", "died", counts=((Of.FATALITIES, n),))))[0]
        for n in (2, 23)
        for who in ("A", "B")
    ]
    small, large = features.same_counts(*counted[:2], NONE), features.same_counts(*counted[2:], NONE)
    assert 0 < small < large <= 1
    assert features.same_counts(counted[0], counted[2], NONE) == 0


def test_dozens_is_no_telling_figure(told, report) -> None:
    dozens, exact = (
        [
            replace(make_profiles(report(told("armed.attack", f"It hit {who}.", "hit")))[0], counts=frozenset({count}))
            for who in ("A", "B")
        ]
        for count in ((Of.FATALITIES, 20, 99), (Of.FATALITIES, 20, 20))
    )
    assert features.same_counts(*dozens, NONE) < 0.25
    assert features.same_counts(*exact, NONE) > 0.9


def test_a_toll_ten_times_as_high_speaks_against_and_a_near_one_hardly_does(told, report) -> None:
    low, near, high = (
        make_profiles(report(told("armed.attack", f"{n} died.", "died", counts=((Of.FATALITIES, n),))))[0]
        for n in (4, 5, 61)
    )
    assert features.other_toll(low, high, NONE) < -0.9 < -0.1 < features.other_toll(low, near, NONE) < 0


def test_a_headline_goes_with_the_first_claim_of_the_body(profiles) -> None:
    title, first, second = profiles[:3]
    assert features.headline(title, first, NONE) == 1
    assert features.headline(title, second, NONE) == 0.5
    assert features.headline(first, second, NONE) == 0


def test_a_name_in_both_is_seen_but_not_that_of_a_place_or_at_the_beginning(told, report) -> None:
    one, other, third = (
        make_profiles(report(told("armed.attack", sentence, "killed")))[0]
        for sentence in (
            "Gunmen killed the imam Ousmane Dicko.",
            "In the market Dicko was killed.",
            "Dicko killed him.",
        )
    )
    assert features.same_names(one, other, NONE) == 0.6
    assert features.same_names(one, third, NONE) == 0


def _link(left: Profile, right: Profile, evidence: CopyEvidence, *, whole: bool) -> Links:
    copy = Copy(left.key.document, right.key.document, evidence, 1.0, directed=True, spans=())
    return Links((CopyEdge(copy, whole, is_certain=True, why=""),))


def test_the_same_words_in_a_copy_are_known_again(told, report) -> None:
    original = make_profiles(report(told("armed.attack", "Gunmen stormed a camp near Djibo.", "stormed")))
    copy = make_profiles(
        report(
            told("armed.attack", "Gunmen stormed a camp near Djibo.", "stormed"),
            told("armed.attack", "They burned a market.", "burned"),
        )
    )
    link = _link(original[0], copy[0], CopyEvidence.QUOTE_FREE_CONTAINMENT, whole=True)
    assert features.copied(original[0], copy[0], link) == 1
    assert features.copied(original[0], copy[1], link) == 0.3
    assert features.copied(original[0], copy[0], NONE) == 0
