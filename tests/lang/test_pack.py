"""Language packs load, and every kind of fault in a pack is refused with its file and line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from recoupe.errors import DataFileError
from recoupe.lang import pack as pack_module
from recoupe.lang.pack import Pack, _Loader, installed_packs, load_pack

FOLDER = Path(pack_module.__file__).parent
FRAMES = """\
# Two frames.
[[frame]]
id = "armed.attack.raid"
kind = "armed.attack"
patterns = ["raid/v"]
subject = "agent"
object = "target"
links = {near = "at"}
needs = ["not object:place"]
hits = ["Gunmen raided the station."]
misses = ["They raided the fridge."]

[[frame]]
id = "other.casualties.die"
kind = "other.casualties"
patterns = ["die/v"]
hits = ["Two men died."]
misses = ["The die is cast."]
"""
N_ROWS = 8


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The English pack, each table cut to a few rows, with two frames."""
    copy = tmp_path / "en"
    copy.mkdir()
    for path in (FOLDER / "en").iterdir():
        if path.suffix == ".tsv":
            (copy / path.name).write_text(_shortened(path), encoding="utf-8")
        elif path.suffix == ".toml":
            (copy / path.name).write_bytes(path.read_bytes())
    (copy / "frames.toml").write_text(FRAMES, encoding="utf-8")
    return copy


def _shortened(path: Path) -> str:
    lines = path.read_text(encoding="utf-8").split("\n")
    if path.name in {"words.tsv", "irregular.tsv"}:
        return "\n".join(lines)
    rows = [number for number, line in enumerate(lines) if line and not line.startswith("#")]
    return "\n".join(lines[: rows[N_ROWS]]) + "\n"


def _edit(path: Path, old: str, new: str) -> None:
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new, 1), encoding="utf-8")


def _line(path: Path, words: str) -> int:
    lines = path.read_text(encoding="utf-8").split("\n")
    return next(number for number, line in enumerate(lines, 1) if words in line)


# --- packs that load ---------------------------------------------------------------------------------


def test_french_english_and_arabic_are_installed() -> None:
    assert {"ar", "en", "fr"} <= set(installed_packs())


@pytest.mark.parametrize("code", installed_packs())
def test_a_pack_says_what_it_is_and_leaves_no_table_empty(code: str) -> None:
    pack = load_pack(code)
    assert (pack.code, pack.direction, pack.licence) == (code, "rtl" if code == "ar" else "ltr", "CC-BY-4.0")
    assert all(count > 0 for count in pack.counts.values())
    assert pack.counts["frames.toml"] >= len(pack.frame_list)


@pytest.mark.parametrize("code", installed_packs())
def test_ids_of_frames_start_with_their_kind(code: str) -> None:
    wrong = [f.id for f in load_pack(code).frame_list if not f.id.startswith(f"{f.kind}.") and f.id != f.kind]
    assert wrong == []


def test_a_pack_is_loaded_once() -> None:
    assert load_pack("fr") is load_pack("fr")


def test_an_unknown_pack_is_named_with_those_there_are() -> None:
    with pytest.raises(KeyError, match="no language pack 'tlh'; installed: ar, en, fr"):
        load_pack("tlh")


def test_a_copied_pack_loads_from_its_own_folder(folder: Path) -> None:
    pack: Pack = _Loader(folder).load()
    assert [f.id for f in pack.frame_list] == ["armed.attack.raid", "other.casualties.die"]
    assert pack.counts["people.tsv"] == N_ROWS - 1


def test_words_are_asked_by_class_and_by_value() -> None:
    words = load_pack("fr").words
    assert {"deux", "trois"} <= words.forms("number")
    assert words.valued("number", "3") == {"trois"}
    assert words.forms("no such class") == frozenset()


# --- packs that are broken ---------------------------------------------------------------------------

FRAME_FAULTS = [
    ('kind = "armed.attack"\n', "", "armed.attack.raid", "kind is missing"),
    ('patterns = ["raid/v"]', "patterns = []", "armed.attack.raid", "patterns is missing"),
    ('hits = ["Gunmen raided the station."]', "hits = []", "armed.attack.raid", "at least one hit and one miss"),
    ('misses = ["They raided the fridge."]', "", "armed.attack.raid", "at least one hit and one miss"),
    ('subject = "agent"', 'subject = "hero"', "armed.attack.raid", "'hero'"),
    ('links = {near = "at"}', 'links = {near = "beside"}', "armed.attack.raid", "'beside'"),
    ("not object:place", "object:weather", "armed.attack.raid", "unknown need 'object:weather'"),
    ("not object:place", "verb:place", "armed.attack.raid", "unknown need 'verb:place'"),
    ("not object:place", "near:", "armed.attack.raid", "unknown need 'near:'"),
    ('patterns = ["raid/v"]', 'patterns = "raid/v"', "armed.attack.raid", "a list of strings is needed"),
    ('patterns = ["raid/v"]', 'patterns = ["raid/q"]', "raid/q", "unknown word class 'q'"),
    ('patterns = ["raid/v"]', 'patterns = ["(the)"]', "(the)", "no word in pattern"),
    ("other.casualties.die", "armed.attack.raid", "armed.attack.raid", "used twice"),
]


@pytest.mark.parametrize(("old", "new", "at", "reason"), FRAME_FAULTS, ids=lambda value: value[:30])
def test_a_faulty_frame_is_refused_with_file_and_line(folder: Path, old: str, new: str, at: str, reason: str) -> None:
    path = folder / "frames.toml"
    _edit(path, old, new)
    with pytest.raises(DataFileError) as caught:
        _Loader(folder).load()
    assert (caught.value.path, caught.value.line) == (path, _line(path, at))
    assert reason in caught.value.reason


ROW_FAULTS = [
    ("people.tsv", "soldier/q\tsoldier\tmilitary", "unknown word class 'q'"),
    ("people.tsv", "\tsoldier\tmilitary", "no word in pattern"),
    ("people.tsv", "soldier/n\tsoldier\tmilitary\tmore", "4 cells in a table of 3 columns"),
    ("equipment.tsv", "sling/n\tequipment:sling\tsling\ttoy", "'toy'"),
    ("equipment.tsv", "sling/n\tequipment:sling\tsling\tweapon\tstones", "'stones'"),
    ("sources.tsv", "oracle\tdivine", "'divine'"),
    ("names.tsv", "martian\tneighbour\tMA", "unknown role 'neighbour'"),
    ("tolls.tsv", "vanish/v\tvanished\tverb", "'vanished'"),
    ("speech.tsv", "…\tneutral\tverb", "no word in pattern"),
    ("doubt.tsv", "(perhaps)\tpossible\tclause", "no word in pattern"),
    ("loaded.tsv", "regime/x\tLoaded_Language", "unknown word class 'x'"),
    ("vetoes.tsv", "goal/x\tsport", "unknown word class 'x'"),
    ("organs.tsv", "army/x\tMilitary Forces of {country}\tState forces", "unknown word class 'x'"),
    ("irregular.tsv", "be\tz\tpres=is", "unknown part of speech 'z'"),
    ("irregular.tsv", "be\tv\tis,are", "no tense=form,form"),
    ("words.tsv", "one\tnumber\t1\tmore", "4 cells in a table of 3 columns"),
]


@pytest.mark.parametrize(("name", "row", "reason"), ROW_FAULTS)
def test_a_faulty_row_is_refused_with_file_and_line(folder: Path, name: str, row: str, reason: str) -> None:
    path = folder / name
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + f"\n{row}\n", encoding="utf-8")
    with pytest.raises(DataFileError) as caught:
        _Loader(folder).load()
    n_lines = path.read_text(encoding="utf-8").count("\n")
    assert (caught.value.path, caught.value.line) == (path, n_lines)
    assert reason in caught.value.reason


@pytest.mark.parametrize("name", sorted(p.name for p in (FOLDER / "en").glob("*.tsv")))
def test_a_table_with_another_header_is_refused_at_its_line(folder: Path, name: str) -> None:
    path = folder / name
    lines = path.read_text(encoding="utf-8").split("\n")
    at = next(number for number, line in enumerate(lines) if line and not line.startswith("#"))
    lines[at] += "\tcolour"
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(DataFileError, match=rf"{re.escape(name)}:{at + 1}: columns are .*; they must be "):
        _Loader(folder).load()


@pytest.mark.parametrize("name", ["pack.toml", "frames.toml", "quantities.toml", "times.toml"])
def test_a_file_that_is_no_toml_is_refused_by_name(folder: Path, name: str) -> None:
    (folder / name).write_text("id = ", encoding="utf-8")
    with pytest.raises(DataFileError, match=re.escape(name)):
        _Loader(folder).load()


@pytest.mark.parametrize("name", ["pack.toml", "frames.toml", "quantities.toml"])
def test_a_missing_file_is_refused_by_name(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(DataFileError, match=re.escape(name)):
        _Loader(folder).load()


@pytest.mark.parametrize("key", ["hits", "misses"])
def test_a_rule_for_numbers_without_examples_is_refused_by_name(folder: Path, key: str) -> None:
    path = folder / "quantities.toml"
    content = re.sub(rf"^{key} = .*$", "", path.read_text(encoding="utf-8"), count=1, flags=re.MULTILINE)
    path.write_text(content, encoding="utf-8")
    with pytest.raises(DataFileError, match="'about' needs a hit and a miss"):
        _Loader(folder).load()


def _without(name: str) -> Callable[[Path], None]:
    return lambda folder: (folder / name).unlink()


def _changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: _edit(folder / name, old, new)


@pytest.mark.parametrize(
    ("spoil", "name"),
    [
        (_without("people.tsv"), "people.tsv"),
        (_without("times.toml"), "times.toml"),
        (_changed("pack.toml", 'version = "1"\n', ""), "pack.toml"),
        (_changed("quantities.toml", '"roughly"', '"roughly/x"'), "quantities.toml"),
        (_changed("quantities.toml", "low = ", "lowest = "), "quantities.toml"),
        (_changed("frames.toml", "not object:place", "near:place/x"), "frames.toml"),
        (_changed("words.tsv", "number\t1\n", "number\tone\n"), "words.tsv"),
    ],
    ids=["table missing", "times missing", "key missing", "class in numbers", "key in numbers", "near", "number word"],
)
def test_any_other_fault_is_refused_with_its_file(folder: Path, spoil: Callable[[Path], None], name: str) -> None:
    spoil(folder)
    with pytest.raises(DataFileError, match=re.escape(name)):
        _Loader(folder).load()
