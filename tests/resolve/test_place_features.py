"""Each feature of a reading says what its name says; all have a weight and a reason in words."""

from __future__ import annotations

import pytest

from recoupe.model import Level, Place, PlaceMention, RoleHint, Span
from recoupe.resolve import place_features as features
from recoupe.resolve.place_features import FEATURES, Context, Neighbours, explain_place, load_weights, score_place

NOWHERE = Context({})


def _place(
    id_: str = "a", level: Level = Level.TOWN, country: str = "SY", lat: float = 35.0, prior: float = 0.3, km: float = 8
) -> Place:
    return Place(id_, "Xanadu", level, country, lat, 40.0, km, prior)


def _mention(*readings: Place, hint: str | None = None) -> PlaceMention:
    span = Span(0, 6, "Xanadu")
    return PlaceMention("m1", span, "place.gazetteer@1", None, readings, RoleHint.LITERAL, level_hint=hint)


def test_every_feature_has_a_contract_a_weight_and_a_reason() -> None:
    weights = load_weights()
    assert [f.__name__ for f in FEATURES] == list(weights)
    assert all(f.__doc__ for f in FEATURES)
    assert all(w.weight > 0 and (w.pro or w.contra) for w in weights.values())


def test_a_far_larger_namesake_counts_against_a_reading_and_not_for_itself() -> None:
    small, large = _place("a", prior=0.2), _place("b", lat=50, prior=0.6)
    mention = _mention(small, large)
    assert features.outshone(small, mention, NOWHERE) < 0
    assert features.outshone(large, mention, NOWHERE) == 0


def test_a_namesake_in_the_same_area_outshines_nobody() -> None:
    town, base = _place("a", prior=0.2), _place("b", Level.BASE, lat=35.1, prior=0.6)
    assert features.outshone(town, _mention(town, base), NOWHERE) == 0


@pytest.mark.parametrize(("share", "rival", "value"), [(0.5, "LB", 0.875), (0.0, "LB", -0.8), (0.0, "SY", -0.15)])
def test_the_country_of_the_report_speaks_for_its_places(share: float, rival: str, value: float) -> None:
    place, other = _place(), _place("b", country=rival, lat=50)
    context = Context({"SY": share, "LB": 1 - share})
    assert features.country_of_context(place, _mention(place, other), context) == pytest.approx(value)


def test_the_outlet_speaks_weakly_for_places_of_its_country() -> None:
    home, abroad = _place(), _place("b", country="LB", lat=50)
    mention, context = _mention(home, abroad), Context({}, outlet_country="SY")
    assert features.country_of_outlet(home, mention, context) == 1
    assert features.country_of_outlet(abroad, mention, context) == 0
    assert features.country_of_outlet(home, mention, NOWHERE) == 0
    weights = load_weights()
    assert weights["country_of_outlet"].weight <= weights["country_of_context"].weight / 3


def test_a_river_is_held_down_by_a_town_of_its_very_name_only() -> None:
    river = Place("place:dnieper", "Dnieper", Level.RIVER, "UA", 48.5, 34.5, 700, 0.6)
    own = Place("t", "Xanadu", Level.TOWN, "UA", 48.5, 35.0, 8, 0.4)
    other = Place("t", "Dnipro", Level.TOWN, "UA", 48.5, 35.0, 8, 0.4)
    assert features.usual_level(river, _mention(river, own), NOWHERE) < 0
    assert features.usual_level(river, _mention(river, other), NOWHERE) == 0


def test_a_sea_is_neither_here_nor_there() -> None:
    sea = _place(level=Level.REGION, country="")
    assert features.country_of_context(sea, _mention(sea), Context({"SY": 1.0})) == 0


def test_a_town_lies_in_the_division_named_after_it_and_speaks_for_it() -> None:
    town, division = _place(prior=0.4), _place("b", Level.ADMIN1, lat=35.5, km=100)
    inside = Context({}, beside=Neighbours(container=(division,)))
    around = Context({}, beside=Neighbours(contents=(town,)))
    assert features.contained(town, _mention(town), inside) == 1
    assert features.containing(division, _mention(division), around) == pytest.approx(0.8)
    assert features.contained(_place("c", lat=45), _mention(town), inside) == 0


def test_a_division_without_a_town_of_its_name_is_meant_itself() -> None:
    division = _place("b", Level.ADMIN1, km=300)
    far_town, own_town = _place("c", lat=60), _place("d", lat=35.5)
    assert features.usual_level(division, _mention(division, far_town), NOWHERE) > 0
    assert features.usual_level(division, _mention(division, own_town), NOWHERE) < 0


@pytest.mark.parametrize(
    ("level", "hint", "sign"),
    [(Level.BASE, "base", 1), (Level.ADMIN1, "admin1", 1), (Level.TOWN, "admin1", -1), (Level.TOWN, None, 0)],
)
def test_words_around_tell_the_level(level: Level, hint: str | None, sign: int) -> None:
    place = _place(level=level)
    value = features.level_told(place, _mention(place, hint=hint), NOWHERE)
    assert (value > 0) - (value < 0) == sign


def test_the_reasons_add_up_to_the_score() -> None:
    place, other = _place(prior=0.4), _place("b", country="LB", lat=50, prior=0.6)
    mention, context = _mention(place, other), Context({"SY": 1.0}, (_place("c", lat=35.4),))
    reasons = explain_place(place, mention, context)
    assert features.BASE + sum(value for value, _, _ in reasons) == pytest.approx(score_place(place, mention, context))
    assert all(words for _, _, words in reasons)


def test_georgia_is_a_state_in_a_report_on_the_united_states() -> None:
    country = Place("iso:GE", "Georgia", Level.COUNTRY, "GE", 42, 43.5, 220, 0.8)
    state = Place("place:us.georgia", "Georgia", Level.ADMIN1, "US", 32.7, -83.4, 230, 0.6)
    mention = _mention(country, state)
    scores = {code: [score_place(p, mention, Context({code: 1.0})) for p in (country, state)] for code in ("US", "GE")}
    assert scores["US"][1] > scores["US"][0]
    assert scores["GE"][0] > scores["GE"][1]
