"""`recoupe read`: reports in, claims out, in four formats, with exit codes that can be relied on."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

from recoupe.cli import _group
from recoupe.extract.backend import DEFAULT
from recoupe.model import Document
from recoupe.model.codec import schema

SENTENCE = "Des hommes armés ont enlevé trois journalistes lundi à Kirkouk, en Irak."


def run(*arguments: str | Path, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(_group, [str(a) for a in arguments], input=stdin)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def test_the_default_back_end_is_that_of_the_package(report: Path) -> None:
    for options, name in (((), DEFAULT), (("--backend", "rules"), "rules")):
        line = run("read", report, "--format", "jsonl", *options).stdout
        assert json.loads(line)["made_by"]["backend"] == name


def test_json_lines_are_documents_of_the_contract(report: Path) -> None:
    done = run("read", report, report, "--format", "jsonl", "--published", "2020-11-20", "--outlet", "Press TV")
    assert done.exit_code == 0
    lines = done.stdout.splitlines()
    assert len(lines) == 2
    for line in lines:
        jsonschema.validate(json.loads(line), schema(Document, "recoupe/document/1"))
        document = Document.from_dict(json.loads(line))
        assert [c.kind for c in document.claims] == ["armed.abduction"]


def test_csv_has_a_header_and_a_row_a_claim(report: Path) -> None:
    done = run("read", report, "--format", "csv", "--published", "2020-11-20")
    rows = list(csv.DictReader(io.StringIO(done.stdout)))
    assert [(row["kind"], row["start"]) for row in rows] == [("armed.abduction", "2020-11-16")]


def test_html_is_one_page_that_quotes_the_report(report: Path) -> None:
    done = run("read", report, "--format", "html")
    assert done.stdout.lower().startswith("<!doctype html>")
    assert "journalistes" in done.stdout
    assert "http://" not in done.stdout.split("<body")[0]


def test_the_table_is_what_is_printed_by_default(report: Path) -> None:
    done = run("read", report)
    assert done.exit_code == 0
    assert "abduction" in done.stdout.casefold()


def test_standard_input_is_read_for_a_dash() -> None:
    done = run("read", "-", "--format", "jsonl", stdin=SENTENCE.encode())
    assert json.loads(done.stdout)["text"] == SENTENCE


def test_a_folder_is_read_whole(report: Path) -> None:
    (report.parent / "second.txt").write_text(SENTENCE, encoding="utf-8")
    assert len(run("read", report.parent, "--format", "jsonl").stdout.splitlines()) == 2


def test_an_unreadable_file_does_not_stop_the_others(report: Path) -> None:
    missing = report.with_name("missing.txt")
    done = run("read", missing, report, "--format", "jsonl")
    assert done.exit_code == 1
    assert [json.loads(line)["source"] for line in done.stdout.splitlines()] == [str(report)]
    assert [line for line in done.stderr.splitlines() if str(missing) in line] == [
        f"{missing}: no such file or folder; check the path"
    ]


def test_the_tally_of_a_run_with_rejections_is_the_last_line_on_standard_error(report: Path) -> None:
    done = run("read", report.with_name("missing.txt"), report, "--format", "jsonl")
    assert done.stderr.splitlines()[-1] == "1 read, 1 not read"


def test_a_report_in_a_language_without_a_pack_is_printed_and_its_fate_told(report: Path) -> None:
    done = run("read", report, "--language", "de", "--format", "jsonl")
    assert json.loads(done.stdout)["claims"] == []
    assert "no language pack for 'de'" in done.stderr


def test_a_good_run_says_nothing_on_standard_error(report: Path) -> None:
    assert run("read", report, "--format", "jsonl").stderr == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--published", "yesterday"], "yesterday"),
        (["--published", "2020-13-45"], "2020-13-45"),
        (["--as-of", "soon"], "soon"),
        (["--backend", "oracle"], "no back end 'oracle'"),
        (["--format", "xml"], "xml"),
        (["--colour"], "--colour"),
    ],
)
def test_a_call_that_is_wrong_ends_with_two_and_prints_nothing(report: Path, arguments: list[str], words: str) -> None:
    done = run("read", report, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in done.stderr


def test_a_call_without_a_source_is_wrong() -> None:
    assert run("read").exit_code == 2


def test_the_same_call_prints_the_same_bytes(report: Path) -> None:
    arguments = ("read", report, "--format", "jsonl", "--published", "2020-11-20")
    assert run(*arguments).stdout == run(*arguments).stdout


def test_only_the_kinds_asked_for_are_printed(report: Path) -> None:
    for format_ in ("csv", "jsonl", "html", "table"):
        kept = run("read", report, "--format", format_, "--only", "armed").stdout
        left = run("read", report, "--format", format_, "--only", "diplomacy").stdout
        assert len(left) < len(kept)
    lines = run("read", report, "--format", "jsonl", "--only", "diplomacy").stdout.splitlines()
    assert [json.loads(line)["claims"] for line in lines] == [[]]


def test_a_kind_that_does_not_exist_is_a_wrong_call_that_lists_what_there_is(report: Path) -> None:
    done = run("read", report, "--only", "nonsense")
    assert done.exit_code == 2
    assert len(done.stderr.splitlines()) == 1
    assert "'nonsense'" in done.stderr
    assert "movement" in done.stderr
