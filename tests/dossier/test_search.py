"""Events found by words, kind, days and box: the same on both back ends."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from dossier_samples import BAMAKO, RAQQA, TAVEUNI, day, make_report, one_event_each
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe import Dossier
from recoupe.dossier import schema
from recoupe.dossier.finding import Query, find_events, make_query
from recoupe.dossier.rows import box_of
from recoupe.errors import DossierError
from recoupe.model import Basis, Credibility, Event, Place, Precision, make_interval

REPORTS = (
    make_report("Des avions ont frappé un dépôt à l'été.", source="fr.txt", day=day(0)),
    make_report("Rocket fire hit the airport road.", source="en.txt", day=day(2), place=BAMAKO),
    make_report("قُصفت القوات بالرقة أمس.", source="ar.txt", day=day(4)),
    make_report("Un cyclone a touché l'île.", source="fj.txt", day=day(6), place=TAVEUNI),
    make_report("Un raid sans date a eu lieu.", source="undated.txt", day=None),
    make_report("Un raid sans lieu a visé une base.", source="nowhere.txt", day=day(0), place=None),
)
NAMES = {report.claims[0].evidence.quote: report.source.removesuffix(".txt") for report in REPORTS}


@pytest.fixture(scope="module")
def filled(lasting_dossier: Dossier) -> Dossier:
    lasting_dossier.add(REPORTS)
    return lasting_dossier


def _names(dossier: Dossier, text: str | None = None, **asked: object) -> list[str]:
    return [NAMES[found.title] for found in dossier.search(text, **asked)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("frappe", ["fr"]),
        ("FRAPPÉ dépot", ["fr"]),
        ("l’ete", ["fr"]),
        ('"rocket fire"', ["en"]),
        ('"fire rocket"', []),
        ("airp*", ["en"]),
        ("airp", []),
        ("الرقة", ["ar"]),
        ("رقّة", ["ar"]),
        ("قوات", ["ar"]),
        ('"القوات بالرقة"', ["ar"]),
        ("قصفت", ["ar"]),
        ("raid", ["nowhere", "undated"]),
        ("raid lieu base", ["nowhere"]),
        ("Raqqa", ["fr", "ar", "undated"]),
        ("AND NOT ( \" ' ;", []),
    ],
)
def test_words_are_found_in_any_case_accent_and_script(filled: Dossier, text: str, names: list[str]) -> None:
    assert _names(filled, text) == names


def test_documents_are_found_by_their_words_too(filled: Dossier) -> None:
    assert [d.source for d in filled.documents("الرقّة")] == ["ar.txt"]
    assert {d.source for d in filled.documents("RAID")} == {"undated.txt", "nowhere.txt"}


@pytest.mark.parametrize("text", ["", " ", "?!", '""'])
def test_a_query_without_a_word_is_refused(filled: Dossier, text: str) -> None:
    with pytest.raises(DossierError, match="no word to look for"):
        filled.search(text)


def test_everything_is_listed_in_the_order_of_time_undated_last(filled: Dossier) -> None:
    names = _names(filled)
    assert sorted(names[:2]) == ["fr", "nowhere"]
    assert names[2:] == ["en", "ar", "fj", "undated"]


def test_a_line_of_the_list_tells_what_the_event_is(filled: Dossier) -> None:
    (found,) = filled.search("rocket")
    event = filled.event(found.id)
    assert (found.kind, found.title, found.place) == (event.kind, event.title, BAMAKO.id)
    assert (found.start, found.stop) == (day(2), day(3))
    assert (found.credibility, found.grade, found.happened) == (Credibility.POSSIBLY_TRUE, None, (1, 2))


@pytest.mark.parametrize(
    ("start", "stop", "names"),
    [
        (day(2), day(3), {"en"}),
        (day(1), day(2), set()),
        (day(2), None, {"en", "ar", "fj"}),
        (None, day(2), {"fr", "nowhere"}),
        (date.min, date.max, {"fr", "nowhere", "en", "ar", "fj"}),
    ],
)
def test_days_are_half_open_and_what_has_no_date_is_not_found_by_days(
    filled: Dossier, start: date | None, stop: date | None, names: set[str]
) -> None:
    assert set(_names(filled, start=start, stop=stop)) == names


@pytest.mark.parametrize(
    ("box", "names"),
    [
        ((38.9, 35.9, 39.1, 36.0), {"fr", "ar", "undated"}),
        ((39.05, 35.9, 39.1, 36.0), {"fr", "ar", "undated"}),  # the radius of the place reaches into it
        ((39.2, 35.9, 39.3, 36.0), set()),
        ((-180, -90, 180, 90), {"fr", "ar", "undated", "en", "fj"}),
        ((179.9, -17, 180, -16), {"fj"}),  # the place lies east of the date line, its radius west of it
        ((179.5, -17, -179.5, -16), {"fj"}),
        ((-180, -17, -179.9, -16), {"fj"}),
        ((170, -17, 179, -16), set()),
    ],
)
def test_boxes_are_met_by_places_with_their_radius(
    filled: Dossier, box: tuple[float, float, float, float], names: set[str]
) -> None:
    assert set(_names(filled, box=box)) == names


def test_all_that_is_asked_must_hold(filled: Dossier) -> None:
    syria = (38.0, 35.0, 40.0, 37.0)
    assert _names(filled, box=syria, start=day(0), stop=day(1)) == ["fr"]
    assert _names(filled, "قوات", box=syria, start=day(4), stop=day(5), kind="armed") == ["ar"]
    assert _names(filled, "قوات", box=syria, start=day(5)) == []
    assert _names(filled, "raqqa", stop=day(1)) == ["fr"]
    assert _names(filled, box=syria, kind="movement") == []


@pytest.mark.parametrize(("kind", "n"), [("armed", 6), ("armed.air_strike", 6), ("armed.air", 0), ("arme", 0)])
def test_a_kind_is_a_branch_of_the_tree_and_never_part_of_a_name(filled: Dossier, kind: str, n: int) -> None:
    assert len(filled.search(kind=kind)) == n


def test_the_first_ones_are_returned_when_there_are_too_many(filled: Dossier) -> None:
    assert _names(filled, start=day(1), limit=2) == ["en", "ar"]
    assert _names(filled, "raqqa", limit=1) == ["fr"]


@pytest.mark.parametrize("box", [(0, 5, 1, 4), (0, 0, 200, 1), (0, -91, 1, 0), (float("nan"), 0, 1, 1)])
def test_a_box_that_is_not_on_the_earth_is_refused(box: tuple[float, float, float, float]) -> None:
    with pytest.raises(DossierError, match="no box"):
        make_query(None, None, None, None, box)


def test_days_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(DossierError, match="stop is the first day after"):
        make_query(None, None, day(2), day(2), None)


def test_open_intervals_reach_as_far_as_they_are_open(address: str) -> None:
    reports = tuple(make_report(f"Raid {n}.", source=f"{n}.txt") for n in range(2))

    def crosscheck(documents: object) -> tuple[Event, ...]:
        since = make_interval(day(5), None, Precision.INTERVAL, Basis.STATED)
        until = make_interval(None, day(3), Precision.INTERVAL, Basis.STATED)
        return tuple(
            replace(event, title=name, when=when)
            for event, (name, when) in zip(one_event_each(reports), (("since", since), ("until", until)), strict=True)
        )

    with Dossier.open(address, crosscheck=crosscheck) as dossier:
        dossier.add(reports)
        assert [f.title for f in dossier.search(start=day(100))] == ["since"]
        assert [f.title for f in dossier.search(stop=day(-100))] == ["until"]
        assert [f.title for f in dossier.search("raid", stop=day(-100))] == ["until"]
        assert [f.title for f in dossier.search(start=day(3), stop=day(5))] == []
        assert [f.title for f in dossier.search()] == ["until", "since"]


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (make_query("raid", None, None, None, None), "events_words"),
        (make_query(None, None, None, None, (38.0, 35.0, 40.0, 37.0)), "events_boxes"),
    ],
)
def test_a_query_uses_the_index_that_was_made_for_it(filled: Dossier, query: Query, index: str) -> None:
    store = filled._store
    with store.reading() as connection:
        statement = find_events(store, (schema.events.c.id,), query, 10)
        written = statement.compile(dialect=connection.dialect, compile_kwargs={"literal_binds": True})
        if not store.is_sqlite:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")  # of a few rows all are read
            connection.exec_driver_sql("SET LOCAL enable_indexscan = off")
        plan = str(
            connection.exec_driver_sql(f"{'EXPLAIN QUERY PLAN' if store.is_sqlite else 'EXPLAIN'} {written}").all()
        )
    assert index in plan


# --- against a plain search of a list --------------------------------------------------------------------------

PLACES = [
    replace(RAQQA, lat=float(lat), lon=float(lon), radius_km=radius)
    for n, (lat, lon) in enumerate(product((-90, -88, -40, 0, 36, 89), (-180, -179, -90, 0, 39, 120, 179, 180)))
    for radius in ((0.0, 30.0, 700.0)[n % 3],)
]
ASKED = st.tuples(st.integers(-180, 180), st.integers(-90, 90), st.integers(-180, 180), st.integers(-90, 90)).map(
    lambda sides: (float(sides[0]), float(min(sides[1], sides[3])), float(sides[2]), float(max(sides[1], sides[3])))
)


@pytest.fixture(scope="module")
def scattered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dossier]:
    with Dossier.open(tmp_path_factory.mktemp("boxes") / "a", crosscheck=one_event_each) as dossier:
        dossier.add(make_report(f"Raid {n}.", source=f"{n}.txt", place=place) for n, place in enumerate(PLACES))
        yield dossier


@settings(max_examples=60, deadline=None, derandomize=True)
@given(box=ASKED)
def test_the_tree_of_boxes_finds_what_a_plain_comparison_finds(
    scattered: Dossier, box: tuple[float, float, float, float]
) -> None:
    found = {found.title for found in scattered.search(box=box)}
    assert found == {f"Raid {n}." for n, place in enumerate(PLACES) if _meet(place, box)}


def _meet(place: Place, box: tuple[float, float, float, float]) -> bool:
    west, south, east, north = box_of(place)
    asked_west, asked_east = box[0], box[2] + (360 if box[2] < box[0] else 0)
    turns = any(west <= asked_east + t and east >= asked_west + t for t in (-360, 0, 360))
    return turns and south <= box[3] and north >= box[1]
