"""The layer of names points into the passages, and every slip is told with its file and line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recoupe.errors import ScoreError
from recoupe.learn.corpus import Passage, find_folder, load
from recoupe.learn.corpus_names import Mark, check_names, compare_readings, count_names, load_names

TEXT = "Taji : deux soldats tués à Taji, selon Karim Bello."
CORPUS = find_folder(Path(__file__).parent)


def _passage() -> Passage:
    return Passage(Path("fr-x.jsonl"), 1, {"id": "fr-x-001", "language": "fr", "text": TEXT})


def _write(folder: Path, name: str, *names: list[list[object]]) -> Path:
    (folder / "names").mkdir(exist_ok=True)
    lines = [json.dumps({"id": "fr-x-001", "names": n}) for n in names]
    (folder / "names" / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def test_a_mark_is_found_by_its_quote_and_its_number(tmp_path: Path) -> None:
    folder = _write(tmp_path, "fr-x.jsonl", [["LOC", "Taji", 2], ["TOLL", "deux soldats"], ["PER", "Karim Bello"]])
    (marked,) = load_names(folder, {"fr-x-001": _passage()}, "fr-*")
    assert marked.marks == (Mark(7, 19, "TOLL"), Mark(27, 31, "LOC"), Mark(39, 50, "PER"))


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        (["LOC", "Bagdad"], "'Bagdad' .* not in the text"),
        (["LOC", "Taji", 3], "number 3"),
        (["PLACE", "Taji"], "'PLACE' is no label"),
    ],
)
def test_a_mark_that_does_not_fit_is_told_with_file_and_line(tmp_path: Path, name: list[object], reason: str) -> None:
    folder = _write(tmp_path, "fr-x.jsonl", [name])
    with pytest.raises(ScoreError, match=rf"fr-x\.jsonl:1: .*{reason}"):
        list(load_names(folder, {"fr-x-001": _passage()}, "fr-*"))


def test_names_of_an_unknown_passage_are_refused(tmp_path: Path) -> None:
    folder = _write(tmp_path, "fr-x.jsonl", [])
    assert any("no passage 'fr-x-001'" in fault for fault in check_names(folder, []))


def test_overlapping_and_repeated_names_are_faults(tmp_path: Path) -> None:
    names: list[list[object]] = [["TOLL", "deux soldats"], ["ARMED", "soldats"]]
    faults = list(check_names(_write(tmp_path, "fr-x.jsonl", names, []), [_passage()]))
    assert faults == ["fr-x-001: 'deux soldats' and 'soldats' overlap", "fr-x-001: names are marked twice"]


def test_readings_are_compared_by_span_and_label(tmp_path: Path) -> None:
    _write(tmp_path, "fr-x.jsonl", [["LOC", "Taji"], ["PER", "Karim Bello"]])
    _write(tmp_path, "second-fr.jsonl", [["LOC", "Taji"], ["ORG", "Karim Bello"]])
    compared = compare_readings(tmp_path, [_passage()])["fr"]
    assert (compared["LOC"], compared["PER"], compared["all"]) == ((1, 1, 1), (1, 0, 0), (2, 2, 1))


def test_the_layer_of_the_corpus_is_sound_and_large() -> None:
    passages = list(load(CORPUS))
    assert list(check_names(CORPUS, passages)) == []
    counts = count_names(CORPUS, passages)
    assert all(counts[language]["passages with names"] >= 1300 for language in ("fr", "en"))
