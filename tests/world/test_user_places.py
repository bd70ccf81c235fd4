"""The user's own places: overlay, blocklist, added tables; a table is added whole or not at all."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.world import place_sources
from recoupe.world.downloaded import add_table
from recoupe.world.place_keys import place_key
from recoupe.world.user_places import read_blocked, user_folder, user_tables

OVERLAY = "id\tname\tlevel\tcountry\tlat\tlon\tradius_km\tfr\ten\tar\tnote\n"
GEONAMES = "\t".join(
    ("900 Essaiville Essaiville Essayville,Esayvil 48.5 2.2 P PPL FR _ _ _ _ _ 1500 _ _ Europe/Paris 2020-01-01")
    .replace("_", "")
    .split(" ")
)
WOF = "id\tname\tkind\tcountry\tlat\tlon\n77\tEssaiville\tlocality\tFR\t48.5\t2.2\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the user, named by the setting; settlements and countries are left out, so that nothing takes time."""
    monkeypatch.setenv("RECOUPE_PLACES", str(tmp_path / "mine"))
    monkeypatch.setattr(place_sources, "read_settlements", list)
    monkeypatch.setattr(place_sources, "make_countries", lambda: iter(()))
    (tmp_path / "mine").mkdir()
    return tmp_path / "mine"


def _found(name: str) -> list[str]:
    return [p.id for p, names in place_sources.read_sources() if place_key(name) in {place_key(n) for n in names}]


def _ignore(n_read: int, n_kept: int) -> None:
    pass


def test_the_setting_names_the_folder(folder: Path) -> None:
    assert user_folder() == folder
    assert user_tables() == ()


def test_a_place_of_the_user_comes_first_and_replaces_ours_of_the_same_id(folder: Path) -> None:
    row = "place:sy.hasakah\tMoved\tadmin1\tSY\t1.00\t2.00\t9\tEssaiville\t\t\t\n"
    (folder / "mine.tsv").write_text(OVERLAY + row, encoding="utf-8")
    first = next(iter(place_sources.read_sources()))[0]
    assert (first.id, first.lat) == ("place:sy.hasakah", 1.0)
    assert [p.lat for p, _ in place_sources.read_sources() if p.id == "place:sy.hasakah"] == [1.0]


def test_a_blocked_name_is_not_found_and_a_blocked_id_under_no_name(folder: Path) -> None:
    assert "place:sy.hasakah" in _found("Hassaké")
    assert "place:mesopotamia" in _found("Mésopotamie")
    (folder / "blocked.tsv").write_text("name\tid\nHassaké\t\n\tplace:mesopotamia\n", encoding="utf-8")
    assert _found("Hassaké") == _found("Mésopotamie") == []
    assert "place:sy.hasakah" in _found("al-Hasakah")


def test_a_name_is_blocked_for_one_place_only(folder: Path) -> None:
    (folder / "blocked.tsv").write_text("name\tid\nHassaké\tplace:sy.hasakah\n", encoding="utf-8")
    assert read_blocked().is_blocked("place:sy.hasakah", place_key("Hassaké"))
    assert not read_blocked().is_blocked("place:other", place_key("Hassaké"))


ROW = "place:x\tX\ttown\tSY\t35\t40\t8\tX\tX\t\t\n"


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"id\tname\n", "mine.tsv:1: columns are"),
        (OVERLAY + ROW.replace("town", "city"), "mine.tsv:2: level is 'city'"),
        (OVERLAY + ROW.replace("35", "abc"), "mine.tsv:2: lat is 'abc'"),
        (OVERLAY + ROW.replace("35", "nan"), "mine.tsv:2: lat is 'nan'"),
        (OVERLAY + ROW.replace("40", "400"), "mine.tsv:2: lon is '400'"),
        (OVERLAY + ROW.replace("8", "99999999"), "mine.tsv:2: radius_km is '99999999'"),
        (OVERLAY + ROW.replace("place:x", ""), "mine.tsv:2: a place needs an id and a name"),
        (b"\xff\xfeabc", "mine.tsv: byte 0 is no UTF-8"),
    ],
)
def test_a_broken_table_of_the_user_is_refused_with_file_and_line(
    folder: Path, content: str | bytes, says: str
) -> None:
    (folder / "mine.tsv").write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(DataFileError, match=says):
        list(place_sources.read_sources())


def test_a_table_of_the_user_may_tell_sources_and_courses(folder: Path) -> None:
    line = "place:x\tXanadu\triver\tSY\t35\t40\t8\tX\tX\t\t\tmy map\t35,40 35.5,40.5\n"
    (folder / "mine.tsv").write_text(OVERLAY.strip() + "\tsource\tline\n" + line, encoding="utf-8")
    assert next(iter(place_sources.read_sources()))[0].line == ((35.0, 40.0), (35.5, 40.5))


def test_without_a_blocklist_only_plain_words_of_arabic_are_blocked(folder: Path) -> None:
    assert read_blocked().ids == frozenset()
    assert all(re.fullmatch("[\u0600-\u06ff ]+", key) for key in read_blocked().keys)  # our own: plain words of Arabic


@pytest.mark.parametrize("packed", [False, True])
def test_a_geonames_dump_is_added(folder: Path, tmp_path: Path, packed: bool) -> None:
    dump = tmp_path / "FR.txt"
    dump.write_text(GEONAMES + "\n", encoding="utf-8")
    if packed:
        with zipfile.ZipFile(tmp_path / "FR.zip", "w") as archive:
            archive.write(dump, "FR.txt")
        dump = tmp_path / "FR.zip"
    table, n_places = add_table("geonames", dump, _ignore)
    assert (table.parent, n_places) == (folder / "added", 1)
    assert _found("Esayvil") == ["geonames:900"]


def test_a_whos_on_first_table_is_added(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "fr.tsv"
    path.write_text(WOF, encoding="utf-8")
    assert add_table("whosonfirst", path, _ignore)[1] == 1
    assert _found("Essaiville") == ["wof:77"]


@pytest.mark.parametrize(
    "broken", ["no table\n", GEONAMES + "\nhalf a\tline\n", GEONAMES.replace("\tP\t", "\tZ\t") + "\n"]
)
def test_a_file_that_is_no_dump_leaves_nothing_behind(folder: Path, tmp_path: Path, broken: str) -> None:
    path = tmp_path / "FR.txt"
    path.write_text(broken, encoding="utf-8")
    with pytest.raises(DataFileError):
        add_table("geonames", path, _ignore)
    assert list((folder / "added").iterdir()) == []


def test_a_failed_table_leaves_the_old_one(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "FR.txt"
    path.write_text(GEONAMES + "\n", encoding="utf-8")
    add_table("geonames", path, _ignore)
    path.write_text("broken\n", encoding="utf-8")
    with pytest.raises(DataFileError):
        add_table("geonames", path, _ignore)
    assert _found("Essaiville") == ["geonames:900"]
