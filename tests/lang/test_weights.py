"""Weights are read back as they were written, up to short numbers, and a damaged file is refused by name."""

from __future__ import annotations

import json
import re
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from thinc.api import Model as Layer

from recoupe.errors import ModelError
from recoupe.lang.architecture import trained_pipes
from recoupe.lang.parser import Model
from recoupe.lang.weights import Network, grow, read_weights, shrink, write_weights
from recoupe.lang.words import WordRules

SENTENCES = ("Les rebelles quittent Taji.", "Taji.", "Les rebelles quittent Taji, dit-on.")
ENTRIES = (
    "network.json", "content.msgpack", "ner.msgpack", "tok2vec.msgpack", "morphologizer.msgpack",
    "trainable_lemmatizer.msgpack", "parser.msgpack",
)  # fmt: skip


@pytest.fixture
def path(tmp_path: Path, tiny: Network) -> Path:
    """Where the weights of the small network were written."""
    written = tmp_path / "model" / "weights.zip"
    write_weights(written, tiny)
    return written


def _parameters(layer: Layer) -> dict[tuple[int, str], np.ndarray]:
    return {(n, name): node.get_param(name) for n, node in enumerate(layer.walk()) for name in node.param_names}


def _entries(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _rewrite(path: Path, entries: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


# --- there and back ----------------------------------------------------------------------------------


def test_a_network_that_was_read_parses_like_the_one_that_was_written(
    path: Path, tiny: Network, rules: WordRules
) -> None:
    found = read_weights(path, rules)
    assert (found.shape, found.classes) == (tiny.shape, tiny.classes)
    for new, old in zip(Model(found.nlp).parse(SENTENCES), Model(tiny.nlp).parse(SENTENCES), strict=True):
        assert (new.tokens, new.names) == (old.tokens, old.names)


def test_a_network_that_was_read_still_knows_its_sentence(path: Path, rules: WordRules) -> None:
    (parse,) = Model(read_weights(path, rules).nlp).parse(SENTENCES[:1])
    assert [t.relation for t in parse.tokens] == ["det", "nsubj", "root", "obj", "punct"]
    assert [t.lemma for t in parse.tokens] == ["le", "rebelle", "quitter", "Taji", "."]
    assert [n.label for n in parse.names] == ["ARMED", "LOC"]


def test_every_number_is_the_one_that_was_kept(path: Path, tiny: Network, rules: WordRules) -> None:
    pairs = zip(trained_pipes(tiny.nlp), trained_pipes(read_weights(path, rules).nlp), strict=True)
    for (name, written), (_, found) in pairs:
        old, new = _parameters(written.model), _parameters(found.model)
        assert old.keys() == new.keys(), name
        for (n, parameter), values in old.items():
            assert new[n, parameter].dtype == np.float32, (name, parameter)
            assert np.array_equal(grow(shrink(values, parameter)), new[n, parameter]), (name, parameter)


def test_hash_tables_are_kept_once_and_are_those_of_both_embeddings(
    path: Path, tiny: Network, rules: WordRules
) -> None:
    entries, pipes = _entries(path), dict(trained_pipes(read_weights(path, rules).nlp))
    assert (
        len(entries["content.msgpack"]) < len(entries["tok2vec.msgpack"]) - sum(tiny.shape.rows) * tiny.shape.width // 2
    )
    own, other = _tables(pipes["content"].model), _tables(pipes["tok2vec"].model)
    assert len(own) == len(tiny.shape.rows)
    assert all(np.array_equal(a, b) for a, b in zip(own, other, strict=True))


def _tables(layer: Layer) -> list[np.ndarray]:
    """The hash tables of an embedding."""
    return [values for (_, name), values in _parameters(layer).items() if name == "E"]


def test_outputs_differ_by_no_more_than_short_numbers_cost(path: Path, tiny: Network, rules: WordRules) -> None:
    found = read_weights(path, rules)
    for sentence in SENTENCES:
        old, new = (n.nlp.get_pipe("tok2vec").predict([n.nlp.make_doc(sentence)])[0] for n in (tiny, found))
        assert np.allclose(old, new, atol=0.1)
        assert not np.array_equal(old, new)


def test_the_file_holds_one_entry_a_component_and_one_for_the_size(path: Path) -> None:
    assert tuple(_entries(path)) == ENTRIES


def test_the_same_network_gives_the_same_bytes(path: Path, tiny: Network, tmp_path: Path) -> None:
    again = tmp_path / "again.zip"
    write_weights(again, tiny)
    assert again.read_bytes() == path.read_bytes()


def test_nothing_in_the_file_depends_on_the_day_or_on_the_run(path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        dates = {entry.date_time for entry in archive.infolist()}
        head = json.loads(archive.read("network.json"))
    assert dates == {(1980, 1, 1, 0, 0, 0)}
    assert head["strings"] == sorted(set(head["strings"]))
    assert list(head["classes"]) == sorted(head["classes"])


def test_what_was_read_and_written_again_parses_alike(path: Path, rules: WordRules, tmp_path: Path) -> None:
    again, first = tmp_path / "again.zip", read_weights(path, rules)
    write_weights(again, first)
    for new, old in zip(
        Model(read_weights(again, rules).nlp).parse(SENTENCES), Model(first.nlp).parse(SENTENCES), strict=True
    ):
        assert (new.tokens, new.names) == (old.tokens, old.names)


# --- short numbers -----------------------------------------------------------------------------------

NUMBERS = arrays(np.float32, (3, 4), elements=st.floats(-1000, 1000, width=32))


@given(NUMBERS)
@settings(deadline=None)
def test_a_number_of_a_hash_table_is_off_by_half_a_step_of_its_row_at_most(values: np.ndarray) -> None:
    steps = np.abs(values).max(axis=1, keepdims=True) / 127
    assert np.all(np.abs(grow(shrink(values, "E")) - values) <= 0.501 * steps + 1e-12)


@given(NUMBERS)
@settings(deadline=None)
def test_any_other_number_is_kept_in_half_precision(values: np.ndarray) -> None:
    assert np.array_equal(grow(shrink(values, "W")), values.astype(np.float16).astype(np.float32))


def test_rows_are_scaled_one_by_one_and_a_row_of_zeros_stays_so() -> None:
    kept = shrink(np.array([[1, 0.5], [1000, 500], [0, 0]], dtype=np.float32), "E")
    assert kept["rows"].dtype == np.int8
    assert kept["rows"].tolist() == [[127, 64], [127, 64], [0, 0]]
    assert np.array_equal(grow(kept)[2], [0, 0])


@pytest.mark.parametrize("name", ["E", "W"])
def test_whole_numbers_are_kept_as_they_are(name: str) -> None:
    values = np.array([[1, 2], [3, 4]], dtype=np.int32)
    assert shrink(values, name) is values
    assert grow(values) is values


# --- a write that fails ------------------------------------------------------------------------------


def test_a_write_that_fails_leaves_the_old_file(path: Path, tiny: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    old = path.read_bytes()
    write = zipfile.ZipFile.writestr

    def fill_up(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, content: bytes, **options: int) -> None:
        if entry.filename == "parser.msgpack":
            raise OSError("no space left")
        write(archive, entry, content, **options)

    monkeypatch.setattr(zipfile.ZipFile, "writestr", fill_up)
    with pytest.raises(OSError, match="no space left"):
        write_weights(path, tiny)
    assert path.read_bytes() == old


def test_a_write_replaces_the_old_file_and_leaves_no_other(path: Path, tiny: Network) -> None:
    good = path.read_bytes()
    path.write_bytes(b"old")
    write_weights(path, tiny)
    assert path.read_bytes() == good
    assert [p.name for p in path.parent.iterdir()] == ["weights.zip"]


# --- files that are missing or damaged ---------------------------------------------------------------


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path, rules: WordRules) -> None:
    with pytest.raises(ModelError, match=rf"weights\.zip is missing from {re.escape(str(tmp_path))}"):
        read_weights(tmp_path / "weights.zip", rules)


def assert_refused(path: Path, rules: WordRules) -> None:
    with pytest.raises(ModelError, match=rf"{re.escape(str(path))} is damaged"):
        read_weights(path, rules)


@pytest.mark.parametrize("share", [0.0, 0.01, 0.5, 0.99])
def test_a_file_that_was_cut_short_is_refused_by_name(path: Path, rules: WordRules, share: float) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    assert_refused(path, rules)


@pytest.mark.parametrize("content", [b"garbage", b"PK\x03\x04", b"\x00" * 100], ids=["words", "head", "zeros"])
def test_a_file_that_is_no_archive_is_refused_by_name(path: Path, rules: WordRules, content: bytes) -> None:
    path.write_bytes(content)
    assert_refused(path, rules)


def test_a_folder_in_the_place_of_the_file_is_refused_by_name(path: Path, rules: WordRules) -> None:
    path.unlink()
    path.mkdir()
    assert_refused(path, rules)


@pytest.mark.parametrize("name", ENTRIES)
def test_an_archive_without_one_of_its_entries_is_refused_by_name(path: Path, rules: WordRules, name: str) -> None:
    _rewrite(path, {key: content for key, content in _entries(path).items() if key != name})
    assert_refused(path, rules)


@pytest.mark.parametrize(
    "content",
    [b"", b"garbage", b"\xc0", b"[]", b"\x81\xa5model\xc4\x00"],
    ids=["empty", "words", "nothing", "list", "hollow"],
)
@pytest.mark.parametrize("name", ENTRIES)
def test_an_archive_with_a_spoilt_entry_is_refused_by_name(
    path: Path, rules: WordRules, name: str, content: bytes
) -> None:
    _rewrite(path, {**_entries(path), name: content})
    assert_refused(path, rules)


def test_an_archive_with_an_empty_component_is_refused_by_name(path: Path, rules: WordRules) -> None:
    _rewrite(path, {**_entries(path), "parser.msgpack": b"\x80"})
    assert_refused(path, rules)


def test_an_archive_whose_compressed_bytes_are_spoilt_is_refused_by_name(path: Path, rules: WordRules) -> None:
    with zipfile.ZipFile(path) as archive:
        entry = archive.getinfo("tok2vec.msgpack")
    start = entry.header_offset + 30 + len(entry.filename)
    content = bytearray(path.read_bytes())
    content[start : start + 100] = b"\xff" * 100
    path.write_bytes(content)
    assert_refused(path, rules)


@pytest.mark.parametrize(
    ("key", "value"),
    [("shape", None), ("shape", {"width": 16}), ("classes", None), ("classes", ["rebelles"]), ("strings", None)],
    ids=["no shape", "half a shape", "no classes", "classes in a list", "no strings"],
)
def test_an_archive_with_another_head_is_refused_by_name(path: Path, rules: WordRules, key: str, value: object) -> None:
    entries = _entries(path)
    head = {**json.loads(entries["network.json"]), key: value}
    _rewrite(path, {**entries, "network.json": json.dumps(head).encode()})
    assert_refused(path, rules)


@pytest.mark.parametrize(("key", "value"), [("width", 32), ("depth", 2), ("hidden", 7), ("rows", [50])])
def test_weights_of_another_size_than_the_head_says_are_refused_by_name(
    path: Path, rules: WordRules, key: str, value: object
) -> None:
    entries = _entries(path)
    head = json.loads(entries["network.json"])
    head["shape"][key] = value
    _rewrite(path, {**entries, "network.json": json.dumps(head).encode()})
    assert_refused(path, rules)
