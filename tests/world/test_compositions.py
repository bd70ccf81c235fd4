"""Compositions: rows are read with their places and parts, bad rows are named, none is hidden by an earlier one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoupe.errors import DataFileError
from recoupe.model import RoleName
from recoupe.world import compositions
from recoupe.world.compositions import COLUMNS, PATH, Composition, compositions_by_act, is_one_of, load_compositions

Load = Callable[..., tuple[Composition, ...]]
ROW = {
    "id": "base.build", "kind": "base.establishment", "acts": "build|open", "subject": "force", "object": "site.base",
    "near": "", "subject_role": "agent", "object_role": "",
}  # fmt: skip


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a table of rows, each `ROW` but for some cells."""

    def load(*rows: dict[str, str]) -> tuple[Composition, ...]:
        lines = ["# rows", "\t".join(COLUMNS), *("\t".join((ROW | row)[c] for c in COLUMNS) for row in rows)]
        path = tmp_path / "compositions.tsv"
        path.write_text("\n".join(lines), encoding="utf-8")
        monkeypatch.setattr(compositions, "PATH", path)
        return load_compositions.__wrapped__()

    return load


def test_a_row_holds_acts_things_and_parts(load: Load) -> None:
    assert load({}) == (
        Composition(
            "base.build",
            "base.establishment",
            ("build", "open"),
            ("force",),
            ("site.base",),
            (),
            RoleName.AGENT,
            None,
            0,
        ),
    )


def test_rows_are_numbered_in_their_order(load: Load) -> None:
    assert [row.order for row in load({}, {"id": "b"}, {"id": "c"})] == [0, 1, 2]


@pytest.mark.parametrize(
    ("cells", "n"),
    [({}, 2), ({"near": "place"}, 3), ({"subject": "", "object": ""}, 0), ({"object": "site|place|force"}, 2)],
)
def test_a_row_asks_for_a_class_in_each_place_that_is_not_empty(load: Load, cells: dict[str, str], n: int) -> None:
    (row,) = load(cells)
    assert row.n_asked == n


@pytest.mark.parametrize(
    ("cells", "says"),
    [
        ({"kind": "base.party"}, "unknown kind 'base.party'"),
        ({"acts": ""}, "at least one act"),
        ({"acts": " | "}, "at least one act"),
        ({"subject_role": "hero"}, "unknown role 'hero' in subject_role"),
        ({"object_role": "hero"}, "unknown role 'hero' in object_role"),
        ({"object_role": "agent\tmore"}, "9 cells in a table of 8 columns"),
        ({"id": "other"}, "id 'other' is used twice"),
        ({"id": ""}, "needs an id"),
    ],
)
def test_a_bad_row_is_named_with_its_file_and_line(load: Load, cells: dict[str, str], says: str) -> None:
    with pytest.raises(DataFileError) as caught:
        load({"id": "other"}, cells)
    assert (caught.value.path.name, caught.value.line) == ("compositions.tsv", 4)
    assert says in str(caught.value)


def test_a_table_that_is_no_text_is_named(load: Load, tmp_path: Path) -> None:
    load({})
    (tmp_path / "compositions.tsv").write_bytes(b"id\tkind\xff")
    with pytest.raises(DataFileError, match=r"compositions\.tsv: byte 7 is no UTF-8"):
        load_compositions.__wrapped__()


# --- classes -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("classes", "wanted", "found"),
    [
        (["site.base"], ["site.base"], True),
        (["site.base"], ["site"], True),
        (["site"], ["site.base"], False),
        (["sites.base"], ["site"], False),
        (["people.leader", "site.base"], ["force", "site"], True),
        ([], ["site"], False),
        (["site"], [], False),
    ],
)
def test_a_class_is_one_of_those_it_lies_below(classes: list[str], wanted: list[str], found: bool) -> None:
    assert is_one_of(classes, wanted) is found


NAMES = st.lists(st.sampled_from(["site", "base", "force", "x"]), min_size=1, max_size=3).map(".".join)


@given(NAMES, NAMES, NAMES)
def test_lying_below_is_carried_on(a: str, b: str, c: str) -> None:
    assert is_one_of([a], [a])
    assert is_one_of([f"{a}.{b}.{c}"], [f"{a}.{b}"])
    if is_one_of([a], [b]) and is_one_of([b], [c]):
        assert is_one_of([a], [c])


# --- the table of the package ------------------------------------------------------------------------


def test_rows_are_found_by_every_one_of_their_acts() -> None:
    by_act = compositions_by_act()
    assert {(act, row.id) for row in load_compositions() for act in row.acts} == {
        (act, row.id) for act, rows in by_act.items() for row in rows
    }
    assert all([row.order for row in rows] == sorted(row.order for row in rows) for rows in by_act.values())


def _hidden() -> Iterator[tuple[str, str]]:
    """Rows with an earlier row that holds wherever they do."""
    rows = load_compositions()
    for row in rows:
        for earlier in rows[: row.order]:
            places = ((earlier.subject, row.subject), (earlier.object, row.object), (earlier.near, row.near))
            is_wider = all(not wide or (asked and all(is_one_of([a], wide) for a in asked)) for wide, asked in places)
            if is_wider and set(row.acts) <= set(earlier.acts):
                yield earlier.id, row.id


def test_no_row_is_hidden_by_an_earlier_one() -> None:
    assert list(_hidden()) == []


def test_the_table_says_what_it_holds() -> None:
    assert PATH.read_text(encoding="utf-8").startswith("# ")
