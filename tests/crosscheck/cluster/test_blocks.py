"""Keys under which accounts that may be one happening meet."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.crosscheck.cluster.blocks import MAX_AREA_KM, keys_of
from recoupe.crosscheck.cluster.days import Days, are_apart
from recoupe.crosscheck.cluster.places import Spot, compare_spots
from recoupe.crosscheck.cluster.profile import Profile
from recoupe.model import ClaimKey, Of

CAST = {"agents": (), "patients": (), "names": frozenset(), "speakers": frozenset(), "sources": frozenset()}
DAY = Days(737_000, 737_001)
TOWN = Spot("a", 35.8, 36.6, 8.0, False, False, True, ("SY",))


def _profile(
    document: str = "d", days: Days | None = DAY, spot: Spot | None = TOWN, kind: str = "armed.clash"
) -> Profile:
    spots = (spot,) if spot else ()
    return Profile(
        ClaimKey(document, "c0"), kind, True, 0, (0, 1), days, days, spots, spots, counts=frozenset(), wording=0, **CAST
    )


def _share(left: Profile, right: Profile) -> bool:
    return bool(keys_of(left) & keys_of(right))


LATITUDES, LONGITUDES, STEPS = st.floats(-70, 70), st.floats(-180, 179.99), st.floats(-1, 1)


@given(LATITUDES, LONGITUDES, STEPS, STEPS, st.floats(1, MAX_AREA_KM), st.booleans())
@settings(max_examples=100, deadline=None)
def test_places_that_may_be_one_share_a_key(lat, lon, north, east, radius, area) -> None:
    here = Spot("a", lat, lon, radius, area, False, False, ("SY",))
    there = Spot("b", lat + north, (lon + east + 180) % 360 - 180, 8.0, False, False, False, ("SY",))
    if compare_spots(here, there) > -1:
        assert _share(_profile("d", spot=here), _profile("e", spot=there))


@given(
    st.integers(0, 60), st.integers(1, 45), st.integers(1, 45), st.integers(0, 14), st.integers(0, 14), st.booleans()
)
@settings(max_examples=100, deadline=None)
def test_dates_that_are_not_apart_share_a_key(gap, wide, other, slack, slack_2, lasting) -> None:
    here = Days(737_000, 737_000 + wide, slack, lasting)
    there = Days(737_000 + gap, 737_000 + gap + other, slack_2, lasting)
    if not are_apart(here, there):
        assert _share(_profile("d", here), _profile("e", there))


def test_another_week_another_region_and_another_class_of_kinds_share_none() -> None:
    mine = _profile("d")
    assert _share(mine, _profile("e"))
    assert not _share(mine, _profile("e", Days(737_030, 737_031)))
    assert not _share(mine, _profile("e", spot=replace(TOWN, lat=30.0)))
    assert not _share(mine, _profile("e", kind="statement.denial"))


def test_a_figure_ties_accounts_of_one_country_that_tell_no_common_place() -> None:
    country = Spot("SY", 35.0, 38.0, 330.0, True, True, False, ("SY",))
    counts = frozenset({(Of.FATALITIES, 19, 19)})
    told, bare = replace(_profile("d"), counts=counts), replace(_profile("e", spot=country), counts=counts)
    assert _share(told, bare)
    assert not _share(replace(told, counts=frozenset()), bare)


def test_an_account_without_day_has_the_key_of_its_report_alone() -> None:
    assert keys_of(_profile("d", None)) == {"report|d"}
    assert len(keys_of(_profile("d"))) < 8
