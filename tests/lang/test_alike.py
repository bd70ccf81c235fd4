"""Names of sides that the networks read as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.lang.alike import find_alike, load_alike
from recoupe.lang.pack import load_pack
from recoupe.lang.parser import FOLDER, load_model


@pytest.mark.parametrize(
    ("language", "word", "read"),
    [
        ("fr", "iranienne", "russe"),
        ("fr", "Israéliens", "Russes"),
        ("fr", "turques", "russes"),
        ("fr", "Kiev", "Moscou"),
        ("fr", "États-Unis", "Philippines"),
        ("fr", "maison", "maison"),
        ("en", "Ukrainian", "Russian"),
        ("en", "Turks", "Russians"),
        ("en", "turkey", "turkey"),
        ("en", "Hezbollah", "Hamas"),
    ],
)
def test_a_name_is_read_as_its_stand_in(language: str, word: str, read: str) -> None:
    assert find_alike(language, FOLDER / language)(word) == read


def test_two_sides_are_parsed_alike() -> None:
    model = load_model("en")
    one, other = model.parse(["Iranian troops shelled Kyiv.", "Malian troops shelled Doha."], lemmas=False)
    assert [(t.upos, t.relation, t.head) for t in one.tokens] == [(t.upos, t.relation, t.head) for t in other.tokens]


def test_without_the_file_no_name_has_a_stand_in(tmp_path: Path) -> None:
    assert load_alike(load_pack("fr"), tmp_path) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('demonym = "russe"', "capital"),
        ('demonym="a"\ndemonym_plural="b"\ncapital="C"\n[[group]]\nlike="X"', "like and names"),
    ],
)
def test_a_faulty_file_is_refused(tmp_path: Path, content: str, reason: str) -> None:
    (tmp_path / "alike.toml").write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match=reason):
        load_alike(load_pack("fr"), tmp_path)
