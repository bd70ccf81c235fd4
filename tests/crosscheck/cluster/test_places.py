"""Places compared by distance, radius and level."""

from __future__ import annotations

import pytest

from recoupe.crosscheck.cluster.places import Spot, compare_places, compare_spots, holds, narrowest


def _spot(
    id_: str, lat: float, lon: float, km: float = 8, *, area: bool = False, town: bool = True, country: str = "SY"
) -> Spot:
    return Spot(id_, lat, lon, km, area, False, town and not area, (country,))


ARIHA, MARKET = _spot("ariha", 35.81, 36.61), _spot("market", 35.815, 36.615, 1, town=False)
IDLIB, IDLIB_PROVINCE = _spot("idlib", 35.93, 36.63), _spot("province", 35.8, 36.7, 75, area=True)
HOMS, HATAY = _spot("homs", 34.73, 36.72), _spot("hatay", 36.4, 36.3, 60, area=True, country="TR")
NEAR_ARIHA = _spot("near", 35.81, 36.61, 25)
SYRIA = Spot("SY", 35, 38, 330, True, True, False, ("SY",))


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ((ARIHA, ARIHA), (ARIHA, MARKET)),
        ((ARIHA, MARKET), (ARIHA, IDLIB_PROVINCE)),
        ((ARIHA, IDLIB_PROVINCE), (ARIHA, SYRIA)),
        ((ARIHA, SYRIA), (ARIHA, IDLIB)),
        ((NEAR_ARIHA, IDLIB), (ARIHA, IDLIB)),
        ((ARIHA, IDLIB), (ARIHA, HOMS)),
    ],
)
def test_what_lies_nearer_or_tells_more_goes_better_together(better, worse) -> None:
    assert compare_spots(*better) > compare_spots(*worse)
    assert compare_spots(*better) == compare_spots(*reversed(better))


def test_two_towns_are_two_places_and_far_ones_no_report_means_both() -> None:
    assert -1 < compare_spots(ARIHA, IDLIB) < 0
    assert compare_spots(ARIHA, HOMS) == -1


def test_a_place_in_another_country_is_elsewhere() -> None:
    assert compare_spots(SYRIA, HATAY) == -1
    assert not holds(HATAY, ARIHA)


def test_the_narrowest_place_told_is_meant() -> None:
    assert narrowest([ARIHA, IDLIB_PROVINCE, SYRIA]) == (ARIHA,)
    assert narrowest([ARIHA, IDLIB]) == (ARIHA, IDLIB)


def test_the_best_of_several_places_counts_and_none_tells_nothing() -> None:
    assert compare_places([IDLIB, ARIHA], [ARIHA]) == 1
    assert compare_places([], [ARIHA]) == 0
